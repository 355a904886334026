//! The words that begin terms, laid out for look-up when the first text is read: what is cheap to make is not shipped.

use super::follow::{ACTS, ALONE, SPEAKS, follow, joint, second};
use super::tables::{ENTRIES, Entry, LETTERS, SHAPES, TOKENS, USES, Use};
use super::word_hash::{same_word, word_hash};
use once_cell::sync::Lazy;

/// A word that begins terms.
#[derive(Clone, Copy)]
pub struct Word {
    /// Bits of `follow`.
    pub traits: u32,
    /// Where it begins in [`LETTERS`].
    text: u16,
    /// The first of its entries in [`ENTRIES`].
    first: u16,
    /// What may stand directly behind it: bits of `follow::joint`.
    joints: u16,
    /// Length in bytes.
    pub length: u8,
    entries: u8,
}

impl Word {
    #[inline]
    fn text(&self) -> &'static [u8] {
        let start = usize::from(self.text);
        LETTERS.get(start..start + usize::from(self.length)).unwrap_or_default()
    }

    /// Its terms, shortest first.
    #[inline]
    pub fn entries(&self) -> impl Iterator<Item = Entry> + use<> {
        let start = usize::from(self.first);
        let entries = ENTRIES.get(start..start + usize::from(self.entries)).unwrap_or_default();
        entries.iter().map(|&(rest, group)| Entry::new(rest, group))
    }

    /// Whether one of its terms can stand at `start`, by what stands behind the word.
    #[inline]
    fn can_stand(&self, bytes: &[u8], start: usize) -> bool {
        let end = start + usize::from(self.length);
        self.traits & ALONE != 0
            || self.traits & second(bytes, end) != 0
            || bytes.get(end).is_some_and(|b| self.joints & joint(*b) != 0)
    }
}

/// Bits of the hash that index the filter, a bitmap that turns most unknown words away.
const FILTER_BITS: u32 = 17;
/// Bits of the hash that index the slots.
const SLOT_BITS: u32 = 14;
/// An empty slot.
const EMPTY: u16 = u16::MAX;

/// Every word that begins a term.
pub struct Words {
    words: Vec<Word>,
    /// Numbers of words by hash, probed one by one.
    slots: Vec<u16>,
    /// The words that the scanner looks for, and their plurals.
    filter: Vec<u32>,
}

/// Every word that begins a term.
#[inline]
pub fn words() -> &'static Words {
    static WORDS: Lazy<Words> = Lazy::new(Words::new);
    &WORDS
}

/// Whether a word is by itself one of a list.
pub fn is_listed(word: &[u8], list: u16) -> bool {
    words().find(word).is_some_and(|known| known.entries().any(|e| e.is_alone() && e.group() == list))
}

impl Words {
    fn new() -> Self {
        let mut words = Self {
            words: Vec::with_capacity(SHAPES.len()),
            slots: vec![EMPTY; 1 << SLOT_BITS],
            filter: vec![0; 1 << (FILTER_BITS - 5)],
        };
        let (mut text, mut first) = (0, 0);
        for &(length, entries) in SHAPES {
            let word = Word { traits: 0, text, first, joints: 0, length, entries };
            words.words.push(with_traits(word));
            (text, first) = (text + u16::from(length), first + u16::from(entries));
        }
        for &(number, traits, joints) in TOKENS {
            if let Some(word) = words.words.get_mut(usize::from(number)) {
                word.traits |= traits;
                word.joints |= joints;
            }
        }
        for number in 0..words.words.len() {
            words.index(number as u16);
        }
        words
    }

    fn index(&mut self, number: u16) {
        let Some(word) = self.words.get(usize::from(number)).copied() else { return };
        let hash = word_hash(word.text());
        if word.traits & (ACTS | SPEAKS) != 0 {
            self.let_pass(hash);
            let mut plural = [b's'; 1 + u8::MAX as usize];
            for (to, from) in plural.iter_mut().zip(word.text()) {
                *to = *from;
            }
            self.let_pass(word_hash(plural.get(..usize::from(word.length) + 1).unwrap_or_default()));
        }
        let mut slot = hash;
        while let Some(taken) = self.slots.get_mut(slot as usize % (1 << SLOT_BITS)) {
            if *taken == EMPTY {
                *taken = number;
                return;
            }
            slot = slot.wrapping_add(1);
        }
    }

    fn let_pass(&mut self, hash: u32) {
        let bit = hash >> (32 - FILTER_BITS);
        if let Some(block) = self.filter.get_mut(bit as usize / 32) {
            *block |= 1 << (bit % 32);
        }
    }

    /// Whether the scanner may look for a word of this hash.
    #[inline(always)]
    pub fn passes(&self, hash: u32) -> bool {
        let bit = hash >> (32 - FILTER_BITS);
        self.filter.get(bit as usize / 32).is_some_and(|block| block >> (bit % 32) & 1 == 1)
    }

    /// The word with a number.
    #[inline]
    pub fn get(&self, number: u16) -> Option<&Word> {
        self.words.get(usize::from(number))
    }

    /// A word that begins a term.
    pub fn find(&self, word: &[u8]) -> Option<&Word> {
        self.place(word, word_hash(word)).map(|(_, known)| known)
    }

    fn place(&self, word: &[u8], hash: u32) -> Option<(u16, &Word)> {
        let mut slot = hash;
        loop {
            let number = *self.slots.get(slot as usize % (1 << SLOT_BITS))?;
            let known = self.get(number)?;
            if usize::from(known.length) == word.len() && same_word(known.text(), word) {
                return Some((number, known));
            }
            slot = slot.wrapping_add(1);
        }
    }

    /// The word at `start`, itself or without a plural's `s`, and its number, if one of its terms can stand there.
    pub fn heard(&self, bytes: &[u8], start: usize, word: &[u8], hash: u32) -> Option<(u16, &Word)> {
        if let Some(found) = self.place(word, hash) {
            return Some(found).filter(|(_, known)| known.can_stand(bytes, start));
        }
        let [stem @ .., b's' | b'S'] = word else { return None };
        self.place(stem, word_hash(stem)).filter(|(_, known)| known.traits & ALONE != 0)
    }
}

/// The word with what its terms are for, and what may follow it in them.
fn with_traits(mut word: Word) -> Word {
    for entry in word.entries() {
        let for_what = if entry.acts() { ACTS } else { 0 } | if entry.speaks() { SPEAKS } else { 0 };
        word.traits |= for_what;
        let token = matches!(USES.get(usize::from(entry.group())), Some(Use::Token));
        if for_what != 0 && !token {
            let (traits, joints) = follow(entry.rest());
            word.traits |= traits;
            word.joints |= joints;
        }
    }
    word
}
