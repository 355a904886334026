use super::experiment::Experiment;
use super::{Change, Outcome, Trial, Why};
use crate::detect::described::described;
use crate::detect::{Confidence, Kind};
use crate::text::Span;
use std::cmp::Ordering;

/// Most words that are told of a list of words that speak against a value.
const WORDS: usize = 3;

/// Tries changes to the value and to what stands directly before it.
pub fn run(experiment: &Experiment, why: &mut Why) {
    if experiment.detector.kind == Kind::Combination {
        return;
    }
    let mut tried = |change: Change, text: String, target: Span| {
        let then = experiment.outcome(&text, target);
        match experiment.compare(&then) {
            Ordering::Less => why.rejected_by.push(Trial { change, then }),
            Ordering::Greater => why.raised_by.push(Trial { change, then }),
            Ordering::Equal => {}
        }
    };
    let value = experiment.target.of(&experiment.window.text).to_owned();
    for word in words_against(experiment) {
        let (text, target) = behind(experiment, &format!("{word} "));
        tried(Change::Word(word.to_owned()), text, target);
    }
    if let Some((text, target)) = other_digit(experiment, &value) {
        tried(Change::OtherDigit, text, target);
    }
    if value.ends_with(|c: char| c.is_ascii_digit()) {
        tried(Change::MoreDigits, instead(experiment, &format!("{value}73")), experiment.target);
    }
    if experiment.detector.kind == Kind::Person {
        tried(Change::SmallLetters, instead(experiment, &same_length(&value)), experiment.target);
    }
    if let Some(sample) = example(&value).filter(|_| experiment.detector.kind == Kind::Secret) {
        tried(Change::Example, instead(experiment, &sample), experiment.target);
    }
    if let Some(label) = label(experiment) {
        let (text, target) = behind(experiment, &format!("{label}: "));
        tried(Change::Label(label.to_owned()), text, target);
    }
}

/// The first words of the detector's list that speak against it.
fn words_against(experiment: &Experiment) -> impl Iterator<Item = &'static str> {
    let words = described(&experiment.detector.id).map_or(&[][..], |d| d.reject);
    words.iter().copied().take(WORDS)
}

/// The first label, for a value that could be surer.
fn label(experiment: &Experiment) -> Option<&'static str> {
    let Outcome::Found(seen) = &experiment.actual else { return None };
    let described = described(&experiment.detector.id).filter(|_| seen.confidence < Confidence::High)?;
    described.labels.first().copied()
}

/// The window with words directly before the value.
fn behind(experiment: &Experiment, words: &str) -> (String, Span) {
    let Span { start, end } = experiment.target;
    let mut text = experiment.window.text.clone();
    text.insert_str(start, words);
    (text, Span::new(start + words.len(), end + words.len()))
}

/// The window with something else in the value's place.
fn instead(experiment: &Experiment, value: &str) -> String {
    let Span { start, end } = experiment.target;
    let mut text = experiment.window.text.clone();
    text.replace_range(start..end, value);
    text
}

/// The first of the other last digits that the finding does not survive as it is.
fn other_digit(experiment: &Experiment, value: &str) -> Option<(String, Span)> {
    let proofs = described(&experiment.detector.id)?.proofs;
    let at = value.rfind(|c: char| c.is_ascii_digit())?;
    let digit = value.as_bytes().get(at)?.wrapping_sub(b'0');
    (1..10).find_map(|step| {
        let mut changed = value.to_owned();
        changed.replace_range(at..at + 1, &((digit + step) % 10).to_string());
        let broken = !proofs.is_empty() && proofs.iter().all(|p| !p.holds(&changed));
        broken.then(|| (instead(experiment, &changed), experiment.target))
    })
}

/// Small letters, but only those that take as many bytes as their capitals.
fn same_length(value: &str) -> String {
    let small = |c: char| c.to_lowercase().next().filter(|l| l.len_utf8() == c.len_utf8()).unwrap_or(c);
    value.chars().map(small).collect()
}

/// The value with `EXAMPLE` at the end of its body.
fn example(value: &str) -> Option<String> {
    const WORD: &str = "EXAMPLE";
    let head = value.get(..value.len().checked_sub(WORD.len())?)?;
    (head.len() >= WORD.len()).then(|| format!("{head}{WORD}"))
}
