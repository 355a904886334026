//! Numbers of passports, identity cards, licences and insurance cards.

use super::calendar::{day_exists, two};
use super::digits::digit;

/// What a character of a travel document is worth: digits themselves, A to Z 10 to 35, the filler nothing.
fn worth(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => digit(byte),
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => 0,
    }
}

/// Weights 7, 3, 1 in turn, modulo ten, the last character the check digit (ICAO Doc 9303 part 3, 4.9).
pub fn icao(field: &[u8]) -> bool {
    let Some((check, body)) = field.split_last() else { return false };
    let sum: u32 = body.iter().zip([7, 3, 1].into_iter().cycle()).map(|(&b, weight)| worth(b) * weight).sum();
    check.is_ascii_digit() && sum % 10 == digit(*check)
}

/// German identity card or passport with its check digit: ten characters by ICAO Doc 9303 (Personalausweisverordnung).
pub fn de_card(value: &[u8]) -> bool {
    value.len() == 10 && icao(value) && value.iter().any(u8::is_ascii_digit)
}

/// German health insurance number: a letter worth two digits, weights 1 and 2 in turn, digits summed, modulo ten
/// (GKV-Spitzenverband, § 290 SGB V).
pub fn kvnr(value: &[u8]) -> bool {
    let (Some(&letter), Some(rest)) = (value.first(), value.get(1..9)) else { return false };
    let number = u32::from(letter.wrapping_sub(b'A')) + 1;
    let digits = [number / 10, number % 10].into_iter().chain(rest.iter().map(|&b| digit(b)));
    let sum: u32 = digits.zip([1, 2].into_iter().cycle()).map(|(d, w)| d * w / 10 + d * w % 10).sum();
    value.len() == 10 && value.last().map(|&b| digit(b)) == Some(sum % 10)
}

/// German pension insurance number: an area, a date, a letter worth two digits, weights 2, 1, 2, 5, 7, 1, 2, 1, 2, 1,
/// 2, 1, digits summed, modulo ten (VKVV § 2).
pub fn rvnr(value: &[u8]) -> bool {
    const WEIGHTS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    let (Some(head), Some(&letter), Some(tail)) = (value.get(..8), value.get(8), value.get(9..11)) else {
        return false;
    };
    let number = u32::from(letter.wrapping_sub(b'A')) + 1;
    let digits = head.iter().map(|&b| digit(b)).chain([number / 10, number % 10]);
    let digits = digits.chain(tail.iter().map(|&b| digit(b)));
    let sum: u32 = digits.zip(WEIGHTS).map(|(d, w)| d * w / 10 + d * w % 10).sum();
    value.len() == 12
        && (1..=12).contains(&two(value, 4))
        && value.last().map(|&b| digit(b)) == Some(sum % 10)
}

/// French tax number (SPI): ten digits modulo 511 are the last three (DGFiP).
pub fn spi(value: &[u8]) -> bool {
    let rest = value.iter().take(10).fold(0, |rest, &b| (rest * 10 + digit(b)) % 511);
    let check = value.get(10..).unwrap_or_default().iter().fold(0, |n, &b| n * 10 + digit(b));
    value.len() == 13 && check == rest
}

/// British driver number: five characters of the name, decade, month with 50 added for women, day, year (DVLA).
pub fn uk_driver(value: &[u8]) -> bool {
    let month = two(value, 6);
    value.len() == 16
        && value.first().is_some_and(u8::is_ascii_alphabetic)
        && day_exists(if month > 50 { month - 50 } else { month }, two(value, 8))
}

/// The second line of a passport's machine-readable zone without its fillers: somewhere three letters of a country,
/// a date of birth and a date of expiry, each with its check digit (ICAO Doc 9303 part 4).
pub fn mrz(value: &[u8]) -> bool {
    value.windows(10).any(|w| w.iter().take(3).all(u8::is_ascii_alphabetic) && w.get(3..).is_some_and(dated))
        && value.windows(7).filter(|w| dated(w)).count() >= 2
}

/// The second line of an identity card's machine-readable zone: a date of birth and a date of expiry, each with its
/// check digit (ICAO Doc 9303 part 5).
pub fn mrz_card(value: &[u8]) -> bool {
    let expiry = if value.get(7).is_some_and(u8::is_ascii_digit) { 7 } else { 8 };
    value.get(..7).is_some_and(dated) && value.get(expiry..expiry + 7).is_some_and(dated)
}

/// Six digits of a date and their check digit.
fn dated(field: &[u8]) -> bool {
    field.iter().all(u8::is_ascii_digit) && day_exists(two(field, 2), two(field, 4)) && icao(field)
}
