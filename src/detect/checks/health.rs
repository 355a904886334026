//! Health identifiers.

use super::digits::{digit, luhn};

/// National Provider Identifier: ten digits from 1 or 2, Luhn over `80840` and the number (45 CFR 162.406).
pub fn npi(value: &[u8]) -> bool {
    let mut full = [0u8; 15];
    let (head, tail) = full.split_at_mut(5);
    head.copy_from_slice(b"80840");
    if value.len() != tail.len() || !matches!(value.first(), Some(b'1' | b'2')) || value == b"1234567893" {
        return false;
    }
    tail.copy_from_slice(value);
    luhn(&full)
}

/// DEA registration: two letters (or letter and 9), then digits with (d1+d3+d5) + 2(d2+d4+d6) ending in d7.
pub fn dea(value: &[u8]) -> bool {
    let Some(d) = value.get(2..9).filter(|_| value.len() == 9) else { return false };
    let sum = |places: [usize; 3]| places.iter().filter_map(|&i| d.get(i)).map(|&b| digit(b)).sum::<u32>();
    d.last().is_some_and(|&last| (sum([0, 2, 4]) + 2 * sum([1, 3, 5])) % 10 == digit(last))
        && value != b"AB1234563"
}

/// Medicare Beneficiary Identifier but for CMS's specimens.
pub fn mbi(value: &[u8]) -> bool {
    value.len() == 11 && !value.starts_with(b"1EG4TE5MK7")
}
