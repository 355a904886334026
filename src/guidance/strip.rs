use super::clause;
use super::view::StripView;
use super::words::{Key, words};
use crate::policy::Policy;
use crate::standing::{Account, Standing};
use crate::verdict::Visit;

/// The line to show at the top of a tool; `None` where there is nothing to say: the tool is approved, or
/// approved under conditions that the policy has no clause for.
///
/// `tool` is the tool's name for a reader, as the catalog has it.
pub fn strip(policy: &Policy, visit: &Visit, tool: &str, language: &str) -> Option<StripView> {
    let language = words(language);
    let (lead, text, topic) = saying(visit.standing)?;
    let clause = policy.clause_for(topic).and_then(|c| clause::view(policy, &c.id, language));
    if visit.standing == Standing::Conditional && clause.is_none() {
        return None;
    }
    let tool = visit.rule.map_or(tool, |rule| &rule.name);
    let organisation = match policy.organisation.as_str() {
        "" => language.text(Key::StripOurOrganisation),
        name => name,
    };
    let use_instead = match visit.standing {
        Standing::Conditional | Standing::WrongAccount(Account::Unknown) => visit
            .rule
            .filter(|r| r.use_instead.is_some())
            .and_then(|rule| clause::use_instead(policy, Some(rule), language)),
        _ => clause::use_instead(policy, visit.rule, language),
    };
    Some(StripView {
        language: language.code().to_owned(),
        lead: language.text(lead).to_owned(),
        text: language.fill(text, &[("tool", tool), ("organisation", organisation)]),
        clause,
        why: language.text(Key::StripWhy).to_owned(),
        use_instead,
        hide: language.text(Key::StripHide).to_owned(),
    })
}

/// Lead, text and topic of a standing.
fn saying(standing: Standing) -> Option<(Key, Key, &'static str)> {
    Some(match standing {
        Standing::Approved | Standing::WrongAccount(Account::RequiredTenant) => return None,
        Standing::Conditional => (Key::StripConditional, Key::StripConditionalText, "standing.conditional"),
        Standing::Pending => (Key::StripPending, Key::StripPendingText, "standing.pending"),
        Standing::Unapproved => (Key::StripUnapproved, Key::StripUnapprovedText, "standing.unapproved"),
        Standing::Denied => (Key::StripDenied, Key::StripDeniedText, "standing.denied"),
        Standing::WrongAccount(account) => (lead(account), Key::StripOwnAccount, "standing.free"),
    })
}

fn lead(account: Account) -> Key {
    match account {
        Account::PersonalPaid => Key::StripPersonal,
        Account::Free => Key::StripFree,
        Account::LoggedOut => Key::StripLoggedOut,
        Account::OtherOrganisation => Key::StripOtherOrganisation,
        Account::Unknown | Account::RequiredTenant => Key::StripUnknownAccount,
    }
}
