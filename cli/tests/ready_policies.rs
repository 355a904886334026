//! The ready policies in `policies/`, tried on their cases.

mod run;

use run::run;
use std::path::Path;

const READY: [&str; 3] = ["nonprofit-guidelines", "nonprofit-uses", "psesd-5023"];

fn file(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies").join(name).display().to_string()
}

#[test]
fn every_ready_policy_is_accepted_without_a_warning() {
    for name in READY {
        let ran = run(&["policy", "check", &file(&format!("{name}.toml")), "--format", "json"], "");
        let answer: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!((ran.code, &answer["problems"]), (0, &serde_json::json!([])), "{name}");
    }
}

#[test]
fn every_ready_policy_does_what_its_cases_say() {
    for name in READY {
        let ran = run(&["policy", "test", &file(&format!("{name}.cases.toml")), "--format", "json"], "");
        let answer: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(answer["failed"], serde_json::json!([]), "{name}");
        assert_eq!(ran.code, 0, "{name}");
    }
}

#[test]
fn every_ready_policy_has_sixty_cases_and_every_action_gate_and_kind_of_subject_among_them() {
    for name in READY {
        let text = std::fs::read_to_string(file(&format!("{name}.cases.toml"))).expect("a file of cases");
        let cases: toml::Table = text.parse().expect("TOML");
        let all = cases["case"].as_array().expect("a list");
        let names: std::collections::BTreeSet<&str> = all.iter().filter_map(|c| c["name"].as_str()).collect();
        assert!(all.len() >= 60 && names.len() == all.len(), "{name}: {} cases", all.len());
        let expected: String = all.iter().map(|case| case["expect"].to_string()).collect();
        for action in ["allow", "inform", "warn", "justify", "redact", "block"] {
            assert!(expected.contains(action), "{name}: nothing is to {action}");
        }
        for (key, value) in [("unchecked", "prompt"), ("unchecked", "file"), ("unchecked", "picture")] {
            assert!(
                all.iter().any(|case| case.get(key).and_then(|v| v.as_str()) == Some(value)),
                "{name}: {value}"
            );
        }
        assert!(all.iter().any(|case| case.get("file").is_some()), "{name}: no file");
        assert!(all.iter().any(|case| case.get("gates").is_some()), "{name}: no gate");
    }
}

#[test]
fn what_nobody_can_read_goes_by_its_own_rule_and_never_past_a_denied_tool() {
    let policy = std::fs::read_to_string(file("psesd-5023.toml")).expect("a policy");
    run::file("unread.toml", policy.replace("pictures = \"warn\"", "pictures = \"allow\""));
    run::file("unread.txt", "Soup on Monday, rice on Tuesday.");
    let case = |name: &str, what: &str, open: &str| {
        format!("[[case]]\nname = '{name}'\n{what}\nexpect = {{ open = '{open}', denied = 'block' }}\n")
    };
    let cases = [
        case("picture", "unchecked = 'picture'", "allow"),
        case("file", "unchecked = 'file'", "justify"),
        case("prompt", "unchecked = 'prompt'", "justify"),
        case("clean", "file = 'unread.txt'", "allow"),
    ];
    let places = "policy = 'unread.toml'\n[place.open]\nurl = 'https://claude.ai/'\n[place.denied]\nurl = 'https://chat.deepseek.com/'\n";
    run::file("unread.cases.toml", format!("{places}{}", cases.concat()));
    let ran = run(&["policy", "test", "unread.cases.toml"], "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn a_case_that_goes_another_way_is_told_with_what_was_found() {
    let cases = "[place.free]\nurl = 'https://chatgpt.com/'\naccount = 'free'\n\
         [[case]]\nname = 'a number'\ntext = 'Her SSN is 536-90-4399.'\nexpect = 'allow'\n\
         [[case]]\nname = 'a poem'\ntext = 'Write a poem.'\nexpect = { free = 'allow' }\nfindings = ['us_ssn']\n";
    run::file("other.cases.toml", cases);
    insta::assert_snapshot!(run(&["policy", "test", "other.cases.toml"], "").shown());
}

#[test]
fn cases_that_cannot_be_read_say_why() {
    run::file("odd.cases.toml", "[place.free]\nurl = 'https://chatgpt.com/'\nacount = 'free'\n");
    insta::assert_snapshot!(run(&["policy", "test", "odd.cases.toml"], "").shown());
}
