//! Street addresses as other languages write them, and corners of streets.

use super::Confidence;
use super::address::unit_or_place;
use super::hit::Level;
use super::lex::is_word_byte;
use super::pass::Pass;
use super::tables::id;

/// Longest name of a street, in words.
const WORDS: usize = 6;
/// Small words inside the name of a street.
pub const PARTICLES: [&[u8]; 14] =
    [b"de", b"del", b"la", b"las", b"los", b"el", b"du", b"des", b"di", b"da", b"do", b"dos", b"y", b"e"];
/// What streets end in where the kind of street is part of the name.
const ENDINGS: [&[u8]; 14] = [
    b"strasse",
    "straße".as_bytes(),
    b"gasse",
    b"platz",
    b"allee",
    b"straat",
    b"laan",
    b"plein",
    "vägen".as_bytes(),
    b"gatan",
    b"veien",
    b"vej",
    b"katu",
    b"utca",
];

/// An address whose kind of street (`Calle`, `Rue`) stands at `start..end`: name and house number behind, or the
/// number in front.
pub fn by_beginning(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let level = pass.level_before(id::STREET_ADDRESS, start);
    if !bytes.get(start).is_some_and(u8::is_ascii_uppercase) && level < Level::Near {
        return;
    }
    let Some(name) = name_end(bytes, end) else { return };
    if let Some(number) = house_number(bytes, name) {
        pass.hit(start, unit_or_place(bytes, number), id::STREET_ADDRESS, Confidence::High, level);
    } else if let Some(from) = number_before(bytes, start) {
        pass.hit(from, unit_or_place(bytes, name), id::STREET_ADDRESS, Confidence::High, level);
    }
}

/// Two streets after `corner of`, which ends at `end`: `the corner of Pine St and 4th Ave`.
pub fn by_corner(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let start = end + 1;
    let rest = bytes.get(start..).unwrap_or_default();
    let joint = [&b" and "[..], b" & ", b" y "].into_iter().find_map(|word| {
        let at = rest.windows(word.len()).take(48).position(|w| w == word)?;
        Some((at, at + word.len()))
    });
    let Some((first, second)) = joint else { return };
    let named = |text: &[u8]| text.first().is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let one_line = rest
        .get(..second)
        .is_some_and(|text| !text.iter().any(|b| matches!(b, b'\n' | b'.' | b',' | b';' | b'?' | b'!')));
    if one_line && named(rest) && rest.get(second..).is_some_and(named) && first > 1 {
        let numbered = rest.get(second..).unwrap_or_default();
        let digits = numbered.iter().take(6).take_while(|b| b.is_ascii_alphanumeric()).count();
        let digits = if numbered.first().is_some_and(u8::is_ascii_digit) { digits } else { 0 };
        let until = name_end(bytes, start + second + digits).unwrap_or(start + second + digits);
        let until = if digits == 0 { name_end(bytes, start + second - 1).unwrap_or(until) } else { until };
        pass.hit(start, until, id::STREET_ADDRESS, Confidence::Medium, Level::Near);
    }
}

/// A house number of up to four digits at `start..end` behind a name such as `Bahnhofstrasse`.
pub fn by_ending(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let Some((b' ', head)) = bytes.get(..start).and_then(<[u8]>::split_last).map(|(b, h)| (*b, h)) else {
        return;
    };
    if !head.last().is_some_and(|b| b.is_ascii_lowercase()) {
        return;
    }
    let length = head.iter().rev().take(32).take_while(|b| is_word_byte(**b)).count();
    let word = head.get(head.len() - length..).unwrap_or_default();
    let ends = |ending: &&[u8]| word.ends_with(ending) && word.len() >= ending.len() + 3;
    let capital = word.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80);
    if capital && ENDINGS.iter().any(ends) {
        let from = head.len() - length;
        let until = unit_or_place(bytes, end);
        let level = pass.level_before(id::STREET_ADDRESS, from);
        pass.hit(from, until, id::STREET_ADDRESS, Confidence::Medium, level);
    }
}

/// Where the capitalised words of a name that begins after `at` end; particles may stand between them.
fn name_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + usize::from(bytes.get(at) == Some(&b'.'));
    let mut found = None;
    for _ in 0..WORDS {
        if bytes.get(at) != Some(&b' ') {
            break;
        }
        let rest = bytes.get(at + 1..)?;
        let length =
            rest.iter().take(24).take_while(|b| is_word_byte(**b) || matches!(b, b'\'' | b'-')).count();
        let word = rest.get(..length)?;
        let capital = word.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80);
        if !capital && !PARTICLES.contains(&word) {
            break;
        }
        at += 1 + length;
        if capital {
            found = Some(at);
        }
    }
    found
}

/// Where a house number behind a name that ends at `at` ends: ` 12`, `, 12`, ` nº 12`, ` #12`.
fn house_number(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let mut gap = rest.iter().take(3).take_while(|b| matches!(b, b',' | b' ' | b'#')).count();
    for mark in ["nº ", "n° ", "No. ", "no. ", "núm. ", "num. "] {
        if gap > 0 && rest.get(gap..).is_some_and(|r| r.starts_with(mark.as_bytes())) {
            gap += mark.len();
        }
    }
    let digits = rest.get(gap..)?.iter().take(6).take_while(|b| b.is_ascii_digit()).count();
    let end = at + gap + digits;
    let closed = !bytes.get(end).is_some_and(|b| is_word_byte(*b) && !b.is_ascii_uppercase());
    let decimal = matches!(bytes.get(end..end + 2), Some([b'.' | b':' | b'/', b'0'..=b'9']));
    (gap > 0 && (1..=5).contains(&digits) && closed && !decimal).then_some(end)
}

/// Where a house number that stands before `start` begins.
fn number_before(bytes: &[u8], start: usize) -> Option<usize> {
    let head = bytes.get(..start)?;
    let gap = head.iter().rev().take(2).take_while(|b| matches!(b, b' ' | b',')).count();
    let head = head.get(..start - gap)?;
    let digits = head.iter().rev().take(6).take_while(|b| b.is_ascii_digit()).count();
    let from = head.len() - digits;
    let free = !from
        .checked_sub(1)
        .and_then(|i| bytes.get(i))
        .is_some_and(|b| is_word_byte(*b) || matches!(b, b'$' | b'#' | b'.'));
    (gap > 0 && (1..=5).contains(&digits) && free).then_some(from)
}
