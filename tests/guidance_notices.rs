//! What a person reads, situation by situation, in every language; and that the notice never repeats what was
//! found.

mod scene;

use handrail::action::Action;
use handrail::detect::{Finding, Kind, Role};
use handrail::guidance::{StripView, languages, strip};
use handrail::policy::{Gate, Gates, Keeping, Policy, Records, Status, ToolRule};
use handrail::redact::redact;
use handrail::standing::{Account, Standing};
use handrail::verdict::{Reason, Subject, Verdict, Visit};
use proptest::prelude::*;
use scene::*;
use std::fmt::Write;

#[test]
fn a_student_note_is_replaced_and_continues() {
    let policy = policy();
    let scene = student_note();
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_social_security_number_is_blocked_and_another_tool_offered() {
    let policy = policy();
    let prompt = "SSN 123-45-6789";
    let findings = found(prompt, "123-45-6789", ssn(), None);
    let scene = Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction: None };
    let visit = Visit { rule: None, standing: Standing::Unapproved };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &visit, l)));
}

#[test]
fn a_value_that_two_detectors_found_is_told_once() {
    let policy = policy();
    let prompt = "SSN 123-45-6789";
    let number = definition("us_ssn", "Social Security number", Kind::Ssn, "student");
    let other = definition("other_number", "Some other number", Kind::Id, "student");
    let findings =
        [found(prompt, "123-45-6789", number, None), found(prompt, "123-45-6789", other, None)].concat();
    let redaction = Some(redact(prompt, &findings));
    let scene = Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction };
    let notice = scene.notice(&policy, &approved(&policy), "en");
    let rows: Vec<_> = notice.items.iter().map(|row| row.becomes.as_deref()).collect();
    assert_eq!(rows, [Some("[SSN 1]")]);
}

