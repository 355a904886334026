use super::cases::{Case, Subject, Unchecked};
use crate::source;
use crate::trial::trial;
use anyhow::Context;
use handrail::action::Action;
use handrail::detect::Scanner;
use handrail::document::{Limits, Unread};
use handrail::policy::{Gate, Policy};
use handrail::standing::Account;
use handrail::upload::{About, Bench, Judged, judge as judge_file};
use handrail::verdict::{Verdict, judge};
use std::ops::ControlFlow;
use std::path::Path;

/// What came of a case at one place.
pub struct Tried {
    pub action: Action,
    /// The clause that staff are shown first.
    pub clause: Option<String>,
    /// What they are asked for where the action is `justify`.
    pub gates: Vec<&'static str>,
    /// Detectors that fired.
    pub found: Vec<String>,
    /// What the prompt was seen to ask for.
    pub asks: Vec<String>,
}

/// Tries a case on the page at `url`. Files are looked for in `folder`.
///
/// # Errors
/// When `url` is no web address, or a file cannot be read.
pub fn tried(
    policy: &Policy,
    scanner: &Scanner,
    url: &str,
    account: Account,
    case: &Case,
    folder: &Path,
) -> anyhow::Result<Tried> {
    let text = if let Subject::Text(text) = case.subject()? { text } else { "" };
    let trial = trial(policy, scanner, url, account, text)
        .with_context(|| format!("`{url}` is not a web address"))?;
    let file = |judged: Judged| from_file(judged, judge(policy, &trial.visit, &[], &[]));
    Ok(match case.subject()? {
        Subject::Text(_) => from_verdict(
            &trial.verdict,
            trial.findings.iter().map(|f| f.detector.id.to_string()).collect(),
            trial.intents.iter().map(|i| i.intent.to_string()).collect(),
        ),
        Subject::File(name) => {
            let bytes = source::bytes(&folder.join(name))?;
            let bench = Bench { policy, visit: &trial.visit, scanner, limits: Limits::default() };
            file(judge_file(&bench, name, &bytes, &mut |_| ControlFlow::Continue(())))
        }
        Subject::Unchecked(Unchecked::Prompt) => {
            let tool = judge(policy, &trial.visit, &[], &[]);
            let unread = Verdict::unchecked(policy);
            let strictest = if tool.action > unread.action { tool } else { unread };
            from_verdict(&strictest, vec![], vec![])
        }
        Subject::Unchecked(Unchecked::File) => file(Judged::unread(policy, "file", Unread::Encrypted)),
        Subject::Unchecked(Unchecked::Picture) => file(Judged::unread(policy, "picture", Unread::Picture)),
    })
}

fn from_verdict(verdict: &Verdict, found: Vec<String>, asks: Vec<String>) -> Tried {
    Tried {
        action: verdict.action,
        clause: verdict.reasons.iter().find_map(|reason| reason.clause.clone()),
        gates: verdict.gates().into_iter().map(Gate::word).collect(),
        found,
        asks,
    }
}

/// A file with what the policy says of the tool itself.
fn from_file(judged: Judged, tool: Verdict) -> Tried {
    if tool.action > judged.action {
        return from_verdict(&tool, vec![], vec![]);
    }
    let of = judged.matters.iter().filter(|matter| matter.action == judged.action);
    let mut gates: Vec<&str> = of.map(|matter| matter.gate.word()).collect();
    gates.dedup();
    let found = judged.matters.iter().filter_map(|matter| match &matter.about {
        About::Found { detector, .. } => Some(detector.id.to_string()),
        About::Unread(_) | About::Tool => None,
    });
    Tried {
        action: judged.action,
        clause: judged.matters.iter().find_map(|matter| matter.clause.clone()),
        gates: if judged.action == Action::Justify { gates } else { vec![] },
        found: found.collect(),
        asks: vec![],
    }
}
