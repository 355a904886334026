//! Where a text may be disguised: noted while it is cut into words, so that ordinary text pays nothing for it.

use super::{normalise, sort_by_place};

/// Places worth reading again in plain, in bytes and in order.
///
/// A trace costs a look at a window of text, so each is as particular as a few bytes allow. What is disguised, and
/// how, is for the reader to find out.
#[derive(Debug, Default)]
pub struct Traces {
    places: Vec<u32>,
    /// End of the last token of one letter or digit, and how many stood in a row.
    single: (usize, u8),
    /// End of the last digit in words, and how many stood in a row.
    spoken: (usize, u8),
}

/// Tokens of one letter or digit in a row that look like a word or number spaced out.
const SINGLES: u8 = 4;
/// Digits in words in a row that look like a number read out.
const SPOKEN: u8 = 3;
/// Shortest token that base64 is looked for in, in bytes; fewer hold no value worth the look.
pub const ENCODED: usize = 14;
/// Farthest that two characters or words of one disguised value stand apart, in bytes.
const APART: usize = 4;
/// Traces closer together than this, in bytes, are one.
const ONE: usize = 32;

impl Traces {
    /// Notes a place.
    pub fn note(&mut self, at: usize) {
        if self.places.last().is_none_or(|last| at >= *last as usize + ONE) {
            self.places.push(at as u32);
        }
    }

    /// Looks at a token of letters and digits that is one byte long, or [`ENCODED`] and more.
    #[cold]
    pub fn token(&mut self, token: &[u8], start: usize) {
        let end = start + token.len();
        if token.len() >= ENCODED {
            if normalise::decodes(token) {
                self.note(start);
            }
            return;
        }
        let (last, count) = self.single;
        let count = if start <= last + APART { count.saturating_add(1) } else { 1 };
        self.single = (end, count);
        if count >= SINGLES {
            self.note(start);
        }
    }

    /// Looks at `&`, `<`, `%`, `=` or a backslash: whether what follows can be an escape.
    #[cold]
    pub fn symbol(&mut self, bytes: &[u8], at: usize) {
        if bytes.get(at..).is_some_and(normalise::escapes) {
            self.note(at);
        }
    }

    /// Looks at a token with characters beyond ASCII.
    #[cold]
    pub fn foreign(&mut self, text: &str, start: usize, end: usize) {
        if let Some(at) = normalise::disguise_in(text, start, end) {
            self.note(at);
        }
    }

    /// Looks at a digit in words.
    pub fn spoken(&mut self, start: usize, end: usize) {
        let (last, count) = self.spoken;
        let count = if start <= last + APART { count.saturating_add(1) } else { 1 };
        self.spoken = (end, count);
        if count == SPOKEN {
            self.note(start);
        }
    }

    /// Adds the places of other traces of the same text.
    pub fn join(&mut self, other: Traces) {
        if !other.places.is_empty() {
            self.places.extend(other.places);
            sort_by_place(&mut self.places, |place| (*place as usize, 0));
        }
    }

    /// The parts of `text` to read again: around each place to a line's end at least `CONTEXT` away, those that
    /// meet joined. Start and end in bytes.
    pub fn windows(&self, text: &str) -> Vec<(usize, usize)> {
        let mut windows: Vec<(usize, usize)> = Vec::new();
        for &place in &self.places {
            let place = place as usize;
            if let Some(last) = windows.last_mut()
                && place < last.1
            {
                last.1 = last.1.max(window_end(text, place));
                continue;
            }
            let start = window_start(text, place);
            let end = window_end(text, place);
            match windows.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => windows.push((start, end)),
            }
        }
        windows
    }
}

/// How much text around a trace is read for context, in bytes.
const CONTEXT: usize = 768;
/// How much farther a line's end is looked for.
const LINE: usize = 512;

fn window_start(text: &str, place: usize) -> usize {
    let near = floor(text, place.saturating_sub(CONTEXT));
    let far = near.saturating_sub(LINE);
    let line = text.as_bytes().get(far..near).and_then(|b| b.iter().rposition(|b| *b == b'\n'));
    line.map_or(if far == 0 { 0 } else { near }, |n| far + n + 1)
}

fn window_end(text: &str, place: usize) -> usize {
    let near = floor(text, (place + CONTEXT).min(text.len()));
    let far = (near + LINE).min(text.len());
    let line = text.as_bytes().get(near..far).and_then(|b| b.iter().position(|b| *b == b'\n'));
    line.map_or(if far == text.len() { far } else { near }, |n| near + n)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
