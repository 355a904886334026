//! National numbers of central and eastern Europe.

use super::calendar::{day_exists, day_month, month_day, two};
use super::digits::{digit, plausible, weighted};

fn last(value: &[u8]) -> Option<u32> {
    value.last().map(|&b| digit(b))
}

/// ISO 7064 mod 11,10 over digits, the last of them the check digit.
pub fn mod_11_10(value: &[u8]) -> bool {
    let Some((check, digits)) = value.split_last() else { return false };
    let product = digits.iter().fold(10, |product, &b| {
        let sum = (digit(b) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == digit(*check)
}

/// Croatian OIB: eleven digits, ISO 7064 mod 11,10 (Porezna uprava).
pub fn oib(value: &[u8]) -> bool {
    value.len() == 11 && mod_11_10(value) && plausible(value)
}

/// EMŠO and JMBG, of Slovenia and the countries beside it: a date with three digits of the year, weights 7 to 2
/// twice, modulo eleven.
pub fn emso(value: &[u8]) -> bool {
    let sum = weighted(value, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    value.len() == 13
        && day_month(value, 0)
        && matches!(value.get(4), Some(b'0' | b'8' | b'9'))
        && last(value) == Some((11 - sum) % 11 % 10)
}

/// Romanian CNP: a mark of century and sex, a date, a county, weights modulo eleven (Legea 105/1996).
pub fn cnp(value: &[u8]) -> bool {
    let check = match weighted(value, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        check => check,
    };
    value.len() == 13
        && value.first() != Some(&b'0')
        && month_day(value, 3)
        && matches!(two(value, 7), 1..=52 | 70 | 80..=83)
        && last(value) == Some(check)
}

/// Bulgarian EGN: a date with the century in the month, weights modulo eleven (ГРАО).
pub fn egn(value: &[u8]) -> bool {
    let month = match two(value, 2) {
        m @ 41..=52 => m - 40,
        m @ 21..=32 => m - 20,
        m => m,
    };
    value.len() == 10
        && day_exists(month, two(value, 4))
        && last(value) == Some(weighted(value, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10)
}

/// Czech and Slovak rodné číslo: a date, with 50 added to the month of women and 20 to some since 2004; ten digits
/// are a multiple of eleven, or their first nine leave ten (zákon 133/2000 Sb.). Nine digits, given until 1954,
/// have no check digit.
pub fn rodne_cislo(value: &[u8]) -> bool {
    let dated = day_exists(two(value, 2) % 50 % 20, two(value, 4));
    match value.len() {
        9 => dated && (two(value, 0) <= 53 || two(value, 0) >= 80),
        10 => {
            let rest = value.iter().take(9).fold(0, |rest, &b| (rest * 10 + digit(b)) % 11);
            dated && last(value) == Some(rest % 10)
        }
        _ => false,
    }
}

/// Hungarian TAJ number: weights 3 and 7 in turn, modulo ten (1996. évi XX. törvény).
pub fn taj(value: &[u8]) -> bool {
    let sum = weighted(value, &[3, 7, 3, 7, 3, 7, 3, 7]);
    value.len() == 9 && last(value) == Some(sum % 10) && plausible(value)
}

/// Hungarian adóazonosító jel: ten digits from 8, weights 1 to 9, modulo eleven (1996. évi XX. törvény).
pub fn adoazonosito(value: &[u8]) -> bool {
    let sum = weighted(value, &[1, 2, 3, 4, 5, 6, 7, 8, 9]);
    value.len() == 10 && value.first() == Some(&b'8') && last(value) == Some(sum % 11)
}

/// Ukrainian RNTRC: days since 1899 and a serial, weights -1, 5, 7, 9, 4, 6, 10, 5, 7, modulo eleven (ДПС).
pub fn rntrc(value: &[u8]) -> bool {
    let sum = weighted(value, &[10, 5, 7, 9, 4, 6, 10, 5, 7]);
    value.len() == 10 && last(value) == Some(sum % 11 % 10) && plausible(value)
}

/// Russian SNILS: weights 9 to 1, modulo 101 (Социальный фонд России).
pub fn snils(value: &[u8]) -> bool {
    let sum = weighted(value, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
    value.len() == 11 && two(value, 9) == sum % 100 && plausible(value)
}

/// Russian INN of a person: twelve digits, two of them checks modulo eleven (ФНС).
pub fn inn(value: &[u8]) -> bool {
    let at = |i: usize| value.get(i).map(|&b| digit(b));
    value.len() == 12
        && at(10) == Some(weighted(value, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10)
        && at(11) == Some(weighted(value, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10)
        && plausible(value)
}

/// Turkish kimlik numarası: two check digits (Nüfus ve Vatandaşlık İşleri).
pub fn kimlik(value: &[u8]) -> bool {
    let sum: u32 = value.iter().take(9).map(|&b| digit(b)).sum();
    let tenth = (10 - weighted(value, &[3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10) % 10;
    let at = |i: usize| value.get(i).map(|&b| digit(b));
    value.len() == 11
        && value.first() != Some(&b'0')
        && at(9) == Some(tenth)
        && at(10) == Some((tenth + sum) % 10)
        && plausible(value)
}
