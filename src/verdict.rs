//! The verdict: pure, total, and the only place where policy, tool and findings meet.

use crate::action::Action;
use crate::detect::Finding;
use crate::intent::Intent;
use crate::policy::{Gate, Policy, ToolRule};
use crate::standing::Standing;
use crate::text::sort_by_place;

/// The tool in front of a person, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// The policy's rule for the tool; `None` for a tool that the policy does not name.
    pub rule: Option<&'a ToolRule>,
    /// The tool's standing with the account in use.
    pub standing: Standing,
}

/// What a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The finding at this index of the judged slice.
    Finding(usize),
    /// The intent at this index of the judged slice.
    Intent(usize),
    /// The tool itself: ruled out by the organisation.
    Tool,
    /// Text or a file that could not be checked.
    Unchecked,
}

/// One thing that the policy has something to say about.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What it is about.
    pub subject: Subject,
    /// What the policy asks for on this account alone.
    pub action: Action,
    /// The clause that says so, by its id, where the policy has one.
    pub clause: Option<String>,
    /// What it asks for where the action is [`Action::Justify`].
    pub gate: Gate,
}

/// The answer for one prompt: the strictest action of all its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What happens now.
    pub action: Action,
    /// Why, strictest first; empty exactly when the action is [`Action::Allow`].
    pub reasons: Vec<Reason>,
}

impl Verdict {
    fn of(mut reasons: Vec<Reason>) -> Self {
        reasons.retain(|r| r.action > Action::Allow);
        sort_by_place(&mut reasons, |r| (Action::Block as usize - r.action as usize, 0));
        Self { action: reasons.first().map_or(Action::Allow, |r| r.action), reasons }
    }

    /// What a person answers before the prompt may go on as it is, in the order of asking; empty where the action is
    /// another than [`Action::Justify`]. Who attests consent, or names who reviews, needs no other reason.
    pub fn gates(&self) -> Vec<Gate> {
        let justify = self.action == Action::Justify;
        let asked =
            |gate| justify && self.reasons.iter().any(|r| r.action == Action::Justify && r.gate == gate);
        let mut gates =
            [Gate::Oversight, Gate::Consent].into_iter().filter(|gate| asked(*gate)).collect::<Vec<_>>();
        if justify && gates.is_empty() {
            gates.push(Gate::Reason);
        }
        gates
    }

    /// The verdict for text or a file that could not be checked.
    pub fn unchecked(policy: &Policy) -> Self {
        let clause = policy.clause_for("unchecked").map(|c| c.id.clone());
        Self::of(vec![Reason {
            subject: Subject::Unchecked,
            action: policy.unchecked,
            clause,
            gate: Gate::Reason,
        }])
    }
}

/// Judges one prompt.
pub fn judge(policy: &Policy, visit: &Visit, findings: &[Finding], intents: &[Intent]) -> Verdict {
    let clause = |topic: String| policy.clause_for(&topic).map(|c| c.id.clone());
    let mut reasons = Vec::new();
    if visit.standing == Standing::Denied {
        reasons.push(Reason {
            subject: Subject::Tool,
            action: Action::Block,
            clause: clause("standing.denied".into()),
            gate: Gate::Reason,
        });
    }
    for (i, finding) in findings.iter().enumerate() {
        reasons.push(Reason {
            subject: Subject::Finding(i),
            action: policy.action(visit.standing, visit.rule, finding),
            clause: clause(format!("class.{}", policy.class_of(finding))),
            gate: policy.gate_of_class(policy.class_of(finding)),
        });
    }
    for (i, intent) in intents.iter().enumerate() {
        reasons.push(Reason {
            subject: Subject::Intent(i),
            action: policy.intent_action(intent),
            clause: clause(format!("intent.{}", intent.intent)),
            gate: policy.gate_of_intent(&intent.intent),
        });
    }
    Verdict::of(reasons)
}

#[cfg(test)]
#[cfg(feature = "written")]
mod tests;
