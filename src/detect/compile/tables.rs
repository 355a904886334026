//! Words, phrases and shapes of all detectors, laid out for look-up.

use super::source::{Detector, Lexicon};
use super::word_hash::{FILTER_BITS, word_hash};
use std::collections::BTreeMap;

/// No group.
pub const NONE: u16 = u16::MAX;
/// Letters and digits that a token can begin with, as indexed: 8 by 20.
pub const BEGINNINGS: usize = 8 * 20;

/// What a group of words is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Use {
    /// Looked up as context only.
    Context,
    /// Labels of the detector with this index.
    Label(u16),
    /// Terms of the detector with this index.
    Terms(u16),
    /// The same, written in capitals only.
    Acronyms(u16),
    /// A shared list that code acts on.
    List,
    /// Beginnings of tokens with separators, such as `ghp_`.
    Token,
}

/// A word that begins at least one term.
pub struct Word {
    pub text: String,
    pub terms: Vec<Term>,
}

/// The rest of a term after its first word, and the groups it belongs to.
pub struct Term {
    pub rest: String,
    pub groups: Vec<u16>,
}

/// The context of one detector, as group numbers.
#[derive(Default)]
pub struct Context {
    pub label: Option<u16>,
    pub near: Vec<u16>,
    pub reject: Vec<u16>,
}

/// Everything the scanner looks up.
pub struct Tables {
    pub uses: Vec<Use>,
    /// Lexicon ids and their groups.
    pub lists: Vec<(String, u16)>,
    pub contexts: Vec<Context>,
    pub words: Vec<Word>,
    pub slots: Vec<u16>,
    pub filter: Vec<u32>,
    /// (detector, form) in the order of detectors.
    pub forms: Vec<(u16, usize)>,
    /// Token beginning -> forms.
    pub by_beginning: Vec<Vec<u16>>,
    /// (first three bytes of a glued literal, form).
    pub by_literal: Vec<([u8; 3], u16)>,
    /// (separated literal's first word, form).
    pub by_word: Vec<(String, u16)>,
}

#[derive(Default)]
struct Vocabulary {
    uses: Vec<Use>,
    /// First word -> rest -> groups.
    words: BTreeMap<String, BTreeMap<String, Vec<u16>>>,
}

