//! What the whole block of text says about its words.

use super::class::{PLACE, RELATION, TITLE};
use super::token::{Gap, Shape, Token};

/// Slots of the evidence table, a power of two.
const SLOTS: usize = 1 << 13;

/// The word stands somewhere in lower case.
pub(super) const LOWER: u8 = 1;
/// The word stands somewhere after a title or a word for a person.
pub(super) const TITLED: u8 = 2;
/// The word stands somewhere as one of at least two capitalised words that are not at the start of a sentence.
pub(super) const REPEATED: u8 = 4;
/// Seen once so far.
const SEEN: u8 = 8;
/// The word stands after a preposition of place.
pub(super) const LOCATED: u8 = 16;
/// The word belongs to a person's, a place's, an organisation's name found in the first pass: a bit each from here.
const KNOWN: u8 = 32;

/// How a text is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    /// Capitals where English has them.
    Usual,
    /// Hardly any capitals.
    Lower,
    /// Capitals throughout.
    Upper,
}

/// Evidence from the whole block, by word hash. Two words may share a slot; that is rare and harmless.
pub(super) struct Context {
    slots: Vec<u8>,
    /// How the block is typed.
    pub typing: Typing,
}

impl Context {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut context = Self { slots: vec![0; SLOTS], typing: Typing::Usual };
        let (mut lower, mut upper, mut words, mut starts, mut low_starts) = (0u32, 0u32, 0u32, 0u32, 0u32);
        let mut before: Option<&Token> = None;
        for t in tokens {
            if t.is_word() {
                words += 1;
                lower += u32::from(t.shape == Shape::Lower);
                upper += u32::from(t.shape == Shape::Upper);
                let start = before.is_none_or(|b| matches!(b.mark, b'.' | b'?' | b'!')) || t.gap == Gap::Line;
                if start {
                    starts += 1;
                    low_starts += u32::from(t.shape == Shape::Lower);
                }
                context.see(t, before, start);
            }
            if t.mark != b'.' || before.is_none_or(|b| b.classes & TITLE == 0) {
                before = Some(t);
            }
        }
        context.typing = if upper * 10 > words * 6 && upper > 2 {
            Typing::Upper
        } else if low_starts * 10 >= starts * 7 && lower * 20 > words * 19 {
            Typing::Lower
        } else {
            Typing::Usual
        };
        context
    }

    fn see(&mut self, t: &Token, before: Option<&Token>, start: bool) {
        let Some(slot) = self.slots.get_mut(t.hash as usize & (SLOTS - 1)) else { return };
        if t.shape == Shape::Lower {
            *slot |= LOWER;
        } else {
            if *slot & SEEN != 0 {
                *slot |= REPEATED;
            }
            if !start {
                *slot |= SEEN;
            }
        }
        if before.is_some_and(|b| b.classes & (TITLE | RELATION) != 0) {
            *slot |= TITLED;
        }
        if before.is_some_and(|b| b.classes & PLACE != 0 && b.shape == Shape::Lower) {
            *slot |= LOCATED;
        }
    }

    /// Remembers that the word belongs to a name of this type of bearer.
    pub(super) fn know(&mut self, hash: u32, bearer: usize) {
        if let Some(slot) = self.slots.get_mut(hash as usize & (SLOTS - 1)) {
            *slot |= KNOWN << bearer;
        }
    }

    /// Whether the word belongs to a name of this type of bearer.
    pub(super) fn knows(&self, hash: u32, bearer: usize) -> bool {
        self.slots.get(hash as usize & (SLOTS - 1)).is_some_and(|slot| slot & KNOWN << bearer != 0)
    }

    /// Evidence about a word, found names aside.
    pub(super) fn about(&self, hash: u32) -> u8 {
        self.slots.get(hash as usize & (SLOTS - 1)).copied().unwrap_or(0)
            & (LOWER | TITLED | REPEATED | LOCATED)
    }
}
