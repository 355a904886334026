//! The compiled form of `shared.toml` and `intents/*.toml`.

use crate::detect::Confidence;

include!(concat!(env!("OUT_DIR"), "/intents.rs"));

/// A cue as a sentence can meet it.
pub(super) struct Phrase {
    /// Words by single spaces; a word ending in `*` stands for every word that begins so, and `..` for up to
    /// four words.
    pub words: &'static str,
    /// First four bytes of the second word; 0 where there is none, or no fixed one.
    pub second: u32,
    /// The cue it is a sign of.
    pub cue: u8,
}

/// A cue that a rule asks for.
pub(super) struct Need {
    pub cue: u8,
    /// Only where a request would stand: at the head of a clause, as in "please rank".
    pub head: bool,
}

/// Any one of these.
pub(super) type AnyOf = &'static [Need];

/// One way in which a prompt can ask for an intent.
pub(super) struct Rule {
    /// Index into [`INTENTS`].
    pub intent: u8,
    /// All of these, within one sentence.
    pub sentence: &'static [AnyOf],
    /// All of these too, in the sentence or in one beside it.
    pub near: &'static [AnyOf],
    /// None of these in the sentence.
    pub unless: AnyOf,
    /// None of these in the sentence or in one beside it.
    pub unless_near: AnyOf,
    /// How sure a hit is.
    pub confidence: Confidence,
}
