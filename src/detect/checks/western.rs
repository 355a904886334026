//! National numbers of Belgium, Austria, Switzerland, Luxembourg, Portugal, Greece and Ireland.

use super::abroad::verhoeff;
use super::calendar::{day_month, month_day, two};
use super::digits::{digit, luhn, plausible, weighted};

/// Belgian rijksregisternummer: 97 less the number modulo 97, with a 2 in front for people born from 2000 on
/// (Koninklijk besluit van 3 april 1984).
pub fn rijksregister(value: &[u8]) -> bool {
    let head = value.get(..9).unwrap_or_default();
    let modulo = |from: u32| head.iter().fold(from, |rest, &b| (rest * 10 + digit(b)) % 97);
    let check = two(value, 9);
    value.len() == 11
        && two(value, 2) % 20 <= 12
        && two(value, 4) <= 31
        && plausible(value)
        && (check == 97 - modulo(0) || check == 97 - modulo(2))
}

/// Austrian Versicherungsnummer: the fourth digit checks the others modulo eleven, a date stands behind
/// (Dachverband der österreichischen Sozialversicherungen).
pub fn versicherungsnummer(value: &[u8]) -> bool {
    let sum = weighted(value, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]);
    // Months 13 to 15 are given where the serial numbers of a date are used up.
    let month = two(value, 6);
    value.len() == 10
        && value.first() != Some(&b'0')
        && (1..=31).contains(&two(value, 4))
        && (1..=15).contains(&month)
        && value.get(3).map(|&b| digit(b)) == Some(sum % 11)
}

/// Swiss AHV number: 756, nine digits and the check digit of an EAN-13 (ZAS).
pub fn ahv(value: &[u8]) -> bool {
    value.len() == 13
        && value.starts_with(b"756")
        && weighted(value, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10)
}

/// Luxembourgish matricule: a date of birth, a Luhn digit, and Verhoeff's digit over the same eleven (CCSS).
pub fn matricule(value: &[u8]) -> bool {
    let (Some(head), Some(body), Some(&second)) = (value.get(..12), value.get(..11), value.get(12)) else {
        return false;
    };
    let other: Vec<u8> = body.iter().copied().chain([second]).collect();
    value.len() == 13 && month_day(value, 4) && luhn(head) && verhoeff(&other)
}

/// Portuguese NIF: weights 9 to 2, modulo eleven (Autoridade Tributária e Aduaneira).
pub fn nif(value: &[u8]) -> bool {
    let sum = weighted(value, &[9, 8, 7, 6, 5, 4, 3, 2]);
    value.len() == 9
        && !matches!(value.first(), Some(b'0' | b'4'))
        && value.last().map(|&b| digit(b)) == Some((11 - sum % 11) % 11 % 10)
        && plausible(value)
}

/// Number of a Portuguese cartão de cidadão: nine digits, two letters or digits, a Luhn digit over base 36 (AMA).
pub fn cartao_de_cidadao(value: &[u8]) -> bool {
    let worth = |b: u8| if b.is_ascii_digit() { digit(b) } else { u32::from(b.wrapping_sub(b'A')) + 10 };
    let each = |(i, &b): (usize, &u8)| match worth(b) * if i % 2 == 1 { 2 } else { 1 } {
        n if i % 2 == 1 && n > 9 => n - 9,
        n => n,
    };
    value.len() == 12 && value.iter().rev().enumerate().map(each).sum::<u32>().is_multiple_of(10)
}

/// Greek AMKA: a date of birth and Luhn (ΗΔΙΚΑ).
pub fn amka(value: &[u8]) -> bool {
    value.len() == 11 && day_month(value, 0) && luhn(value)
}

/// Irish PPS number: weights 8 to 2, 9 for a second letter, modulo 23 picks the letter (Department of Social
/// Protection).
pub fn pps(value: &[u8]) -> bool {
    let (Some(digits), Some(letter)) = (value.get(..7), value.get(7)) else { return false };
    let second = match value.get(8) {
        None | Some(b'W') => 0,
        Some(b) => u32::from(b.to_ascii_uppercase().wrapping_sub(b'A')) + 1,
    };
    let sum = weighted(digits, &[8, 7, 6, 5, 4, 3, 2]) + second * 9;
    value.len() <= 9
        && b"WABCDEFGHIJKLMNOPQRSTUV".get((sum % 23) as usize) == Some(&letter.to_ascii_uppercase())
}
