use super::why::{self, WhyFacts};
use crate::ids;
use crate::outcome::Outcome;
use anyhow::bail;
use handrail::action::Action;
use handrail::detect::{Confidence, Definition, Explainer, Finding, Kind, Scanner, Why, definitions};
use handrail::intent::{self, Intent};
use handrail::policy::Policy;
use handrail::text::{OffsetMap, OffsetUnit};
use serde::Serialize;

/// What leaves out every person's name.
const NAMES: &str = "names";

/// Finds what a policy's detectors find, without those that were left out.
pub struct Checker {
    scanner: Scanner,
    policy: Policy,
    without: Without,
    explains: bool,
    shows_values: bool,
}

/// What was found in one text.
#[derive(Debug, Default, Serialize)]
pub struct Found {
    findings: Vec<FoundValue>,
    intents: Vec<FoundIntent>,
}

#[derive(Debug, Serialize)]
struct FoundValue {
    /// Where it stands in a document; positions count from the beginning of that part of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    start: usize,
    end: usize,
    detector: String,
    kind: Kind,
    confidence: Confidence,
    severity: Action,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<WhyFacts>,
}

#[derive(Debug, Serialize)]
struct FoundIntent {
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    intent: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<String>>,
    confidence: Confidence,
}

impl Checker {
    /// # Errors
    /// For an id that is no detector, no data class, no intent and not `names`.
    pub fn new(policy: Policy, without: &[String]) -> anyhow::Result<Self> {
        if let Some(unknown) = without.iter().find(|id| !is_known(&policy, id)) {
            bail!(
                "--without {unknown}: there is no detector, data class or intent of that id{}\n\
                 See all detectors and classes: handrail detectors",
                ids::hint(unknown)
            );
        }
        let without = Without { ids: without.to_vec() };
        let scanner = Scanner::new(&policy);
        let scanner = if without.names() { scanner.without_names() } else { scanner };
        let scanner = scanner.without(|d| without.holds(d));
        Ok(Self { scanner, policy, without, explains: false, shows_values: false })
    }

    /// The same, with an explanation for each finding or without.
    pub fn explaining(self, explains: bool) -> Self {
        Self { explains, ..self }
    }

    /// The same, with what was found as it stands or with its shape alone.
    pub fn showing_values(self, shows_values: bool) -> Self {
        Self { shows_values, ..self }
    }

    /// Whether what was found is printed as it stands.
    pub fn shows_values(&self) -> bool {
        self.shows_values
    }

    /// Why something was found; `None` unless explanations are wanted.
    pub fn why(&self, text: &str, finding: &Finding) -> Option<Why> {
        self.explains.then(|| Explainer::new(&self.policy, &self.scanner).why(text, finding))
    }

    /// The words that weighed most for an intent, but for those of what was found where that is not to be shown; `None`
    /// unless explanations are wanted.
    pub fn weighed(&self, text: &str, intent: &Intent, findings: &[Finding]) -> Option<Vec<String>> {
        let values = findings.iter().filter(|_| !self.shows_values).map(|finding| finding.span.of(text));
        let hidden: Vec<String> = values.map(str::to_lowercase).collect();
        let is_hidden = |word: &String| hidden.iter().any(|value| value.contains(&word.to_lowercase()));
        self.explains.then(|| intent::weighed(text, intent).into_iter().filter(|w| !is_hidden(w)).collect())
    }

    /// Findings and intents, with positions in bytes.
    pub fn check(&self, text: &str) -> (Vec<Finding>, Vec<Intent>) {
        let mut findings = self.policy.findings(text, self.scanner.scan(text));
        // The scanner left its own detectors out; these are the organisation's.
        findings.retain(|f| !self.without.holds(&f.detector));
        let mut intents = intent::find(text, &findings);
        intents.retain(|i| !self.without.has(&i.intent));
        (findings, intents)
    }

    /// The same, with positions in `unit`, ready to write.
    pub fn found(&self, text: &str, unit: OffsetUnit) -> Found {
        self.found_at(text, unit, |_| None)
    }

    /// The same for a part of a document, in which `place` says where a byte stands.
    pub fn found_at(&self, text: &str, unit: OffsetUnit, place: impl Fn(usize) -> Option<String>) -> Found {
        let (findings, intents) = self.check(text);
        let map = OffsetMap::new(text, if findings.is_empty() { OffsetUnit::Bytes } else { unit });
        let values = findings.iter().map(|finding| {
            let (start, end) = map.span(finding.span);
            FoundValue {
                place: place(finding.span.start),
                start,
                end,
                detector: finding.detector.id.to_string(),
                kind: finding.kind(),
                confidence: finding.confidence,
                severity: finding.severity(),
                value: self.shows_values.then(|| finding.span.of(text).to_owned()),
                why: self
                    .why(text, finding)
                    .map(|why| why::facts(text, finding, &why, &map, self.shows_values)),
            }
        });
        let asked = intents.iter().map(|intent| FoundIntent {
            place: place(intent.span.start),
            intent: intent.intent.to_string(),
            words: self.weighed(text, intent, &findings),
            confidence: intent.confidence,
        });
        Found { findings: values.collect(), intents: asked.collect() }
    }
}

/// What `--without` names: ids of detectors and intents, data classes, or `names`.
struct Without {
    ids: Vec<String>,
}

impl Without {
    fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    fn names(&self) -> bool {
        self.has(NAMES)
    }

    fn holds(&self, detector: &Definition) -> bool {
        self.has(&detector.id) || self.has(&detector.class) || (self.names() && detector.kind == Kind::Person)
    }
}

fn is_known(policy: &Policy, id: &str) -> bool {
    id == NAMES
        || definitions().iter().any(|d| d.id == id || d.class == id)
        || policy.detectors.iter().any(|own| own.id == id || own.class == id)
        || intent::ids().any(|known| known == id)
}

impl Found {
    /// Takes in what was found in another part.
    pub fn join(&mut self, other: Found) {
        self.findings.extend(other.findings);
        self.intents.extend(other.intents);
    }

    /// Whether anything was found.
    pub fn outcome(&self) -> Outcome {
        if self.findings.is_empty() && self.intents.is_empty() { Outcome::Clean } else { Outcome::Found }
    }
}
