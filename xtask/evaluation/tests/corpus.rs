//! The project's own corpus is well-formed and as large and mixed as it is meant to be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it found by failing")]

use evaluation::{Half, read_corpus};
use std::collections::BTreeSet;
use std::path::Path;

fn corpus(half: Half) -> Vec<evaluation::Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    read_corpus(&root, half).unwrap_or_else(|error| panic!("{error:#}"))
}

#[test]
fn every_text_reads_and_stands_in_the_half_its_id_falls_in() {
    for half in Half::ALL {
        assert!(corpus(half).len() >= 250, "{}", half.word());
    }
}

#[test]
fn there_are_six_hundred_texts_and_about_half_are_clean() {
    let cases: Vec<_> = Half::ALL.into_iter().flat_map(corpus).collect();
    let clean = cases.iter().filter(|case| case.is_clean()).count();
    assert!(cases.len() >= 600, "{}", cases.len());
    assert!((0.4..=0.6).contains(&(clean as f64 / cases.len() as f64)), "{clean} of {}", cases.len());
}

#[test]
fn no_text_stands_in_both_halves() {
    let texts = |half| corpus(half).into_iter().map(|case| case.text).collect::<BTreeSet<_>>();
    assert!(texts(Half::Tune).is_disjoint(&texts(Half::Check)));
}

#[test]
fn clean_texts_are_never_to_be_held() {
    for case in Half::ALL.into_iter().flat_map(corpus).filter(|case| case.is_clean()) {
        assert_eq!(case.interrupt, Some(false), "{}", case.id);
    }
}
