//! The compiled form of `shared.toml` and `intents/*.toml`.

use crate::detect::Confidence;
use crate::text::{unfold, unpack};
use once_cell::sync::Lazy;
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/intents.rs"));

/// A cue as a sentence can meet it.
pub(super) struct Phrase {
    /// Where its words stand in the text of all: by single spaces; a word ending in `*` stands for every word that begins so, and `..` for up to
    /// four words.
    pub words: Range<usize>,
    /// First four bytes of the second word; 0 where there is none, or no fixed one.
    pub second: u32,
    /// The cue it is a sign of.
    pub cue: u8,
}

/// Every phrase, laid out for look-up when the first text is read: what is cheap to make is not shipped.
pub(super) struct Phrases {
    /// The words of all phrases.
    text: String,
    /// By their first four bytes.
    all: Vec<Phrase>,
    /// The first four bytes of a phrase, and the phrases that begin so, from and to.
    keys: Vec<(u32, usize, usize)>,
    /// Places in `keys` counted from 1, by the hash of the key, probed one by one.
    slots: Vec<u16>,
}

/// Every phrase.
pub(super) fn phrases() -> &'static Phrases {
    static PHRASES: Lazy<Phrases> = Lazy::new(Phrases::new);
    &PHRASES
}

/// Bits of a slot's number.
const SLOT_BITS: u32 = 12;

impl Phrases {
    fn new() -> Self {
        let bytes = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/intents.packed")));
        let part = |range| bytes.get(range).unwrap_or_default();
        let words = bytes.get(WORDS..).and_then(|words| std::str::from_utf8(words).ok());
        let (text, ends) = unfold(part(SHAPES), words.unwrap_or_default());
        let mut phrases =
            Self { text: String::new(), all: Vec::new(), keys: Vec::new(), slots: vec![0; 1 << SLOT_BITS] };
        let mut at = 0;
        for (end, &cue) in ends.into_iter().zip(part(CUES)) {
            let range = std::mem::replace(&mut at, end)..end;
            let words = text.get(range.clone()).unwrap_or_default();
            let place = phrases.all.len();
            match phrases.keys.last_mut() {
                Some((known, _, to)) if *known == key(words) => *to = place + 1,
                _ => phrases.keys.push((key(words), place, place + 1)),
            }
            phrases.all.push(Phrase { second: second(words), words: range, cue });
        }
        phrases.text = text;
        for (place, (key, _, _)) in phrases.keys.iter().enumerate() {
            let mut slot = hash(*key);
            while let Some(taken) = phrases.slots.get_mut(slot % (1 << SLOT_BITS)) {
                if *taken == 0 {
                    *taken = place as u16 + 1;
                    break;
                }
                slot += 1;
            }
        }
        phrases
    }

    /// The words of a phrase.
    pub(super) fn words(&self, phrase: &Phrase) -> &str {
        self.text.get(phrase.words.clone()).unwrap_or_default()
    }

    /// The phrases whose first word has this key.
    pub(super) fn beginning_like(&self, key: u32) -> &[Phrase] {
        let mut slot = hash(key);
        loop {
            let place = self.slots.get(slot % (1 << SLOT_BITS)).and_then(|i| usize::from(*i).checked_sub(1));
            let Some(&(known, from, to)) = place.and_then(|place| self.keys.get(place)) else { return &[] };
            if known == key {
                return self.all.get(from..to).unwrap_or_default();
            }
            slot += 1;
        }
    }
}

fn hash(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> (32 - SLOT_BITS)) as usize
}

/// The first four bytes of a phrase's first word, zeros after a shorter one.
fn key(words: &str) -> u32 {
    let first = words.bytes().take(4).take_while(|b| !matches!(b, b' ' | b'*'));
    first.chain([0; 4]).take(4).fold(0, |key, byte| key << 8 | u32::from(byte))
}

/// The key of the second word, where a single one can stand there.
fn second(words: &str) -> u32 {
    let behind = words.bytes().position(|b| b == b' ').and_then(|at| words.get(at + 1..)).unwrap_or_default();
    let end = behind.bytes().position(|b| b == b' ').unwrap_or(behind.len());
    match behind.get(..end) {
        Some(".." | "") | None => 0,
        Some(stem) if stem.ends_with('*') && stem.len() < 5 => 0,
        Some(word) => key(word),
    }
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
    /// How far below a hit of its own the learned model's score may lie, in halves of what doubling the sentences asks.
    pub trust: u8,
}