impl Vocabulary {
    fn group(&mut self, used: Use) -> u16 {
        self.uses.push(used);
        (self.uses.len() - 1) as u16
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

    fn add_all(&mut self, terms: &[String], used: Use) -> Result<Option<u16>, String> {
        let own: Vec<_> = terms.iter().filter(|t| !t.starts_with('@')).collect();
        if own.is_empty() {
            return Ok(None);
        }
        let group = self.group(used);
        for term in own {
            self.add(term, group)?;
        }
        Ok(Some(group))
    }
}

/// Lays out the tables.
///
/// # Errors
/// Names the detector whose terms or lexicons are wrong.
pub fn build(detectors: &[Detector], lexicons: &[Lexicon]) -> Result<Tables, String> {
    let mut vocabulary = Vocabulary::default();
    let mut lists = Vec::new();
    for lexicon in lexicons {
        let group =
            vocabulary.add_all(&lexicon.words, Use::List).map_err(|e| format!("{}: {e}", lexicon.id))?;
        lists.push((lexicon.id.clone(), group.ok_or_else(|| format!("{}: no words", lexicon.id))?));
    }
    let mut contexts = Vec::new();
    for (index, detector) in detectors.iter().enumerate() {
        let context = context(index as u16, detector, &lists, &mut vocabulary)
            .map_err(|e| format!("{}: {e}", detector.id))?;
        contexts.push(context);
    }
    let token_group = vocabulary.group(Use::Token);
    let mut tables = Tables {
        uses: Vec::new(),
        lists,
        contexts,
        words: Vec::new(),
        slots: Vec::new(),
        filter: Vec::new(),
        forms: Vec::new(),
        by_beginning: vec![Vec::new(); BEGINNINGS],
        by_literal: Vec::new(),
        by_word: Vec::new(),
    };
    index_forms(detectors, &mut tables, &mut vocabulary, token_group)?;
    tables.uses = vocabulary.uses;
    for (text, terms) in vocabulary.words {
        let mut terms: Vec<_> = terms.into_iter().map(|(rest, groups)| Term { rest, groups }).collect();
        terms.sort_by_key(|t| t.rest.len());
        tables.words.push(Word { text, terms });
    }
    hash_words(&mut tables);
    Ok(tables)
}

fn context(
    index: u16,
    detector: &Detector,
    lists: &[(String, u16)],
    vocabulary: &mut Vocabulary,
) -> Result<Context, String> {
    let shared = |terms: &[String]| {
        let names = terms.iter().filter_map(|t| t.strip_prefix('@'));
        names
            .map(|name| {
                let found = lists.iter().find(|(id, _)| id == name);
                found.map(|(_, group)| *group).ok_or_else(|| format!("no lexicon `{name}`"))
            })
            .collect::<Result<Vec<_>, _>>()
    };
    let mut context =
        Context { near: shared(&detector.near)?, reject: shared(&detector.reject)?, label: None };
    context.label = vocabulary.add_all(&detector.labels, Use::Label(index))?;
    context.near.extend(vocabulary.add_all(&detector.near, Use::Context)?);
    context.reject.extend(vocabulary.add_all(&detector.reject, Use::Context)?);
    let (acronyms, terms): (Vec<_>, Vec<_>) = detector.terms.iter().cloned().partition(|t| {
        t.len() > 1
            && !t.chars().any(char::is_lowercase)
            && t.chars().all(char::is_alphanumeric)
            && t.chars().any(char::is_alphabetic)
    });
    vocabulary.add_all(&terms, Use::Terms(index))?;
    vocabulary.add_all(&acronyms, Use::Acronyms(index))?;
    Ok(context)
}

fn index_forms(
    detectors: &[Detector],
    tables: &mut Tables,
    vocabulary: &mut Vocabulary,
    token_group: u16,
) -> Result<(), String> {
    for (d, detector) in detectors.iter().enumerate() {
        for (f, form) in detector.forms.iter().enumerate() {
            let number = tables.forms.len() as u16;
            tables.forms.push((d as u16, f));
            let literal = form.compiled.literal();
            let word_end = literal.find(|c: char| !c.is_ascii_alphanumeric());
            match (literal.as_bytes().first_chunk::<3>(), word_end) {
                (_, Some(end)) if end > 0 => {
                    vocabulary.add(&literal[..end], token_group)?;
                    tables.by_word.push((literal[..end].to_string(), number));
                }
                (Some(head), None) if literal.len() >= 3 && !form.compiled.elements.is_empty() => {
                    tables.by_literal.push((*head, number));
                }
                _ => {
                    for (letters, digits) in form.compiled.beginnings() {
                        tables.by_beginning[usize::from(letters) * 20 + usize::from(digits)].push(number);
                    }
                }
            }
        }
    }
    tables.by_literal.sort_unstable();
    tables.by_word.sort_by_key(|(word, form)| (word.to_lowercase(), *form));
    Ok(())
}

fn hash_words(tables: &mut Tables) {
    let size = (tables.words.len() * 3).next_power_of_two();
    tables.slots = vec![NONE; size];
    tables.filter = vec![0; (1usize << FILTER_BITS) / 32];
    for (index, word) in tables.words.iter().enumerate() {
        let hash = word_hash(word.text.as_bytes());
        let bit = (hash >> (32 - FILTER_BITS)) as usize;
        tables.filter[bit / 32] |= 1 << (bit % 32);
        let mut slot = hash as usize & (size - 1);
        while tables.slots[slot] != NONE {
            slot = (slot + 1) & (size - 1);
        }
        tables.slots[slot] = index as u16;
    }
}
