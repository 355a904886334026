//! The words that begin terms, laid out for look-up when the first text is read: what is cheap to make is not shipped.

use super::follow::{ACTS, ALONE, LETTERS as ANY, SPEAKS, follow, joint, second};
use super::laid::text;
use super::lex::LONGEST_WORD;
use super::tables::{
    COUNTS, ENTRIES, Entry, LETTERS, REST_LENGTHS, RESTS, SHAPES, TOKENS, TRAITS, USES, Use, part,
};
use super::word_hash::{Key, WHOLE, same_word};
use crate::text::unfold;
use once_cell::sync::Lazy;
use std::ops::Range;

/// A word that begins terms.
#[derive(Clone, Copy)]
pub struct Word {
    key: Key,
    /// Bits of `follow`.
    pub traits: u32,
    /// The letters that may stand behind it for one of its terms to be acted on, bits of `follow::letter`.
    acts: u32,
    /// The same for one of them to be context of values.
    speaks: u32,
    /// Where it begins in the letters of all.
    text: u16,
    /// The first of its entries.
    first: u16,
    /// What may stand directly behind it: bits of `follow::joint`.
    joints: u16,
    /// Length in bytes.
    pub length: u8,
    entries: u8,
}

impl Word {
    /// Its terms, shortest first.
    #[inline]
    pub fn entries(&self) -> impl Iterator<Item = Entry> + use<> {
        words().entries_of(self).iter().copied()
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
    letters: String,
    entries: Vec<Entry>,
    rests: Rests,
    /// Numbers of words by hash, probed one by one.
    slots: Box<[u16; 1 << SLOT_BITS]>,
    /// The words that the scanner looks for, and their plurals.
    filter: Box<[u32; 1 << (FILTER_BITS - 5)]>,
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
        let (letters, ends) = unfold(part(SHAPES), text(LETTERS));
        let rests = Rests::new();
        let mut words = Self {
            words: Vec::with_capacity(COUNTS.len()),
            entries: rests.entries(),
            letters,
            rests,
            slots: Box::new([EMPTY; 1 << SLOT_BITS]),
            filter: Box::new([0; 1 << (FILTER_BITS - 5)]),
        };
        let (mut at, mut first) = (0, 0);
        for (end, entries) in ends.into_iter().zip(part(COUNTS).iter().copied()) {
            let key = Key::at(words.letters.as_bytes(), at, end);
            let length = (end - at) as u8;
            let word = Word {
                key,
                traits: 0,
                acts: 0,
                speaks: 0,
                text: at as u16,
                first,
                joints: 0,
                length,
                entries,
            };
            words.words.push(words.with_traits(word));
            (at, first) = (end, first + u16::from(entries));
        }
        for &(number, traits, joints, ..) in TOKENS {
            if let Some(word) = words.words.get_mut(usize::from(number)) {
                word.traits |= traits;
                word.joints |= joints;
            }
        }
        let mut plural = Vec::with_capacity(LONGEST_WORD + 1);
        for number in 0..words.words.len() {
            words.index(number as u16, &mut plural);
        }
        words
    }

    /// The word with what its terms are for, and what may follow it in them.
    fn with_traits(&self, mut word: Word) -> Word {
        for entry in self.entries_of(&word) {
            let for_what = if entry.acts() { ACTS } else { 0 } | if entry.speaks() { SPEAKS } else { 0 };
            word.traits |= for_what;
            word.acts |= if entry.acts() { entry.leads() } else { 0 };
            word.speaks |= if entry.speaks() { entry.leads() } else { 0 };
            let token = matches!(USES.get(usize::from(entry.group())), Some(Use::Token));
            if for_what != 0 && !token {
                let (traits, joints) = follow(self.rest(*entry));
                word.traits |= traits;
                word.joints |= joints;
            }
        }
        word
    }

    #[inline]
    fn text(&self, word: &Word) -> &[u8] {
        let start = usize::from(word.text);
        self.letters.as_bytes().get(start..start + usize::from(word.length)).unwrap_or_default()
    }

    /// The terms that begin with a word, shortest first.
    #[inline]
    pub fn entries_of(&self, word: &Word) -> &[Entry] {
        let start = usize::from(word.first);
        self.entries.get(start..start + usize::from(word.entries)).unwrap_or_default()
    }

