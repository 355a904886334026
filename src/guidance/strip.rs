use super::clause;
use super::view::{LinkView, StripView};
use super::words::{Key, Words, words};
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
        ask: ask(policy, visit.standing, tool, language),
        risk: matches!(visit.standing, Standing::WrongAccount(_))
            .then(|| language.text(Key::StripRisk).to_owned()),
        hide: language.text(Key::StripHide).to_owned(),
    })
}

/// Whom to ask for the review of a tool that nobody has decided on.
fn ask(policy: &Policy, standing: Standing, tool: &str, language: Words) -> Option<LinkView> {
    let to = policy.contacts.questions.as_ref()?;
    if !matches!(standing, Standing::Unapproved | Standing::Pending) {
        return None;
    }
    let subject = language.fill(Key::StripAskSubject, &[("tool", tool)]);
    let href = match to.strip_prefix("mailto:") {
        Some(address) if !address.contains('?') => format!("mailto:{address}?subject={}", encoded(&subject)),
        _ => to.clone(),
    };
    Some(LinkView { label: language.text(Key::StripAsk).to_owned(), href })
}

/// A text as an address carries it (RFC 3986, section 2).
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    out
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
