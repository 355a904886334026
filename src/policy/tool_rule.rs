use super::Policy;
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
    /// Data classes that may be used in this tool without interruption.
    pub classes_allowed: Vec<String>,
    /// Id of the tool to use instead.
    pub use_instead: Option<String>,
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
