//! `handrail scan --explain`, from outside.
#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test needs and cannot have ends it")]

mod run;

use run::{file, run};
use serde_json::Value;

const NOTE: &str = "My client, Mara Quill, relapsed on Tuesday.\nHer SSN is 536-90-4399, mail ada@example.net, \
                    call (206) 555-4821.\npassword: Sn0wfall!22\n";

fn finding(answer: &Value, detector: &str) -> Value {
    let findings = answer["findings"].as_array().unwrap();
    findings
        .iter()
        .find(|f| f["detector"] == detector)
        .unwrap_or_else(|| panic!("{detector}: {answer}"))
        .clone()
}

#[test]
fn an_explanation_names_detector_rule_evidence_and_what_would_have_ruled_it_out_but_no_value() {
    let ran = run(&["scan", "--explain"], NOTE);
    assert_eq!(ran.code, 1);
    for part in
        ["[us_ssn]", "SSA POMS", "area not 000", "the label “ssn”, 4 bytes before", "“order” directly before"]
    {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    for value in ["536-90", "ada@", "Quill", "555-4821", "relapsed", "Sn0wfall", "\x1b"] {
        assert!(!ran.out.contains(value), "{value}: {}", ran.out);
    }
}

#[test]
fn the_term_that_says_a_matter_is_shown_where_values_are() {
    let hidden = run(&["scan", "--explain"], NOTE);
    assert!(hidden.out.contains("said by         the term “xxxxxxxx”, in it"), "{}", hidden.out);
    let shown = run(&["scan", "--explain", "--show-values"], NOTE);
    assert!(shown.out.contains("the term “relapsed”, in it"), "{}", shown.out);
}

#[test]
fn json_explanations_keep_their_members() {
    let line = serde_json::json!({ "id": 1, "text": NOTE }).to_string();
    let ran = run(&["scan", "--explain", "--format", "jsonl"], line);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    let members = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let always = [
        "against",
        "besides",
        "each_suffices",
        "evidence",
        "proofs",
        "raised_by",
        "regulations",
        "rejected_by",
        "shape",
        "source",
    ];
    for finding in answer["findings"].as_array().unwrap() {
        let found = members(&finding["why"]);
        for member in always {
            assert!(found.iter().any(|m| m == member), "{member}: {finding}");
        }
        assert!(
            found.iter().all(|m| always.contains(&m.as_str()) || m == "name" || m == "without"),
            "{found:?}"
        );
    }
    let role = &finding(&answer, "client_name_ctx")["why"]["evidence"][0];
    assert_eq!(
        (&role["kind"], &role["words"], &role["start"]),
        (&"role".into(), &"client".into(), &3.into())
    );
    assert_eq!(role["without"]["detector"], "person_name");
    let password = &finding(&answer, "login_credentials")["why"];
    assert_eq!(password["evidence"][0]["words"], "password");
    assert_eq!(password["without"], Value::Null);
}

#[test]
fn places_of_evidence_count_in_the_unit_that_was_asked_for() {
    let line = serde_json::json!({ "text": format!("👩‍👩‍👧 {NOTE}") }).to_string();
    for (unit, start) in [("bytes", 22), ("chars", 9), ("utf16", 12)] {
        let ran = run(&["scan", "--explain", "--format", "jsonl", "--offsets", unit], line.as_str());
        let answer: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(finding(&answer, "client_name_ctx")["why"]["evidence"][0]["start"], start, "{unit}");
    }
}

#[test]
fn an_own_detector_is_explained_by_its_context_words() {
    file(
        "case.toml",
        "schema = 1\n[policy]\ntitle = \"AI Use Policy\"\nversion = \"1\"\n[organisation]\nname = \"Example Family Services\"\n\
         [[detector]]\nid = \"case_code\"\nname = \"case code\"\nclass = \"benefits\"\npattern = '\\b[A-Z]{2}\\d{4}\\b'\n\
         context = [\"case\"]\nmatch = \"case KL2044\"\nno_match = \"case 2044\"\n",
    );
    let ran =
        run(&["scan", "--explain", "--policy", "case.toml", "--without", "names"], "The case is KL2044.");
    insta::assert_snapshot!(ran.shown());
}
