//! Numbers of businesses, which are somebody's where the business is one person.

use super::digits::{all_same, digit, luhn, weighted};
use super::eastern::mod_11_10;

fn number(value: &[u8]) -> u32 {
    value.iter().fold(0, |n: u32, &b| n.saturating_mul(10).saturating_add(digit(b)))
}

fn part(value: &[u8], from: usize, to: usize) -> u32 {
    value.get(from..to).map_or(u32::MAX, number)
}

fn last(value: &[u8]) -> Option<u32> {
    value.last().map(|&b| digit(b))
}

/// Australian business number: one less in front, weights 10, 1, 3 to 19, a multiple of 89 (ABR).
pub fn abn(value: &[u8]) -> bool {
    let sum = weighted(value, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    value.len() == 11 && value.first() != Some(&b'0') && sum >= 10 && (sum - 10).is_multiple_of(89)
}

/// Australian company number: weights 8 to 1, ten's complement (ASIC).
pub fn acn(value: &[u8]) -> bool {
    let sum = weighted(value, &[8, 7, 6, 5, 4, 3, 2, 1]) % 10;
    value.len() == 9 && last(value) == Some((10 - sum) % 10) && !all_same(value)
}

/// Indian GSTIN: a state, a PAN, a number, Z, and Luhn's check over base 36 (GSTN).
pub fn gstin(value: &[u8]) -> bool {
    let worth = |b: u8| if b.is_ascii_digit() { digit(b) } else { u32::from(b.wrapping_sub(b'A')) + 10 };
    let each = |(i, &b): (usize, &u8)| {
        let n = worth(b) * if i % 2 == 1 { 2 } else { 1 };
        n / 36 + n % 36
    };
    let state = value.get(..2).map_or(0, number);
    value.len() == 15
        && matches!(state, 1..=38 | 97 | 99)
        && value.iter().rev().enumerate().map(each).sum::<u32>().is_multiple_of(36)
}

/// A European VAT number with its country in front: the length that the country uses, and its check digits where
/// the country publishes them (European Commission, VIES; national tax authorities).
pub fn vat(value: &[u8]) -> bool {
    let Some((country, rest)) = value.split_at_checked(2) else { return false };
    let digits = rest.iter().all(u8::is_ascii_digit);
    let length = rest.len();
    match country {
        b"AT" => rest.strip_prefix(b"U").is_some_and(|n| n.len() == 8 && austria(n)),
        b"BE" => digits && length == 10 && 97 - part(rest, 0, 8) % 97 == part(rest, 8, 10),
        b"DE" => digits && length == 9 && mod_11_10(rest),
        b"DK" => digits && length == 8 && weighted(rest, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        b"EE" => digits && length == 9 && weighted(rest, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10),
        b"EL" => digits && length == 9 && greece(rest),
        b"FI" => digits && length == 8 && weighted(rest, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
        b"FR" => length == 11 && rest.get(2..).is_some_and(luhn),
        b"HR" => digits && length == 11 && mod_11_10(rest),
        b"HU" => digits && length == 8 && weighted(rest, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10),
        b"IT" => digits && length == 11 && luhn(rest),
        b"LU" => digits && length == 8 && part(rest, 0, 6) % 89 == part(rest, 6, 8),
        b"MT" => digits && length == 8 && weighted(rest, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37),
        b"PL" => {
            digits && length == 10 && last(rest) == Some(weighted(rest, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11)
        }
        b"PT" => digits && super::western::nif(rest),
        b"SE" => digits && length == 12 && rest.ends_with(b"01") && rest.get(..10).is_some_and(luhn),
        b"SI" => {
            digits
                && length == 8
                && last(rest) == Some((11 - weighted(rest, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 10)
        }
        b"BG" | b"CZ" => digits && (8..=10).contains(&length),
        b"CY" => length == 9 && rest.get(..8).is_some_and(|n| n.iter().all(u8::is_ascii_digit)),
        b"ES" => length == 9 && rest.get(1..8).is_some_and(|n| n.iter().all(u8::is_ascii_digit)),
        b"IE" => (8..=9).contains(&length),
        b"LT" => digits && matches!(length, 9 | 12),
        b"LV" => digits && length == 11,
        b"NL" => length == 12 && rest.get(9) == Some(&b'B'),
        b"RO" => digits && (6..=10).contains(&length),
        b"SK" => digits && length == 10 && rest.iter().fold(0, |r, &b| (r * 10 + digit(b)) % 11) == 0,
        b"GB" | b"XI" => digits && matches!(length, 9 | 12) && britain(rest),
        _ => false,
    }
}

fn austria(digits: &[u8]) -> bool {
    let each = |(i, &b): (usize, &u8)| {
        let n = digit(b) * if i % 2 == 1 { 2 } else { 1 };
        n / 10 + n % 10
    };
    let sum: u32 = digits.iter().take(7).enumerate().map(each).sum();
    last(digits) == Some((10 - (sum + 4) % 10) % 10)
}

fn greece(digits: &[u8]) -> bool {
    last(digits) == Some(weighted(digits, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10)
}

/// Modulo 97, or less 55 for numbers given since 2010 (HMRC).
fn britain(digits: &[u8]) -> bool {
    let sum = weighted(digits, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
    sum == 0 || sum == 42
}

/// Singapore's UEN of a business: weights 10, 4, 9, 3, 8, 2, 7, 1 pick a letter modulo eleven (ACRA; as
/// python-stdnum documents it).
pub fn uen_business(value: &[u8]) -> bool {
    let sum = weighted(value, &[10, 4, 9, 3, 8, 2, 7, 1]);
    value.len() == 9 && b"XMKECAWLJDB".get((sum % 11) as usize) == value.last()
}

/// Singapore's UEN of a company: a year, weights 10, 8, 6, 4, 9, 7, 5, 3, 1 pick a letter modulo eleven (the same).
pub fn uen_company(value: &[u8]) -> bool {
    let sum = weighted(value, &[10, 8, 6, 4, 9, 7, 5, 3, 1]);
    value.len() == 10 && b"ZKCMDNERGWH".get((sum % 11) as usize) == value.last()
}

/// South Korean business registration: weights 1, 3, 7 in turn and 5, modulo ten (국세청).
pub fn kr_brn(value: &[u8]) -> bool {
    let ninth = value.get(8).map_or(0, |&b| digit(b));
    let sum = weighted(value, &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + ninth * 5 / 10;
    value.len() == 10 && last(value) == Some((10 - sum % 10) % 10) && !all_same(value)
}

/// Italian partita IVA: eleven digits, Luhn (Agenzia delle Entrate).
pub fn partita_iva(value: &[u8]) -> bool {
    value.len() == 11 && luhn(value) && !all_same(value)
}
