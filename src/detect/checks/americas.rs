//! National and health numbers of American countries besides the United States.

use super::calendar::{day_exists, two};
use super::digits::{all_same, digit, luhn, plausible, weighted};

fn last(value: &[u8]) -> Option<u32> {
    value.last().map(|&b| digit(b))
}

/// British Columbia personal health number: ten digits from 9, weights modulo eleven (BC Ministry of Health).
pub fn bc_phn(value: &[u8]) -> bool {
    let sum = weighted(value.get(1..).unwrap_or_default(), &[2, 4, 8, 5, 10, 9, 7, 3]) % 11;
    value.len() == 10 && value.first() == Some(&b'9') && last(value) == Some((11 - sum) % 11)
}

/// Ontario health card: ten digits, Luhn, and up to two letters of its version (Ontario Ministry of Health).
pub fn ohip(value: &[u8]) -> bool {
    let digits = value.iter().take_while(|b| b.is_ascii_digit()).count();
    digits == 10
        && value.len() <= 12
        && value.first() != Some(&b'0')
        && value.get(..10).is_some_and(|ten| luhn(ten) && plausible(ten))
}

/// Quebec health insurance number: four letters of the name, a date with 50 added to the month of women (RAMQ).
pub fn ramq(value: &[u8]) -> bool {
    let month = two(value, 6);
    value.len() == 12 && day_exists(if month > 50 { month - 50 } else { month }, two(value, 8))
}

/// Argentine CUIT and CUIL: a type, weights 5 to 2 and 7 to 2, modulo eleven (AFIP).
pub fn cuit(value: &[u8]) -> bool {
    let kind = matches!(value.get(..2), Some(b"20" | b"23" | b"24" | b"27" | b"30" | b"33" | b"34"));
    let check = match 11 - weighted(value, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
        11 => 0,
        10 => 9,
        n => n,
    };
    value.len() == 11 && kind && last(value) == Some(check)
}

/// Uruguayan cédula: weights 2, 9, 8, 7, 6, 3, 4, modulo ten (Dirección Nacional de Identificación Civil).
pub fn uy_cedula(value: &[u8]) -> bool {
    let Some((_, body)) = value.split_last() else { return false };
    let weights: &[u32] = if body.len() == 7 { &[2, 9, 8, 7, 6, 3, 4] } else { &[9, 8, 7, 6, 3, 4] };
    (6..=7).contains(&body.len())
        && last(value) == Some((10 - weighted(body, weights) % 10) % 10)
        && plausible(body)
}

/// Ecuadorian cédula: a province, Luhn from the left (Registro Civil).
pub fn ec_cedula(value: &[u8]) -> bool {
    let province =
        matches!(value.get(..2), Some([b'0', b'1'..=b'9'] | [b'1', _] | [b'2', b'0'..=b'4'] | b"30" | b"50"));
    value.len() == 10 && province && matches!(value.get(2), Some(b'0'..=b'6')) && luhn(value)
}

/// Dominican cédula: eleven digits, Luhn (Junta Central Electoral).
pub fn do_cedula(value: &[u8]) -> bool {
    value.len() == 11 && luhn(value) && plausible(value)
}

/// Peruvian RUC: a type, weights 5 to 2 and 7 to 2, modulo eleven (SUNAT).
pub fn pe_ruc(value: &[u8]) -> bool {
    let check = (11 - weighted(value, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10;
    value.len() == 11
        && matches!(value.get(..2), Some(b"10" | b"15" | b"17" | b"20"))
        && last(value) == Some(check)
}

/// Venezuelan RIF: a letter, weights 3, 2, 7, 6, 5, 4, 3, 2, modulo eleven (SENIAT).
pub fn rif(value: &[u8]) -> bool {
    let first = match value.first() {
        Some(b'V') => 4,
        Some(b'E') => 8,
        Some(b'J') => 12,
        Some(b'P') => 16,
        Some(b'G') => 20,
        _ => return false,
    };
    let sum = first + weighted(value.get(1..).unwrap_or_default(), &[3, 2, 7, 6, 5, 4, 3, 2]);
    let expected = b"00987654321".get((sum % 11) as usize);
    value.len() == 10 && value.last() == expected
}

/// Colombian NIT: weights from primes, modulo eleven (DIAN).
pub fn nit(value: &[u8]) -> bool {
    const WEIGHTS: [u32; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
    let Some((check, body)) = value.split_last() else { return false };
    let sum: u32 = body.iter().rev().zip(WEIGHTS).map(|(&b, w)| digit(b) * w).sum();
    (8..=16).contains(&value.len())
        && b"01987654321".get((sum % 11) as usize) == Some(check)
        && !all_same(body)
}

/// Brazilian CNPJ: two check digits, weights 2 to 9 in turn from the right, modulo eleven (Receita Federal).
pub fn cnpj(value: &[u8]) -> bool {
    let check = |digits: usize| {
        let body = value.get(..digits).unwrap_or_default();
        let sum: u32 = body.iter().rev().zip((2..=9).cycle()).map(|(&b, w)| digit(b) * w).sum();
        value.get(digits).map(|&b| digit(b)) == Some((11 - sum % 11) % 11 % 10)
    };
    value.len() == 14 && check(12) && check(13) && !all_same(value)
}
