//! An explanation, for a program and for a person.

use super::mask::mask;
use crate::lines::{Lines, sureness};
use handrail::action::Action;
use handrail::detect::{Change, Confidence, Evidence, Finding, Outcome, Role, Speaker, Trial, Why};
use handrail::guidance::words;
use handrail::text::{OffsetMap, Span};
use serde::Serialize;
use std::io::Write;

/// An explanation as JSON. `null` for an outcome is: nothing would be found.
#[derive(Debug, Serialize)]
pub struct WhyFacts {
    shape: String,
    source: Option<&'static str>,
    regulations: Vec<String>,
    proofs: Vec<ProofFacts>,
    evidence: Vec<EvidenceFacts>,
    each_suffices: bool,
    besides: Vec<EvidenceFacts>,
    against: Vec<EvidenceFacts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    without: Option<Option<SeenFacts>>,
    rejected_by: Vec<TrialFacts>,
    raised_by: Vec<TrialFacts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<NameFacts>,
}

#[derive(Debug, Serialize)]
struct ProofFacts {
    id: &'static str,
    rule: &'static str,
}

#[derive(Debug, Serialize)]
struct EvidenceFacts {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detector: Option<String>,
    start: usize,
    end: usize,
    without: Option<SeenFacts>,
}

#[derive(Debug, Serialize)]
struct SeenFacts {
    detector: String,
    confidence: Confidence,
    severity: Action,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

#[derive(Debug, Serialize)]
struct TrialFacts {
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    then: Option<SeenFacts>,
}

#[derive(Debug, Serialize)]
struct NameFacts {
    score: u8,
    words: Vec<NameWordFacts>,
    neighbours: Vec<NeighbourFacts>,
}

#[derive(Debug, Serialize)]
struct NameWordFacts {
    start: usize,
    end: usize,
    listed: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct NeighbourFacts {
    words: String,
    start: usize,
    end: usize,
    without: u8,
}

/// An explanation as JSON, its places in the map's unit. A term is a value itself: its words are there if it `shows` values.
pub fn facts(text: &str, finding: &Finding, why: &Why, map: &OffsetMap, shows: bool) -> WhyFacts {
    let evidence = |e: &Evidence| {
        let (start, end) = map.span(e.span);
        let (kind, detector) = kind(&e.speaker);
        let words = (!e.words.is_empty()).then(|| words_told(e, shows));
        EvidenceFacts { kind, words, detector, start, end, without: seen(&e.without) }
    };
    WhyFacts {
        shape: mask(finding.span.of(text)),
        source: why.source,
        regulations: finding.detector.regulations.iter().map(ToString::to_string).collect(),
        proofs: why.proofs.iter().map(|p| ProofFacts { id: p.name, rule: p.rule }).collect(),
        evidence: why.evidence.iter().map(evidence).collect(),
        each_suffices: why.each_suffices,
        besides: why.besides.iter().map(evidence).collect(),
        against: why.against.iter().map(evidence).collect(),
        without: why.without.as_ref().map(seen),
        rejected_by: why.rejected_by.iter().map(trial).collect(),
        raised_by: why.raised_by.iter().map(trial).collect(),
        name: why.name.as_ref().map(|name| NameFacts {
            score: name.score,
            words: name
                .words
                .iter()
                .map(|word| {
                    let (start, end) = map.span(word.span);
                    NameWordFacts { start, end, listed: word.classes.clone() }
                })
                .collect(),
            neighbours: name
                .neighbours
                .iter()
                .map(|n| {
                    let (start, end) = map.span(n.span);
                    NeighbourFacts {
                        words: neighbour(text, n.span, n.ordinary),
                        start,
                        end,
                        without: n.without,
                    }
                })
                .collect(),
        }),
    }
}

fn kind(speaker: &Speaker) -> (&'static str, Option<String>) {
    match speaker {
        Speaker::Label => ("label", None),
        Speaker::Heading => ("heading", None),
        Speaker::Word => ("word", None),
        Speaker::Role => ("role", None),
        Speaker::Title => ("title", None),
        Speaker::Term => ("term", None),
        Speaker::Saying => ("saying", None),
        Speaker::Part(detector) => ("part", Some(detector.clone())),
    }
}

fn seen(outcome: &Outcome) -> Option<SeenFacts> {
    match outcome {
        Outcome::Nothing => None,
        Outcome::Found(seen) => Some(SeenFacts {
            detector: seen.detector.id.to_string(),
            confidence: seen.confidence,
            severity: seen.severity,
            role: seen.role,
        }),
    }
}

fn trial(trial: &Trial) -> TrialFacts {
    let (change, words) = match &trial.change {
        Change::Word(word) => ("word", Some(word.clone())),
        Change::OtherDigit => ("other-digit", None),
        Change::MoreDigits => ("more-digits", None),
        Change::SmallLetters => ("small-letters", None),
        Change::Example => ("example", None),
        Change::Label(label) => ("label", Some(label.clone())),
    };
    TrialFacts { change, words, then: seen(&trial.then) }
}

/// A word beside a name: itself where it is an ordinary one, else its shape.
fn neighbour(text: &str, span: Span, ordinary: bool) -> String {
    let word = span.of(text);
    if ordinary { word.to_owned() } else { mask(word) }
}

/// Prints an explanation below its finding; the words of a term only if it `shows` values.
///
/// # Errors
/// When the output fails.
pub fn print(
    out: &mut impl Write,
    text: &str,
    finding: &Finding,
    why: &Why,
    shows: bool,
) -> anyhow::Result<()> {
    let evidence_told = |evidence| evidence_told(text, finding, evidence, shows);
    let mut lines = Lines::new(out);
    if let Some(source) = why.source {
        lines.line("published", source)?;
    }
    let laws: Vec<String> = finding.detector.regulations.iter().map(ToString::to_string).collect();
    lines.list("sensitive by", &laws, ", ")?;
    for proof in &why.proofs {
        lines.line("proved by", &format!("{}: {}", proof.name, proof.rule))?;
    }
    for evidence in &why.evidence {
        let itself = matches!(evidence.speaker, Speaker::Term | Speaker::Saying);
        let without = if why.each_suffices && !itself {
            String::new()
        } else {
            format!("; without it {}", told(&evidence.without, finding))
        };
        let name = if itself { "said by" } else { "raised by" };
        lines.line(name, &format!("{}{without}", evidence_told(evidence)))?;
    }
    match &why.without {
        Some(_) if why.evidence.len() == 1 => {}
        Some(without) => {
            let which =
                if why.each_suffices { "each would do; without them all" } else { "without them all" };
            lines.line("", &format!("{which} {}", told(without, finding)))?;
        }
        None if why.evidence.is_empty() => lines.line("raised by", "nothing but what it is itself")?,
        None => {}
    }
    for evidence in &why.besides {
        lines.line("besides", &format!("{}; it would do without", evidence_told(evidence)))?;
    }
    for evidence in &why.against {
        let line = format!("{}; without it {}", evidence_told(evidence), told(&evidence.without, finding));
        lines.line("lowered by", &line)?;
    }
    if let Some(name) = &why.name {
        print_name(&mut lines, text, name)?;
    }
    print_trials(&mut lines, "ruled out by", &why.rejected_by, finding)?;
    print_trials(&mut lines, "surer with", &why.raised_by, finding)
}

/// Prints what was tried, changes that come to the same on one line.
fn print_trials(
    lines: &mut Lines<impl Write>,
    name: &str,
    trials: &[Trial],
    finding: &Finding,
) -> anyhow::Result<()> {
    let mut told_of: Vec<&Outcome> = Vec::new();
    for trial in trials {
        if told_of.contains(&&trial.then) {
            continue;
        }
        told_of.push(&trial.then);
        let alike = trials.iter().filter(|t| t.then == trial.then);
        let changes: Vec<String> = alike.map(|t| change_told(&t.change)).collect();
        lines.line(name, &format!("{}: {}", changes.join(", or "), told(&trial.then, finding)))?;
    }
    Ok(())
}

fn print_name(
    lines: &mut Lines<impl Write>,
    text: &str,
    name: &handrail::names::Explained,
) -> anyhow::Result<()> {
    let words: Vec<String> = name
        .words
        .iter()
        .map(|word| {
            let listed =
                if word.classes.is_empty() { "not listed".to_owned() } else { word.classes.join(" or ") };
            format!("{} ({listed})", mask(word.span.of(text)))
        })
        .collect();
    lines.line("as a name", &format!("{} of 100: {}", name.score, words.join(", ")))?;
    for near in name.neighbours.iter().take(3) {
        let which = if near.without < name.score { "for it" } else { "against it" };
        let word = neighbour(text, near.span, near.ordinary);
        lines.line("", &format!("“{word}” beside it speaks {which}: without it {}", near.without))?;
    }
    Ok(())
}

/// The words of a piece of evidence. Those of a term are what was found.
fn words_told(evidence: &Evidence, shows: bool) -> String {
    match evidence.speaker {
        Speaker::Term if !shows => mask(&evidence.words),
        _ => evidence.words.clone(),
    }
}

fn evidence_told(text: &str, finding: &Finding, evidence: &Evidence, shows: bool) -> String {
    let what = match &evidence.speaker {
        Speaker::Label => format!("the label “{}”", evidence.words),
        Speaker::Heading => format!("the column heading “{}”", evidence.words),
        Speaker::Word => format!("the word “{}”", evidence.words),
        Speaker::Role => format!("the role “{}”", evidence.words),
        Speaker::Title => format!("the title “{}”", evidence.words),
        Speaker::Term => format!("the term “{}”", words_told(evidence, shows)),
        Speaker::Saying => format!("the words “{}”", evidence.words),
        Speaker::Part(detector) => format!("{} [{detector}]", mask(evidence.span.of(text))),
    };
    let (value, span) = (finding.span, evidence.span);
    let place = if span.end <= value.start {
        format!("{} bytes before", value.start - span.end)
    } else if span.start >= value.end {
        format!("{} bytes behind", span.start - value.end)
    } else {
        "in it".to_owned()
    };
    format!("{what}, {place}")
}

fn change_told(change: &Change) -> String {
    match change {
        Change::Word(word) => format!("“{word}” directly before"),
        Change::OtherDigit => "another last digit".to_owned(),
        Change::MoreDigits => "more digits at its end".to_owned(),
        Change::SmallLetters => "small letters".to_owned(),
        Change::Example => "EXAMPLE in it".to_owned(),
        Change::Label(label) => format!("the label “{label}” before it"),
    }
}

/// An outcome beside what was found: only what differs.
fn told(outcome: &Outcome, finding: &Finding) -> String {
    let Outcome::Found(seen) = outcome else { return "nothing is found".to_owned() };
    let sure = format!("{} confidence, {}", sureness(seen.confidence), seen.severity.word());
    if seen.detector.id == finding.detector.id {
        return sure;
    }
    format!("{} [{}], {sure}", words("en").detector(&seen.detector), seen.detector.id)
}
