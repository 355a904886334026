use crate::outcome::Outcome;
use anyhow::bail;
use handrail::action::Action;
use handrail::detect::{Confidence, Finding, Kind, Scanner, definition, definitions};
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
    without: Vec<String>,
}

/// What was found in one text.
#[derive(Debug, Serialize)]
pub struct Found {
    findings: Vec<FoundValue>,
    intents: Vec<FoundIntent>,
}

#[derive(Debug, Serialize)]
struct FoundValue {
    start: usize,
    end: usize,
    detector: String,
    kind: Kind,
    confidence: Confidence,
    severity: Action,
}

#[derive(Debug, Serialize)]
struct FoundIntent {
    intent: String,
    confidence: Confidence,
}

impl Checker {
    /// # Errors
    /// For an id that is no detector, no intent and not `names`.
    pub fn new(policy: Policy, without: &[String]) -> anyhow::Result<Self> {
        for id in without {
            let own = policy.detectors.iter().any(|own| own.id == *id);
            let known =
                own || id == NAMES || definition(id).is_some() || intent::ids().any(|known| known == id);
            if !known {
                let near: Vec<&str> =
                    definitions().iter().map(|d| &*d.id).filter(|d| d.contains(id.as_str())).collect();
                let hint = if near.is_empty() {
                    String::new()
                } else {
                    format!("; did you mean {}?", near.join(", "))
                };
                bail!("--without {id}: there is no detector or intent of that id{hint}");
            }
        }
        let named = Scanner::new(&policy);
        let scanner = if without.iter().any(|id| id == NAMES) { named.without_names() } else { named };
        Ok(Self { scanner, policy, without: without.to_vec() })
    }

    /// Findings and intents, with positions in bytes.
    pub fn check(&self, text: &str) -> (Vec<Finding>, Vec<Intent>) {
        let mut findings = self.policy.findings(text, self.scanner.scan(text));
        findings.retain(|f| !self.leaves_out(&f.detector.id, f.kind()));
        let mut intents = intent::find(text, &findings);
        intents.retain(|i| !self.without.iter().any(|id| *id == i.intent));
        (findings, intents)
    }

    /// The same, with positions in `unit`, ready to write.
    pub fn found(&self, text: &str, unit: OffsetUnit) -> Found {
        let (findings, intents) = self.check(text);
        let map = OffsetMap::new(text, if findings.is_empty() { OffsetUnit::Bytes } else { unit });
        let values = findings.iter().map(|finding| {
            let (start, end) = map.span(finding.span);
            FoundValue {
                start,
                end,
                detector: finding.detector.id.to_string(),
                kind: finding.kind(),
                confidence: finding.confidence,
                severity: finding.severity(),
            }
        });
        let asked = intents
            .iter()
            .map(|intent| FoundIntent { intent: intent.intent.to_string(), confidence: intent.confidence });
        Found { findings: values.collect(), intents: asked.collect() }
    }

    fn leaves_out(&self, id: &str, kind: Kind) -> bool {
        self.without.iter().any(|w| w == id || (w == NAMES && kind == Kind::Person))
    }
}

impl Found {
    /// Whether anything was found.
    pub fn outcome(&self) -> Outcome {
        if self.findings.is_empty() && self.intents.is_empty() { Outcome::Clean } else { Outcome::Found }
    }
}
