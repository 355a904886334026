//! National numbers of Asian countries, Israel and New Zealand.

use super::calendar::{day_exists, month_day, two};
use super::digits::{digit, luhn, plausible, weighted};

fn last(value: &[u8]) -> Option<u32> {
    value.last().map(|&b| digit(b))
}

/// Japanese individual number (My Number): weights 6 to 2 and 7 to 2, modulo eleven (平成26年総務省令第85号).
pub fn my_number(value: &[u8]) -> bool {
    let sum = weighted(value, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    value.len() == 12 && last(value) == Some((11 - sum) % 11 % 10) && plausible(value)
}

/// Thai citizen number: weights 13 to 2, modulo eleven (กรมการปกครอง).
pub fn thai(value: &[u8]) -> bool {
    let sum = weighted(value, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    value.len() == 13
        && !matches!(value.first(), Some(b'0' | b'9'))
        && last(value) == Some((11 - sum) % 10)
        && plausible(value)
}

/// Taiwanese identity and resident numbers: a letter worth two digits, weights 9 to 1, modulo ten (內政部).
pub fn taiwan(value: &[u8]) -> bool {
    let letter = |b: u8| b"ABCDEFGHJKLMNPQRSTUVXYWZIO".iter().position(|l| *l == b).map(|i| i as u32 + 10);
    let (Some(&first), Some(rest)) = (value.first(), value.get(1..)) else { return false };
    let Some(worth) = letter(first) else { return false };
    let sum = worth / 10 + worth % 10 * 9 + weighted(rest, &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    value.len() == 10 && matches!(rest.first(), Some(b'1' | b'2' | b'8' | b'9')) && sum.is_multiple_of(10)
}

/// Hong Kong identity card: letters and digits weighted 9 to 1, modulo eleven, A for ten (入境事務處).
pub fn hkid(value: &[u8]) -> bool {
    let worth = |b: u8| if b.is_ascii_digit() { digit(b) } else { u32::from(b.wrapping_sub(b'A')) + 10 };
    let Some((&check, body)) = value.split_last() else { return false };
    let check = if check == b'A' { 10 } else { digit(check) };
    // A single letter has a blank before it, which counts 36.
    let blank = if body.len() == 7 { 36 * 9 } else { 0 };
    let sum: u32 = body.iter().rev().zip(2..).map(|(&b, weight)| worth(b) * weight).sum();
    (7..=8).contains(&body.len()) && (blank + sum + check).is_multiple_of(11)
}

/// Malaysian NRIC: a date and a place of birth (Jabatan Pendaftaran Negara).
pub fn mykad(value: &[u8]) -> bool {
    value.len() == 12
        && month_day(value, 2)
        && matches!(two(value, 6), 1..=16 | 21..=68 | 71 | 72 | 74..=79 | 82..=93 | 98 | 99)
}

/// Indonesian NIK: a district, a date with 40 added to the day of women, a serial number (Dukcapil).
pub fn nik(value: &[u8]) -> bool {
    let day = two(value, 6);
    value.len() == 16
        && matches!(two(value, 0), 11..=21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97)
        && day_exists(two(value, 8), if day > 40 { day - 40 } else { day })
        && !value.ends_with(b"0000")
}

/// Israeli identity number: nine digits, Luhn (רשות האוכלוסין).
pub fn israel(value: &[u8]) -> bool {
    value.len() == 9 && luhn(value) && plausible(value)
}

/// Saudi national identity or iqama: ten digits from 1 or 2, Luhn (الأحوال المدنية).
pub fn saudi(value: &[u8]) -> bool {
    value.len() == 10 && matches!(value.first(), Some(b'1' | b'2')) && luhn(value) && plausible(value)
}

/// Emirati identity number: 784, a year of birth, Luhn (ICP).
pub fn emirates(value: &[u8]) -> bool {
    value.len() == 15 && value.starts_with(b"784") && luhn(value)
}

/// Pakistani CNIC: a province and, at the end, a digit for the sex (NADRA).
pub fn cnic(value: &[u8]) -> bool {
    value.len() == 13 && matches!(value.first(), Some(b'1'..=b'7')) && value.last() != Some(&b'0')
}

/// New Zealand IRD number: weights 3, 2, 7, 6, 5, 4, 3, 2, or 7, 4, 3, 2, 5, 2, 7, 6 when those leave ten (Inland
/// Revenue, resident withholding tax specification).
pub fn ird(value: &[u8]) -> bool {
    let Some((&check, body)) = value.split_last() else { return false };
    let skip = 8usize.saturating_sub(body.len());
    let modulo =
        |weights: &[u32; 8]| (11 - weighted(body, weights.get(skip..).unwrap_or_default()) % 11) % 11;
    let expected = match modulo(&[3, 2, 7, 6, 5, 4, 3, 2]) {
        10 => modulo(&[7, 4, 3, 2, 5, 2, 7, 6]),
        n => n,
    };
    let number = value.iter().fold(0, |n: u32, &b| n.saturating_mul(10).saturating_add(digit(b)));
    (8..=9).contains(&value.len()) && (10_000_001..150_000_000).contains(&number) && expected == digit(check)
}

/// New Zealand NHI number: letters and digits weighted 7 to 2; the old form checks modulo eleven, the new one by a
/// letter modulo 23 (HISO 10046).
pub fn nhi(value: &[u8]) -> bool {
    const LETTERS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let worth = |b: u8| match b {
        b'0'..=b'9' => digit(b),
        _ => LETTERS.iter().position(|l| *l == b).map_or(0, |i| i as u32 + 1),
    };
    let Some((&check, body)) = value.split_last() else { return false };
    let sum: u32 = body.iter().zip((2..=7).rev()).map(|(&b, weight)| worth(b) * weight).sum();
    value.len() == 7
        && if check.is_ascii_digit() {
            !sum.is_multiple_of(11) && digit(check) == (11 - sum % 11) % 10
        } else {
            worth(check) == 23 - sum % 23
        }
}
