use super::clause::in_language;
use super::view::{Choice, ChoiceView, ConsentView, Emphasis, LinkView, ReasonView};
use super::words::{Key, Words};
use crate::action::Action;
use crate::ledger::{ROLE, Reason};
use crate::policy::{Gate, Policy};

/// What would mend the prompt.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mend {
    /// Placeholders in place of values.
    Replacing,
    /// Other words.
    Editing,
    /// Nothing: the tool itself is ruled out.
    OtherTool,
}

/// What a person can do about a verdict.
pub(super) fn choices(
    action: Action,
    mend: Mend,
    use_instead: Option<LinkView>,
    language: Words,
) -> Vec<ChoiceView> {
    let choice = |choice, key, emphasis| ChoiceView {
        choice,
        label: language.text(key).to_owned(),
        emphasis,
        href: None,
    };
    if !action.interrupts() {
        return Vec::new();
    }
    let edit = |emphasis| choice(Choice::Edit, Key::ChoiceEdit, emphasis);
    let mut out = Vec::new();
    if action == Action::Block {
        let known = use_instead.is_some();
        let elsewhere = |emphasis| {
            use_instead.map(|LinkView { label, href }| ChoiceView {
                choice: Choice::UseInstead,
                label,
                emphasis,
                href: Some(href),
            })
        };
        // Where the tool itself is ruled out, no edit helps.
        if mend == Mend::OtherTool && known {
            out.extend(elsewhere(Emphasis::Primary));
            out.push(edit(Emphasis::Plain));
        } else {
            out.push(edit(Emphasis::Primary));
            out.extend(elsewhere(Emphasis::Plain));
        }
        return out;
    }
    if mend == Mend::Replacing {
        out.push(choice(Choice::Replace, Key::ChoiceReplace, Emphasis::Primary));
        out.push(edit(Emphasis::Plain));
    } else {
        out.push(edit(Emphasis::Primary));
    }
    match action {
        Action::Warn => out.push(choice(Choice::SendAnyway, Key::ChoiceSendAnyway, Emphasis::Quiet)),
        Action::Justify => {
            out.push(choice(Choice::SendWithReason, Key::ChoiceSendWithReason, Emphasis::Quiet));
        }
        _ => {}
    }
    out
}

/// The question before sending with a reason; `None` where there is no gate.
pub(crate) fn reason(policy: &Policy, gates: &[Gate], language: Words) -> Option<ReasonView> {
    let asks = |gate| gates.contains(&gate);
    let (label, answers) = if asks(Gate::Oversight) {
        (Key::GateOversight, reviewers(policy, language))
    } else if asks(Gate::Consent) {
        (Key::GateConsent, Vec::new())
    } else if asks(Gate::Reason) {
        (Key::ReasonLabel, reasons(language))
    } else {
        return None;
    };
    let kept = if policy.records.keeps() { Key::ReasonRecorded } else { Key::ReasonKept };
    Some(ReasonView {
        label: language.text(label).to_owned(),
        kept: language.text(kept).to_owned(),
        answers,
        consent: asks(Gate::Consent).then(|| ConsentView {
            attest: language.text(Key::GateAttest).to_owned(),
            place: language.text(Key::GatePlace).to_owned(),
            refused: language.text(Key::GateRefused).to_owned(),
        }),
        send: language.text(Key::ChoiceSend).to_owned(),
        back: language.text(Key::ChoiceBack).to_owned(),
    })
}

fn reasons(language: Words) -> Vec<(String, String)> {
    let answer = |reason: Reason| (reason.word().to_owned(), language.reason(reason).to_owned());
    Reason::ALL.map(answer).into()
}

/// A role's id stands behind [`ROLE`], so that it is never taken for a reason.
fn reviewers(policy: &Policy, language: Words) -> Vec<(String, String)> {
    let roles = policy.gates.reviewers.iter();
    roles
        .filter_map(|(id, words)| {
            let (_, said) = in_language(policy, words, language)?;
            Some((format!("{ROLE}{id}"), said.to_owned()))
        })
        .collect()
}
