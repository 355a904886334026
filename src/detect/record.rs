//! Numbers of clients, cases, vouchers and the like, under whatever label: a noun of this world, a word for number,
//! and the number.

use super::pass::{Noted, Pass};
use super::tables::list;

/// Most bytes between a label and its number.
const GAP: usize = 6;
/// Longest number, in bytes.
const LONGEST: usize = 24;
/// Words for a number after its noun, the longest first.
const NUMBER: [&[u8]; 14] = [
    b"identifier",
    "número".as_bytes(),
    b"number",
    b"numero",
    "núm".as_bytes(),
    b"code",
    b"num",
    "n.º".as_bytes(),
    "nº".as_bytes(),
    b"id",
    b"no",
    b"nr",
    b"ref",
    b"#",
];

/// A number after a noun that ends at `end`.
pub fn by_noun(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    if bytes.get(end - 1).is_some_and(|b| b | 0x20 == b's')
        || bytes.get(end).is_none_or(|b| !matches!(b, b' ' | b'#' | b':'))
    {
        return;
    }
    let rest = bytes.get(end..).unwrap_or_default();
    let lead = rest.iter().take(2).take_while(|b| matches!(b, b' ' | b':')).count();
    let word = NUMBER.iter().find(|word| {
        let tail = rest.get(lead..).unwrap_or_default();
        tail.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word))
            && tail.get(word.len()).is_none_or(|b| !b.is_ascii_alphabetic() || word.ends_with(b"#"))
    });
    let from = end + lead + word.map_or(0, |w| w.len());
    let Some(from) = value_start(bytes, from) else { return };
    let until = value_end(bytes, from);
    let named = word.is_some();
    if is_number(bytes, from, until, named) && !is_code(bytes, start) {
        pass.evidence.push(Noted { start: from, end: until, of: list::RECORD_NOUNS });
    }
}

/// A number in a field of no other name than `ID`; a person beside it makes it theirs.
pub fn by_id(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let lone = start.checked_sub(1).and_then(|i| bytes.get(i)).is_none_or(|b| b" \n\t(|*".contains(b));
    let rest = bytes.get(end..).unwrap_or_default();
    let lead = rest.iter().take(GAP).take_while(|b| b" :#=*.".contains(b)).count();
    let signed = rest.get(..lead).is_some_and(|l| l.iter().any(|b| b":#".contains(b)));
    let abbreviated = bytes.get(start..end).is_some_and(|w| w.len() > 2);
    if lone && lead > 0 && (signed || abbreviated) {
        note_id(pass, end + lead);
    }
}

/// A number that begins at `from` and is headed or labelled as an ID.
pub fn note_id(pass: &mut Pass, from: usize) {
    let until = value_end(pass.bytes, from);
    if is_number(pass.bytes, from, until, true) {
        pass.evidence.push(Noted { start: from, end: until, of: list::FIELD_IDS });
    }
}

/// Where a value begins after `from`: behind punctuation and at most one linking word.
fn value_start(bytes: &[u8], from: usize) -> Option<usize> {
    let gap = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        at + rest
            .iter()
            .take(GAP)
            .take_while(|b| {
                matches!(b, b' ' | b':' | b'=' | b'.' | b'#' | b'"' | b'\'' | b'(' | b'*' | b'\t' | b'|')
            })
            .count()
    };
    let mut at = gap(from);
    for word in [&b"is "[..], b"was ", b"es ", b"number "] {
        if bytes.get(at..).is_some_and(|r| r.starts_with(word)) {
            at = gap(at + word.len());
            break;
        }
    }
    bytes.get(at).is_some_and(u8::is_ascii_alphanumeric).then_some(at)
}

/// Where the value that begins at `from` ends: letters, digits and hyphens, and a second group of digits.
fn value_end(bytes: &[u8], from: usize) -> usize {
    let run = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        let end = at
            + rest
                .iter()
                .take(LONGEST)
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/'))
                .count();
        (at..=end)
            .rev()
            .find(|e| *e == at || bytes.get(e - 1).is_some_and(u8::is_ascii_alphanumeric))
            .unwrap_or(at)
    };
    let first = run(from);
    let head = bytes.get(from..first).unwrap_or_default();
    let prefix = head.len() <= 5 && head.first().is_some_and(u8::is_ascii_uppercase);
    if prefix && bytes.get(first) == Some(&b' ') {
        let second = run(first + 1);
        let tail = bytes.get(first + 1..second).unwrap_or_default();
        if tail.len() >= 4 && tail.iter().all(|b| b.is_ascii_digit() || *b == b'-') {
            return second;
        }
    }
    first
}

/// Whether `from..until` can number somebody. `named`: whether a word for number stands before it.
fn is_number(bytes: &[u8], from: usize, until: usize, named: bool) -> bool {
    let value = bytes.get(from..until).unwrap_or_default();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let small = value.iter().filter(|b| b.is_ascii_lowercase()).count();
    let letters = value.iter().filter(|b| b.is_ascii_uppercase()).count();
    let pure = digits == value.len();
    let year = pure && digits == 4 && (value.starts_with(b"19") || value.starts_with(b"20"));
    let date = value.contains(&b'/') || is_span_of_years(value);
    let amount = bytes.get(until).is_some_and(|b| matches!(b, b'%' | b'_' | b'@'))
        || matches!(bytes.get(until..until + 2), Some([b',', next]) if next.is_ascii_digit());
    let least = match (named, letters) {
        (true, 0) => 4,
        (true, _) => 3,
        // `P-0448`: somebody issued it.
        (false, 1..) if value.contains(&b'-') => 4,
        (false, _) => 5,
    };
    let round = !named && value.ends_with(b"000");
    let cut = bytes.get(until).is_some_and(u8::is_ascii_alphanumeric);
    digits >= least
        && small <= 2
        && letters <= 8
        && value.len() >= 4
        && !(year || date || amount || round || cut)
}

fn is_span_of_years(value: &[u8]) -> bool {
    let mut parts = value.split(|b| *b == b'-');
    let is_year = |p: &[u8]| p.len() == 4 && (p.starts_with(b"19") || p.starts_with(b"20"));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(from), Some(to), None) => is_year(from) && (is_year(to) || to.len() == 2),
        (Some(year), Some(month), Some(day)) => is_year(year) && month.len() == 2 && day.len() == 2,
        _ => false,
    }
}

/// Whether a noun is part of a name in code or a test's name: `test case 10234`, `$group 10234`.
fn is_code(bytes: &[u8], start: usize) -> bool {
    let head = bytes.get(..start).unwrap_or_default();
    let before = head.iter().rev().take(8);
    head.last().is_some_and(|b| matches!(b, b'_' | b'$' | b'.' | b'-' | b'/' | b'<' | b'{'))
        || before.take(5).eq(b" tset".iter())
}
