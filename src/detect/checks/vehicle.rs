//! Vehicles and devices.

use super::digits::{all_same, digit, luhn};

/// VIN: 17 characters without I, O, Q, check digit at the ninth place (49 CFR 565.15).
pub fn vin(value: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let transliterate = |b: u8| match b {
        b'0'..=b'9' => digit(b),
        b'A'..=b'H' => u32::from(b - b'A') + 1,
        b'J'..=b'N' => u32::from(b - b'J') + 1,
        b'P' => 7,
        b'R' => 9,
        b'S'..=b'Z' => u32::from(b - b'S') + 2,
        _ => 0,
    };
    let sum: u32 = value.iter().zip(WEIGHTS).map(|(&b, w)| transliterate(b) * w).sum();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let expected = if sum % 11 == 10 { b'X' } else { b'0' + (sum % 11) as u8 };
    value.len() == 17
        && value.get(8) == Some(&expected)
        && (4..17).contains(&digits)
        && !all_same(value)
        && value != b"1M8GDM9AXKP042788"
}

/// IMEI: 15 digits with Luhn (3GPP TS 23.003).
pub fn imei(value: &[u8]) -> bool {
    value.len() == 15 && luhn(value) && !all_same(value)
}

/// ICCID of a SIM card: 19 or 20 digits from 89, Luhn (ITU-T E.118).
pub fn iccid(value: &[u8]) -> bool {
    (19..=20).contains(&value.len()) && value.starts_with(b"89") && luhn(value)
}

/// IMSI: 14 or 15 digits that begin with a mobile country code (ITU-T E.212).
pub fn imsi(value: &[u8]) -> bool {
    (14..=15).contains(&value.len()) && matches!(value.first(), Some(b'2'..=b'7')) && !all_same(value)
}

/// A MAC address that a device has: not the broadcast address, zero, or those for documentation (RFC 7042, 2.1.1).
pub fn mac(value: &[u8]) -> bool {
    let documented = value.get(..10).is_some_and(|head| head.eq_ignore_ascii_case(b"00005E0053"));
    value.len() == 12 && !documented && !all_same(value)
}
