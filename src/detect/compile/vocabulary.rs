//! The first words of all terms, laid out for look-up.

use super::follow::{follow, joint};
use super::tables::Use;
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
    /// What follows it in the literals of tokens: bits of `follow`, and of `joint` for the next character itself.
    pub token: Option<(u32, u16, u16)>,
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
        let mut word = Word { text: text.into(), entries: Vec::new(), token: None };
        for (rest, groups) in rests {
            for &group in groups {
                let acts = self.groups[usize::from(group)].acts;
                let bits = if acts { ENTRY_ACTS } else { 0 } | if speaks(group) { ENTRY_SPEAKS } else { 0 };
                word.entries.push((rest.clone(), group | bits));
            }
        }
        for after in self.tokens.get(text).into_iter().flatten() {
            let (traits, joints, next) = word.token.unwrap_or_default();
            let (more, further) = follow(after.as_bytes());
            let beside = after.bytes().next().map_or(u16::MAX, joint);
            word.token = Some((traits | more, joints | further, next | beside));
        }
        word.entries.sort_by_key(|(rest, _)| rest.len());
        if word.entries.len() > usize::from(u8::MAX) || text.len() > usize::from(u8::MAX) {
            return Err(format!("`{text}` begins too many terms"));
        }
        Ok(word)
    }
}
