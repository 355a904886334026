//! The first pass: cuts the text into words and keeps those that mean something to any detector.

use super::tables::{BY_LITERAL, FILTER, SLOTS, WORDS};
use super::word_hash::{FILTER_BITS, same_word, word_hash};
use crate::text::{ENCODED, Traces};

/// What stands at a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The word with this number.
    Word(u16),
    /// A token that holds a digit.
    Number,
    /// A token that may begin with a vendor's prefix, all its letters and digits in one piece.
    Glued,
    /// `@`.
    At,
    /// `://`.
    Scheme,
    /// `-----BEGIN`.
    Armour,
}

/// One place worth looking at, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub start: u32,
    pub end: u32,
    pub sign: Sign,
}

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const HIGH: u8 = 8;
const SYMBOL: u8 = 16;
const WORD: u8 = LOWER | UPPER | DIGIT | HIGH;

static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut b = 0;
    while b < 256 {
        class[b] = match b as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            0x80.. => HIGH,
            b'@' | b':' | b'-' | b'&' | b'<' | b'%' | b'=' | b'\\' => SYMBOL,
            _ => 0,
        };
        b += 1;
    }
    class
};

/// Longest word that is looked up; no term begins with a longer one.
const LONGEST_WORD: usize = 24;
/// A token of this length may be a glued vendor token.
const GLUED: usize = 12;

#[inline]
fn class_at(text: &[u8], at: usize) -> u8 {
    match text.get(at) {
        Some(&b) => CLASS[usize::from(b)],
        None => 0,
    }
}

/// Whether a byte continues a word.
#[inline]
pub fn is_word_byte(byte: u8) -> bool {
    CLASS[usize::from(byte)] & WORD != 0
}

/// The number of a word, if any term begins with it.
#[inline]
pub fn word_number(word: &[u8]) -> Option<u16> {
    let hash = word_hash(word);
    let bit = (hash >> (32 - FILTER_BITS)) as usize;
    if FILTER[(bit / 32) % FILTER.len()] >> (bit % 32) & 1 == 0 {
        return None;
    }
    find(word, hash)
}

fn find(word: &[u8], hash: u32) -> Option<u16> {
    let mut slot = hash as usize % SLOTS.len();
    loop {
        let number = SLOTS[slot];
        let known = WORDS.get(usize::from(number))?;
        if same_word(known.text.as_bytes(), word) {
            return Some(number);
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// Marks everything worth looking at, and traces what may be disguised. `text` must be shorter than 4 GiB.
pub fn lex(text: &str, marks: &mut Vec<Mark>, traces: &mut Traces) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let class = CLASS[usize::from(byte)];
        if class & WORD == 0 {
            if class == SYMBOL {
                symbol(bytes, at, marks, traces);
            }
            at += 1;
            continue;
        }
        let start = at;
        let mut seen = class;
        at += 1;
        let mut inner = 0;
        loop {
            let class = class_at(bytes, at);
            if class & WORD == 0 {
                break;
            }
            inner |= class;
            at += 1;
        }
        seen |= inner;
        if seen & HIGH != 0 {
            foreign(text, start, at, marks);
            traces.foreign(text, start, at);
        } else if let Some(token) = bytes.get(start..at) {
            token_marks(token, start, seen, inner, marks);
            if !(2..ENCODED).contains(&token.len()) {
                traces.token(token, start);
            }
        }
    }
}

#[inline(always)]
fn token_marks(token: &[u8], start: usize, seen: u8, inner: u8, marks: &mut Vec<Mark>) {
    let end = start + token.len();
    if token.len() <= LONGEST_WORD {
        word(token, start, marks);
    }
    if token.len() >= GLUED && seen & (DIGIT | UPPER) != 0 && begins_glued(token) {
        push(marks, start, end, Sign::Glued);
    }
    if seen & DIGIT != 0 {
        push(marks, start, end, Sign::Number);
    } else if inner & UPPER != 0 && seen & LOWER != 0 {
        humps(token, start, marks);
    }
}

#[inline]
fn push(marks: &mut Vec<Mark>, start: usize, end: usize, sign: Sign) {
    marks.push(Mark { start: start as u32, end: end as u32, sign });
}

#[inline(always)]
fn word(token: &[u8], start: usize, marks: &mut Vec<Mark>) {
    if let Some(number) = word_number(token) {
        push(marks, start, start + token.len(), Sign::Word(number));
    } else if let [stem @ .., b's' | b'S'] = token
        && let Some(number) = word_number(stem)
    {
        push(marks, start, start + token.len(), Sign::Word(number));
    }
}

fn begins_glued(token: &[u8]) -> bool {
    token
        .first_chunk::<3>()
        .is_some_and(|head| BY_LITERAL.binary_search_by(|(known, _)| known.cmp(head)).is_ok())
}

/// Looks up the parts of `camelCase`.
#[cold]
fn humps(token: &[u8], start: usize, marks: &mut Vec<Mark>) {
    let mut from = 0;
    for (i, pair) in token.windows(2).enumerate() {
        if let [a, b] = pair
            && a.is_ascii_lowercase()
            && b.is_ascii_uppercase()
        {
            hump(token, from, i + 1, start, marks);
            from = i + 1;
        }
    }
    if from > 0 {
        hump(token, from, token.len(), start, marks);
    }
}

fn hump(token: &[u8], from: usize, to: usize, start: usize, marks: &mut Vec<Mark>) {
    if let Some(part) = token.get(from..to).filter(|p| p.len() <= LONGEST_WORD) {
        word(part, start + from, marks);
    }
}

/// A token with bytes beyond ASCII: cut where its characters are no letters, such as at curly quotes.
#[cold]
fn foreign(text: &str, start: usize, end: usize, marks: &mut Vec<Mark>) {
    let Some(token) = text.get(start..end) else { return };
    for piece in token.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        let from = start + (piece.as_ptr() as usize - token.as_ptr() as usize);
        let bytes = piece.as_bytes();
        let seen = bytes.iter().fold(0, |seen, &b| seen | CLASS[usize::from(b)]);
        let inner = bytes.iter().skip(1).fold(0, |seen, &b| seen | CLASS[usize::from(b)]);
        token_marks(bytes, from, seen, inner & !HIGH, marks);
    }
}

#[inline]
fn symbol(bytes: &[u8], at: usize, marks: &mut Vec<Mark>, traces: &mut Traces) {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest {
        [b'@', ..] => push(marks, at, at + 1, Sign::At),
        [b':', b'/', b'/', ..] => push(marks, at, at + 3, Sign::Scheme),
        [b'-', b'-', b'-', b'-', b'-', b'B', b'E', b'G', b'I', b'N', ..] => {
            push(marks, at, at + 10, Sign::Armour);
        }
        [b'&' | b'<' | b'%' | b'=' | b'\\', ..] => traces.symbol(bytes, at),
        _ => {}
    }
}
