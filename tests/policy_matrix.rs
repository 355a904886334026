//! Every class of data at every tool with every account, under every policy that comes with Handrail: what happens is held
//! against the file itself, read here a second time and by other means.

use handrail::action::Action;
use handrail::catalog::tool;
use handrail::detect::{Confidence, Definition, Finding, Kind};
use handrail::policy::{CLASSES, Policy, Status, ToolRule, read};
use handrail::standing::{Account, Standing};
use handrail::text::Span;
use handrail::verdict::{Visit, judge};
use std::sync::Arc;

const FILES: [&str; 5] = ["default", "example", "nonprofit-guidelines", "nonprofit-uses", "psesd-5023"];
const ACCOUNTS: [Account; 6] = [
    Account::RequiredTenant,
    Account::OtherOrganisation,
    Account::PersonalPaid,
    Account::Free,
    Account::LoggedOut,
    Account::Unknown,
];

fn finding(class: &str, severity: Action) -> Finding {
    let detector = Definition {
        id: format!("{class}_detector").into(),
        name: "something".into(),
        kind: Kind::Other,
        class: class.to_owned().into(),
        severity,
        regulations: [].as_slice().into(),
        placeholder: Some("SOMETHING".into()),
    };
    Finding { detector: Arc::new(detector), span: Span::new(0, 1), confidence: Confidence::High, role: None }
}

/// The column of the matrix, by the words of the issue: a tool that is approved for the own account only is judged as free
/// use with any other, and as conditional where the account cannot be told.
fn column(rule: Option<&ToolRule>, account: Account) -> Option<usize> {
    let Some(rule) = rule else { return Some(3) };
    match (rule.status, rule.own_account_only, account) {
        (Status::Denied, ..) => None,
        (Status::Pending, ..) => Some(2),
        (_, true, Account::Unknown) => Some(1),
        (_, true, account) if account != Account::RequiredTenant => Some(4),
        (Status::Conditional, ..) => Some(1),
        (Status::Approved, ..) => Some(0),
    }
}

/// What a row of the file says in a column.
fn cell(file: &toml::Table, class: &str, column: usize) -> Option<Action> {
    let word = match file.get("matrix")?.get(class)? {
        toml::Value::String(word) => word.as_str(),
        row => row.as_array()?.get(column)?.as_str()?,
    };
    Action::ALL.into_iter().find(|action| action.word() == word)
}

/// What is done without a row: a detector's own severity, stricter by one step outside approved use, which never reaches
/// blocking.
fn without_a_row(severity: Action, column: usize) -> Action {
    match (column, severity) {
        (0 | 1, severity) => severity,
        (_, Action::Allow | Action::Inform) => severity,
        (_, Action::Warn) => Action::Justify,
        (_, Action::Justify) => Action::Redact,
        (_, severity) => severity,
    }
}

#[test]
fn every_class_at_every_tool_with_every_account_goes_as_the_file_says() {
    let mut cells = 0;
    for name in FILES {
        let text = std::fs::read_to_string(format!("policies/{name}.toml")).unwrap();
        let file: toml::Table = text.parse().unwrap();
        // Nobody is of a group here.
        let mut policy: Policy = read(&text).unwrap().policy.narrowed(None, None);
        policy.exceptions.clear();
        let rules = policy.tools.iter().map(Some).chain([None]);
        for (rule, account) in rules.flat_map(|rule| ACCOUNTS.map(|account| (rule, account))) {
            let standing = policy.standing(rule, account);
            let column = column(rule, account);
            for class in CLASSES {
                let severity = Action::Warn;
                let verdict = judge(&policy, &Visit { rule, standing }, &[finding(class, severity)], &[]);
                let expected = match column {
                    None => Action::Block,
                    Some(at) => {
                        let action = cell(&file, class, at).unwrap_or_else(|| without_a_row(severity, at));
                        let free_here = rule.is_some_and(|rule| {
                            standing == Standing::Approved && rule.classes_allowed.iter().any(|c| c == class)
                        });
                        if free_here { action.min(Action::Inform) } else { action }
                    }
                };
                let tool = rule.map_or("a tool on no list", |rule| rule.id.as_str());
                assert_eq!(verdict.action, expected, "{name}: {class} at {tool} with {account:?}");
                cells += 1;
            }
        }
    }
    assert!(cells > 1_900, "{cells}");
}

#[test]
fn every_severity_without_a_row_is_as_strict_or_stricter_where_use_is_less_approved() {
    let policy = Policy { matrix: Default::default(), ..Policy::built_in() };
    let order = [
        Standing::Approved,
        Standing::Conditional,
        Standing::Pending,
        Standing::Unapproved,
        Standing::WrongAccount(Account::Free),
        Standing::Denied,
    ];
    for class in CLASSES {
        for severity in Action::ALL {
            let actions = order.map(|standing| {
                judge(&policy, &Visit { rule: None, standing }, &[finding(class, severity)], &[]).action
            });
            assert!(actions.is_sorted(), "{class} {severity:?}: {actions:?}");
            assert!(actions[0] >= severity.min(Action::Inform), "{class} {severity:?}: {actions:?}");
        }
    }
}

#[test]
fn an_account_never_makes_a_tool_more_approved_than_the_own_one() {
    for name in FILES {
        let text = std::fs::read_to_string(format!("policies/{name}.toml")).unwrap();
        let policy = read(&text).unwrap().policy;
        for rule in policy.tools.iter().filter(|rule| tool(&rule.id).is_some()) {
            let own = policy.standing(Some(rule), Account::RequiredTenant).column();
            for account in ACCOUNTS {
                assert!(
                    policy.standing(Some(rule), account).column() >= own,
                    "{name}: {} {account:?}",
                    rule.id
                );
            }
        }
    }
}
