use super::{Bearer, MODEL, Name, digest, tag};
use proptest::prelude::*;

fn names_of(bearer: Bearer, text: &str) -> Vec<&str> {
    tag(text).iter().filter(|n| n.bearer == bearer).map(|n| n.span.of(text)).collect()
}

fn found(text: &str) -> Vec<&str> {
    names_of(Bearer::Person, text)
}

#[test]
fn the_model_is_the_one_that_its_digest_names() {
    assert_eq!(digest::hex(MODEL), include_str!("model.sha256").trim());
    assert_eq!(digest::hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn the_model_fits_its_budget() {
    assert!(MODEL.len() <= 330_000, "{} bytes", MODEL.len());
}

#[test]
fn full_names_of_many_traditions_are_found_whole() {
    for name in [
        "Maria Gonzalez Rivera",
        "Nguyen Thi Mai",
        "Abdirahman Warsame",
        "Oleksandr Tkachenko",
        "Priya Raghavan",
        "Keisha Robinson",
        "Fatima Al-Masri",
        "Leilani Kealoha",
        "Juan de la Cruz",
        "Siobhan O'Brien",
    ] {
        let text = format!("I met with {name} on Tuesday to discuss the lease.");
        assert_eq!(found(&text), [name], "{text}");
    }
}

#[test]
fn families_are_found_in_the_plural() {
    for (text, family) in [
        ("The Halvorsens lost their house.", "Halvorsens"),
        ("We visited the Joneses on Tuesday.", "Joneses"),
        ("a letter to the Martinezes, please", "Martinezes"),
        ("the Nguyens and the Okafors came", "Nguyens"),
    ] {
        assert_eq!(found(text).first(), Some(&family), "{text}");
    }
    for text in [
        "The Rockies are high.",
        "the Giants won",
        "the Greens of the park",
        "the Jones Company",
        "the Wednesdays",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn names_are_found_however_they_are_written() {
    assert_eq!(found("Student: Gonzalez, Maria"), ["Gonzalez, Maria"]);
    assert_eq!(found("Dr. Okafor called back."), ["Okafor"]);
    assert_eq!(found("my client maria gonzalez needs help with rent"), ["maria gonzalez"]);
    assert_eq!(found("CLIENT NAME: MARIA GONZALEZ"), ["MARIA GONZALEZ"]);
    assert_eq!(found("Maria's mother, Ana Lopez, signed."), ["Maria", "Ana Lopez"]);
}

#[test]
fn places_and_organisations_are_told_from_people() {
    let text = "Maria Gonzalez moved from Tacoma to work for Boeing and studies at the University of Oregon.";
    assert_eq!(found(text), ["Maria Gonzalez"]);
    assert_eq!(names_of(Bearer::Place, text), ["Tacoma"]);
    assert_eq!(names_of(Bearer::Organisation, text), ["Boeing", "University of Oregon"]);
}

#[test]
fn what_is_no_person_is_left_alone() {
    for text in [
        "Patients with Parkinson's disease take Sinemet.",
        "The office on Main Street is closed on Monday.",
        "Send the report to the Department of Human Services.",
        "Compare metformin and Ozempic for Type 2 Diabetes.",
        "",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

proptest! {
    #[test]
    fn spans_lie_on_characters_in_order_and_apart(text in "\\PC{0,200}", names in "([A-Z][a-z]{1,8}[ ,.\n'’-]{0,2}){0,12}") {
        let text = format!("{text}{names}");
        let mut end = 0;
        for Name { span, score, .. } in tag(&text) {
            prop_assert!(span.start >= end && !span.is_empty());
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            prop_assert!((Name::LEAST..=100).contains(&score));
            end = span.end;
        }
    }
}

#[test]
fn long_texts_are_tagged_like_short_ones() {
    let line = "Maria Gonzalez met Ana Lopez in the office on Tuesday.\n";
    let text = line.repeat(2000);
    assert_eq!(tag(&text).len(), 4000);
    assert_eq!(tag(&text.replace('\n', " ")).len(), 4000);
}
