use crate::catalog::{Says, Tool};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The account in use on a tool's page, as far as the page itself shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    /// The organisation's own workspace or tenant, as the policy requires.
    RequiredTenant,
    /// A workspace or tenant of some other organisation.
    OtherOrganisation,
    /// A person's own account, paid for as far as can be told.
    PersonalPaid,
    /// A free plan.
    Free,
    /// Nobody is signed in.
    LoggedOut,
    /// It cannot be told. Never treated as the required tenant.
    #[default]
    Unknown,
}

/// What a page showed for each of a tool's [signals](Tool::signals), in their order: `None` where it was not
/// there. For an element without attribute, an empty text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AccountFacts {
    /// One entry a signal.
    pub seen: Vec<Option<String>>,
}

impl fmt::Debug for AccountFacts {
    /// Never shows what was seen: it may hold an e-mail address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountFacts({} of {})", self.seen.iter().flatten().count(), self.seen.len())
    }
}

/// Mail domains at which anybody can open an account.
const PUBLIC_MAIL: [&str; 7] =
    ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com"];

/// The account in use, from what its page shows. The first signal that says something is believed.
///
/// `own` are the policy's words for the organisation's own account, see
/// [`own_accounts`](crate::policy::ToolRule::own_accounts); without them no account is taken for the
/// organisation's own.
pub fn account(tool: &Tool, own: &[String], facts: &AccountFacts) -> Account {
    let seen = tool.signals.iter().zip(&facts.seen);
    seen.filter_map(|(signal, seen)| heard(signal.says, seen.as_deref()?, own)).next().unwrap_or_default()
}

fn heard(says: Says, seen: &str, own: &[String]) -> Option<Account> {
    match says {
        Says::LoggedOut => Some(Account::LoggedOut),
        Says::Free => Some(Account::Free),
        Says::Paid => Some(Account::PersonalPaid),
        Says::Workspace => workspace(seen, own),
        Says::Email => mail_domain(seen).map(|domain| mail(&domain, own)),
        Says::Plan => plan(seen),
        Says::Tenant => workspace(tenant(seen)?, own),
    }
}

/// Words in vendors' names for plans, by what they say; an organisation's plan may be anybody's, so it says nothing.
/// Sources stand with the signals in the catalog.
const ORGANISATIONS: [&str; 7] = ["team", "business", "enterprise", "edu", "education", "raven", "workspace"];
const PAID: [&str; 10] =
    ["plus", "pro", "prolite", "go", "max", "individual", "premium", "claude_pro", "claude_max", "ultra"];
const FREE: [&str; 3] = ["free", "guest", "chat"];

