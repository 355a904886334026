//! Detector and lexicon files as written.

use super::mask::{self, Mask};
use serde::Deserialize;
use std::path::Path;

/// A detector file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detector {
    #[serde(skip)]
    pub id: String,
    pub name: String,
    pub kind: String,
    pub class: String,
    pub severity: String,
    #[serde(default)]
    pub regulations: Vec<String>,
    pub placeholder: Option<String>,
    /// Where the format or rule is published.
    pub source: String,
    /// What proves a value, where no form or value names a check.
    #[allow(dead_code, reason = "documentation")]
    pub validation: Option<String>,
    /// The same kind in Google's Sensitive Data Protection (infoTypes), Microsoft Purview (sensitive information
    /// types) and Presidio (entities).
    #[serde(default)]
    #[allow(dead_code, reason = "documentation")]
    pub google: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "documentation")]
    pub microsoft: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "documentation")]
    pub presidio: Vec<String>,
    /// Who keeps the text when two detectors claim it equally well.
    #[serde(default)]
    pub priority: u8,
    /// The part of the scanner that finds it, when it is not found by forms and values alone.
    pub by: Option<String>,
    /// Field labels that make a value after them this kind.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Words that speak for it nearby; `@name` takes a lexicon.
    #[serde(default)]
    pub near: Vec<String>,
    /// Words that speak against it directly before; `@name` takes a lexicon.
    #[serde(default)]
    pub reject: Vec<String>,
    /// Matter that is sensitive once it is tied to a person.
    #[serde(default)]
    pub terms: Vec<String>,
    #[serde(default, rename = "form")]
    pub forms: Vec<Form>,
    #[serde(default, rename = "value")]
    pub values: Vec<Value>,
    /// Keys without a prefix of their own, told by the vendor's name before them.
    #[serde(default)]
    pub keyed: Vec<Keyed>,
    /// The secrets that the file finds, by the names that other scanners give them.
    #[serde(default)]
    #[allow(dead_code, reason = "documentation in the file")]
    pub covers: Vec<String>,
    /// Texts that hold it, with the exact extent marked «so».
    #[serde(rename = "match")]
    pub matches: Vec<String>,
    /// Texts that do not hold it.
    pub no_match: Vec<String>,
}

/// A shape, and how sure it is alone, near its words, after its label, and where the text is nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub mask: String,
    #[serde(default)]
    pub check: Option<String>,
    /// The fixed word inside that marks it, where it does not begin with one.
    #[serde(default)]
    pub behind: Option<String>,
    /// A check on the value as written that makes it less sure if it fails: a vendor's checksum.
    #[serde(default)]
    pub proof: Option<String>,
    pub alone: Option<Sureness>,
    pub near: Option<Sureness>,
    pub label: Option<Sureness>,
    pub lone: Option<Sureness>,
    #[serde(skip)]
    pub compiled: Mask,
}

/// What a vendor's keys look like, where they have no prefix: `DATADOG_API_KEY=…`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyed {
    /// The vendor's name and what its variables are called.
    pub words: Vec<String>,
    /// The shapes of its keys. Something else under its name is taken for no key unless `open`.
    pub masks: Vec<String>,
    /// Whether it has keys of other shapes too.
    #[serde(default)]
    pub open: bool,
    #[serde(skip)]
    pub compiled: Vec<Mask>,
}

/// A value of no certain shape, believed only after its label.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Characters besides letters and digits that may stand inside.
    #[serde(default)]
    pub inside: String,
    pub min: u8,
    pub max: u8,
    /// Digits it must hold at least.
    pub digits: u8,
    #[serde(default)]
    pub check: Option<String>,
    pub label: Sureness,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    Low,
    Medium,
    High,
}

/// A list of words that detectors and code share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    #[serde(skip)]
    pub id: String,
    /// What the words are and where they are from.
    #[allow(dead_code, reason = "documentation in the file")]
    pub about: String,
    /// What the scanner does with the words.
    #[serde(default)]
    pub read: Reading,
    pub words: Vec<String>,
}

/// What the scanner does with the words of a list.
#[derive(Clone, Copy, Default, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// It acts where it meets one.
    #[default]
    Met,
    /// It looks for them around a value only.
    Near,
    /// It asks whether a word is one of them, and never looks for them.
    Asked,
}

const CLASSES: [&str; 14] = [
    "contact",
    "identity",
    "student",
    "health",
    "restricted",
    "benefits",
    "finance",
    "government-id",
    "secret",
    "online",
    "marking",
    "justice",
    "employment",
    "place",
];

fn stem(path: &Path) -> Result<String, String> {
    let id = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Err("the file's name must be lower-case letters, digits and underscores".into());
    }
    Ok(id.into())
}

/// Reads one lexicon.
pub fn lexicon(path: &Path) -> Result<Lexicon, String> {
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let mut lexicon: Lexicon = toml::from_str(&text).map_err(|e| e.to_string())?;
    lexicon.id = stem(path)?;
    if lexicon.words.is_empty() {
        return Err("`words` is empty".into());
    }
    Ok(lexicon)
}

/// Reads and checks one detector.
pub fn detector(path: &Path) -> Result<Detector, String> {
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let mut detector: Detector = toml::from_str(&text).map_err(|e| e.to_string())?;
    detector.id = stem(path)?;
    check(&detector)?;
    for form in &mut detector.forms {
        form.compiled = mask::parse(&form.mask).map_err(|e| format!("mask `{}`: {e}", form.mask))?;
    }
    for form in &detector.forms {
        let word = form.behind.as_deref().filter(|w| form.compiled.ahead(w).is_none());
        if let Some(word) = word {
            return Err(format!("mask `{}`: not a fixed way before `{word}`", form.mask));
        }
    }
    for keyed in &mut detector.keyed {
        let parse = |m: &String| mask::parse(m).map_err(|e| format!("mask `{m}`: {e}"));
        keyed.compiled = keyed.masks.iter().map(parse).collect::<Result<_, _>>()?;
    }
    Ok(detector)
}

fn check(detector: &Detector) -> Result<(), String> {
    if !CLASSES.contains(&detector.class.as_str()) {
        return Err(format!("class `{}` is not one of {}", detector.class, CLASSES.join(", ")));
    }
    if detector.source.is_empty() {
        return Err("`source` must say where the format or rule is published".into());
    }
    let finds = !detector.forms.is_empty()
        || !detector.values.is_empty()
        || !detector.terms.is_empty()
        || !detector.keyed.is_empty();
    if !finds && detector.by.is_none() {
        return Err("nothing says how it matches: add a form, a value, terms, or `by`".into());
    }
    if !detector.values.is_empty() && detector.labels.is_empty() {
        return Err("a value needs `labels`".into());
    }
    if detector.keyed.iter().any(|k| k.words.is_empty() || k.masks.is_empty()) {
        return Err("`keyed` needs `words` and `masks`".into());
    }
    for form in &detector.forms {
        if form.alone.is_none() && form.near.is_none() && form.label.is_none() {
            return Err(format!("mask `{}` can never match: give alone, near or label", form.mask));
        }
    }
    if detector.matches.len() < 2 || detector.no_match.len() < 2 {
        return Err("it needs at least two `match` and two `no_match` texts".into());
    }
    for text in &detector.matches {
        if text.matches('«').count() != 1 || text.matches('»').count() != 1 {
            return Err(format!("match text `{text}` must mark one «extent»"));
        }
    }
    Ok(())
}