    /// What follows the first word of a term, in lower case.
    #[inline]
    pub fn rest(&self, entry: Entry) -> &'static [u8] {
        self.rests.get(entry.rest)
    }

    /// `plural`: a buffer.
    fn index(&mut self, number: u16, plural: &mut Vec<u8>) {
        let Some(word) = self.words.get(usize::from(number)).copied() else { return };
        let hash = word.key.hash(u32::from(word.length));
        if word.traits & (ACTS | SPEAKS) != 0 {
            self.let_pass(hash);
            if word.traits & ALONE != 0 {
                plural.clear();
                plural.extend_from_slice(self.text(&word));
                plural.push(b's');
                self.let_pass(Key::of(plural).hash(plural.len() as u32));
            }
        }
        let mut slot = first_slot(hash);
        while self.slots[slot % (1 << SLOT_BITS)] != EMPTY {
            slot += 1;
        }
        self.slots[slot % (1 << SLOT_BITS)] = number;
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
        let key = Key::of(word);
        self.place(key, key.hash(word.len() as u32), word, 0..word.len()).map(|(_, known)| known)
    }

    #[inline(always)]
    fn place(&self, key: Key, hash: u32, text: &[u8], word: Range<usize>) -> Option<(u16, &Word)> {
        let length = word.end - word.start;
        let mut slot = first_slot(hash);
        loop {
            let number = self.slots[slot % (1 << SLOT_BITS)];
            let known = self.get(number)?;
            if known.key == key
                && usize::from(known.length) == length
                && (length <= WHOLE || same_word(self.text(known), text.get(word.clone())?))
            {
                return Some((number, known));
            }
            slot += 1;
        }
    }

    /// The word at `start..end`, itself or without a plural's `s`, if one of its terms can stand there.
    #[inline]
    pub fn heard(&self, bytes: &[u8], start: usize, end: usize, key: Key, hash: u32) -> Option<Heard> {
        let Some((number, known)) = self.place(key, hash, bytes, start..end) else {
            return self.plural(bytes.get(start..end)?);
        };
        let next = second(bytes, end);
        let joined = || bytes.get(end).is_some_and(|b| known.joints & joint(*b) != 0);
        if known.traits & (ALONE | next) == 0 && !joined() {
            return None;
        }
        Some(Heard { number, acts: known.acts & next != 0, speaks: known.speaks & next != 0 })
    }

    /// The word that a plural is of, if it is a term by itself.
    #[inline(never)]
    fn plural(&self, word: &[u8]) -> Option<Heard> {
        let [stem @ .., b's' | b'S'] = word else { return None };
        let key = Key::of(stem);
        let (number, known) = self.place(key, key.hash(stem.len() as u32), stem, 0..stem.len())?;
        (known.traits & ALONE != 0).then_some(Heard {
            number,
            acts: known.acts != 0,
            speaks: known.speaks != 0,
        })
    }
}

/// A word that one of its terms can stand at.
#[derive(Clone, Copy)]
pub struct Heard {
    /// Its number.
    pub number: u16,
    /// Whether one of them is acted on wherever it stands.
    pub acts: bool,
    /// Whether one of them is context of values.
    pub speaks: bool,
}

/// Where a word of a hash is looked for first.
#[inline(always)]
fn first_slot(hash: u32) -> usize {
    (hash >> (32 - SLOT_BITS)) as usize
}

/// What terms go on with after their first words, each once, by number; number 0 is nothing.
struct Rests {
    /// All, one behind the other.
    letters: &'static [u8],
    /// Where each begins in them, and where the last ends.
    starts: Vec<u16>,
}

impl Rests {
    fn new() -> Self {
        let mut end = 0;
        let ends = part(REST_LENGTHS).iter().map(|length| {
            end += u16::from(*length);
            end
        });
        Self { letters: part(RESTS), starts: [0, 0].into_iter().chain(ends).collect() }
    }

    #[inline]
    fn get(&self, number: u16) -> &'static [u8] {
        let at = usize::from(number);
        let Some([from, to]) = self.starts.get(at..).and_then(|starts| starts.first_chunk::<2>()) else {
            return &[];
        };
        self.letters.get(usize::from(*from)..usize::from(*to)).unwrap_or_default()
    }

    /// The entries of all words: the group in 14 bits, and in two whether the rest is none, one more, the last again,
    /// or the one with the number that follows.
    fn entries(&self) -> Vec<Entry> {
        let traits_of = part(TRAITS);
        let mut entries = Vec::with_capacity(ENTRIES.len() / 2);
        let (mut rest, mut known) = (0, 0);
        let mut bytes = part(ENTRIES).iter().copied();
        while let (Some(low), Some(high)) = (bytes.next(), bytes.next()) {
            let group = u16::from_le_bytes([low, high >> 2]);
            rest = match high & 3 {
                0 => 0,
                1 => known + 1,
                2 => rest,
                _ => u16::from_le_bytes([bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default()]),
            };
            known = known.max(rest);
            let traits = traits_of.get(usize::from(group)).copied().unwrap_or_default();
            entries.push(Entry::new(rest, group, traits, leads(self.get(rest))));
        }
        entries
    }
}

/// The letters that can stand behind a term's first word, where they tell.
fn leads(rest: &[u8]) -> u32 {
    let (letter, _) = follow(rest);
    if letter & ANY != 0 { letter } else { ANY }
}