fn plan(words: &str) -> Option<Account> {
    let has = |list: &[&str]| {
        let mut said = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        said.any(|word| list.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    match () {
        () if has(&ORGANISATIONS) => None,
        () if has(&PAID) => Some(Account::PersonalPaid),
        () if has(&FREE) => Some(Account::Free),
        () => None,
    }
}

/// What stands for a workspace where a person uses an account of their own.
pub(super) const PERSONAL: &str = "personal";
/// Length of an id such as `9188040d-6c67-4c5b-b112-36a304b66dad`, bytes.
const ID_LENGTH: usize = 36;
/// The tenant of all personal accounts at Microsoft (learn.microsoft.com, "ID token claims reference", `tid`).
const MICROSOFT_PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// The tenant that all listed accounts belong to; `None` where they differ.
fn tenant(listed: &str) -> Option<&str> {
    let mut ids = listed.split('"').filter_map(id_at_end);
    let first = ids.next()?;
    let personal = first.eq_ignore_ascii_case(MICROSOFT_PERSONAL);
    ids.all(|other| other.eq_ignore_ascii_case(first)).then_some(if personal { PERSONAL } else { first })
}

fn id_at_end(key: &str) -> Option<&str> {
    let id = key.get(key.len().checked_sub(ID_LENGTH)?..)?;
    let fits = |(i, b): (usize, u8)| match i {
        8 | 13 | 18 | 23 => b == b'-',
        _ => b.is_ascii_hexdigit(),
    };
    id.bytes().enumerate().all(fits).then_some(id)
}

fn workspace(id: &str, own: &[String]) -> Option<Account> {
    let is_own = own.iter().any(|word| word.eq_ignore_ascii_case(id));
    match id {
        "" => None,
        _ if is_own => Some(Account::RequiredTenant),
        PERSONAL => Some(Account::PersonalPaid),
        // Without the organisation's own id nothing follows from somebody's id.
        _ if own.is_empty() => None,
        _ => Some(Account::OtherOrganisation),
    }
}

fn mail(domain: &str, own: &[String]) -> Account {
    if own.iter().any(|word| word.eq_ignore_ascii_case(domain)) {
        Account::RequiredTenant
    } else if PUBLIC_MAIL.contains(&domain) {
        Account::PersonalPaid
    } else {
        Account::OtherOrganisation
    }
}

/// The domain of the last e-mail address in a text, lower case.
fn mail_domain(text: &str) -> Option<String> {
    let (before, after) = text.rsplit_once('@')?;
    let in_address = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let end = after.find(|c| !in_address(c)).unwrap_or(after.len());
    let domain = after[..end].trim_end_matches('.').to_ascii_lowercase();
    (before.ends_with(in_address) && domain.contains('.')).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::tool;

    fn facts(seen: &[Option<&str>]) -> AccountFacts {
        AccountFacts { seen: seen.iter().map(|s| s.map(str::to_owned)).collect() }
    }

    fn account_on(id: &str, own: &[&str], seen: &[Option<&str>]) -> Account {
        let own: Vec<String> = own.iter().map(|s| (*s).to_owned()).collect();
        account(tool(id).expect("a catalog id"), &own, &facts(seen))
    }

    #[test]
    fn what_is_not_shown_is_unknown_and_never_the_organisations_own() {
        assert_eq!(account_on("chatgpt", &["ws-1"], &[None, None, None, None]), Account::Unknown);
        assert_eq!(account_on("chatgpt", &["ws-1"], &[]), Account::Unknown);
        assert_eq!(account_on("chatgpt", &[], &[None, None, Some("ws-1"), None]), Account::Unknown);
        assert_eq!(account_on("chatgpt", &[""], &[None, None, Some(""), None]), Account::Unknown);
        assert_eq!(account_on("m365-copilot", &["example.org"], &[Some("example.org")]), Account::Unknown);
    }

    #[test]
    fn a_workspace_is_compared_with_the_organisations_own() {
        assert_eq!(
            account_on("chatgpt", &["ws-1"], &[None, None, Some("WS-1"), None]),
            Account::RequiredTenant
        );
        assert_eq!(
            account_on("chatgpt", &["ws-1"], &[None, None, Some("ws-2"), None]),
            Account::OtherOrganisation
        );
        assert_eq!(
            account_on("chatgpt", &["ws-1"], &[None, None, None, Some("user-9")]),
            Account::PersonalPaid
        );
    }

    #[test]
    fn a_log_in_button_outweighs_a_stale_cookie() {
        assert_eq!(
            account_on("chatgpt", &["ws-1"], &[Some(""), None, Some("ws-1"), None]),
            Account::LoggedOut
        );
    }

    #[test]
    fn a_mail_address_is_judged_by_its_whole_domain() {
        let table = [
            ("Google Account: Ada Example\n(ada@example.org)", Account::RequiredTenant),
            ("Cuenta de Google: Ada (ada@EXAMPLE.org)", Account::RequiredTenant),
            ("ada@notexample.org", Account::OtherOrganisation),
            ("ada@example.org.evil.test", Account::OtherOrganisation),
            ("ada@sub.example.org", Account::OtherOrganisation),
            ("ada@gmail.com", Account::PersonalPaid),
            ("Google Account", Account::Unknown),
            ("@", Account::Unknown),
            ("ada@", Account::Unknown),
        ];
        for (seen, expected) in table {
            assert_eq!(account_on("gemini", &["example.org"], &[None, Some(seen)]), expected, "{seen}");
        }
    }

    #[test]
    fn facts_never_print_what_was_seen() {
        assert_eq!(format!("{:?}", facts(&[None, Some("ada@example.org")])), "AccountFacts(1 of 2)");
    }
}
