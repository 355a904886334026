//! `handrail policy replay`: what a policy would have done to exported events.

mod run;

use run::{file, run};

const EVENTS: &str = r#"{
  "format": "handrail-ledger-1",
  "policy": ["AI Use Policy", "2026.1", "0011223344556677"],
  "events": "counts", "retain_days": 90, "lost": 2,
  "entries": [
    {"serial": 3, "when": "2026-11-22", "tool": "m365-copilot", "standing": "approved", "denied": false,
     "account": "required-tenant", "found": {"diagnosis_term": 2}, "asked": [], "unchecked": false,
     "action": "warn", "clause": "4.2", "outcome": "sent", "reason": null, "consent": false, "reviewer": null,
     "times": 7, "marks": []},
    {"serial": 2, "when": "2026-11-22", "tool": "chatgpt", "standing": "free", "denied": false,
     "account": "free", "found": {"us_ssn": 1, "old_detector": 1}, "asked": ["surveillance"], "unchecked": false,
     "action": "block", "clause": null, "outcome": "edited", "reason": null, "consent": false, "reviewer": null,
     "times": 1, "marks": ["wrong"]},
    {"serial": 1, "when": "2026-11-21", "tool": "gemini", "standing": "pending", "denied": false,
     "account": "unknown", "found": {}, "asked": [], "unchecked": true, "action": "block", "clause": null,
     "outcome": "unknown", "reason": null, "consent": false, "reviewer": null, "times": 1, "marks": []}
  ]
}"#;

fn example() -> String {
    format!("{}/../policies/example.toml", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_a_policy_would_have_done_is_said_in_words() {
    file("replay-events.json", EVENTS);
    let ran = run(&["policy", "replay", &example(), "replay-events.json"], "");
    insta::assert_snapshot!(ran.shown());
    let json = run(&["policy", "replay", &example(), "replay-events.json", "--format", "json"], "");
    let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap_or_default();
    assert_eq!((&answer["stricter"], &answer["looser"], &answer["same"]), (&7.into(), &1.into(), &1.into()));
}

#[test]
fn nothing_otherwise_ends_with_0_and_a_group_is_judged_as_its_exceptions_say() {
    let same = EVENTS.replace("\"action\": \"warn\"", "\"action\": \"justify\"").replace(
        "\"action\": \"block\", \"clause\": null,\n     \"outcome\": \"unknown\"",
        "\"action\": \"justify\", \"clause\": null,\n     \"outcome\": \"unknown\"",
    );
    file("replay-same.json", &same);
    let ran = run(&["policy", "replay", &example(), "replay-same.json"], "");
    assert_eq!(ran.code, 0, "{}", ran.shown());
    let ran = run(&["policy", "replay", &example(), "replay-same.json", "--group", "clinicians"], "");
    assert!(ran.code == 1 && ran.out.contains("justify → warn (7 times"), "{}", ran.shown());
}

#[test]
fn what_is_no_export_is_refused_by_name() {
    for (name, text, word) in [
        ("replay-none.json", "{\"files\": []}", "these are no events that Handrail exported"),
        ("replay-new.json", &*EVENTS.replace("handrail-ledger-1", "handrail-ledger-9"), "this version reads"),
        ("replay-text.json", &*EVENTS.replace("\"chatgpt\"", "\"Dana Whitfield\""), "this is no id"),
    ] {
        file(name, text);
        let ran = run(&["policy", "replay", &example(), name], "");
        assert!(ran.code == 2 && ran.err.contains(word) && ran.err.contains(name), "{}", ran.shown());
    }
    let ran = run(&["policy", "replay", &example(), "replay-events-not-there.json"], "");
    assert_eq!(ran.code, 2);
}
