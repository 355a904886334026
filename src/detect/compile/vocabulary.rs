//! The first words of all terms, laid out for look-up.

use super::follow::{ACTS, ALONE, LETTERS, SPEAKS, joint, letter};
use super::tables::Use;
use super::word_hash::{FILTER_BITS, word_hash};
use std::collections::{BTreeMap, BTreeSet};

/// Marks an entry whose group is acted on wherever it stands.
pub const ENTRY_ACTS: u16 = 1 << 15;
/// Marks an entry whose group is context of values.
pub const ENTRY_SPEAKS: u16 = 1 << 14;

/// A word that begins at least one term.
pub struct Word {
    pub text: String,
    /// The rest of each term after this word, shortest first, and its group.
    pub entries: Vec<(String, u16)>,
    /// Bits of `follow`: what it is for, and the letters that a second word begins with.
    pub traits: u32,
    /// What may stand directly behind it.
    pub joints: u16,
}

impl Word {
    /// Whether the scanner looks for it.
    pub fn is_heard(&self) -> bool {
        self.traits & (ACTS | SPEAKS) != 0
    }
}

struct Group {
    used: Use,
    acts: bool,
}

/// Terms by their first word.
#[derive(Default)]
pub struct Vocabulary {
    groups: Vec<Group>,
    /// First word -> rest -> groups.
    words: BTreeMap<String, BTreeMap<String, Vec<u16>>>,
    /// What follows the first words of tokens in their literals.
    tokens: BTreeMap<String, BTreeSet<String>>,
}

impl Vocabulary {
    /// A new group; `acts` when the scanner acts on its terms wherever they stand.
    pub fn group(&mut self, used: Use, acts: bool) -> u16 {
        self.groups.push(Group { used, acts });
        (self.groups.len() - 1) as u16
    }

    /// What each group is for.
    pub fn uses(&self) -> Vec<Use> {
        self.groups.iter().map(|g| g.used).collect()
    }

    fn add(&mut self, term: &str, group: u16) -> Result<(), String> {
        // As the scanner compares words: letters beyond ASCII keep their case.
        let term = term.to_ascii_lowercase();
        let end = term.find(|c: char| !c.is_alphanumeric()).unwrap_or(term.len());
        let (first, rest) = term.split_at(end);
        if first.is_empty() {
            return Err(format!("term `{term}` must begin with a letter or digit"));
        }
        let groups = self.words.entry(first.into()).or_default().entry(rest.into()).or_default();
        if !groups.contains(&group) {
            groups.push(group);
        }
        Ok(())
    }

    /// Adds the terms that are no references to lists, as one group.
    pub fn add_all(&mut self, terms: &[String], used: Use, acts: bool) -> Result<Option<u16>, String> {
        let own: Vec<_> = terms.iter().filter(|t| !t.starts_with('@')).collect();
        if own.is_empty() {
            return Ok(None);
        }
        let group = self.group(used, acts);
        for term in own {
            self.add(term, group)?;
        }
        Ok(Some(group))
    }

    /// Adds the first word of a token's literal, which ends at `end`.
    pub fn add_token(&mut self, literal: &str, end: usize, group: u16) -> Result<(), String> {
        self.add(&literal[..end], group)?;
        let (first, rest) = (literal[..end].to_ascii_lowercase(), literal[end..].to_ascii_lowercase());
        self.tokens.entry(first).or_default().insert(rest);
        Ok(())
    }

    /// Every first word in order. `speaks` says of a group whether it is context of values.
    pub fn words(&self, speaks: impl Fn(u16) -> bool) -> Result<Vec<Word>, String> {
        self.words.iter().map(|(text, rests)| self.word(text, rests, &speaks)).collect()
    }

    fn word(
        &self,
        text: &str,
        rests: &BTreeMap<String, Vec<u16>>,
        speaks: &impl Fn(u16) -> bool,
    ) -> Result<Word, String> {
        let mut word = Word { text: text.into(), entries: Vec::new(), traits: 0, joints: 0 };
        for (rest, groups) in rests {
            for &group in groups {
                let acts = self.groups[usize::from(group)].acts;
                let token = self.groups[usize::from(group)].used == Use::Token;
                let traits = if acts { ACTS } else { 0 } | if speaks(group) { SPEAKS } else { 0 };
                let bits = if acts { ENTRY_ACTS } else { 0 } | if speaks(group) { ENTRY_SPEAKS } else { 0 };
                word.entries.push((rest.clone(), group | bits));
                word.traits |= traits;
                if traits != 0 && !token {
                    word.follow(rest);
                }
            }
        }
        for after in self.tokens.get(text).into_iter().flatten() {
            word.follow(after);
        }
        word.entries.sort_by_key(|(rest, _)| rest.len());
        if word.entries.len() > usize::from(u8::MAX) || text.len() > usize::from(u8::MAX) {
            return Err(format!("`{text}` begins too many terms"));
        }
        Ok(word)
    }
}

impl Word {
    /// Notes what stands behind the word in one of its terms.
    fn follow(&mut self, rest: &str) {
        match rest.as_bytes() {
            [] => self.traits |= ALONE,
            [b' ' | b'-', ..] => self.traits |= lead(rest),
            [next, ..] => self.joints |= joint(*next),
        }
    }
}

/// The bit of the letter that a second word begins with; every bit where none is certain, and none where the rest of a
/// term is joined to its first word.
pub fn lead(rest: &str) -> u32 {
    match rest.as_bytes() {
        [b' ' | b'-', next, ..] => letter(*next),
        [b' ' | b'-'] => LETTERS,
        _ => 0,
    }
}

/// Slots of a hash table of words, probed one by one, and the filter of the words that the scanner looks for and their
/// plurals.
pub fn hashed(words: &[Word]) -> (Vec<u16>, Vec<u32>) {
    let size = (words.len() * 3).next_power_of_two();
    let mut slots = vec![u16::MAX; size];
    let mut filter = vec![0; (1usize << FILTER_BITS) / 32];
    for (index, word) in words.iter().enumerate() {
        let hash = word_hash(word.text.as_bytes());
        if word.is_heard() {
            for form in [word.text.clone(), format!("{}s", word.text)] {
                let bit = (word_hash(form.as_bytes()) >> (32 - FILTER_BITS)) as usize;
                filter[bit / 32] |= 1 << (bit % 32);
            }
        }
        let mut slot = hash as usize & (size - 1);
        while slots[slot] != u16::MAX {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = index as u16;
    }
    (slots, filter)
}
