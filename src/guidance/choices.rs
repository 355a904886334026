use super::view::{Choice, ChoiceView, Emphasis, LinkView, ReasonView};
use super::words::{Key, Words};
use crate::action::Action;

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

/// The question before sending with a reason.
pub(super) fn reason(language: Words) -> ReasonView {
    let answer = |id: &str, key| (id.to_owned(), language.text(key).to_owned());
    ReasonView {
        label: language.text(Key::ReasonLabel).to_owned(),
        kept: language.text(Key::ReasonKept).to_owned(),
        answers: vec![
            answer("not_personal", Key::ReasonNotPersonal),
            answer("consent", Key::ReasonConsent),
            answer("approved", Key::ReasonApproved),
            answer("urgent", Key::ReasonUrgent),
            answer("wrong", Key::ReasonWrong),
        ],
        send: language.text(Key::ChoiceSend).to_owned(),
        back: language.text(Key::ChoiceBack).to_owned(),
    }
}