#[test]
fn a_warning_can_be_overridden_with_one_quiet_click() {
    let policy = policy();
    let prompt = "mail ana@example.org, then call her";
    let email = definition("email", "E-mail address", Kind::Email, "contact");
    let findings = found(prompt, "ana@example.org", email, None);
    let redaction = Some(redact(prompt, &findings));
    let scene = Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_decision_about_a_person_asks_for_a_reason() {
    let policy = policy();
    let scene = asking(&["auto_decision"], "Decide whether this family gets the voucher.");
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_gate_asks_who_reviews_and_whether_consent_is_documented_and_says_what_is_kept() {
    let mut policy = policy();
    policy.gates.oversight = vec!["auto_decision".into()];
    let role = [("en", "My supervisor"), ("es", "Mi supervisora")].map(|(l, w)| (l.to_owned(), w.to_owned()));
    policy.gates.reviewers.insert("supervisor".into(), role.into());
    let scene = asking(&["auto_decision"], "Decide whether this family gets the voucher.");
    let asks =
        |policy: &Policy, language| scene.notice(policy, &approved(policy), language).reason.expect("a gate");
    let spanish = asks(&policy, "es");
    assert_eq!(spanish.answers, [("role:supervisor".to_owned(), "Mi supervisora".to_owned())]);
    assert!(spanish.consent.is_none() && spanish.kept.contains("No se guarda nada"));
    policy.records = Records { events: Keeping::Counts, retain_days: 30 };
    let recorded = asks(&policy, "en");
    assert_eq!(recorded.label, "Who reviews the result before it is used?");
    assert!(recorded.kept.starts_with("Your choice is counted"));
    policy.gates = Gates { consent: vec!["identity".into(), "contact".into()], ..Gates::default() };
    policy.matrix.insert("contact".into(), [Action::Justify; 5]);
    let email = definition("email", "E-mail address", Kind::Email, "contact");
    let prompt = "mail ana@example.org, then call her";
    let findings = found(prompt, "ana@example.org", email, None);
    let scene = Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction: None };
    let consent = scene.notice(&policy, &approved(&policy), "en").reason.expect("a gate");
    assert!(
        consent.answers.is_empty() && consent.consent.is_some_and(|c| c.place.contains("without a name"))
    );
}

#[test]
fn a_mention_informs_and_holds_nothing() {
    let policy = policy();
    let scene = asking(&["no_attribution"], "Make it undetectable.");
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_crisis_offers_help_and_no_reprimand() {
    let policy = policy();
    let scene = asking(&["crisis"], "I do not want to live anymore.");
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_roster_shows_six_rows_and_counts_the_rest() {
    let policy = policy();
    let people = ["Ana", "Ben", "Cai", "Dov", "Eva", "Fay", "Gus", "Hal", "Ida"];
    let prompt = people.join("\n");
    let findings: Vec<Finding> =
        people.iter().flat_map(|p| found(&prompt, p, name(), Some(Role::Client))).collect();
    let redaction = Some(redact(&prompt, &findings));
    let scene = Scene { prompt, findings, intents: Vec::new(), redaction };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_tool_that_is_ruled_out_says_so_first() {
    let policy = policy();
    let scene = student_note();
    let visit = Visit { rule: policy.tools.get(1), standing: Standing::Denied };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &visit, l)));
}

#[test]
fn text_that_cannot_be_checked_is_not_vouched_for() {
    let policy = policy();
    let scene = asking(&[], "");
    let verdict = Verdict::unchecked(&policy);
    let view = |l: &str| scene.notice_of(&policy, &approved(&policy), &verdict, l);
    insta::assert_snapshot!(in_every_language(view));
}

#[test]
fn a_finding_that_stays_offers_no_replacing() {
    let policy = policy();
    let prompt = "The IEP of the boy in room 4";
    let scene = Scene {
        prompt: prompt.into(),
        findings: found(prompt, "IEP", iep(), None),
        intents: Vec::new(),
        redaction: Some(redact(prompt, &[])),
    };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn strips_say_what_the_standing_means() {
    let policy = policy();
    let line = |strip: Option<StripView>| match strip {
        None => "-".to_owned(),
        Some(s) => {
            let instead = s.use_instead.map_or(String::new(), |l| format!(" [{} <{}>]", l.label, l.href));
            let why = s.clause.map_or(String::new(), |c| format!(" ({} {})", s.why, c.id));
            let ask = s.ask.map_or(String::new(), |l| format!(" [{} <{}>]", l.label, l.href));
            let risk = s.risk.map_or(String::new(), |label| format!(" ({label})"));
            format!("{} {}{why}{instead}{ask}{risk}", s.lead, s.text)
        }
    };
    let standings = [
        Standing::Approved,
        Standing::Conditional,
        Standing::Pending,
        Standing::Unapproved,
        Standing::Denied,
        Standing::WrongAccount(Account::PersonalPaid),
        Standing::WrongAccount(Account::Free),
        Standing::WrongAccount(Account::LoggedOut),
        Standing::WrongAccount(Account::OtherOrganisation),
        Standing::WrongAccount(Account::Unknown),
    ];
    let mut out = String::new();
    for (code, _) in languages() {
        for standing in standings {
            let visit = Visit { rule: policy.tools.get(1), standing };
            let _ = writeln!(out, "{}", line(strip(&policy, &visit, "ChatGPT", code)));
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn the_tool_to_use_instead_is_found_where_it_lives() {
    let table = [
        ("house", vec!["127.0.0.1:8000".to_owned()], Some("http://127.0.0.1:8000/")),
        ("house", vec!["example.org/chat".to_owned()], Some("https://example.org/chat/")),
        ("claude", vec![], Some("https://claude.ai/")),
        ("house", vec![], None),
    ];
    for (id, hosts, expected) in table {
        let mut policy = policy();
        policy.tools = vec![ToolRule { hosts, ..tool(id, "House chat", Status::Approved, "") }];
        let visit = Visit { rule: None, standing: Standing::Unapproved };
        let link = strip(&policy, &visit, "ChatGPT", "en").and_then(|strip| strip.use_instead);
        assert_eq!(link.map(|l| l.href).as_deref(), expected, "{id}");
    }
}

#[test]
fn a_verdict_about_nothing_that_was_judged_still_renders() {
    let policy = policy();
    let scene = asking(&[], "");
    let reasons = vec![
        Reason {
            subject: Subject::Finding(7),
            action: Action::Warn,
            clause: Some("9.9".into()),
            gate: Gate::Reason,
        },
        Reason { subject: Subject::Intent(7), action: Action::Warn, clause: None, gate: Gate::Reason },
    ];
    let verdict = Verdict { action: Action::Warn, reasons };
    let view = scene.notice_of(&policy, &approved(&policy), &verdict, "en");
    assert_eq!(view.title, "This prompt contains sensitive information");
    assert_eq!((view.items.len(), view.clause), (0, None));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// Values are digits and capitals, so that no run of six of them is a word of a notice.
    #[test]
    fn no_six_characters_of_a_found_value_are_in_the_notice(
        values in prop::collection::vec("[A-Z][0-9]{3}[A-Z]{2}[0-9]{4}[A-Z0-9]{0,8}", 1..12),
        filler in "[a-z \n]{0,30}",
        kinds in prop::collection::vec(0usize..4, 12),
        redacted in any::<bool>(),
    ) {
        let policy = policy();
        let prompt = values.iter().map(|v| format!("{filler}{v}\n")).collect::<String>();
        let definitions = [ssn(), name(), iep(), birth()];
        let findings: Vec<Finding> = values
            .iter()
            .zip(&kinds)
            .flat_map(|(value, kind)| found(&prompt, value, definitions[*kind].clone(), Some(Role::Client)))
            .collect();
        let redaction = redacted.then(|| redact(&prompt, &findings));
        let scene = Scene { prompt, findings, intents: Vec::new(), redaction };
        for (code, _) in languages() {
            let view = scene.notice(&policy, &approved(&policy), code);
            let shown = serde_json::to_string(&view).unwrap();
            for value in &values {
                for at in 0..=value.len() - 6 {
                    prop_assert!(!shown.contains(&value[at..at + 6]), "{} is shown", &value[at..at + 6]);
                }
            }
        }
    }
}
