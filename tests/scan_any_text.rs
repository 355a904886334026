//! Whatever people paste, a scan ends and its findings fit the text.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test says what it found by failing")]

use handrail::detect::Scanner;
use proptest::prelude::*;

fn assert_fits(text: &str) {
    for finding in Scanner::default().scan(text) {
        let span = finding.span;
        let fits = span.start < span.end && text.get(span.start..span.end).is_some();
        assert!(fits, "{} at {span:?} does not fit {text:?}", finding.detector.id);
    }
}

#[test]
fn digit_runs_longer_than_any_number_are_scanned_to_the_end() {
    for text in
        ["12345678901/2/3", "1/12345678901/99999999999", "99999999999999999999-99-99", "1.2.34567890123"]
    {
        assert_fits(text);
    }
}

#[test]
fn a_name_that_runs_into_emoji_is_not_cut_inside_a_character() {
    assert_fits("Name:Clienté👩\u{200d}👩\u{200d}👧");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn findings_fit_any_text(text in any::<String>()) {
        assert_fits(&text);
    }

    #[test]
    fn findings_fit_text_that_looks_like_data(text in "([0-9]{1,24}|[-./,:;@+()#&<> \n\t]|SSN|DOB|Name|Client|key=|é|👩‍👩‍👧|\u{200b}|[a-zA-Z]{1,9}){0,60}") {
        assert_fits(&text);
    }

    #[test]
    fn findings_fit_text_made_of_pieces_that_detectors_look_for(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "client ", "student ", "Mr. ", "Ana ", "Nguyen, ", "SSN ", "078-05-1120", "536-90-4399", "4111 1111 1111 1111 ",
            "DOB: ", "3/14/88 ", "(206) 555-0143", "IEP ", "-----BEGIN ", "PRIVATE KEY-----\n", "password: ", "ghp_", "eyJ",
            "https://", "user:pass@", "10.0.0.1", "\n| Name | SSN |\n|---|---|\n", "á", "\u{feff}", "🙂", " ", "\n", ",", "\t",
        ]), 0..40)
    ) {
        assert_fits(&pieces.concat());
    }
}
