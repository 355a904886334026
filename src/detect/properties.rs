//! Properties that hold for every text.

use super::{Finding, Kind, Scanner, definitions};
use crate::action::Action;
use crate::policy::{AllowList, Finds, OwnDetector, Policy, compile_pattern, plain_words};
use crate::redact::{redact, redact_fully, restore};
use crate::text::Span;
use proptest::prelude::*;

/// Pieces that detectors react to, glued together in any order.
fn prompts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Client Mara Quill ",
        "student Oren ",
        "SSN 536-90-4399 ",
        "536904399",
        "DOB: 03/14/2012\n",
        "\n\n",
        ". ",
        "mara@northfield.test ",
        "(206) 555-4821 ",
        "password: Sn0wfall!22 ",
        "[SSN 1] ",
        "[Client 1]",
        "MRN: 482913 ",
        "schizophrenia ",
        "relapsed ",
        "card 4539148803436467 ",
        "name,dob,ssn\n",
        "a,1/2/2012,536-90-4398\n",
        "é👩‍👩‍👧",
        "５３６-90-4397 ",
        "5\u{200b}36-90-4396 ",
        "https://a.test/?token=Zk39fQp1Lm8RtXv2 ",
        "IEP ",
        "12 NE Alder St ",
        "He was seen on March 3, 2021 ",
        "94 years old ",
        "AKIAQ3EGRZ7XWTLM4P5V ",
        "[",
        "]",
        "Name: Ana Vance\n",
        "SSN 5 3 6 - 9 0 - 4 3 9 5 ",
        "my ssn is five three six nine oh four three nine four ",
        "SSN&#58;&nbsp;536&#45;90&#45;4393 ",
        "<tr><th>Name</th><th>SSN</th></tr><tr><td>Oren Tadesse</td><td>537904398</td></tr>",
        "mail=mara%40northfield.test&name=Mara+Quill ",
        "U1NOOiA1MzYtOTAtNDM5Mg== ",
        "{\"ssn\": \"\\u0035\\u0033\\u0036-90-4391\\nDOB\"} ",
        "client J O R D A N  L E E ",
        "Jose\u{301} Nu\u{301}n\u{303}ez ",
        "[Person 1] ",
        "[Email 12]",
    ]);
    prop::collection::vec(prop_oneof![4 => piece.prop_map(String::from), 1 => "\\PC{0,12}"], 0..14)
        .prop_map(|pieces| pieces.concat())
}

