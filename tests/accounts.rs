//! Which account is in use, from what pages of vendors are known to load. Each file of `tests/accounts` holds shapes of
//! one tool; and whatever is changed about a shape, an account is never taken for the organization's own by mistake.
#![allow(clippy::unwrap_used, reason = "a test says what it found by failing")]

use handrail::catalog::{Look, Says, Signal, Tool, tool};
use handrail::standing::{Account, AccountFacts, Json, account, heard};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vendor {
    tool: String,
    #[serde(rename = "about")]
    _about: String,
    own: Vec<String>,
    cases: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: String,
    #[serde(default)]
    cookies: BTreeMap<String, String>,
    #[serde(default)]
    answers: BTreeMap<String, Value>,
    #[serde(default)]
    requests: Vec<String>,
    #[serde(default)]
    globals: BTreeMap<String, String>,
    #[serde(default)]
    stored: BTreeMap<String, String>,
    account: Account,
}

struct Parsed<'a>(&'a Value);

impl Json for Parsed<'_> {
    fn member(&self, name: &str) -> Option<Self> {
        self.0.as_object()?.get(name).map(Parsed)
    }

    fn values(&self) -> Vec<Self> {
        match self.0 {
            Value::Array(list) => list.iter().map(Parsed).collect(),
            Value::Object(members) => members.values().map(Parsed).collect(),
            _ => vec![],
        }
    }

    fn text(&self) -> Option<String> {
        match self.0 {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => Some(self.0.to_string()),
            _ => None,
        }
    }
}

impl Case {
    fn workspace(&self, tool: &Tool) -> Option<String> {
        let cookie = |signal: &Signal| match (signal.look, signal.says) {
            (Look::Cookie(name), Says::Workspace) => self.cookies.get(name).cloned(),
            _ => None,
        };
        tool.signals.iter().find_map(cookie)
    }

    fn facts(&self, tool: &Tool) -> AccountFacts {
        let mut seen: Vec<Option<String>> =
            tool.signals.iter().map(|signal| self.seen(signal.look)).collect();
        let workspace = self.workspace(tool);
        for (address, answer) in &self.answers {
            for (i, said) in heard(tool, address, &Parsed(answer), workspace.as_deref()) {
                seen[i] = said;
            }
        }
        AccountFacts { seen }
    }

    fn seen(&self, look: Look) -> Option<String> {
        match look {
            Look::Cookie(name) => self.cookies.get(name).cloned(),
            Look::Global(path) => self.globals.get(path).cloned(),
            Look::Request(part) => self.requests.iter().any(|r| r.contains(part)).then(String::new),
            Look::Stored(end) => {
                self.stored.iter().find(|(key, _)| key.ends_with(end)).map(|(_, v)| v.clone())
            }
            Look::Always => Some(String::new()),
            Look::Element(_) | Look::Attribute(..) | Look::Answer(..) => None,
        }
    }
}

fn vendors() -> Vec<Vendor> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accounts");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()).collect()
}

#[test]
fn the_account_in_use_is_told_from_what_a_page_loads() {
    let mut tried = 0;
    for Vendor { tool: id, own, cases, .. } in vendors() {
        let tool = tool(&id).unwrap();
        for case in cases {
            assert_eq!(account(tool, &own, &case.facts(tool)), case.account, "{id}: {}", case.case);
            tried += 1;
        }
    }
    assert!(tried >= 25, "{tried} cases");
}

#[test]
fn without_the_organizations_own_ids_nothing_is_its_own() {
    for Vendor { tool: id, cases, .. } in vendors() {
        let tool = tool(&id).unwrap();
        for case in cases {
            assert_ne!(account(tool, &[], &case.facts(tool)), Account::RequiredTenant, "{id}: {}", case.case);
        }
    }
}

/// Every copy of a document with one member renamed, or one value replaced by another kind of value.
fn changed(document: &Value) -> Vec<Value> {
    let mut out: Vec<Value> = [Value::Null, Value::from(7), Value::from(""), Value::Array(vec![])].into();
    match document {
        Value::Object(members) => {
            for (name, value) in members {
                let mut renamed = members.clone();
                renamed.remove(name);
                renamed.insert(format!("{name}_v2"), value.clone());
                out.push(renamed.into());
                for other in changed(value) {
                    let mut with = members.clone();
                    with.insert(name.clone(), other);
                    out.push(with.into());
                }
            }
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                for other in changed(value) {
                    let mut with = list.clone();
                    with[i] = other;
                    out.push(with.into());
                }
            }
        }
        _ => {}
    }
    out
}

#[test]
fn a_changed_answer_never_turns_another_account_into_the_organizations_own() {
    let mut tried = 0;
    for Vendor { tool: id, own, cases, .. } in vendors() {
        let tool = tool(&id).unwrap();
        for case in cases.iter().filter(|case| case.account != Account::RequiredTenant) {
            for (address, answer) in &case.answers {
                for other in changed(answer) {
                    let mut case = case.clone();
                    case.answers.insert(address.clone(), other.clone());
                    let account = account(tool, &own, &case.facts(tool));
                    assert_ne!(account, Account::RequiredTenant, "{id}: {}: {other}", case.case);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 200, "{tried} changed answers");
}

#[test]
fn a_changed_answer_alone_is_never_the_organizations_own_without_its_id() {
    for Vendor { tool: id, own, cases, .. } in vendors() {
        let tool = tool(&id).unwrap();
        for case in cases.iter().filter(|case| case.account == Account::RequiredTenant) {
            for (address, answer) in &case.answers {
                for other in changed(answer)
                    .into_iter()
                    .filter(|other| !own.iter().any(|o| other.to_string().contains(o.as_str())))
                {
                    let mut case = case.clone();
                    case.cookies.clear();
                    case.answers.insert(address.clone(), other.clone());
                    assert_ne!(
                        account(tool, &own, &case.facts(tool)),
                        Account::RequiredTenant,
                        "{id}: {other}"
                    );
                }
            }
        }
    }
}
