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
        assert!(answer["tried"].as_u64().is_some_and(|tried| tried >= 60), "{name}");
        assert_eq!(ran.code, 0, "{name}");
    }
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
