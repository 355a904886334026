//! National numbers of European countries.

use super::calendar::{day_exists, two};
use super::digits::{digit, plausible, weighted};

/// British National Insurance number but for the unused prefixes and the specimen (HMRC, NIM39110).
pub fn nino(value: &[u8]) -> bool {
    const UNUSED: [&[u8]; 7] = [b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];
    let prefix = value.get(..2).unwrap_or_default();
    value.len() == 9 && !UNUSED.contains(&prefix) && value.get(2..8).is_some_and(plausible)
}

/// NHS number: weights 10 to 2, modulo eleven (NHS Data Dictionary).
pub fn nhs(value: &[u8]) -> bool {
    let check = 11 - weighted(value, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    value.len() == 10 && value.last().map(|&b| digit(b)) == Some(check % 11) && plausible(value)
}

/// English unique pupil number: a check letter modulo 23 in front (Department for Education, UPN guide).
pub fn upn(value: &[u8]) -> bool {
    let letters = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let worth = |b: u8| match b {
        b'0'..=b'9' => Some(digit(b)),
        _ => letters.iter().position(|l| *l == b).map(|i| i as u32),
    };
    let mut sum = 0;
    for (&byte, weight) in value.iter().skip(1).zip(2..) {
        let Some(worth) = worth(byte) else { return false };
        sum += worth * weight;
    }
    value.len() == 13 && letters.get((sum % 23) as usize) == value.first()
}

/// British unique taxpayer reference: the first digit checks the others modulo eleven (HMRC).
pub fn utr(value: &[u8]) -> bool {
    let sum = weighted(value.get(1..).unwrap_or_default(), &[6, 7, 8, 9, 10, 5, 4, 3, 2]);
    let expected = b"21987654321".get((sum % 11) as usize);
    value.len() == 10 && value.first() == expected && plausible(value)
}

/// Spanish DNI and NIE: the number modulo 23 picks the letter (Ministerio del Interior).
pub fn dni(value: &[u8]) -> bool {
    let number = value.iter().take(8).fold(0, |n, &b| {
        n * 10
            + match b {
                b'X'..=b'Z' => u32::from(b - b'X'),
                _ => digit(b),
            }
    });
    let letter = b"TRWAGMYFPDXBNJZSQVHLCKE".get((number % 23) as usize);
    value.len() == 9 && value.last() == letter && value != b"12345678Z" && value != b"00000000T"
}

/// Italian codice fiscale: odd and even places by table, modulo 26 (DM 23 dicembre 1976).
pub fn codice_fiscale(value: &[u8]) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let place = |b: u8| if b.is_ascii_digit() { digit(b) } else { u32::from(b.wrapping_sub(b'A')) };
    let worth = |(i, &b): (usize, &u8)| match i % 2 {
        0 => ODD.get(place(b) as usize).copied().unwrap_or(0),
        _ => place(b),
    };
    let sum: u32 = value.iter().take(15).enumerate().map(worth).sum();
    value.len() == 16 && value.last().map(|&b| place(b)) == Some(sum % 26)
}

/// French NIR: key 97 less the number modulo 97, for numbers in digits only (INSEE).
pub fn nir(value: &[u8]) -> bool {
    let rest = value.iter().take(13).fold(0, |rest, &b| (rest * 10 + digit(b)) % 97);
    let key = value.get(13..).unwrap_or_default().iter().fold(0, |n, &b| n * 10 + digit(b));
    value.len() == 15 && matches!(value.first(), Some(b'1' | b'2' | b'7' | b'8')) && key == 97 - rest
}

/// German tax identification number: of ten digits one or two stand twice or thrice, ISO 7064 mod 11,10 (BZSt).
pub fn steuer_id(value: &[u8]) -> bool {
    let mut counts = [0u8; 10];
    for &byte in value.iter().take(10) {
        if let Some(count) = counts.get_mut(digit(byte) as usize) {
            *count += 1;
        }
    }
    let repeated = counts.iter().filter(|c| **c > 1).count();
    let product = value.iter().take(10).fold(10, |product, &b| {
        let sum = (digit(b) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    let expected = (11 - product) % 10;
    value.len() == 11
        && value.first() != Some(&b'0')
        && repeated == 1
        && counts.iter().all(|c| *c <= 3)
        && value.last().map(|&b| digit(b)) == Some(expected)
}

/// Polish PESEL: a date with the century in the month, weights 1, 3, 7, 9, modulo ten (Ustawa o ewidencji ludności).
pub fn pesel(value: &[u8]) -> bool {
    let sum = weighted(value, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
    value.len() == 11 && sum.is_multiple_of(10) && day_exists(two(value, 2) % 20, two(value, 4))
}

/// Dutch BSN: weights 9 to 2 and minus 1, total a multiple of eleven (Rijksdienst voor Identiteitsgegevens).
pub fn bsn(value: &[u8]) -> bool {
    let sum = weighted(value, &[9, 8, 7, 6, 5, 4, 3, 2]);
    let last = value.last().map_or(0, |&b| digit(b));
    value.len() == 9 && sum >= last && (sum - last).is_multiple_of(11) && plausible(value)
}
