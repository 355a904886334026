//! Every type that Google's, Microsoft's and Presidio's scanners know has a detector here, or a stated reason.

use handrail::detect::{Described, definitions, described};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// A list of another system's types.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// Whose types they are.
    about: String,
    /// Where they are listed.
    source: String,
    /// What holds everywhere or in the United States.
    types: BTreeSet<String>,
    /// What holds in other countries.
    abroad: BTreeSet<String>,
    /// Types without a detector, and why.
    without: BTreeMap<String, String>,
}

fn list(name: &str) -> Result<List, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/parity/{name}.toml"));
    Ok(toml::from_str(&std::fs::read_to_string(path)?)?)
}

/// Types that detectors say they answer to.
fn claimed(of: fn(&Described) -> &'static [&'static str]) -> BTreeSet<&'static str> {
    definitions().iter().filter_map(|d| described(&d.id)).flat_map(of).copied().collect()
}

fn every_type_is_answered(
    name: &str,
    of: fn(&Described) -> &'static [&'static str],
) -> Result<(), Box<dyn Error>> {
    let list = list(name)?;
    assert!(list.about.len() > 10 && list.source.contains("http"), "{name}: say whose types these are");
    let claimed = claimed(of);
    let known: BTreeSet<&str> = list.types.iter().chain(&list.abroad).map(String::as_str).collect();
    let missing: Vec<&&str> =
        known.iter().filter(|t| !claimed.contains(**t) && !list.without.contains_key(**t)).collect();
    assert!(missing.is_empty(), "{name}: no detector answers to {missing:?}, and no reason says why");
    let both: Vec<&String> = list.without.keys().filter(|t| claimed.contains(t.as_str())).collect();
    assert!(both.is_empty(), "{name}: a detector answers to {both:?}; the reason is out of date");
    let stray: Vec<&&str> = claimed.iter().filter(|t| !known.contains(**t)).collect();
    assert!(stray.is_empty(), "{name}: detectors answer to {stray:?}, which the list does not know");
    let unreasoned: Vec<&String> = list
        .without
        .iter()
        .filter(|(t, r)| !known.contains(t.as_str()) || r.len() < 20)
        .map(|(t, _)| t)
        .collect();
    assert!(unreasoned.is_empty(), "{name}: {unreasoned:?} is not in the list, or has no reason");
    Ok(())
}

#[test]
fn every_type_of_google_has_a_detector_or_a_reason() -> Result<(), Box<dyn Error>> {
    every_type_is_answered("google", |d| d.google)
}

#[test]
fn every_type_of_microsoft_has_a_detector_or_a_reason() -> Result<(), Box<dyn Error>> {
    every_type_is_answered("microsoft", |d| d.microsoft)
}

#[test]
fn every_entity_of_presidio_has_a_detector_or_a_reason() -> Result<(), Box<dyn Error>> {
    every_type_is_answered("presidio", |d| d.presidio)
}
