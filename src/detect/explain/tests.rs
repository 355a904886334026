use super::*;
use crate::detect::Scanner;

/// The explanation of the finding of a detector in a text.
fn why(text: &str, id: &str) -> Why {
    let (policy, scanner) = (Policy::default(), Scanner::default());
    let findings = scanner.scan(text);
    let ids: Vec<_> = findings.iter().map(|f| &*f.detector.id).collect();
    let finding = findings.iter().find(|f| f.detector.id == id).unwrap_or_else(|| panic!("{text}: {ids:?}"));
    Explainer::new(&policy, &scanner).why(text, finding)
}

fn words(evidence: &[Evidence]) -> Vec<(Speaker, &str)> {
    evidence.iter().map(|e| (e.speaker.clone(), e.words.as_str())).collect()
}

fn is_found_by(outcome: &Outcome, id: &str) -> bool {
    matches!(outcome, Outcome::Found(seen) if seen.detector.id == id)
}

#[test]
fn a_label_that_makes_a_number_one_is_evidence_and_without_it_nothing_is_left() {
    let text = "Her SSN is 536904399.";
    let why = why(text, "us_ssn");
    assert_eq!(words(&why.evidence), [(Speaker::Label, "ssn")]);
    assert_eq!(why.evidence[0].span.of(text), "SSN");
    assert_eq!(why.without, Some(Outcome::Nothing));
    assert!(why.proofs.iter().any(|p| p.name == "ssn") && why.source.is_some_and(|s| s.contains("SSA")));
}

#[test]
fn a_word_against_a_wrong_digit_and_a_longer_number_would_have_ruled_it_out() {
    let card = why("I paid with 4539 1488 0343 6467 today", "card_pan");
    let changes: Vec<_> = card.rejected_by.iter().map(|t| t.change.clone()).collect();
    assert!(changes.contains(&Change::Word("order".into())), "{changes:?}");
    assert!(changes.contains(&Change::OtherDigit) && changes.contains(&Change::MoreDigits), "{changes:?}");
}

#[test]
fn the_heading_of_a_column_is_evidence_from_far_above() {
    let rows: String = (0..400).map(|n| format!("{n},{}\n", 600_000 + n)).collect();
    let text = format!("row,ssn\n{rows}401,536904399\n402,x\n");
    let why = why(&text, "us_ssn");
    assert_eq!(words(&why.evidence), [(Speaker::Heading, "ssn")]);
    assert_eq!(why.evidence[0].span.of(&text), "ssn");
}

#[test]
fn a_role_makes_a_client_of_a_name_and_the_model_says_what_it_sees() {
    let why = why("I met my client, Mara Quill, on Tuesday.", "client_name_ctx");
    assert_eq!(words(&why.evidence), [(Speaker::Role, "client")]);
    assert!(why.without.as_ref().is_some_and(|o| is_found_by(o, "person_name")), "{:?}", why.without);
    assert!(why.name.is_some_and(|n| n.words.len() == 2));
}

#[test]
fn a_matter_rests_on_the_person_it_is_about() {
    let text = "Mara Quill called. My client, Mara Quill, relapsed on Tuesday.";
    let why = why(text, "sud_part2");
    let parts: Vec<_> = why.evidence.iter().filter(|e| matches!(e.speaker, Speaker::Part(_))).collect();
    assert!(!parts.is_empty(), "{why:?}");
    assert_eq!(why.without, Some(Outcome::Nothing));
}

#[test]
fn a_matter_names_the_words_that_say_it_and_whose_it_is() {
    let table = [
        ("My client Mara Quill relapsed on Tuesday.", "sud_part2", Speaker::Term, "relapsed"),
        ("My client Mara Quill was arrested on Tuesday.", "criminal_history", Speaker::Term, "arrested"),
        (
            "My client Mara Quill suffers from dysautonomia.",
            "diagnosis_term",
            Speaker::Saying,
            "suffers from",
        ),
        (
            "My client Mara Quill suffers from erythromelalgia.",
            "diagnosis_term",
            Speaker::Saying,
            "suffers from",
        ),
        (
            "Client: Mara Quill\nProblem list: erythromelalgia",
            "diagnosis_term",
            Speaker::Label,
            "problem list",
        ),
        ("Student,Grade,Lunch\nMara Quill,3,Free", "free_reduced_meals", Speaker::Heading, "lunch"),
    ];
    for (text, id, speaker, word) in table {
        let why = why(text, id);
        assert!(words(&why.evidence).contains(&(speaker, word)), "{text}: {:?}", why.evidence);
        let tied =
            |e: &Evidence| matches!(e.speaker, Speaker::Part(_)) && e.span.of(text).contains("Mara Quill");
        assert!(why.evidence.iter().any(tied), "{text}: {:?}", why.evidence);
        assert_eq!(why.without, Some(Outcome::Nothing), "{text}");
    }
}

#[test]
fn a_combination_is_taken_apart() {
    let why = why("Name: Mara Quill, (206) 555-4821", "named_contact");
    let parts: Vec<_> = why.evidence.iter().map(|e| e.speaker.clone()).collect();
    for part in ["person_name", "phone_us"] {
        assert!(parts.contains(&Speaker::Part(part.into())), "{parts:?}");
    }
    assert!(why.evidence.iter().all(|e| e.without == Outcome::Nothing));
}

#[test]
fn a_label_that_a_finding_does_not_need_is_told_apart() {
    let text = "It says 1234567893, an order of the week.";
    let npi = why("NPI 1234567893", "us_npi");
    assert_eq!(words(&npi.evidence), [(Speaker::Label, "npi")]);
    let formatted = why("Her SSN is 536-90-4399.", "us_ssn");
    assert!(formatted.evidence.is_empty() && formatted.without.is_none());
    assert_eq!(words(&formatted.besides), [(Speaker::Label, "ssn")]);
    assert!(Scanner::default().scan(text).iter().all(|f| f.detector.id != "us_npi"));
}

#[test]
fn the_organisations_own_detectors_are_explained_by_their_context_words() {
    let own = crate::policy::OwnDetector {
        id: "house".into(),
        name: "house".into(),
        class: "restricted".into(),
        severity: Action::Block,
        placeholder: None,
        finds: crate::policy::Finds::Words(vec!["harbor".into()]),
        context: vec!["shelter".into()],
    };
    let policy = Policy { detectors: vec![own], ..Policy::default() };
    let scanner = Scanner::new(&policy);
    let text = "Ask at the shelter Harbor.";
    let findings = policy.findings(text, scanner.scan(text));
    let why = Explainer::new(&policy, &scanner).why(text, &findings[0]);
    assert_eq!(words(&why.evidence), [(Speaker::Word, "shelter")]);
    assert!(matches!(why.without, Some(Outcome::Found(ref s)) if s.confidence == Confidence::Low));
    assert_eq!(why.source, None);
}

#[test]
fn every_finding_of_any_text_can_be_explained() {
    let (policy, scanner) = (Policy::default(), Scanner::default());
    for definition in crate::detect::definitions().iter().step_by(7) {
        let text =
            format!("{}: 4539-1488 é👩‍👩‍👧 Mara Quill 536-90-4399 | 1/2/2012\n", definition.name).repeat(3);
        for finding in &scanner.scan(&text) {
            let why = Explainer::new(&policy, &scanner).why(&text, finding);
            for evidence in why.evidence.iter().chain(&why.against) {
                assert!(text.get(evidence.span.start..evidence.span.end).is_some());
            }
        }
    }
}
