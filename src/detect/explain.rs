//! Why something was found, by experiment: each word that could speak for a finding or against it is blotted out in
//! turn, the text around is scanned again, and what comes of the finding is noted. So an explanation is what the
//! scanner does, not a second account of it, and a scan that nobody asks to explain itself pays nothing.

mod experiment;
mod gather;
mod trials;
mod window;

use super::{Confidence, Definition, Finding, Kind, Proof, Role, Scanner, described};
use crate::action::Action;
use crate::policy::Policy;
use crate::text::Span;
use experiment::Experiment;
use gather::Candidate;
use std::sync::Arc;

/// What speaks for a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A label before or behind it.
    Label,
    /// The heading of its column.
    Heading,
    /// A word nearby.
    Word,
    /// A word for who somebody is: client, student, mother.
    Role,
    /// A title before a name.
    Title,
    /// The words of a sensitive matter itself, as its detector lists them.
    Term,
    /// Words that say a matter of somebody, whatever it is: `diagnosed with`.
    Saying,
    /// Another finding: a part of a combination, or the person whom a matter is about. The id of its detector.
    Part(String),
}

/// One thing that the finding rests on, or that weakens it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub speaker: Speaker,
    /// The listed word as it stands in its list; empty for a part.
    pub words: String,
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What would be found without it alone.
    pub without: Outcome,
}

/// What is found at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing.
    Nothing,
    /// A value.
    Found(Seen),
}

/// A finding, as far as outcomes are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// By which detector.
    pub detector: Arc<Definition>,
    /// How sure.
    pub confidence: Confidence,
    /// The action that it proposes.
    pub severity: Action,
    /// For a person: who they are.
    pub role: Option<Role>,
}

/// A change to the text that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This word directly before the value.
    Word(String),
    /// Another last digit.
    OtherDigit,
    /// A further digit.
    MoreDigits,
    /// All in small letters.
    SmallLetters,
    /// `EXAMPLE` within the value.
    Example,
    /// This label directly before the value.
    Label(String),
}

/// What a change would make of the finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The change.
    pub change: Change,
    /// What would be found then.
    pub then: Outcome,
}

/// Why something was found.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// Where its format or rule is published; `None` for an organisation's own detector.
    pub source: Option<&'static str>,
    /// The rules that prove its value.
    pub proofs: Vec<&'static Proof>,
    /// What raised its confidence, nearest first.
    pub evidence: Vec<Evidence>,
    /// Whether each piece of evidence but a matter's own words would do by itself: then leaving out one changes nothing.
    pub each_suffices: bool,
    /// Labels and words of the detector near by that it does not need.
    pub besides: Vec<Evidence>,
    /// What lowered it.
    pub against: Vec<Evidence>,
    /// What would be found without any of the evidence; `None` where there is none, or where the finding rests on
    /// the text as a whole.
    pub without: Option<Outcome>,
    /// Changes that would have ruled it out or weakened it.
    pub rejected_by: Vec<Trial>,
    /// Changes that would have made it surer.
    pub raised_by: Vec<Trial>,
    /// For a person's name: what the names model makes of it.
    pub name: Option<crate::names::Explained>,
}

/// Explains findings of one policy.
pub struct Explainer<'p> {
    policy: &'p Policy,
    scanner: &'p Scanner,
}

impl<'p> Explainer<'p> {
    /// For findings that this scanner and this policy made.
    pub fn new(policy: &'p Policy, scanner: &'p Scanner) -> Self {
        Self { policy, scanner }
    }

    /// Why `finding` was found in `text`. It scans the text around the finding some dozens of times.
    pub fn why(&self, text: &str, finding: &Finding) -> Why {
        let described = described(&finding.detector.id);
        let mut why = Why { source: described.map(|d| d.source), ..Why::default() };
        let value = finding.span.of(text);
        why.proofs =
            described.map(|d| d.proofs.iter().filter(|p| p.holds(value)).collect()).unwrap_or_default();
        let scan = |text: &str| self.policy.findings(text, self.scanner.scan(text));
        let Some(experiment) = Experiment::new(text, finding, &scan) else { return why };
        if finding.kind() == Kind::Person {
            why.name = crate::names::explained(&experiment.window.text, experiment.target);
            if let Some(name) = &mut why.name {
                name.moved(|at| experiment.window.outside(at));
            }
        }
        let own = self.policy.detectors.iter().find(|own| own.id == *finding.detector.id);
        let candidates = gather::candidates(&experiment, own);
        weigh(&experiment, candidates, &mut why);
        trials::run(&experiment, &mut why);
        why
    }
}

/// Blots out the candidates one by one, and all at once.
fn weigh(experiment: &Experiment, candidates: Vec<Candidate>, why: &mut Why) {
    let actual = &experiment.actual;
    let evidence = |candidate: &Candidate, without: Outcome| Evidence {
        speaker: candidate.speaker.clone(),
        words: candidate.words.clone(),
        span: experiment.window.original(candidate.range.clone()),
        without,
    };
    let mut idle: Vec<Candidate> = Vec::new();
    let mut needed: Vec<Candidate> = Vec::new();
    let mut terms: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let without = experiment.without([&candidate]);
        match experiment.compare(&without) {
            std::cmp::Ordering::Less => {
                why.evidence.push(evidence(&candidate, without));
                // Whose a matter is, is another question than what it is.
                if is_itself(&candidate) { &mut terms } else { &mut needed }.push(candidate);
            }
            std::cmp::Ordering::Greater => why.against.push(evidence(&candidate, without)),
            std::cmp::Ordering::Equal => idle.push(candidate),
        }
    }
    if terms.is_empty() {
        // Both the term and the words before it say it.
        let (said, rest): (Vec<_>, Vec<_>) = idle.into_iter().partition(is_itself);
        idle = rest;
        let without = experiment.without(&said);
        if experiment.compare(&without) == std::cmp::Ordering::Less {
            why.evidence.extend(said.iter().map(|c| evidence(c, actual.clone())));
            terms = said;
        }
    }
    if needed.is_empty() {
        let base = experiment.without(&idle);
        if experiment.compare(&base) == std::cmp::Ordering::Less {
            for candidate in &idle {
                let only = experiment.without(idle.iter().filter(|c| c.range != candidate.range));
                if experiment.compare(&only) == std::cmp::Ordering::Equal {
                    why.evidence.push(evidence(candidate, actual.clone()));
                    why.each_suffices = true;
                }
            }
            why.without = Some(base);
        } else if !terms.is_empty() {
            why.without = Some(experiment.without(&terms));
        }
    } else {
        why.without = Some(experiment.without(&needed));
    }
    if !why.each_suffices {
        let besides = idle.iter().filter(|c| c.own);
        why.besides = besides.map(|c| evidence(c, actual.clone())).collect();
    }
}

/// Whether a candidate says what the matter is, rather than whose.
fn is_itself(candidate: &Candidate) -> bool {
    matches!(candidate.speaker, Speaker::Term | Speaker::Saying)
}

#[cfg(test)]
mod tests;
