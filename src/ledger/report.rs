use super::{Entry, Outcome};
use crate::action::Action;
use crate::guidance::office::{self, Office};
use crate::guidance::{Key, Words};
use crate::policy::Policy;
use crate::standing::{Account, Column};
use crate::{catalog, detect};

/// A report of one entry for whoever answers for the policy, to be finished by hand. It holds what the entry holds.
pub fn report(entry: &Entry, policy: &Policy, words: Words, office: Office) -> String {
    use office::Key as O;
    let line = |key, blank, with: &str| office.fill(key, &[(blank, with)]);
    let list = |items: Vec<String>| match items.is_empty() {
        true => office.text(O::ReportNothing).to_owned(),
        false => items.join(", "),
    };
    let found = entry.found.iter().map(|(id, n)| {
        let what = detector_name(id.as_str(), policy, words, office);
        office.fill(O::LedgerValue, &[("what", &what), ("n", &n.to_string())])
    });
    let asked = entry.asked.iter().filter_map(|id| words.intent(id.as_str())).map(str::to_owned);
    let standing = words.text(standing_key(entry));
    let mut lines = vec![
        office.fill(O::ReportPolicy, &[("title", &policy.title), ("version", &policy.version)]),
        line(O::ReportWhen, "when", &String::from(entry.when)),
        office.fill(O::ReportTool, &[("tool", &tool_name(entry, policy, office)), ("standing", standing)]),
        line(O::ReportAccount, "account", words.text(account_key(entry.account))),
        line(O::ReportFound, "list", &list(found.collect())),
        line(O::ReportAsked, "list", &list(asked.collect())),
        line(O::ReportAction, "action", action_word(entry.action, office)),
    ];
    lines.extend(entry.clause.as_ref().map(|clause| line(O::ReportClause, "clause", clause.as_str())));
    lines.push(line(O::ReportOutcome, "outcome", outcome_word(entry.outcome, office)));
    lines.extend(entry.reason.map(|reason| line(O::ReportReason, "reason", words.reason(reason))));
    for key in [O::ReportWhat, O::ReportWho, O::ReportDone] {
        lines.push(format!("\n{}\n", office.text(key)));
    }
    lines.join("\n")
}

/// What a detector is called; one that the policy no longer has is said so.
pub fn detector_name(id: &str, policy: &Policy, words: Words, office: Office) -> String {
    let built_in = detect::definitions().iter().find(|definition| definition.id == id);
    let own = || policy.detectors.iter().find(|own| own.id == id).map(|own| own.name.clone());
    built_in
        .map(|definition| words.detector(definition))
        .or_else(own)
        .unwrap_or_else(|| office.text(office::Key::LedgerOtherDetector).to_owned())
}

/// What the tool of an entry is called.
pub fn tool_name(entry: &Entry, policy: &Policy, office: Office) -> String {
    let rule = policy.tools.iter().find(|rule| entry.tool.is(&rule.id));
    let known = || catalog::tool(entry.tool.as_str()).map(|tool| tool.name.to_owned());
    rule.map(|rule| rule.name.clone())
        .or_else(known)
        .unwrap_or_else(|| office.text(office::Key::LedgerUnlisted).to_owned())
}

/// What became of it, in words.
pub fn outcome_word(outcome: Outcome, office: Office) -> &'static str {
    use office::Key as O;
    office.text(match outcome {
        Outcome::Unknown => O::LedgerOutcomeUnknown,
        Outcome::Replaced => O::LedgerOutcomeReplaced,
        Outcome::Edited => O::LedgerOutcomeEdited,
        Outcome::Sent => O::LedgerOutcomeSent,
    })
}

/// What the policy asked for, in words.
pub fn action_word(action: Action, office: Office) -> &'static str {
    use office::Key as O;
    office.text(match action {
        Action::Allow => O::ActionAllow,
        Action::Inform => O::ActionInform,
        Action::Warn => O::ActionWarn,
        Action::Justify => O::ActionJustify,
        Action::Redact => O::ActionRedact,
        Action::Block => O::ActionBlock,
    })
}

fn standing_key(entry: &Entry) -> Key {
    match entry.standing {
        _ if entry.denied => Key::StandingDenied,
        Column::Approved => Key::StandingApproved,
        Column::Conditional => Key::StandingConditional,
        Column::Pending => Key::StandingPending,
        Column::Unapproved => Key::StandingUnapproved,
        Column::Free => Key::StandingWrongAccount,
    }
}

fn account_key(account: Account) -> Key {
    match account {
        Account::RequiredTenant => Key::AccountRequiredTenant,
        Account::OtherOrganisation => Key::AccountOtherOrganisation,
        Account::PersonalPaid => Key::AccountPersonalPaid,
        Account::Free => Key::AccountFree,
        Account::LoggedOut => Key::AccountLoggedOut,
        Account::Unknown => Key::AccountUnknown,
    }
}
