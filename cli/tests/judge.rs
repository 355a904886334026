//! `handrail judge`, from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

mod run;

use run::{file, run};

const POLICY: &str = r#"
schema = 1
[policy]
title = "AI Use Policy"
version = "1"
[organisation]
name = "Example Family Services"
[[tool]]
id = "chatgpt"
name = "ChatGPT"
status = "approved"
own_account_only = true
own_accounts = ["example.org"]
[[tool]]
id = "house-chat"
name = "House chat"
hosts = ["127.0.0.1:8000"]
status = "approved"
[[tool]]
id = "deepseek"
name = "DeepSeek"
status = "denied"
[matrix]
government-id = ["warn", "justify", "redact", "block", "block"]
"#;

fn verdicts(input: &str, arguments: &[&str]) -> Vec<String> {
    let ran = run(&[&["judge"], arguments].concat(), input);
    let answers = ran.out.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
    answers
        .map(|a| match a["error"].as_str() {
            Some(error) => format!("{} error: {error}", a["id"]),
            None => {
                format!("{} {} {} {}", a["id"], a["verdict"], a["standing"], a["tool"]["id"]).replace('"', "")
            }
        })
        .collect()
}

#[test]
fn tool_account_and_policy_decide_together() {
    file("judge.toml", POLICY);
    let ssn = "her SSN is 536-90-4399";
    let line = |id: u32, url: &str, account: &str, text: &str| {
        format!("{}\n", serde_json::json!({ "id": id, "url": url, "account": account, "text": text }))
    };
    let input = [
        line(1, "https://chatgpt.com/", "required-tenant", ssn),
        line(2, "https://chatgpt.com/", "unknown", ssn),
        line(3, "https://chatgpt.com/", "free", ssn),
        line(4, "https://claude.ai/new", "unknown", ssn),
        line(5, "http://127.0.0.1:8000/chat", "unknown", ssn),
        line(6, "https://chat.deepseek.com/", "unknown", "hello"),
        line(7, "https://claude.ai/", "unknown", "Write a haiku."),
        line(8, "nowhere at all", "unknown", ssn),
        line(9, "https://claude.ai/", "royal", ssn),
        "{\"id\":10,\"url\":\"https://claude.ai/\"}\n".to_owned(),
        "{\"id\":11,\"text\":\"Write a haiku.\"}\n".to_owned(),
    ]
    .concat();
    assert_eq!(
        verdicts(&input, &["--policy", "judge.toml"]),
        [
            "1 warn approved chatgpt",
            "2 justify wrong-account chatgpt",
            "3 block wrong-account chatgpt",
            "4 block unapproved claude",
            "5 warn approved house-chat",
            "6 block denied deepseek",
            "7 allow unapproved claude",
            "8 error: `url` is not a web address",
            "9 error: `account` is none of required-tenant, other-organisation, personal-paid, free, logged-out, unknown",
            "10 error: `text` is missing",
            "11 error: `url` is missing",
        ]
    );
}

#[test]
fn an_answer_has_reasons_clauses_findings_and_intents() {
    let input = r#"{"id":"a","url":"https://chatgpt.com/","account":"free","text":"😀 SSN 536-90-4399. Decide whether this family qualifies for shelter."}"#;
    let ran = run(&["judge", "--offsets", "utf16"], input);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}

#[test]
fn prompts_that_may_go_on_untouched_end_with_0() {
    let ran = run(&["judge"], r#"{"url":"https://chatgpt.com/","text":"Write a haiku about autumn."}"#);
    assert_eq!(ran.code, 0);
}
