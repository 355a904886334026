//! Properties that hold for every text.

use super::{Finding, Scanner, definitions};
use crate::redact::{redact, redact_fully, restore};
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
        // Without the names model: it reads the text as a whole, so a placeholder can change what it sees beside it.
        let scanner = Scanner::default().without_names();
        let redaction = redact_fully(&text, |t| scanner.scan(t));
        let left: Vec<_> = scanner.scan(&redaction.text);
        let left: Vec<_> = left.iter().filter(|f| interrupts(f) && f.detector.class != "marking").collect();
        prop_assert!(left.is_empty(), "{:?} in {:?}", left, redaction.text);
    }
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