fn interrupts(finding: &Finding) -> bool {
    finding.severity().interrupts()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn findings_lie_on_char_boundaries_within_the_text_in_order(text in prompts()) {
        let findings = Scanner::default().scan(&text);
        for finding in &findings {
            prop_assert!(!finding.span.of(&text).is_empty(), "{:?}", finding.span);
        }
        prop_assert!(findings.windows(2).all(|w| w[0].span.start <= w[1].span.start));
    }

    #[test]
    fn what_was_redacted_can_be_restored_exactly(text in prompts()) {
        let redaction = redact(&text, &Scanner::default().scan(&text));
        prop_assert_eq!(restore(&redaction, &redaction.text), text.clone());
        let fully = redact_fully(&text, |t| Scanner::default().scan(t));
        prop_assert_eq!(restore(&fully, &fully.text), text);
    }

    #[test]
    fn nothing_that_interrupts_is_left_after_redaction_but_markings(text in prompts()) {
        for scanner in [Scanner::default(), Scanner::default().without_names()] {
            let redaction = redact_fully(&text, |t| scanner.scan(t));
            let left: Vec<_> = scanner.scan(&redaction.text);
            let left: Vec<_> =
                left.iter().filter(|f| interrupts(f) && f.detector.class != "marking").collect();
            prop_assert!(left.is_empty(), "{:?} in {:?}", left, redaction.text);
        }
    }

    #[test]
    fn a_clean_paragraph_before_or_after_hides_no_value(text in prompts()) {
        let scanner = Scanner::default().without_names();
        let alone = scanner.scan(&text);
        for (before, after) in [(CLEAN, ""), ("", CLEAN), (CLEAN, CLEAN)] {
            let longer = format!("{before}{text}{after}");
            let found = scanner.scan(&longer);
            for value in alone.iter().filter(|f| interrupts(f) && is_value(f)) {
                let span = Span::new(value.span.start + before.len(), value.span.end + before.len());
                prop_assert!(
                    found.iter().any(|f| f.span.overlaps(span) && interrupts(f)),
                    "{} {:?} is lost in {:?}", value.detector.id, value.span.of(&text), longer
                );
            }
        }
    }

    #[test]
    fn two_texts_glued_together_are_scanned_like_any_other(one in prompts(), other in prompts(), cut in 0..64usize) {
        let cut = (0..=cut.min(one.len())).rev().find(|at| one.is_char_boundary(*at)).unwrap_or(0);
        let text = format!("{}{other}{}", &one[..cut], &one[cut..]);
        for finding in Scanner::default().scan(&text) {
            prop_assert!(!finding.span.of(&text).is_empty(), "{} {:?}", finding.detector.id, finding.span);
        }
    }

    #[test]
    fn an_organisations_own_detectors_fit_any_text(
        text in prompts(),
        pattern in "([A-Z]{1,3}-|HSF|[0-9]|é)[\\\\]d{1,3}|[a-c]+[\\\\]b|(SSN|Mara) ?.|[^a-z]{2}",
        word in "Mara|oren tadesse|IEP|é",
        allowed in "536-90-4399|Mara Quill|northfield[.]test",
    ) {
        let Ok(pattern) = compile_pattern(&pattern) else { return Ok(()) };
        let own = |id: &str, finds, context: &[&str]| OwnDetector {
            id: id.into(),
            name: id.into(),
            class: "restricted".into(),
            severity: Action::Block,
            placeholder: Some("Own".into()),
            finds,
            context: context.iter().map(|w| (*w).to_string()).collect(),
        };
        let policy = Policy {
            detectors: vec![own("shape", Finds::Pattern(pattern), &[]), own("word", Finds::Words(vec![plain_words(&word)]), &["client"])],
            allow: AllowList { values: vec![allowed.clone()], domains: vec![allowed], ..AllowList::default() },
            ..Policy::built_in()
        };
        let scanner = Scanner::new(&policy);
        let find = |t: &str| policy.findings(t, scanner.scan(t));
        for finding in find(&text) {
            prop_assert!(!finding.span.of(&text).is_empty(), "{} {:?}", finding.detector.id, finding.span);
        }
        let redaction = redact_fully(&text, find);
        prop_assert_eq!(restore(&redaction, &redaction.text), text);
    }
}

/// A paragraph that nothing is found in and that ends what was said before.
const CLEAN: &str =
    "\n\nWe meet in the library every second week. Whoever would like to help is welcome.\n\n";

/// Whether a finding is a value by itself, rather than a person or something that is sensitive beside one.
fn is_value(finding: &Finding) -> bool {
    matches!(
        finding.kind(),
        Kind::Ssn | Kind::Card | Kind::Email | Kind::Secret | Kind::Bank | Kind::MedicalId
    )
}

#[test]
fn a_placeholder_is_never_a_finding() {
    let scanner = Scanner::default();
    for definition in definitions() {
        let Some(label) = &definition.placeholder else { continue };
        for text in [
            format!("[{label} 1]"),
            format!("{}: [{label} 12]", definition.name),
            format!("My client [{label} 3]"),
        ] {
            let found = scanner.scan(&text);
            let wrong = found.iter().find(|f| f.span.of(&text).contains('[') || interrupts(f));
            assert!(wrong.is_none(), "{text}: {wrong:?}");
        }
    }
}

#[test]
fn the_same_value_gets_the_same_placeholder_however_it_is_written() {
    let text = "SSN 536-90-4399, again 536 90 4399, other 537-91-4398";
    let redaction = redact(text, &Scanner::default().scan(text));
    assert_eq!(redaction.text, "SSN [SSN 1], again [SSN 1], other [SSN 2]");
    assert_eq!(restore(&redaction, "It is [SSN 1]."), "It is 536-90-4399.");
}

#[test]
fn a_disguised_number_is_found_where_it_stands() {
    let text = "SSN ５３６-90-4397, 5\u{200b}36-90-4396";
    let found = Scanner::default().scan(text);
    let values: Vec<_> =
        found.iter().filter(|f| f.detector.id == "us_ssn").map(|f| f.span.of(text)).collect();
    assert_eq!(values, ["５３６-90-4397", "5\u{200b}36-90-4396"]);
}
