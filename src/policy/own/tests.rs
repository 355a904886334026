use super::*;
use crate::policy::{Edge, Step};
use proptest::prelude::*;

fn words(list: &[&str], context: &[&str]) -> OwnDetector {
    let mut words: Vec<String> = list.iter().map(|word| plain_words(word)).collect();
    words.sort();
    OwnDetector {
        id: "house".into(),
        name: "house".into(),
        class: "restricted".into(),
        severity: Action::Block,
        placeholder: Some("HOUSE".into()),
        finds: Finds::Words(words),
        context: context.iter().map(|word| plain_words(word)).collect(),
    }
}

#[test]
fn words_are_found_whole_whatever_their_case_spacing_and_punctuation() {
    let detector = words(&["Lantern House", "Casa Niñez", "Lantern", "blue"], &[]);
    let table = [
        ("at lantern-house, now", vec!["lantern-house"]),
        ("LANTERN\nHOUSE", vec!["LANTERN\nHOUSE"]),
        ("a lantern in the house", vec!["lantern"]),
        ("lanterns and bluest", vec![]),
        ("casa NIÑEZ 👩‍👩‍👧 blue", vec!["casa NIÑEZ", "blue"]),
        ("", vec![]),
    ];
    for (text, expected) in table {
        let found: Vec<&str> = detector.find_all(text).into_iter().map(|hit| &text[hit]).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_context_word_near_by_makes_a_finding_sure() {
    let policy =
        Policy { detectors: vec![words(&["Harbor"], &["shelter", "safe house"])], ..Policy::default() };
    let far = format!("shelter {} Harbor", "and so on ".repeat(20));
    let table = [
        ("the shelter Harbor", Confidence::High),
        ("Harbor is a SAFE  house", Confidence::High),
        ("Harbor sheltered us", Confidence::Low),
        ("Harbor", Confidence::Low),
        (far.as_str(), Confidence::Low),
    ];
    for (text, expected) in table {
        let found: Vec<Confidence> = policy.findings(text, vec![]).iter().map(|f| f.confidence).collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn allowed_values_and_domains_are_no_findings() {
    let allow = AllowList { domains: vec!["example.org".into()], values: vec!["555 0100".into()] };
    for (kind, value, expected) in [
        (Kind::Email, "ada@example.org", true),
        (Kind::Email, "ada@mail.example.org", true),
        (Kind::Email, "Ada <ADA@Example.org>", true),
        (Kind::Email, "ada@notexample.org", false),
        (Kind::Email, "ada@example.org.evil.test", false),
        (Kind::Email, "example.org", false),
        (Kind::Url, "https://intranet.example.org/a?b", true),
        (Kind::Url, "www.example.org", true),
        (Kind::Url, "https://example.org:8443", true),
        (Kind::Url, "https://evil.test/@example.org", false),
        (Kind::Url, "https://example.org@evil.test/", false),
        (Kind::Url, "https://evil.test?x=.example.org", false),
        (Kind::Secret, "https://ada:hunter2@example.org", false),
        (Kind::Phone, "5550100", true),
        (Kind::Phone, "555 01001", false),
        (Kind::Phone, "", false),
    ] {
        assert_eq!(allow.holds(kind, value), expected, "{value}");
    }
}

#[test]
fn own_findings_take_their_place_among_the_built_in_ones() {
    let mut policy = Policy { detectors: vec![words(&["Harbor"], &[])], ..Policy::default() };
    let text = "Ask ada@example.org at Harbor.";
    let mail = Finding {
        detector: Arc::new(Definition { kind: Kind::Email, ..words(&[], &[]).definition() }),
        span: Span::new(4, 19),
        confidence: Confidence::High,
        role: None,
    };
    let spans = |policy: &Policy| -> Vec<&str> {
        policy.findings(text, vec![mail.clone()]).iter().map(|f| f.span.of(text)).collect()
    };
    assert_eq!(spans(&policy), ["ada@example.org", "Harbor"]);
    policy.allow.domains.push("example.org".into());
    assert_eq!(spans(&policy), ["Harbor"]);
}

#[test]
fn a_program_that_points_nowhere_finds_nothing() {
    let text = "abc";
    for steps in [
        vec![],
        vec![Step::Go(7)],
        vec![Step::Either(0, 9)],
        vec![Step::Take(3), Step::Found],
        vec![Step::Here(Edge::Start), Step::Go(0)],
        vec![Step::Found],
    ] {
        assert!(Pattern { steps, sets: vec![] }.find_all(text).is_empty());
    }
}

proptest! {
    #[test]
    fn findings_lie_inside_any_text(text in "\\PC{0,80}|([Hh]arbor|[ ,.-]|é|shelter){0,20}") {
        let policy = Policy { detectors: vec![words(&["Harbor", "harbor harbor"], &["shelter"])], ..Policy::default() };
        for finding in policy.findings(&text, vec![]) {
            prop_assert!(!finding.span.of(&text).is_empty());
        }
    }
}
