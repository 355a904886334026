use crate::case::{Answer, Case, Found};
use crate::family::Family;
use handrail::detect::{Kind, Scanner};
use handrail::intent;
use handrail::policy::Policy;
use handrail::standing::Account;
use handrail::verdict::{Visit, judge};

/// How a finding's kind is turned into a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Each kind its own family, as the project's corpus is labelled.
    ByKind,
    /// The kind's word read like any other tool's label, as sets made by others compare it.
    ByLabel,
}

/// A tool of the catalog. Whether it interrupts is judged there, as it is for whoever has no policy of their own.
const TOOL: &str = "chatgpt.com";

/// Handrail's own answers, one to a case in the same order: what is found, and whether the built-in policy stops
/// the person in a tool whose account nobody knows, for what is found or for what the prompt asks for.
pub fn answers(cases: &[Case], reading: Reading) -> Vec<Answer> {
    let policy = Policy::built_in();
    let visit = policy.visit(TOOL, None, "/", Account::Unknown);
    let scanner = Scanner::new(&policy);
    cases.iter().map(|case| answer(&policy, &visit, &scanner, &case.text, reading)).collect()
}

fn answer(policy: &Policy, visit: &Visit, scanner: &Scanner, text: &str, reading: Reading) -> Answer {
    let findings = policy.findings(text, scanner.scan(text));
    let verdict = judge(policy, visit, &findings, &intent::find(text, &findings));
    let family = |kind| match reading {
        Reading::ByKind => Some(Family::of_kind(kind)),
        Reading::ByLabel => Family::of_label(&word(kind)),
    };
    Answer {
        found: findings.iter().map(|f| Found { span: f.span, family: family(f.kind()) }).collect(),
        interrupts: verdict.action.interrupts(),
    }
}

fn word(kind: Kind) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
