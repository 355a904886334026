//! Numbers that governments give to people.

use super::digits::{all_same, digit};

fn number(value: &[u8]) -> u32 {
    value.iter().fold(0, |n, &b| n * 10 + digit(b))
}

fn parts(value: &[u8]) -> Option<(u32, u32, u32)> {
    let value: &[u8; 9] = value.try_into().ok()?;
    if !value.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some((number(&value[..3]), number(&value[3..5]), number(&value[5..])))
}

/// A Social Security number that can have been issued: area not 000, 666 or 900-999, group not 00, serial not
/// 0000 (SSA, POMS RM 10201.035; randomised since 2011-06-25), and not one of the numbers known from samples.
pub fn ssn(value: &[u8]) -> bool {
    let issued = parts(value).is_some_and(|(area, group, serial)| {
        area != 0 && area != 666 && area < 900 && group != 0 && serial != 0
    });
    issued && !all_same(value) && !SAMPLE_SSNS.contains(&value)
}

/// A number that people type as an example of a Social Security number; not those on specimens, which are nobody's.
pub fn ssn_sample(value: &[u8]) -> bool {
    let specimen = SAMPLE_SSNS.iter().position(|s| *s == value).is_some_and(|place| place < 3);
    parts(value).is_some() && !specimen && (SAMPLE_SSNS.contains(&value) || value.starts_with(b"98765432"))
}

/// Three numbers printed on cards in wallets and in forms, and those that people type as an example.
const SAMPLE_SSNS: [&[u8]; 8] = [
    b"078051120",
    b"219099999",
    b"457555462",
    b"123456789",
    b"111223333",
    b"222334444",
    b"333445555",
    b"987654321",
];

/// An Individual Taxpayer Identification Number: 9xx with a middle pair of 50-65, 70-88, 90-92 or 94-99 (IRS).
pub fn itin(value: &[u8]) -> bool {
    parts(value).is_some_and(|(area, group, serial)| {
        area >= 900 && matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99) && serial != 0
    })
}

/// An Adoption Taxpayer Identification Number: 9xx with the middle pair 93 (IRS).
pub fn atin(value: &[u8]) -> bool {
    parts(value).is_some_and(|(area, group, _)| area >= 900 && group == 93)
}

/// An Employer Identification Number's first two digits, as the IRS lists its campuses.
pub fn ein(value: &[u8]) -> bool {
    let Some(head) = value.first_chunk::<2>() else { return false };
    matches!(number(head), 1..=6 | 10..=16 | 20..=27 | 30..=48 | 50..=68 | 71..=77 | 80..=88 | 90..=95 | 98 | 99)
        && !all_same(value)
}
