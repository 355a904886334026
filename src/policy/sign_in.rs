//! What vendors are asked to refuse: sign-ins with other accounts than the organization's own.

use super::Policy;
use crate::catalog::{self, Restriction};
use std::collections::BTreeMap;

/// A header that requests to some hosts carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// The hosts, with all below them.
    pub hosts: &'static [&'static str],
}

impl Policy {
    /// The headers by which vendors are asked to let in the organization's own accounts alone, for the tools whose
    /// rule says `restrict_sign_in`. A vendor's tools are asked for together.
    pub fn sign_in_headers(&self) -> Vec<Header> {
        let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for rule in self.tools.iter().filter(|rule| rule.restrict_sign_in) {
            let Some(tool) = catalog::tool(&rule.id) else { continue };
            own.entry(tool.vendor).or_default().extend(rule.own_accounts.iter().map(String::as_str));
        }
        let of = |(vendor, own): (&str, Vec<&str>)| {
            let header = move |r: &Restriction| {
                Some(Header { name: r.header, value: r.value.value(own.iter().copied())?, hosts: r.hosts })
            };
            catalog::restrictions(vendor).filter_map(header).collect::<Vec<_>>()
        };
        own.into_iter().flat_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::ToolRule;

    fn rule(id: &str, own: &[&str], restrict_sign_in: bool) -> ToolRule {
        let own_accounts = own.iter().map(|o| (*o).to_owned()).collect();
        ToolRule { id: id.into(), own_accounts, restrict_sign_in, ..ToolRule::default() }
    }

    #[test]
    fn only_the_tools_that_ask_for_it_are_restricted_and_a_vendors_tools_together() {
        let tools = vec![
            rule("chatgpt", &["5f0c0ffe-0000-4000-8000-00000000cafe"], true),
            rule("gemini", &["harborstreet.example"], true),
            rule("notebooklm", &["harborstreet.example", "families.example"], true),
            rule("claude", &["33333333-0000-4000-8000-000000000003"], false),
            rule("our-own-chat", &["harborstreet.example"], true),
        ];
        let headers = Policy { tools, ..Policy::default() }.sign_in_headers();
        let told: Vec<_> = headers.iter().map(|h| (h.name, h.value.as_str())).collect();
        let expected = [
            ("X-GoogApps-Allowed-Domains", "harborstreet.example,families.example"),
            ("ChatGPT-Allowed-Workspace-Id", "5f0c0ffe-0000-4000-8000-00000000cafe"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn microsoft_is_told_which_tenants_may_come_in_and_that_private_accounts_may_not() {
        let own = ["harborstreet.example", "66666666-0000-4000-8000-000000000006"];
        let tools = vec![rule("m365-copilot", &own, true)];
        let headers = Policy { tools, ..Policy::default() }.sign_in_headers();
        let told: Vec<_> = headers.iter().map(|h| (h.name, h.value.as_str())).collect();
        let expected = [
            ("Restrict-Access-To-Tenants", "harborstreet.example,66666666-0000-4000-8000-000000000006"),
            ("Restrict-Access-Context", "66666666-0000-4000-8000-000000000006"),
            ("sec-Restrict-Tenant-Access-Policy", "restrict-msa"),
        ];
        assert_eq!(told, expected);
    }
}
