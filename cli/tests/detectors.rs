//! `handrail detectors`, from outside.
#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test needs and cannot have ends it")]

mod run;

use run::{file, run};

#[test]
fn one_detector_is_described_with_its_source_its_shapes_and_its_proofs() {
    let ran = run(&["detectors", "us_ssn"], "");
    for part in [
        "[us_ssn]",
        "government-id",
        "SSA POMS",
        "9{3}~9{2}~9{4}",
        "proved by ssn",
        "area not 000",
        "labels",
        "order",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let json = run(&["detectors", "us_ssn", "--format", "json"], "");
    let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let [one] = answer["detectors"].as_array().unwrap().as_slice() else { panic!("{}", json.out) };
    assert!(one["proofs"].as_array().unwrap().iter().any(|p| p["id"] == "ssn"));
    assert!(one["labels"].as_array().unwrap().iter().any(|l| l == "social security number"));
    assert_eq!(one["shapes"][0]["alone"], "high");
}

#[test]
fn all_are_listed_by_class_and_each_class_by_itself() {
    let ids = |out: &str, class: &str| -> Vec<String> {
        let part = out.split("\n\n").find(|part| part.lines().next() == Some(class)).unwrap_or_default();
        part.lines().skip(1).filter_map(|l| l.split_whitespace().next()).map(str::to_owned).collect()
    };
    let all = run(&["detectors"], "").out;
    assert!(ids(&all, "secret").len() > 40);
    let class = run(&["detectors", "government-id"], "").out;
    assert!(ids(&class, "government-id").contains(&"us_ssn".to_owned()));
    assert_eq!(ids(&class, "government-id"), ids(&all, "government-id"));
}

#[test]
fn json_has_every_detector_once_with_the_same_members() {
    let ran = run(&["detectors", "--format", "json"], "");
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let detectors = answer["detectors"].as_array().unwrap();
    assert_eq!(detectors.len(), handrail::detect::definitions().len());
    let members = ["class", "id", "kind", "name", "own", "placeholder", "regulations", "severity"];
    for detector in detectors {
        let mut keys: Vec<_> = detector.as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, members, "{detector}");
    }
}

#[test]
fn a_policys_own_detectors_and_classes_count() {
    file(
        "classes.toml",
        "schema = 1\n[policy]\ntitle = \"AI Use Policy\"\nversion = \"1\"\n[organisation]\nname = \"Example Family Services\"\n\
         [class]\nrestricted = [\"email\"]\n[[detector]]\nid = \"house\"\nclass = \"restricted\"\nwords = [\"Lantern House\"]\n",
    );
    let ran = run(&["detectors", "restricted", "--policy", "classes.toml"], "");
    assert!(ran.out.contains("  email ") && ran.out.contains("your policy's own"), "{}", ran.out);
    insta::assert_snapshot!(run(&["detectors", "house", "--policy", "classes.toml"], "").shown());
    let json = run(&["detectors", "house", "--policy", "classes.toml", "--format", "json"], "");
    insta::assert_snapshot!(json.shown());
}

#[test]
fn an_id_that_is_none_ends_with_2() {
    insta::assert_snapshot!(run(&["detectors", "zz"], "").shown());
    assert!(run(&["detectors", "ssn"], "").err.contains("did you mean us_ssn"));
}
