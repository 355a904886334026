use super::*;
use crate::catalog::tool;
use crate::guidance::office::office;
use crate::policy::Status;

fn policy() -> Policy {
    let rule = |id: &str, name: &str, status| ToolRule {
        id: id.into(),
        name: name.into(),
        status,
        ..ToolRule::default()
    };
    let chatgpt = ToolRule {
        own_account_only: true,
        agreements: vec!["BAA".into(), "DPA".into()],
        use_instead: Some("m365-copilot".into()),
        ..rule("chatgpt", "ChatGPT", Status::Conditional)
    };
    let tools = vec![chatgpt, rule("m365-copilot", "Microsoft 365 Copilot", Status::Approved)];
    Policy { tools, ..Policy::default() }
}

fn sheet(id: &str, account: Account, language: &str) -> String {
    let policy = policy();
    let rule = policy.tools.iter().find(|rule| rule.id == id);
    let view = risk(&policy, tool(id).expect("a catalog id"), rule, account, office(language));
    let mut lines = vec![format!("{} | {}", view.account, view.means)];
    lines.extend(view.says.iter().map(|says| format!("- {} [{}]", says.text, says.source.label)));
    lines.extend(view.agreements);
    lines.extend(view.instead.map(|link| format!("> {} {}", link.label, link.href)));
    lines.join("\n")
}

#[test]
fn each_account_has_its_sheet() {
    let all: Vec<String> = ACCOUNTS.map(|account| sheet("chatgpt", account, "en")).into();
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn the_same_in_spanish() {
    let all: Vec<String> = ACCOUNTS.map(|account| sheet("claude", account, "es")).into();
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn an_account_that_cannot_be_told_is_taken_for_a_free_plan_where_there_is_one() {
    for tool in crate::catalog::tools() {
        let of = |account| says(tool, account, office("en"));
        let has_free = catalog::tiers(tool.id).any(|tier| tier.kind == TierKind::Free);
        if has_free || catalog::tiers(tool.id).next().is_none() {
            assert_eq!(of(Account::Unknown), of(Account::Free), "{}", tool.id);
        }
        assert_eq!(of(Account::LoggedOut), of(Account::Unknown), "{}", tool.id);
    }
    let work_only = sheet("m365-copilot", Account::Unknown, "en");
    assert!(work_only.contains("does not train") && !work_only.contains("No source"), "{work_only}");
}

#[test]
fn a_tool_that_is_approved_for_every_account_sends_nobody_elsewhere() {
    for account in ACCOUNTS {
        assert!(!sheet("m365-copilot", account, "en").contains("> "), "{account:?}");
    }
}

#[test]
fn every_tool_says_something_of_every_account_and_every_statement_has_a_source_or_says_that_there_is_none() {
    for tool in crate::catalog::tools() {
        for account in ACCOUNTS {
            for language in ["en", "es"] {
                let all = says(tool, account, office(language));
                assert!(!all.is_empty(), "{} {account:?}", tool.id);
                for (at, says) in all.iter().enumerate() {
                    let speaks = says.source.href.starts_with("https://") && says.source.label.contains("20");
                    assert!(speaks || (at == 0 && says.text.contains(tool.vendor)), "{}: {says:?}", tool.id);
                    assert!(!says.text.contains('{'), "{}", says.text);
                }
            }
        }
    }
}

#[test]
fn only_the_own_account_has_the_organisations_agreements_and_needs_no_other_tool() {
    for account in ACCOUNTS {
        let text = sheet("chatgpt", account, "en");
        let own = account == Account::RequiredTenant;
        assert_eq!(text.contains("BAA, DPA"), own, "{text}");
        assert_eq!(text.contains("> "), !own, "{text}");
    }
}
