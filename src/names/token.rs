//! Words and marks of a text, with what stands between them.

use super::class::Classes;
use super::{fold, hash};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shape {
    /// `maria`
    Lower,
    /// `Maria`
    Title,
    /// `MARIA`
    Upper,
    /// `M`
    Initial,
    /// `McDonald`, `O'Brien`, `DeShawn`
    Inner,
    /// Letters mixed with digits or underscores, or written like code.
    Code,
    /// Digits.
    Number,
    /// One mark: a comma, a bracket; also the possessive `'s`.
    Mark,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// One space.
    Space,
    /// A tab or several spaces, as between columns.
    Wide,
    /// The start of a line or of the text.
    Line,
}

/// One word or mark. Offsets are bytes of the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    /// Hash of the folded word, or of the mark.
    pub hash: u32,
    pub classes: Classes,
    pub shape: Shape,
    pub gap: Gap,
    /// Whether names are looked for here.
    pub candidate: bool,
    /// The mark itself for [`Shape::Mark`] (`s` for a possessive), else 0.
    pub mark: u8,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Title | Shape::Upper | Shape::Initial | Shape::Inner)
    }

    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Initial | Shape::Inner)
    }
}

/// Longest word, in bytes, that can be part of a name.
const LONGEST: u32 = 60;

/// Appends the tokens of `text` to `out`.
pub(super) fn tokenize(text: &str, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut gap = Gap::Line;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'\n' | b'\r' => {
                gap = Gap::Line;
                at += 1;
            }
            b' ' => {
                gap = gap.max(if gap == Gap::Space { Gap::Wide } else { Gap::Space });
                at += 1;
            }
            b'\t' => {
                gap = gap.max(Gap::Wide);
                at += 1;
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => {
                at = word(text, at, gap, out);
                gap = Gap::None;
            }
            0..=0x7F => {
                out.push(mark(at, at + 1, gap, b));
                at += 1;
                gap = Gap::None;
            }
            _ => {
                let c = text.get(at..).and_then(|t| t.chars().next()).unwrap_or('\u{FFFD}');
                if c.is_alphanumeric() {
                    at = word(text, at, gap, out);
                    gap = Gap::None;
                } else if c.is_whitespace() {
                    gap = gap.max(if gap == Gap::Space { Gap::Wide } else { Gap::Space });
                    at += c.len_utf8();
                } else {
                    out.push(mark(at, at + c.len_utf8(), gap, plain(c)));
                    at += c.len_utf8();
                    gap = Gap::None;
                }
            }
        }
    }
}

/// The ASCII mark that stands for a typographic one.
fn plain(c: char) -> u8 {
    match c {
        '‘' | '’' | 'ʼ' => b'\'',
        '“' | '”' | '„' | '«' | '»' => b'"',
        '–' | '—' | '‑' | '‐' => b'-',
        '•' | '·' | '●' | '▪' => b'*',
        '…' => b'.',
        _ => b'~',
    }
}

fn mark(start: usize, end: usize, gap: Gap, mark: u8) -> Token {
    Token {
        start: start as u32,
        end: end as u32,
        hash: hash::spread(u32::from(mark) | 0x100),
        classes: 0,
        shape: Shape::Mark,
        gap,
        candidate: false,
        mark,
    }
}

/// Reads the word at `start`, pushes it (and a possessive after it), and returns where it ends.
fn word(text: &str, start: usize, gap: Gap, out: &mut Vec<Token>) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let (mut letters, mut digits, mut uppers, mut inner, mut code) = (0u32, 0u32, 0u32, false, false);
    let mut first_upper = false;
    let mut h = hash::SEED;
    let mut end = start + rest.len();
    let mut possessive = None;
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    for &b in rest.as_bytes().iter().take(plain) {
        let upper = b.is_ascii_uppercase();
        inner |= upper && letters > uppers;
        uppers += u32::from(upper);
        letters += 1;
        h = hash::add(h, b | 0x20);
    }
    first_upper |= rest.as_bytes().first().is_some_and(|b| plain > 0 && b.is_ascii_uppercase());
    let mut chars = rest.char_indices();
    if plain > 0 {
        chars.nth(plain - 1);
    }
    for (i, c) in chars {
        if c.is_ascii_lowercase() {
            letters += 1;
            h = hash::add(h, c as u8);
        } else if c.is_alphabetic() {
            let upper = c.is_uppercase();
            if upper {
                inner |= letters > uppers;
                uppers += 1;
                first_upper |= letters == 0;
            }
            letters += 1;
            h = hash::add(h, fold::fold(c));
        } else if c.is_numeric() {
            digits += 1;
        } else if c == '_' {
            code = true;
        } else if matches!(c, '\'' | '’' | 'ʼ' | 'ʻ') && letters > 0 {
            let after = rest.get(i + c.len_utf8()..).unwrap_or("");
            match apostrophe(after) {
                Apostrophe::Inside => {}
                Apostrophe::Suffix(len) => {
                    possessive = Some(start + i + c.len_utf8() + len);
                    end = start + i;
                    break;
                }
                Apostrophe::Outside => {
                    end = start + i;
                    break;
                }
            }
        } else if !fold::is_mark(c) {
            end = start + i;
            break;
        }
    }
    let length = (end - start) as u32;
    let shape = if letters == 0 {
        if code { Shape::Code } else { Shape::Number }
    } else if digits > 0 || code || length > LONGEST || (inner && !first_upper) {
        Shape::Code
    } else if uppers == 0 {
        Shape::Lower
    } else if letters == 1 {
        Shape::Initial
    } else if uppers == letters {
        Shape::Upper
    } else if inner {
        Shape::Inner
    } else if first_upper {
        Shape::Title
    } else {
        Shape::Code
    };
    let hash = if shape == Shape::Number { hash::spread(0xD161 + digits.min(6)) } else { hash::spread(h) };
    out.push(Token {
        start: start as u32,
        end: end as u32,
        hash,
        classes: 0,
        shape,
        gap,
        candidate: false,
        mark: 0,
    });
    match possessive {
        Some(to) => {
            out.push(mark(end, to, Gap::None, b's'));
            to
        }
        None => end,
    }
}

enum Apostrophe {
    /// Part of the word: `O'Brien`.
    Inside,
    /// Starts a suffix of this many bytes: `Maria's`.
    Suffix(usize),
    /// A closing quote.
    Outside,
}

fn apostrophe(after: &str) -> Apostrophe {
    let bytes = after.as_bytes();
    let letter_at = |i: usize| bytes.get(i).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    for suffix in ["s", "S", "d", "m", "ll", "re", "ve", "LL", "t"] {
        if after.starts_with(suffix) && !letter_at(suffix.len()) {
            return Apostrophe::Suffix(suffix.len());
        }
    }
    if after.chars().next().is_some_and(char::is_alphabetic) {
        Apostrophe::Inside
    } else {
        Apostrophe::Outside
    }
}
