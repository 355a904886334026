//! The second reading: what is encoded, or written out, in plain characters.

use super::copy::Copy;
use super::{base64, entity, escape, percent, quoted, spaced, spelled, spoken, tag};
use crate::text::traces::ENCODED;
use std::borrow::Cow;

/// What a piece of text stands for.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading<'t> {
    /// In plain; empty when the piece shows nothing.
    pub plain: Cow<'t, str>,
    /// Where the piece ends, in bytes.
    pub end: usize,
}

impl<'t> Reading<'t> {
    pub fn new(plain: impl Into<Cow<'t, str>>, end: usize) -> Self {
        Self { plain: plain.into(), end }
    }
}

/// Whether a text begins with an escape that is likely to be one. `text` begins with `&`, `<`, `%`, `=` or `\`.
pub fn escapes(text: &[u8]) -> bool {
    match text.first() {
        Some(b'&') => entity::read(text, 0).is_some(),
        Some(b'<') => tag::begins(text),
        Some(b'%') => percent::read(text, 0).is_some(),
        Some(b'=') => quoted::begins(text),
        Some(b'\\') => escape::begins(text),
        _ => false,
    }
}

/// Copies `text` with its encodings in plain; with the spans of the copy that were gathered from single characters or
/// words.
pub fn read(text: &str) -> (Copy, Vec<(usize, usize)>) {
    let bytes = text.as_bytes();
    let mut copy = Copy::with_capacity(text.len());
    let mut gathered = Vec::new();
    let (mut at, mut kept) = (0, 0);
    let mut form = Form::default();
    let mut tried = Tried::default();
    while let Some(&byte) = bytes.get(at) {
        let mut is_gathered = false;
        let mut from = at;
        let reading = match byte {
            b'&' => entity::read(bytes, at),
            b'<' => {
                let reading = tag::read(bytes, at);
                if reading.as_ref().is_some_and(|r| r.plain.starts_with(['\n', '\t'])) {
                    from = tag::trimmed(bytes, kept, at);
                }
                reading
            }
            b'%' => percent::read(bytes, at),
            b'=' => quoted::read(bytes, at),
            b'\\' => escape::read(bytes, at),
            b'+' if form.holds(bytes, at) => Some(Reading::new(" ", at + 1)),
            _ if byte.is_ascii_alphanumeric() => {
                let length = bytes.iter().skip(at).take_while(|b| b.is_ascii_alphanumeric()).count();
                let reading = match length {
                    1 => tried.spaced(text, at).or_else(|| spoken::read(bytes, at, length)),
                    ENCODED.. => tried.base64(text, at, length),
                    _ => spoken::read(bytes, at, length),
                };
                let reading = reading.or_else(|| spelled::read(text, at, length));
                is_gathered = length < ENCODED;
                if reading.is_none() {
                    at += length;
                    continue;
                }
                reading
            }
            _ => None,
        };
        if matches!(byte, b'%' | b'=') {
            form.sign = at + 1;
        }
        let Some(reading) = reading else {
            at += if byte == b'\\' { escape::width(bytes, at) } else { 1 };
            continue;
        };
        copy.keep(text, kept, from);
        let start = copy.text.len();
        copy.replace(&reading.plain, from, reading.end);
        if is_gathered && byte.is_ascii_alphanumeric() {
            gathered.push((start, copy.text.len()));
        }
        at = reading.end.max(at + 1);
        kept = at;
    }
    copy.keep(text, kept, text.len());
    (copy, gathered)
}

/// Where runs end that were tried and are none, so that no long run is tried again from each of its tokens.
#[derive(Default)]
struct Tried {
    spaced: usize,
    base64: usize,
}

impl Tried {
    fn spaced<'t>(&mut self, text: &'t str, at: usize) -> Option<Reading<'t>> {
        if at < self.spaced {
            return None;
        }
        spaced::read(text, at).map_err(|end| self.spaced = end).ok()
    }

    fn base64<'t>(&mut self, text: &'t str, at: usize, length: usize) -> Option<Reading<'t>> {
        /// A run that begins behind a path or a word is short; it is tried from each token.
        const SHORT: usize = 256;
        if at < self.base64 {
            return None;
        }
        base64::read(text, at, length)
            .map_err(|end| self.base64 = if end - at > SHORT { end } else { 0 })
            .ok()
    }
}

/// Where the last sign of form encoding stood: `name=Ana+Ruiz`.
#[derive(Default)]
struct Form {
    /// One past the last `=` or `%`; 0 for none.
    sign: usize,
}

impl Form {
    /// Whether the plus at `at` stands for a space: between letters or digits, after a sign in the same word.
    fn holds(&self, bytes: &[u8], at: usize) -> bool {
        const REACH: usize = 200;
        let near = self.sign > 0 && at - self.sign <= REACH;
        let solid = |b: &u8| b.is_ascii_graphic();
        near && bytes.get(self.sign..at).is_some_and(|gap| gap.iter().all(solid) && !gap.is_empty())
            && bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'%')
    }
}
