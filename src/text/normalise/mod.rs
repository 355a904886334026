//! A plain copy of text that was disguised, with the way back to the original.
//!
//! Two readings, each of one pass and one level deep: first characters that stand for plain ones, then what is
//! written out or encoded in plain characters. `docs/security.md` says what is read and what is not.

mod base64;
mod character;
mod characters;
mod copy;
mod encodings;
mod entity;
mod escape;
mod percent;
mod quoted;
mod spaced;
mod spelled;
mod spoken;
mod tag;
#[cfg(test)]
mod tests;

pub use base64::decodes;
pub use characters::disguise_in;
use copy::Copy;
pub use encodings::escapes;

/// A plain copy of a text.
#[derive(Debug)]
pub struct Normalised {
    characters: Option<Copy>,
    encodings: Option<Copy>,
    /// Spans of the copy, in bytes and in order, that were put together out of single characters or words.
    gathered: Vec<(usize, usize)>,
}

impl Normalised {
    /// The plain text.
    pub fn text(&self) -> &str {
        let last = self.encodings.as_ref().or(self.characters.as_ref());
        last.map_or("", |copy| copy.text.as_str())
    }

    /// The place in the original of a span of the copy, in bytes: from where its first byte comes from to the end of
    /// where its last byte comes from. Whatever was found in encoded text leads to the whole encoded run.
    pub fn original(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let mut span = (start, end);
        for copy in self.encodings.iter().chain(&self.characters) {
            span = copy.original(span.0, span.1)?;
        }
        Some(span)
    }

    /// Whether something was disguised within or directly beside a span of the copy.
    pub fn changed_at(&self, start: usize, end: usize) -> bool {
        let inner = match &self.encodings {
            Some(copy) if copy.changed_at(start, end) => return true,
            Some(copy) => copy.original(start, end),
            None => Some((start, end)),
        };
        let characters = self.characters.as_ref();
        inner.zip(characters).is_some_and(|((start, end), copy)| copy.changed_at(start, end))
    }

    /// Whether a span of the copy holds something put together out of single characters or words: a guess that
    /// wants better evidence than a value that was merely encoded.
    pub fn gathered_at(&self, start: usize, end: usize) -> bool {
        let before = self.gathered.partition_point(|(from, _)| *from < end);
        before.checked_sub(1).and_then(|i| self.gathered.get(i)).is_some_and(|(_, until)| start < *until)
    }
}

/// The plain copy of a text in which something is disguised; `None` for any other text.
pub fn normalise(text: &str) -> Option<Normalised> {
    let characters = if text.is_ascii() { None } else { Some(characters::read(text)).filter(|c| c.changed) };
    let first = characters.as_ref().map_or(text, |copy| copy.text.as_str());
    let (encodings, gathered) = encodings::read(first);
    let encodings = Some(encodings).filter(|copy| copy.changed);
    (characters.is_some() || encodings.is_some()).then_some(Normalised { characters, encodings, gathered })
}
