//! `handrail policy check`, from outside.

mod run;

use run::{file, run};

const GOOD: &str = r#"schema = 1
[organisation]
name = "Example Family Services"
[contacts]
compliance_officer = { name = "Privacy office", email = "privacy@example.org" }
questions = "mailto:ai-help@example.org"
report_incident = "https://example.org/ai-incident"
[policy]
title = "AI Use Policy"
version = "2026.2"
[[tool]]
id = "chatgpt"
name = "ChatGPT"
status = "approved"
"#;

#[test]
fn an_accepted_policy_is_summed_up() {
    file("good.toml", GOOD);
    insta::assert_snapshot!(run(&["policy", "check", "good.toml"], "").shown());
}

#[test]
fn every_problem_is_shown_where_it_is() {
    let bad = GOOD
        .replace("\"approved\"", "\"aproved\"")
        .replace("title =", "\ttitel =")
        .replace("schema = 1", "schema = \"1\"");
    file("bad.toml", bad);
    insta::assert_snapshot!(run(&["policy", "check", "bad.toml"], "").shown());
}

#[test]
fn text_that_is_no_toml_is_shown_with_its_place() {
    file("broken.toml", "schema = 1\n[organisation\nname = \"x\n");
    insta::assert_snapshot!(run(&["policy", "check", "broken.toml"], "").shown());
}

#[test]
fn json_gives_key_line_and_column() {
    file("json.toml", GOOD.replace("\"approved\"", "\"aproved\""));
    let ran = run(&["policy", "check", "json.toml", "--format", "json"], "");
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let problems = answer["problems"].as_array().unwrap();
    let problem = problems.iter().find(|p| p["severity"] == "error").unwrap();
    assert_eq!((ran.code, answer["accepted"].as_bool()), (1, Some(false)));
    assert_eq!((problem["key"].as_str(), problem["line"].as_u64()), (Some("tool[1].status"), Some(14)));
    assert_eq!(problem["excerpt"], "status = \"aproved\"");
}

#[test]
fn a_policy_comes_from_standard_input_too() {
    assert_eq!(run(&["policy", "check", "-"], GOOD).code, 0);
    assert_eq!(run(&["policy", "check", "-"], "schema = 2").code, 1);
}

#[test]
fn a_missing_file_is_no_refusal() {
    let ran = run(&["policy", "check", "none.toml"], "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("handrail: none.toml: cannot be read"), "{}", ran.err);
}

#[test]
fn a_refused_policy_stops_the_other_commands() {
    file("refused.toml", "schema = 2\n");
    for command in [&["scan"][..], &["judge"], &["catalog", "claude.ai"]] {
        let ran = run(&[command, &["--policy", "refused.toml"]].concat(), "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command:?}");
        assert!(ran.err.contains("handrail policy check refused.toml"), "{}", ran.err);
    }
}
