use super::{Day, Policy};
use crate::catalog::{Place, Tool, plain_host, tool_at};
use crate::standing::{Account, Standing};
use crate::verdict::Visit;
use serde::{Deserialize, Serialize};

/// What the organisation decided about a tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// May be used.
    Approved,
    /// May be used under conditions.
    Conditional,
    /// Under review.
    Pending,
    /// May not be used.
    #[default]
    Denied,
}

/// The organisation's rule for one tool.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolRule {
    /// Catalog id, or the organisation's own id for a tool that no catalog lists.
    pub id: String,
    /// Name shown to staff.
    pub name: String,
    /// Hosts besides those that the catalog knows for the id: `chat.example.org`, `127.0.0.1:8000`,
    /// `intranet.example.org/chat`. Read as [`Place`]s.
    pub hosts: Vec<String>,
    /// The decision.
    pub status: Status,
    /// The approval holds only in the organisation's own workspace or tenant.
    pub own_account_only: bool,
    /// How the organisation's own workspace or tenant is told: mail domains (`example.org`) and workspace ids.
    #[serde(default)]
    pub own_accounts: Vec<String>,
    /// The vendor is asked to refuse sign-ins with other accounts than the organisation's own.
    #[serde(default)]
    pub restrict_sign_in: bool,
    /// Agreements with the vendor, as the organisation calls them: `BAA`, `DPA`.
    #[serde(default)]
    pub agreements: Vec<String>,
    /// Data classes that may be used in this tool without interruption.
    pub classes_allowed: Vec<String>,
    /// Id of the tool to use instead.
    pub use_instead: Option<String>,
    /// The last day of the approval, until the policy is [narrowed](Policy::narrowed) to a day.
    #[serde(default)]
    pub expires: Option<Day>,
}

impl Policy {
    /// The rule for the tool that lives where a page is: the most closely described place wins, and the
    /// policy's own hosts win over the catalog's. `tool` is what the catalog says lives there.
    pub fn rule_at(
        &self,
        host: &str,
        port: Option<u16>,
        path: &str,
        tool: Option<&Tool>,
    ) -> Option<&ToolRule> {
        let host = plain_host(host);
        let own = self.tools.iter().flat_map(|rule| {
            rule.hosts.iter().filter_map(|h| Place::parse(h)).map(move |place| (place, true, rule))
        });
        let known = tool.into_iter().flat_map(|tool| {
            let rule = self.tools.iter().find(|rule| rule.id == tool.id);
            rule.into_iter().flat_map(|rule| tool.places.iter().map(move |place| (*place, false, rule)))
        });
        own.chain(known)
            .filter(|(place, ..)| place.covers(&host, port, path))
            .max_by_key(|(place, own, _)| (place.closeness(), *own))
            .map(|(.., rule)| rule)
    }

    /// What the policy makes of a page, given the account in use there.
    pub fn visit(&self, host: &str, port: Option<u16>, path: &str, account: Account) -> Visit<'_> {
        let rule = self.rule_at(host, port, path, tool_at(host, port, path));
        Visit { rule, standing: self.standing(rule, account) }
    }

    /// The standing of a tool, given the rule that governs it (if any) and the account in use.
    pub fn standing(&self, rule: Option<&ToolRule>, account: Account) -> Standing {
        let Some(rule) = rule else { return Standing::Unapproved };
        match rule.status {
            Status::Denied => Standing::Denied,
            Status::Pending => Standing::Pending,
            _ if rule.own_account_only && account != Account::RequiredTenant => {
                Standing::WrongAccount(account)
            }
            Status::Conditional => Standing::Conditional,
            Status::Approved => Standing::Approved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(id: &str, hosts: &[&str], status: Status) -> ToolRule {
        let hosts = hosts.iter().map(|h| (*h).to_owned()).collect();
        ToolRule { id: id.into(), hosts, status, ..ToolRule::default() }
    }

    fn policy() -> Policy {
        let own_only = ToolRule { own_account_only: true, ..rule("chatgpt", &[], Status::Approved) };
        let tools = vec![
            own_only,
            rule("google", &["google.com"], Status::Denied),
            rule("gemini", &[], Status::Approved),
            rule("local", &["127.0.0.1:8000"], Status::Approved),
            rule("intranet", &["intranet.example.org"], Status::Pending),
            rule("intranet-chat", &["intranet.example.org/chat"], Status::Conditional),
            rule("our-sora", &["sora.chatgpt.com"], Status::Denied),
        ];
        Policy { tools, ..Policy::default() }
    }

    #[test]
    fn the_most_closely_described_place_governs_a_page() {
        let policy = policy();
        let table = [
            ("chatgpt.com", None, "/", Some("chatgpt")),
            ("CHAT.openai.com", None, "/", Some("chatgpt")),
            ("sora.chatgpt.com", None, "/", Some("our-sora")),
            ("gemini.google.com", None, "/app", Some("gemini")),
            ("www.google.com", None, "/search", Some("google")),
            ("127.0.0.1", Some(8000), "/", Some("local")),
            ("127.0.0.1", Some(8001), "/", None),
            ("127.0.0.1", None, "/", None),
            ("intranet.example.org", None, "/", Some("intranet")),
            ("intranet.example.org", None, "/chat/1", Some("intranet-chat")),
            ("intranet.example.org.evil.test", None, "/", None),
            ("claude.ai", None, "/", None),
        ];
        for (host, port, path, expected) in table {
            let found = policy.rule_at(host, port, path, tool_at(host, port, path)).map(|r| r.id.as_str());
            assert_eq!(found, expected, "{host}{path}");
        }
    }

    #[test]
    fn a_visit_joins_tool_rule_and_account() {
        let policy = policy();
        let table = [
            ("chatgpt.com", Account::RequiredTenant, Standing::Approved),
            ("chatgpt.com", Account::Unknown, Standing::WrongAccount(Account::Unknown)),
            ("chatgpt.com", Account::LoggedOut, Standing::WrongAccount(Account::LoggedOut)),
            ("gemini.google.com", Account::Free, Standing::Approved),
            ("www.google.com", Account::RequiredTenant, Standing::Denied),
            ("intranet.example.org", Account::Unknown, Standing::Pending),
            ("claude.ai", Account::RequiredTenant, Standing::Unapproved),
        ];
        for (host, account, expected) in table {
            assert_eq!(policy.visit(host, None, "/", account).standing, expected, "{host} {account:?}");
        }
    }
}
