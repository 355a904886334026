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
    let detector = words(&["Lantern House", "Casa Niñez", "Lantern", "blue", "ΟΔΟΣ"], &[]);
    let table = [
        ("at lantern-house, now", vec!["lantern-house"]),
        ("LANTERN\nHOUSE", vec!["LANTERN\nHOUSE"]),
        ("a lantern in the house", vec!["lantern"]),
        ("lanterns and bluest", vec![]),
        ("lantern blue house", vec!["lantern", "blue"]),
        ("στην οδοσ", vec!["οδοσ"]),
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
fn own_findings_take_their_place_among_the_built_in_ones() {
    let mut policy =
        Policy { detectors: vec![words(&["Harbor", "Lantern House"], &[])], ..Policy::default() };
    let text = "Lantern House: ask ada@example.org at Harbor.";
    let mail = crate::detect::Scanner::default().scan(text);
    let spans = |policy: &Policy| -> Vec<&str> {
        policy.findings(text, mail.clone()).iter().map(|f| f.span.of(text)).collect()
    };
    assert_eq!(spans(&policy), ["Lantern House", "ada@example.org", "Harbor"]);
    policy.allow.values.push("lantern-house".into());
    assert_eq!(spans(&policy), ["ada@example.org", "Harbor"]);
}

#[test]
fn what_a_policy_allows_is_no_finding_but_a_secret_is_never_taken_for_an_address() {
    let mut policy = Policy::default();
    policy.allow.domains.push("example.org".into());
    policy.allow.values.push("206-555-0142".into());
    let table = [
        ("mail ada@example.org", 0),
        ("mail ada@mail.EXAMPLE.org", 0),
        ("call (206) 555 0142", 0),
        ("mail ada@notexample.org", 1),
        ("mail ada@example.org.evil.test", 1),
        ("call 206-555-0143", 1),
        ("postgres://clients:n0tAr3alPw@db.example.org/clients", 1),
    ];
    for (text, expected) in table {
        let found = crate::detect::Scanner::new(&policy).scan(text);
        let found: Vec<_> = found.iter().map(|f| &*f.detector.id).collect();
        assert_eq!(found.len(), expected, "{text}: {found:?}");
    }
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
