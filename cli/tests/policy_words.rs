//! `handrail policy new`, `show` and `diff`, from outside.

mod run;

use run::{file, run};
use std::path::Path;

fn ready(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies").join(name).display().to_string()
}

const OLD: &str = r#"schema = 1
[organisation]
name = "Example Family Services"
[contacts]
compliance_officer = { name = "Privacy office", email = "privacy@example.org", phone = "555-0100" }
questions = "mailto:ai-help@example.org"
report_incident = "https://example.org/ai-incident"
[policy]
title = "AI Use Policy"
version = "1"
languages = ["en", "es"]
[[tool]]
id = "chatgpt"
status = "approved"
classes_allowed = ["contact"]
[[tool]]
id = "claude"
status = "pending"
use_instead = "chatgpt"
[matrix]
student = ["redact", "redact", "block", "block", "block"]
[intent]
surveillance = "justify"
[allow]
domains = ["example.org"]
[moments.class]
student = "1"
[[clause]]
id = "1"
title = { en = "Students", es = "Alumnos" }
text = { en = "Names out.", es = "Sin nombres." }
"#;

#[test]
fn what_becomes_stricter_and_looser_is_said_in_words() {
    let new = OLD
        .replace("version = \"1\"", "version = \"2\"")
        .replace("status = \"pending\"", "status = \"denied\"")
        .replace("classes_allowed = [\"contact\"]", "own_account_only = true")
        .replace("\"redact\", \"redact\", \"block\"", "\"justify\", \"redact\", \"block\"")
        .replace("[intent]", "health = \"block\"\n[intent]\ndeceptive = \"warn\"")
        .replace("surveillance = \"justify\"", "surveillance = \"block\"")
        .replace("Names out.", "Names and numbers out.");
    file("diff-old.toml", OLD);
    file("diff-new.toml", new);
    insta::assert_snapshot!(run(&["policy", "diff", "diff-old.toml", "diff-new.toml"], "").shown());
}

const EXCEPTION: &str = r#"
[scope]
groups = ["clinicians"]
[[exception]]
group = "clinicians"
tool = "chatgpt"
class = "student"
action = "warn"
until = 2099-12-31
"#;

#[test]
fn an_exception_holds_for_its_group_alone() {
    file("exception.toml", format!("{OLD}{EXCEPTION}"));
    let prompt = r#"{"url":"https://chatgpt.com/","account":"free","text":"Student ID 4821973 has an IEP for reading."}"#;
    let verdict = |group: &[&str]| {
        let ran = run(&[&["judge", "--policy", "exception.toml"], group].concat(), prompt);
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_default();
        (answer["verdict"].as_str().unwrap_or_default().to_owned(), ran.err)
    };
    assert_eq!(verdict(&[]).0, "redact");
    assert_eq!(verdict(&["--group", "clinicians"]).0, "warn");
    assert!(verdict(&["--group", "interns"]).1.contains("no such group; it has: clinicians"));
    let shown = run(&["policy", "show", "exception.toml"], "").out;
    assert!(shown.contains("- for clinicians: student in chatgpt → warn until 2099-12-31"), "{shown}");
    file("no-exception.toml", OLD);
    let changed = run(&["policy", "diff", "no-exception.toml", "exception.toml"], "").out;
    assert!(
        changed.contains("exception for clinicians: student in chatgpt → warn until 2099-12-31: new"),
        "{changed}"
    );
}

#[test]
fn an_approval_that_ends_sooner_is_stricter_and_one_that_ran_out_counts_as_under_review() {
    let until = |day: &str| {
        OLD.replacen("status = \"approved\"", &format!("status = \"approved\"\nexpires = {day}"), 1)
    };
    file("until-2098.toml", until("2098-06-30"));
    file("until-2099.toml", until("2099-06-30"));
    file("until-2020.toml", until("2020-06-30"));
    file("for-good.toml", OLD);
    for (old, new, expected) in [
        ("until-2098.toml", "until-2099.toml", "Looser\n  ChatGPT: approved until 2099-06-30"),
        ("until-2099.toml", "until-2098.toml", "Stricter\n  ChatGPT: approved until 2098-06-30"),
        ("until-2099.toml", "for-good.toml", "Looser\n  ChatGPT: approved without an end"),
        ("for-good.toml", "until-2099.toml", "Stricter\n  ChatGPT: approved until 2099-06-30"),
    ] {
        let said = run(&["policy", "diff", old, new], "").out;
        assert!(said.contains(expected), "{said}");
    }
    let standing = |policy: &str| {
        let prompt = r#"{"url":"https://chatgpt.com/","text":"Hello"}"#;
        let answer: serde_json::Value =
            serde_json::from_str(&run(&["judge", "--policy", policy], prompt).out).unwrap_or_default();
        answer["standing"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(
        (standing("until-2099.toml"), standing("until-2020.toml")),
        ("approved".into(), "pending".into())
    );
}

#[test]
fn a_policy_compared_with_itself_changes_nothing() {
    file("diff-same.toml", OLD);
    let ran = run(&["policy", "diff", "diff-same.toml", "diff-same.toml"], "");
    assert_eq!((ran.code, ran.out.contains("Nothing changes for anybody.")), (0, true));
    let json = run(&["policy", "diff", "diff-same.toml", "diff-same.toml", "--format", "json"], "");
    let answer: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(answer["changes"], serde_json::json!([]));
}

#[test]
fn what_staff_read_is_shown_in_their_language() {
    file("show.toml", OLD);
    insta::assert_snapshot!(run(&["policy", "show", "show.toml", "--language", "es"], "").shown());
}

#[test]
fn a_language_without_words_is_said() {
    file("show-so.toml", OLD);
    let ran = run(&["policy", "show", "show-so.toml", "--language", "so"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no words in `so`; it has en, es"), "{}", ran.err);
}

#[test]
fn a_new_policy_is_a_ready_one_with_the_organisations_own_words() {
    for template in ["nonprofit-guidelines", "nonprofit-uses", "psesd-5023"] {
        let out = format!("new-{template}.toml");
        let _ = std::fs::remove_file(Path::new(env!("CARGO_TARGET_TMPDIR")).join(&out));
        let ran = run(
            &[
                "policy",
                "new",
                "--template",
                template,
                "--organisation",
                "Lake \"County\" Schools",
                "--email",
                "privacy@lake.example",
                "--out",
                &out,
            ],
            "",
        );
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        let checked = run(&["policy", "check", &out, "--format", "json"], "");
        let answer: serde_json::Value = serde_json::from_str(&checked.out).expect("JSON");
        assert_eq!(answer["problems"], serde_json::json!([]), "{template}");
        assert_eq!(answer["policy"]["organisation"], "Lake \"County\" Schools");
        let changed = run(&["policy", "diff", &ready(&format!("{template}.toml")), &out], "");
        assert!(!changed.out.contains("Stricter") && !changed.out.contains("Looser"), "{}", changed.out);
        let again = run(&["policy", "new", "--template", template, "--out", &out], "");
        assert_eq!(again.code, 2);
        assert!(again.err.contains("is there already"), "{}", again.err);
    }
}

#[test]
fn nobody_is_asked_where_there_is_no_terminal() {
    let ran = run(&["policy", "new"], "");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("name a --template"), "{}", ran.err);
}

#[test]
fn an_answer_that_cannot_be_used_is_refused() {
    let ran = run(&["policy", "new", "--template", "psesd-5023", "--email", "nobody"], "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("cannot be used"), "{}", ran.err);
}
