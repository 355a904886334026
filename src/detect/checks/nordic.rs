//! National numbers of the Nordic and Baltic countries.

use super::calendar::{day_exists, day_month, month_day, two};
use super::digits::{digit, luhn, plausible, weighted};

fn last(value: &[u8]) -> Option<u32> {
    value.last().map(|&b| digit(b))
}

/// Swedish personnummer: a date, in coordination numbers with 60 added to the day, and Luhn over its ten last
/// digits (Folkbokföringslagen 18 §; Skatteverket).
pub fn personnummer(value: &[u8]) -> bool {
    let Some(ten) = value.len().checked_sub(10).and_then(|n| value.get(n..)) else { return false };
    let century = matches!(value.get(..value.len() - 10), Some(b"" | b"18" | b"19" | b"20"));
    let day = two(ten, 4);
    century && day_exists(two(ten, 2), if day > 60 { day - 60 } else { day }) && luhn(ten)
}

/// Norwegian fødselsnummer and D-number: a date, with 40 added to the day or month of some, and two check digits
/// modulo eleven (Skatteetaten).
pub fn fodselsnummer(value: &[u8]) -> bool {
    let less = |n: u32| if n > 40 { n - 40 } else { n };
    value.len() == 11
        && day_exists(less(two(value, 2)), less(two(value, 0)))
        && weighted(value, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        && weighted(value, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Danish CPR number: a date; its check digit is not given out any more since 2007 (CPR-kontoret).
pub fn cpr(value: &[u8]) -> bool {
    value.len() == 10 && day_month(value, 0)
}

/// Finnish personal identity code: a date, and a character for the number modulo 31 (Digi- ja väestötietovirasto).
/// The hyphen or plus of people born before 2000 is left out.
pub fn hetu(value: &[u8]) -> bool {
    let (Some(date), Some(tail)) = (value.get(..6), value.get(6..)) else { return false };
    let tail = match tail {
        [century, rest @ ..] if rest.len() == 4 && b"ABCDEFUVWXY".contains(century) => rest,
        rest => rest,
    };
    let (Some(serial), Some(check)) = (tail.get(..3), tail.get(3)) else { return false };
    let rest = date.iter().chain(serial).fold(0, |rest, &b| (rest * 10 + digit(b)) % 31);
    tail.len() == 4
        && day_month(date, 0)
        && !matches!(serial, b"000" | b"001" | [b'9', ..])
        && b"0123456789ABCDEFHJKLMNPRSTUVWXY".get(rest as usize) == Some(check)
}

/// Icelandic kennitala: a date, weights 3, 2, 7, 6, 5, 4, 3, 2, 1 modulo eleven, a digit for the century (Þjóðskrá).
pub fn kennitala(value: &[u8]) -> bool {
    value.len() == 10
        && day_month(value, 0)
        && matches!(value.last(), Some(b'0' | b'8' | b'9'))
        && weighted(value, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Estonian isikukood and Lithuanian asmens kodas: a date, and weights 1 to 9 and 1, or 3 to 9 and 1 to 3 when the
/// remainder is ten, modulo eleven (EVS 585; Registrų centras).
pub fn isikukood(value: &[u8]) -> bool {
    let check = match weighted(value, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11 {
        10 => weighted(value, &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10,
        check => check,
    };
    value.len() == 11
        && matches!(value.first(), Some(b'1'..=b'8'))
        && month_day(value, 3)
        && last(value) == Some(check)
}

/// Latvian personas kods: a date with the century, or 32 and a serial number since 2017; weights modulo eleven for
/// the older ones (Pilsonības un migrācijas lietu pārvalde).
pub fn personas_kods(value: &[u8]) -> bool {
    if value.len() != 11 {
        return false;
    }
    let check = (1101 - weighted(value, &[1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11 % 10;
    let dated = day_month(value, 0) && matches!(value.get(6), Some(b'0'..=b'2'));
    (value.starts_with(b"32") && plausible(value)) || dated && last(value) == Some(check)
}
