//! Words, phrases and shapes of all detectors, laid out for look-up.

use super::beginning::{Beginning, DIGITS, LETTERS};
use super::source::{Detector, Lexicon, Reading};
use super::vocabulary::{Vocabulary, Word};

/// No group.
pub const NONE: u16 = u16::MAX;
/// Parts of the scanner to which labels are context of values; any other acts where it meets one.
const VALUE_READERS: [&str; 14] = [
    "address", "age", "combine", "date", "digits", "login", "names", "number", "online", "phone", "record",
    "roster", "secret", "token",
];
/// Most words that begin terms: three quarters of the slots in `words.rs`.
const MOST_WORDS: usize = 12_288;
/// Ways a token can begin, by its letters and digits.
const BEGINNINGS: usize = (LETTERS + 1) * (DIGITS + 1);

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
    /// The same, only where they are said to be somebody's: written `'s therapist` in the file.
    Owned(u16),
    /// A shared list.
    List,
    /// Beginnings of tokens with separators, such as `ghp_`.
    Token,
    /// Names of the vendor with this index.
    Vendor(u16),
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
    /// (detector, form) in the order of detectors.
    pub forms: Vec<(u16, usize)>,
    /// Token beginning -> forms.
    pub by_beginning: Vec<Vec<Beginning>>,
    /// (first three bytes of a glued literal, form).
    pub by_literal: Vec<([u8; 3], u16)>,
    /// (separated literal's first word, form).
    pub by_word: Vec<(String, u16)>,
    /// (detector, keyed entry) in the order of detectors.
    pub vendors: Vec<(u16, usize)>,
}

/// Lays out the tables.
///
/// # Errors
/// Names the detector whose terms or lexicons are wrong.
pub fn build(detectors: &[Detector], lexicons: &[Lexicon]) -> Result<Tables, String> {
    let mut vocabulary = Vocabulary::default();
    let (mut lists, mut asked_near) = (Vec::new(), Vec::new());
    for lexicon in lexicons {
        let group = vocabulary.add_all(&lexicon.words, Use::List, lexicon.read == Reading::Met);
        let group = group.map_err(|e| format!("{}: {e}", lexicon.id))?;
        let group = group.ok_or_else(|| format!("{}: no words", lexicon.id))?;
        if lexicon.read == Reading::Near {
            asked_near.push(group);
        }
        lists.push((lexicon.id.clone(), group));
    }
    let mut contexts = Vec::new();
    for (index, detector) in detectors.iter().enumerate() {
        let context = context(index as u16, detector, &lists, &mut vocabulary)
            .map_err(|e| format!("{}: {e}", detector.id))?;
        contexts.push(context);
    }
    let token_group = vocabulary.group(Use::Token, true);
    let mut tables = Tables {
        uses: Vec::new(),
        lists,
        contexts,
        words: Vec::new(),
        forms: Vec::new(),
        by_beginning: (0..BEGINNINGS).map(|_| Vec::new()).collect(),
        by_literal: Vec::new(),
        by_word: Vec::new(),
        vendors: Vec::new(),
    };
    index_vendors(detectors, &mut tables, &mut vocabulary)?;
    index_forms(detectors, &mut tables, &mut vocabulary, token_group)?;
    let spoken = |group: u16| {
        let of = |c: &Context| c.label == Some(group) || c.near.contains(&group) || c.reject.contains(&group);
        asked_near.contains(&group) || tables.contexts.iter().any(of)
    };
    tables.words = vocabulary.words(spoken)?;
    check_sizes(&tables.words)?;
    tables.uses = vocabulary.uses();
    Ok(tables)
}

/// What a term begins with that counts only where it is somebody's.
const OWNED: &str = "'s ";

/// The scanner counts words in two bytes, and finds a free slot for each.
fn check_sizes(words: &[Word]) -> Result<(), String> {
    let letters: usize = words.iter().map(|w| w.text.len()).sum();
    let entries: usize = words.iter().map(|w| w.entries.len()).sum();
    if letters.max(entries) > usize::from(u16::MAX) || words.len() > MOST_WORDS {
        return Err(format!("{} words, {entries} terms, {letters} letters are too many", words.len()));
    }
    Ok(())
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
    let acts = detector.by.as_deref().is_some_and(|part| !VALUE_READERS.contains(&part));
    context.label = vocabulary.add_all(&detector.labels, Use::Label(index), acts)?;
    context.near.extend(vocabulary.add_all(&detector.near, Use::Context, false)?);
    context.reject.extend(vocabulary.add_all(&detector.reject, Use::Context, false)?);
    let (acronyms, terms): (Vec<_>, Vec<_>) = detector.terms.iter().cloned().partition(|t| {
        t.len() > 1
            && !t.chars().any(char::is_lowercase)
            && t.chars().all(char::is_alphanumeric)
            && t.chars().any(char::is_alphabetic)
    });
    let (owned, terms): (Vec<_>, Vec<_>) = terms.into_iter().partition(|t| t.starts_with(OWNED));
    let owned: Vec<_> = owned.iter().map(|t| t.trim_start_matches(OWNED).to_string()).collect();
    vocabulary.add_all(&terms, Use::Terms(index), true)?;
    vocabulary.add_all(&owned, Use::Owned(index), true)?;
    vocabulary.add_all(&acronyms, Use::Acronyms(index), true)?;
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
            if let Some(word) = &form.behind {
                vocabulary.add_token(word, word.len(), token_group)?;
                tables.by_word.push((word.clone(), number));
                continue;
            }
            let literal = form.compiled.literal();
            let word_end = literal.find(|c: char| !c.is_ascii_alphanumeric());
            match (literal.as_bytes().first_chunk::<3>(), word_end) {
                (_, Some(end)) if end > 0 => {
                    vocabulary.add_token(&literal, end, token_group)?;
                    tables.by_word.push((literal[..end].to_string(), number));
                }
                (Some(head), None) if literal.len() >= 3 && !form.compiled.elements.is_empty() => {
                    tables.by_literal.push((*head, number));
                }
                _ => {
                    for ((letters, digits), beginning) in form.compiled.beginnings(number) {
                        tables.by_beginning[letters * (DIGITS + 1) + digits].push(beginning);
                    }
                }
            }
        }
    }
    tables.by_literal.sort_unstable();
    tables.by_word.sort_by_key(|(word, form)| (word.to_lowercase(), *form));
    Ok(())
}

fn index_vendors(
    detectors: &[Detector],
    tables: &mut Tables,
    vocabulary: &mut Vocabulary,
) -> Result<(), String> {
    for (d, detector) in detectors.iter().enumerate() {
        for (k, keyed) in detector.keyed.iter().enumerate() {
            let number = tables.vendors.len() as u16;
            tables.vendors.push((d as u16, k));
            vocabulary
                .add_all(&keyed.words, Use::Vendor(number), true)
                .map_err(|e| format!("{}: {e}", detector.id))?;
        }
    }
    Ok(())
}
