//! User names and handles, by the label before them or at the head of their column.

use super::pass::{Noted, Pass};
use super::tables::list;
use super::words::words;

/// Shortest and longest user name, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=32;

/// A user name after a label that ends at `end`.
pub fn by_label(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let rest = bytes.get(end..).unwrap_or_default();
    let gap = rest.iter().take(6).take_while(|b| b" :=\"'`(@\t".contains(b)).count();
    let lead = rest.get(..gap).unwrap_or_default();
    let at = lead.contains(&b'@');
    let colon = lead.iter().any(|b| b":=".contains(b));
    let mut from = end + gap;
    let mut said = false;
    for word in [&b"is "[..], b"es ", b"are ", b"name "] {
        if gap > 0 && bytes.get(from..).is_some_and(|r| r.starts_with(word)) {
            from += word.len();
            said = true;
            break;
        }
    }
    from += usize::from(said && bytes.get(from) == Some(&b'@'));
    let until = token_end(bytes, from);
    let label = bytes.get(start..end).unwrap_or_default();
    let full = label.len() >= 7
        && label.get(..3).is_some_and(|l| l.eq_ignore_ascii_case(b"use") || l.eq_ignore_ascii_case(b"usu"));
    let quoted = lead.iter().any(|b| b"\"'`(".contains(b));
    let account = is_account(bytes, until);
    let plain = !quoted && (full && (colon || account) || colon && account);
    if gap > 0 && (at || is_marked(bytes, from, until) || plain && is_plain(pass, from, until)) {
        note(pass, from, until);
    }
}

/// Whether the password of what ends at `until` comes next: `username tolafsen, temp pw …`, `login: tolafsen / pw: …`.
fn is_account(bytes: &[u8], until: usize) -> bool {
    let rest = bytes.get(until..).unwrap_or_default();
    let gap = rest.iter().take(4).take_while(|b| b" ,;/|\n\t".contains(b)).count();
    let next = |w: &&[u8]| rest.get(gap..gap + w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w));
    let spaced = rest.get(..gap).is_some_and(|g| g.iter().any(|b| *b != b' '));
    spaced && [&b"pass"[..], b"pw", b"temp", b"contrase", b"clave"].iter().any(next)
}

/// The user names in a row of a table, in the columns that are headed so.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    if !pass.table().is_headed(|g| g == list::LOGIN_WORDS) {
        return;
    }
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let from = at + cell.iter().take_while(|b| b" \"'@".contains(b)).count();
        at += cell.len() + 1;
        let column = pass.table().column(bytes, from);
        let headed = pass.table().heads_of(column).any(|g| g == list::LOGIN_WORDS);
        let until = token_end(bytes, from);
        if headed && bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
            note(pass, from, until);
        }
    }
}

fn note(pass: &mut Pass, start: usize, end: usize) {
    if LENGTH.contains(&(end - start)) && pass.bytes.get(end) != Some(&b'@') {
        pass.evidence.push(Noted { start, end, of: list::LOGIN_WORDS });
    }
}

fn token_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let length = rest.iter().take(40).take_while(|b| b.is_ascii_alphanumeric() || b"._-".contains(b)).count();
    let end = from + length;
    (from..=end)
        .rev()
        .find(|e| *e == from || bytes.get(e - 1).is_some_and(u8::is_ascii_alphanumeric))
        .unwrap_or(from)
}

/// Letters with a digit, dot or low line among them: no word of a sentence.
fn is_marked(bytes: &[u8], from: usize, until: usize) -> bool {
    let token = bytes.get(from..until).unwrap_or_default();
    let letters = token.iter().filter(|b| b.is_ascii_lowercase()).count();
    let marks = token.iter().filter(|b| b.is_ascii_digit() || b"_.".contains(b)).count();
    let called = bytes.get(until).is_some_and(|b| b"([=".contains(b));
    token.first().is_some_and(u8::is_ascii_lowercase) && letters >= 2 && marks >= 1 && !called
}

/// A word in small letters that ends its field.
fn is_plain(pass: &Pass, from: usize, until: usize) -> bool {
    let token = pass.bytes.get(from..until).unwrap_or_default();
    let ends = pass.bytes.get(until).is_none_or(|b| b" ,;\n\t".contains(b));
    let known = words().find(token).is_some_and(|w| w.entries().any(|e| e.is_alone()));
    token.len() >= 4 && token.iter().all(u8::is_ascii_lowercase) && ends && !known
}
