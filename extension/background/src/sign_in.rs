//! The rules by which the browser adds headers that ask vendors to let in the organization's own accounts alone.

use handrail::policy::{Header, Policy};
use serde::{Deserialize, Serialize};

/// A rule as `declarativeNetRequest.updateDynamicRules` takes it and `getDynamicRules` gives it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Above 0, different for each rule.
    pub id: u32,
    action: Action,
    condition: Condition,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    #[serde(rename = "type")]
    kind: String,
    request_headers: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Change {
    header: String,
    operation: String,
    value: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Condition {
    request_domains: Vec<String>,
    resource_types: Vec<String>,
}

/// Without a list, pages themselves would be left out.
const KINDS: [&str; 7] =
    ["main_frame", "sub_frame", "xmlhttprequest", "websocket", "script", "ping", "other"];

/// The rules that the policy asks for; none for nearly every policy.
pub fn wanted(policy: &Policy) -> Vec<Rule> {
    (1..).zip(policy.sign_in_headers()).map(|(id, header)| rule(id, &header)).collect()
}

fn rule(id: u32, header: &Header) -> Rule {
    let change = Change { header: header.name.into(), operation: "set".into(), value: header.value.clone() };
    let text = |list: &[&str]| list.iter().map(|item| (*item).to_owned()).collect();
    Rule {
        id,
        action: Action { kind: "modifyHeaders".into(), request_headers: vec![change] },
        condition: Condition { request_domains: text(header.hosts), resource_types: text(&KINDS) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use handrail::policy::ToolRule;
    use serde_json::json;

    #[test]
    fn a_rule_has_the_shape_that_browsers_take() {
        let rule = ToolRule {
            id: "claude".into(),
            own_accounts: vec!["33333333-0000-4000-8000-000000000003".into()],
            restrict_sign_in: true,
            ..ToolRule::default()
        };
        let policy = Policy { tools: vec![rule], ..Policy::default() };
        let expected = json!([{
            "id": 1,
            "action": { "type": "modifyHeaders", "requestHeaders": [{
                "header": "anthropic-allowed-org-ids",
                "operation": "set",
                "value": "33333333-0000-4000-8000-000000000003",
            }] },
            "condition": {
                "requestDomains": ["claude.ai", "api.anthropic.com"],
                "resourceTypes": KINDS,
            },
        }]);
        assert_eq!(serde_json::to_value(wanted(&policy)).unwrap(), expected);
        assert_eq!(wanted(&Policy::built_in()), vec![]);
    }
}
