//! Matches the rest of a term after its first word.

use super::follow::{NUMBER, separates};
use super::lex::is_word_byte;

/// Longest number within a term, in bytes.
const LONGEST_NUMBER: usize = 10;

/// Where `rest` ends when it stands in `text` at `at`, and no word runs on behind it.
///
/// A space or hyphen in `rest` stands for up to three separators of any kind, or for a `camelCase` hump, `*` for a
/// number. A plural or possessive `s` may follow.
pub fn ends(rest: &[u8], text: &[u8], at: usize) -> Option<usize> {
    if rest.is_empty() {
        let plural = matches!(text.get(at), Some(b's' | b'S'));
        return [at, at + usize::from(plural)].into_iter().find(|end| closed(text, *end, true));
    }
    let mut at = at;
    for &wanted in rest {
        if wanted == b' ' || wanted == b'-' {
            at = separators(text, at)?;
        } else if wanted != NUMBER && text.get(at).is_some_and(|b| b | 0x20 == wanted | 0x20) {
            at += 1;
        } else if wanted == NUMBER {
            at = number(text, at)?;
        } else {
            return None;
        }
    }
    if rest.last().is_some_and(|b| b.is_ascii() && !b.is_ascii_alphanumeric()) {
        return Some(at);
    }
    at += usize::from(matches!(text.get(at), Some(b's' | b'S')));
    let camel = at > 0 && text.get(at - 1).is_some_and(u8::is_ascii_lowercase);
    Some(at).filter(|_| closed(text, at, camel))
}

/// Whether no word runs on at `at`; a hump may begin there, and so may a letter beyond ASCII.
fn closed(text: &[u8], at: usize, camel: bool) -> bool {
    text.get(at).is_none_or(|b| !is_word_byte(*b) || *b >= 0x80 || (camel && b.is_ascii_uppercase()))
}

/// The end of the number at `at`, if it is one that people write in a sentence: `22`, `$1,120.50`.
fn number(text: &[u8], at: usize) -> Option<usize> {
    let from = at + usize::from(text.get(at) == Some(&b'$'));
    let rest = text.get(from..)?;
    let inside = |b: &&u8| b.is_ascii_digit() || matches!(b, b',' | b'.');
    let length = rest.iter().take(LONGEST_NUMBER + 1).take_while(inside).count();
    let ends = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let whole = length <= LONGEST_NUMBER && ends(rest.first()) && ends(rest.get(..length)?.last());
    whole.then_some(from + length)
}

#[inline]
fn separators(text: &[u8], at: usize) -> Option<usize> {
    // One space, as nearly always.
    if let Some([b' ', next, ..]) = text.get(at..)
        && !separates(*next)
    {
        return Some(at + 1);
    }
    let run = text.get(at..)?.iter().take(3).take_while(|b| separates(**b)).count();
    let hump = at > 0 && text.get(at - 1)?.is_ascii_lowercase() && text.get(at)?.is_ascii_uppercase();
    (run > 0 || hump).then_some(at + run)
}
