use crate::policy::{Keeping, read};

const EXAMPLE: &str = include_str!("../../../../policies/example.toml");

const HEAD: &str = r#"schema = 1
[organisation]
name = "Harbor Street"
[policy]
title = "AI Use Policy"
version = "1"
languages = ["en", "es"]
[contacts]
compliance_officer = { name = "Privacy Office", email = "privacy@example.org" }
questions = "mailto:help@example.org"
report_incident = "https://example.org/incident"
"#;

#[test]
fn the_worked_example_asks_keeps_and_teaches_what_it_says() {
    let read = read(EXAMPLE).expect("accepted");
    let (policy, practice) = (read.policy, read.practice);
    assert_eq!((policy.records.events, policy.records.retain_days), (Keeping::Counts, 90));
    assert_eq!(policy.gates.reviewers.keys().collect::<Vec<_>>(), ["case_conference", "supervisor"]);
    assert_eq!(policy.clause_for("copied").map(|clause| &*clause.id), Some("4.5"));
    assert!(policy.attribution["es"].contains("{tool}"));
    assert_eq!(practice.settings["m365-copilot"].len(), 2);
    assert_eq!(practice.lessons[0].renew_days, Some(365));
    assert!(practice.client_notice.is_some() && practice.concerns.is_some() && practice.tips.len() == 1);
}

#[test]
fn a_policy_that_says_nothing_of_records_keeps_none() {
    assert!(!read(HEAD).expect("accepted").policy.records.keeps());
}

#[test]
fn what_is_wrong_with_gates_records_and_lessons_is_said_where_it_stands() {
    let both = "{ en = \"a\", es = \"b\" }";
    let table = [
        ("[records]\nevents = \"counts\"".to_owned(), "It is not said for how long records are kept."),
        ("[records]\nevents = \"all\"".to_owned(), "`all` is no known way of keeping records."),
        ("[records]\nevents = \"counts\"\nretain_days = 0".to_owned(), "This is no number of days."),
        ("[gates]\nconsent = [\"helth\"]".to_owned(), "`helth` is no known data class."),
        (
            "[matrix]\nhealth = \"redact\"\n[gates]\nconsent = [\"health\"]".to_owned(),
            "Nobody is ever asked for consent",
        ),
        (
            format!("[gates]\noversight = [\"crisis\"]\n[gates.reviewers]\nlead = {both}"),
            "Nobody is ever asked who reviews",
        ),
        ("[gates]\noversight = [\"auto_decison\"]".to_owned(), "`auto_decison` is no known intent."),
        (
            "[intent]\nauto_decision = \"justify\"\n[gates]\noversight = \"auto_decision\"".to_owned(),
            "It is not said who may review.",
        ),
        (format!("[gates]\n[gates.reviewers]\n\"My lead\" = {both}"), "This is no id for a role."),
        (
            "[output]\nattribution = { es = \"b\" }".to_owned(),
            "The words in the first language, `en`, are missing.",
        ),
        (format!("[[lesson]]\nid = \"a\"\nversion = \"1\"\ntitle = {both}"), "`text` is missing."),
        (
            format!("[[lesson]]\nid = \"a\"\nversion = \"1\"\ntitle = {both}\ntext = {both}\n").repeat(2),
            "There are two lessons `a`.",
        ),
        ("[output]\nlabel = \"x\"".to_owned(), "`label` is no known key."),
    ];
    for (more, what) in table {
        let problems = match read(&format!("{HEAD}{more}\n")) {
            Ok(read) => read.warnings,
            Err(problems) => problems,
        };
        assert!(problems.iter().any(|p| p.what.starts_with(what)), "{more}: {problems:#?}");
    }
}
