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

/// Of the requests in voices that nothing was made from, those that are found at the least.
const FOUND: f64 = 0.75;

/// Whether the intent is found surely enough to interrupt.
fn fires(id: &str, text: &str) -> bool {
    find(text, &[]).iter().any(|hit| hit.intent == id && hit.confidence >= Confidence::Medium)
}

/// Whether the intent is found at all; what is less sure is told, and holds nobody up.
fn told(id: &str, text: &str) -> bool {
    find(text, &[]).iter().any(|hit| hit.intent == id)
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

/// Prompts in voices that nothing was made from: who speaks, the intent or `clean`, and the prompt.
fn voices(file: &str) -> Vec<(String, String, String)> {
    let text = read_to_string(root().join("tests/corpus/intents").join(file)).unwrap_or_default();
    let mut voice = "(not told apart)".to_owned();
    let mut out = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            voice = name.trim_end_matches(']').to_owned();
        } else if let Some((id, prompt)) = line.split_once(": ") {
            out.push((voice.clone(), id.to_owned(), prompt.to_owned()));
        }
    }
    out
}

/// Prompts that ask, those of them that are found, and what is told of prompts that do not ask.
#[derive(Default)]
struct Count {
    asks: usize,
    found: usize,
    alarms: usize,
}

impl Count {
    fn add(&mut self, id: &str, prompt: &str) {
        if id == "clean" {
            self.alarms += ids().filter(|id| told(id, prompt)).count();
        } else {
            self.asks += 1;
            self.found += usize::from(told(id, prompt));
        }
    }

    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.alarms).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.asks.max(1) as f64
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Self { asks, found, alarms } = self;
        let (precision, recall) = (self.precision(), self.recall());
        write!(f, "precision {precision:.3} recall {recall:.3} ({found} of {asks}, {alarms} told wrongly)")
    }
}

#[test]
fn voices_that_nothing_was_made_from_are_understood() {
    for file in ["voices.check.txt", "speakers.check.txt"] {
        let mut all = Count::default();
        let mut by: std::collections::BTreeMap<String, Count> = std::collections::BTreeMap::new();
        for (voice, id, prompt) in voices(file) {
            assert!(id == "clean" || ids().any(|known| known == id), "{file}: no intent is called `{id}`");
            all.add(&id, &prompt);
            by.entry(format!("voice {voice}")).or_default().add(&id, &prompt);
            if voice.starts_with("Spanish") {
                by.entry("Spanish".to_owned()).or_default().add(&id, &prompt);
            }
            if id != "clean" {
                by.entry(id.clone()).or_default().add(&id, &prompt);
            }
        }
        println!("{file}: {all}");
        by.iter().for_each(|(name, count)| println!("  {name}: {count}"));
        assert!(all.asks >= 140, "{} prompts that ask", all.asks);
        assert!(all.precision() >= 0.9 && all.recall() >= FOUND, "{file}: {all}");
    }
}

#[test]
fn no_prompt_of_a_voice_that_is_counted_is_trained_on() {
    let folder = root().join("intents-trainer/data/voices");
    let mut trained: Vec<String> = voices("speakers.tune.txt").into_iter().map(|(_, _, p)| p).collect();
    for entry in std::fs::read_dir(folder).unwrap() {
        trained.extend(read_to_string(entry.unwrap().path()).unwrap().lines().map(str::to_owned));
    }
    assert!(trained.len() > 1000, "{} prompts trained on", trained.len());
    for (voice, _, prompt) in voices("voices.check.txt").into_iter().chain(voices("speakers.check.txt")) {
        assert!(!trained.iter().any(|line| line.ends_with(&prompt)), "{voice}: {prompt}");
    }
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
fn plain_sentences_of_notes_ask_for_nothing() {
    for text in [
        "My client, Mara Quill, met Oren Tadesse.",
        "Our client, Dana Wells, spoke with Peter Holm yesterday.",
        "Mara Quill met Oren Tadesse on Tuesday.",
        "Please summarize: my client, Ann Lott, lives in Yakima with her son.",
        "The tenant, Jon Reyes, called about the sink.",
    ] {
        assert_eq!(find(text, &[]), [], "{text}");
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
