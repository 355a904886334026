use super::{Entry, Id};
use crate::detect::{Confidence, Finding, definitions};
use crate::intent::Intent;
use crate::policy::Policy;
use crate::text::Span;
use crate::verdict::{Verdict, Visit, judge};
use std::borrow::Cow;
use std::sync::Arc;

/// What a policy would have done to an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Replayed {
    /// The verdict, each value counted once.
    pub verdict: Verdict,
    /// Detectors that neither Handrail nor the policy has any more: their findings could not be judged.
    pub unknown: Vec<Id>,
}

/// Judges an entry anew. What was found then was sure enough to be held, and counts as sure; a tool that the policy does
/// not name is unapproved.
pub fn replay(entry: &Entry, policy: &Policy) -> Replayed {
    let rule = policy.tools.iter().find(|rule| entry.tool.is(&rule.id));
    let visit = Visit { rule, standing: policy.standing(rule, entry.account) };
    let mut unknown = Vec::new();
    let mut findings = Vec::new();
    for id in entry.found.keys() {
        match finding(id, policy) {
            Some(finding) => findings.push(finding),
            None => unknown.push(id.clone()),
        }
    }
    let intents: Vec<Intent> = entry.asked.iter().map(intent).collect();
    let mut verdict = judge(policy, &visit, &findings, &intents);
    if entry.unchecked {
        let unchecked = Verdict::unchecked(policy);
        verdict.reasons.extend(unchecked.reasons);
        verdict.reasons.sort_by_key(|reason| std::cmp::Reverse(reason.action));
        verdict.action = verdict.action.max(unchecked.action);
    }
    Replayed { verdict, unknown }
}

fn finding(id: &Id, policy: &Policy) -> Option<Finding> {
    let built_in = definitions().iter().find(|definition| id.is(&definition.id)).cloned();
    let own = || policy.detectors.iter().find(|own| id.is(&own.id)).map(|own| Arc::new(own.definition()));
    let detector = built_in.or_else(own)?;
    Some(Finding { detector, span: Span::new(0, 1), confidence: Confidence::High, role: None })
}

fn intent(id: &Id) -> Intent {
    Intent { intent: Cow::Owned(id.as_str().to_owned()), span: Span::new(0, 1), confidence: Confidence::High }
}
