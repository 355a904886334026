use crate::case::{Answer, Case, Found};
use crate::family::Family;
use handrail::detect::{Kind, Scanner};

/// How a finding's kind is turned into a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Each kind its own family, as the project's corpus is labelled.
    ByKind,
    /// The kind's word read like any other tool's label, as sets made by others compare it.
    ByLabel,
}

/// Handrail's own answers, one to a case in the same order.
pub fn answers(cases: &[Case], reading: Reading) -> Vec<Answer> {
    let scanner = Scanner::default();
    cases.iter().map(|case| answer(&scanner, &case.text, reading)).collect()
}

fn answer(scanner: &Scanner, text: &str, reading: Reading) -> Answer {
    let findings = scanner.scan(text);
    let family = |kind| match reading {
        Reading::ByKind => Some(Family::of_kind(kind)),
        Reading::ByLabel => Family::of_label(&word(kind)),
    };
    Answer {
        found: findings.iter().map(|f| Found { span: f.span, family: family(f.kind()) }).collect(),
        interrupts: findings.iter().any(|f| f.severity().interrupts()),
    }
}

fn word(kind: Kind) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
