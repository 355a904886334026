//! National numbers of countries outside Europe.

use super::calendar::month_day;
use super::digits::{all_same, digit, luhn, plausible, weighted};

/// Canadian Social Insurance Number: nine digits, Luhn, not from 0 or 8 (Service Canada).
pub fn ca_sin(value: &[u8]) -> bool {
    value.len() == 9
        && !matches!(value.first(), Some(b'0' | b'8'))
        && luhn(value)
        && !all_same(value)
        && value != b"046454286"
}

/// Australian tax file number: weights 1, 4, 3, 7, 5, 8, 6, 9, 10, total a multiple of eleven (ATO).
pub fn au_tfn(value: &[u8]) -> bool {
    let weights: &[u32] = match value.len() {
        8 => &[10, 7, 8, 4, 6, 3, 5, 1],
        9 => &[1, 4, 3, 7, 5, 8, 6, 9, 10],
        _ => return false,
    };
    weighted(value, weights).is_multiple_of(11) && plausible(value)
}

/// Australian Medicare card: weights 1, 3, 7, 9 twice over eight digits, total modulo ten the ninth (Services
/// Australia, Medicare card number).
pub fn au_medicare(value: &[u8]) -> bool {
    matches!(value.first(), Some(b'2'..=b'6'))
        && (10..=11).contains(&value.len())
        && value.get(8).map(|&b| digit(b)) == Some(weighted(value, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10)
}

/// Aadhaar: twelve digits from 2 on, Verhoeff's check digit, no palindrome (UIDAI).
pub fn aadhaar(value: &[u8]) -> bool {
    value.len() == 12
        && matches!(value.first(), Some(b'2'..=b'9'))
        && !value.iter().eq(value.iter().rev())
        && verhoeff(value)
}

/// Verhoeff's check over the dihedral group of ten (J. Verhoeff, Error Detecting Decimal Codes, 1969).
pub(super) fn verhoeff(value: &[u8]) -> bool {
    const MOVED: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let mut check = 0;
    for (place, &byte) in value.iter().rev().enumerate() {
        let moved = (0..place % 8).fold(digit(byte), |d, _| MOVED.get(d as usize).copied().unwrap_or(0));
        check = turn(check, moved);
    }
    check == 0
}

/// The product of two elements of that group: 0 to 4 turn, 5 to 9 turn and reflect.
fn turn(a: u32, b: u32) -> u32 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a + 5 - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    }
}

/// Mexican CURP: an embedded date and a check digit modulo ten over base 37 with Ñ (RENAPO, Instructivo Normativo).
pub fn curp(value: &[u8]) -> bool {
    let worth = |b: u8| match b {
        b'0'..=b'9' => digit(b),
        b'A'..=b'N' => u32::from(b - b'A') + 10,
        b'O'..=b'Z' => u32::from(b - b'O') + 25,
        _ => 0,
    };
    let sum: u32 = value.iter().take(17).zip((2..=18).rev()).map(|(&b, w)| worth(b) * w).sum();
    value.len() == 18 && month_day(value, 6) && value.last().map(|&b| digit(b)) == Some((10 - sum % 10) % 10)
}

/// Brazilian CPF: two check digits modulo eleven (Receita Federal).
pub fn cpf(value: &[u8]) -> bool {
    let check = |digits: usize| {
        let top = digits as u32 + 1;
        let sum: u32 = value.iter().take(digits).enumerate().map(|(i, &b)| digit(b) * (top - i as u32)).sum();
        value.get(digits).map(|&b| digit(b)) == Some(sum * 10 % 11 % 10)
    };
    value.len() == 11 && plausible(value) && check(9) && check(10)
}

/// Singapore's NRIC and FIN: weights 2, 7, 6, 5, 4, 3, 2 and a letter by series (ICA).
pub fn nric(value: &[u8]) -> bool {
    let (Some(series), Some(digits), Some(last)) = (value.first(), value.get(1..8), value.get(8)) else {
        return false;
    };
    let (offset, letters) = match series {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    let sum = weighted(digits, &[2, 7, 6, 5, 4, 3, 2]) + offset;
    value.len() == 9 && letters.get((sum % 11) as usize) == Some(last)
}

/// South African identity number: a date of birth, citizenship 0 to 2, Luhn (Department of Home Affairs).
pub fn za_id(value: &[u8]) -> bool {
    value.len() == 13 && month_day(value, 2) && matches!(value.get(10), Some(b'0'..=b'2')) && luhn(value)
}

/// South Korean resident registration: a date of birth and a mark of century and sex; a check digit modulo eleven
/// is left out, for numbers given since October 2020 have none (Ministry of the Interior and Safety).
pub fn kr_rrn(value: &[u8]) -> bool {
    value.len() == 13 && month_day(value, 2) && matches!(value.get(6), Some(b'1'..=b'8'))
}

/// Chinese resident identity: a date of birth and ISO 7064 mod 11-2 (GB 11643-1999).
pub fn cn_ric(value: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let expected = b"10X98765432".get((weighted(value, &WEIGHTS) % 11) as usize);
    let century = matches!(value.get(6..8), Some(b"19" | b"20"));
    value.len() == 18 && century && month_day(value, 10) && value.last() == expected
}

/// Chilean RUT: weights 2 to 7 in turn from the right, modulo eleven, K for ten (Registro Civil).
pub fn rut(value: &[u8]) -> bool {
    let Some((last, digits)) = value.split_last() else { return false };
    let sum: u32 = digits.iter().rev().zip((2..=7).cycle()).map(|(&b, w)| digit(b) * w).sum();
    let expected = b"0K987654321".get((sum % 11) as usize);
    (8..=9).contains(&value.len()) && Some(last) == expected && plausible(digits)
}
