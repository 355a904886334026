//! Intents are found where they are asked for and not beside. The prompts in `corpus/intents` were split into
//! halves before any rule was written: rules are made from the `tune` half, the figures are the `check` half's.

use handrail::detect::Confidence;
use handrail::intent::{find, ids};
use proptest::prelude::*;
use serde::Deserialize;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[derive(Deserialize)]
struct File {
    proof: Proof,
}

#[derive(Deserialize)]
struct Proof {
    #[serde(rename = "match")]
    matches: Vec<String>,
    no_match: Vec<String>,
}

/// Whether the intent is found surely enough to interrupt.
fn fires(id: &str, text: &str) -> bool {
    find(text, &[]).iter().any(|hit| hit.intent == id && hit.confidence >= Confidence::Medium)
}

/// Prompts of a half: those that ask for the intent, and those that do not.
fn half(id: &str, half: &str) -> (Vec<String>, Vec<String>) {
    let text =
        read_to_string(root().join(format!("tests/corpus/intents/{id}.{half}.txt"))).unwrap_or_default();
    let of = |sign| text.lines().filter_map(|l| l.strip_prefix(sign)).map(|l| l.trim().to_owned()).collect();
    (of('+'), of('-'))
}

#[test]
fn every_proof_holds() {
    let mut wrong = Vec::new();
    for id in ids() {
        let text = read_to_string(root().join(format!("src/intent/intents/{id}.toml"))).unwrap();
        let file: File = toml::from_str(&text).unwrap();
        wrong.extend(
            file.proof.matches.into_iter().filter(|p| !fires(id, p)).map(|p| format!("{id} misses: {p}")),
        );
        wrong.extend(
            file.proof.no_match.into_iter().filter(|p| fires(id, p)).map(|p| format!("{id} hits: {p}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Precision and recall of an intent on a half. Prompts written as clean for other intents count as clean too.
fn score(id: &str, of: &str) -> (f64, f64, Vec<String>) {
    let (asks, mut clean) = half(id, of);
    clean.extend(ids().filter(|other| *other != id).flat_map(|other| half(other, of).1));
    let missed: Vec<_> = asks.iter().filter(|p| !fires(id, p)).collect();
    let wrong: Vec<_> = clean.iter().filter(|p| fires(id, p)).collect();
    let hits = asks.len() - missed.len();
    let notes = missed.iter().map(|p| format!("  - {p}")).chain(wrong.iter().map(|p| format!("  + {p}")));
    (hits as f64 / (hits + wrong.len()).max(1) as f64, hits as f64 / asks.len() as f64, notes.collect())
}

#[test]
fn the_check_half_is_judged_well() {
    let mut failed = Vec::new();
    for id in ids() {
        let (precision, recall, _) = score(id, "check");
        println!("{id:24} precision {precision:.3} recall {recall:.3}");
        if precision < 0.9 || recall < 0.8 {
            failed.push(format!("{id}: precision {precision:.3}, recall {recall:.3}"));
        }
    }
    assert!(failed.is_empty(), "precision 0.9 and recall 0.8 are the bar:\n{}", failed.join("\n"));
}

#[test]
fn the_tune_half_is_judged_well() {
    let mut failed = Vec::new();
    for id in ids() {
        let (precision, recall, notes) = score(id, "tune");
        println!("{id:24} precision {precision:.3} recall {recall:.3}\n{}", notes.join("\n"));
        if precision < 0.9 || recall < 0.8 {
            failed.push(format!("{id}: precision {precision:.3}, recall {recall:.3}"));
        }
    }
    assert!(failed.is_empty(), "precision 0.9 and recall 0.8 are the bar:\n{}", failed.join("\n"));
}

#[test]
fn the_halves_share_no_prompt() {
    for id in ids() {
        let (tune, check) = (half(id, "tune"), half(id, "check"));
        let tune: Vec<_> = tune.0.iter().chain(&tune.1).collect();
        assert!(check.0.iter().chain(&check.1).all(|p| !tune.contains(&p)), "{id}");
        assert!(tune.len() >= 40, "{id}");
    }
}

#[test]
fn the_sentence_that_asks_is_the_span() {
    let text = "Thanks! 😀\nDecide whether this family qualifies for shelter. Then stop.";
    let hits = find(text, &[]);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].span.of(text), "Decide whether this family qualifies for shelter");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_read_without_harm(text in "(\\PC|decide |client |secretly |[.?!\n]){0,60}") {
        for hit in find(&text, &[]) {
            prop_assert!(text.get(hit.span.start..hit.span.end).is_some_and(|s| !s.is_empty()));
        }
    }
}
