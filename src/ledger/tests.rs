use super::*;
use crate::action::Action;
use crate::policy::{Keeping, Policy, Records};
use crate::standing::{Account, Standing};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Noon of 22 November 2026, UTC.
const NOW: f64 = 1_795_348_800_000.0;
const DAY: f64 = 86_400_000.0;

fn keeping(events: Keeping) -> Policy {
    let mut policy = Policy::built_in();
    policy.records = Records { events, retain_days: 30 };
    policy
        .gates
        .reviewers
        .insert("supervisor".into(), BTreeMap::from([("en".into(), "My supervisor".into())]));
    policy
}

fn happened() -> Happened {
    Happened {
        tool: "chatgpt".into(),
        standing: Standing::WrongAccount(Account::Free),
        account: Account::Free,
        found: BTreeMap::from([("us_ssn".into(), 2)]),
        asked: vec!["auto_decision".into()],
        unchecked: false,
        action: Action::Justify,
        clause: Some("3.9".into()),
    }
}

fn did(outcome: Outcome, answer: Option<&str>) -> Did {
    Did { outcome, answer: answer.map(str::to_owned), consent: false }
}

fn key(page: u32, n: u32) -> Key {
    Key { page, n }
}

#[test]
fn what_was_held_and_what_became_of_it_is_one_entry_and_equal_ones_are_counted() {
    let policy = keeping(Keeping::Counts);
    let words = Vocabulary(&policy);
    let mut ledger = Ledger::default();
    for n in 1..=3 {
        ledger.hold(key(7, n), &happened(), words, NOW);
        ledger.decide(key(7, n), &did(Outcome::Sent, Some("wrong")), words, NOW);
    }
    ledger.hold(key(7, 4), &happened(), words, NOW);
    ledger.decide(key(7, 4), &did(Outcome::Sent, Some("role:supervisor")), words, NOW);
    let entries = ledger.entries();
    assert_eq!((entries.len(), ledger.lost()), (2, 0));
    assert_eq!((entries[1].times, entries[1].reason), (3, Some(Reason::Wrong)));
    assert_eq!(entries[0].reviewer.as_ref().map(Id::as_str), Some("supervisor"));
    assert_eq!(String::from(entries[0].when), "2026-11-22");
}

#[test]
fn what_nothing_more_was_heard_of_stands_as_unknown_and_never_as_nothing() {
    let policy = keeping(Keeping::Details);
    let words = Vocabulary(&policy);
    let mut ledger = Ledger::default();
    ledger.hold(key(7, 1), &happened(), words, NOW);
    assert_eq!(ledger.entries()[0].outcome, Outcome::Unknown);
    assert_eq!(String::from(ledger.entries()[0].when), "2026-11-22T12Z");
    ledger.expire(policy.records, NOW + 3.0 * DAY);
    assert_eq!(ledger.entries()[0].outcome, Outcome::Unknown);
}

#[test]
fn a_message_that_comes_twice_counts_once() {
    let policy = keeping(Keeping::Counts);
    let words = Vocabulary(&policy);
    let mut ledger = Ledger::default();
    for _ in 0..2 {
        ledger.hold(key(7, 1), &happened(), words, NOW);
    }
    for _ in 0..2 {
        ledger.decide(key(7, 1), &did(Outcome::Edited, None), words, NOW);
    }
    ledger.hold(key(7, 1), &happened(), words, NOW);
    assert_eq!((ledger.entries().len(), ledger.entries()[0].times, ledger.lost()), (1, 1, 0));
}

#[test]
fn every_loss_is_counted_and_stands_in_the_export() {
    let policy = keeping(Keeping::Counts);
    let words = Vocabulary(&policy);
    let mut jumped = Ledger::default();
    jumped.hold(key(7, 1), &happened(), words, NOW);
    jumped.hold(key(7, 4), &happened(), words, NOW);
    jumped.hold(key(8, 2), &happened(), words, NOW);
    assert_eq!(jumped.lost(), 3);
    let mut unheard = Ledger::default();
    unheard.decide(key(7, 2), &did(Outcome::Sent, None), words, NOW);
    assert_eq!(unheard.lost(), 2);
    let broken = Ledger::after_a_loss(NOW);
    assert_eq!(Export::of(&broken, &policy).lost, 1);
    let mut out_of_its_mind = Ledger::default();
    out_of_its_mind.hold(key(7, 1), &happened(), words, f64::MAX);
    assert_eq!(out_of_its_mind.lost(), 1);
}

#[test]
fn entries_and_losses_are_deleted_when_the_policy_says() {
    let policy = keeping(Keeping::Counts);
    let words = Vocabulary(&policy);
    let mut ledger = Ledger::after_a_loss(NOW);
    ledger.hold(key(7, 1), &happened(), words, NOW);
    ledger.decide(key(7, 1), &did(Outcome::Edited, None), words, NOW);
    assert!(!ledger.expire(policy.records, NOW + 29.0 * DAY));
    assert!(ledger.expire(policy.records, NOW + 30.0 * DAY));
    assert_eq!((ledger.entries().len(), ledger.lost()), (0, 0));
    ledger.hold(key(7, 2), &happened(), words, NOW + 30.0 * DAY);
    assert!(
        ledger.expire(Records::default(), NOW + 30.0 * DAY),
        "a policy that keeps nothing empties the ledger"
    );
    assert!(ledger.entries().is_empty());
    ledger.hold(key(7, 3), &happened(), Vocabulary(&Policy::built_in()), NOW);
    assert!(ledger.entries().is_empty() && ledger.lost() == 0);
}

#[test]
fn staff_can_note_on_an_entry_and_take_it_back() {
    let policy = keeping(Keeping::Counts);
    let mut ledger = Ledger::default();
    ledger.hold(key(7, 1), &happened(), Vocabulary(&policy), NOW);
    let serial = ledger.entries()[0].serial;
    assert!(ledger.mark(serial, Mark::Wrong, true) && !ledger.mark(serial + 1, Mark::Wrong, true));
    assert!(ledger.entries()[0].marks.contains(&Mark::Wrong));
    assert!(ledger.mark(serial, Mark::Wrong, false) && ledger.entries()[0].marks.is_empty());
}

#[test]
fn a_finding_in_the_open_schema_has_what_the_schema_requires() {
    let policy = keeping(Keeping::Details);
    let words = Vocabulary(&policy);
    let mut ledger = Ledger::default();
    ledger.hold(key(7, 1), &happened(), words, NOW);
    ledger.decide(key(7, 1), &did(Outcome::Sent, Some("urgent")), words, NOW);
    let findings = ocsf(&Export::of(&ledger, &policy));
    insta::assert_snapshot!(serde_json::to_string_pretty(&findings).expect("JSON"));
}

#[test]
fn a_report_says_what_the_entry_knows_and_leaves_the_rest_to_a_person() {
    let policy = keeping(Keeping::Details);
    let words = Vocabulary(&policy);
    let mut ledger = Ledger::default();
    ledger.hold(key(7, 1), &happened(), words, NOW);
    let text = |language| {
        let (words, office) = (crate::guidance::words(language), crate::guidance::office::office(language));
        report(ledger.entries()[0], &policy, words, office)
    };
    insta::assert_snapshot!(format!("{}\n----\n{}", text("en"), text("es")));
}

#[test]
fn a_policy_judges_anew_what_was_held() {
    let policy = keeping(Keeping::Counts);
    let mut ledger = Ledger::default();
    let mut held = happened();
    held.found.insert("gone_detector".into(), 1);
    ledger.hold(key(7, 1), &held, Vocabulary(&policy), NOW);
    let entry = ledger.entries()[0];
    let mut other = policy.clone();
    other.matrix.insert("government-id".into(), [Action::Block; 5]);
    let replayed = replay(entry, &other);
    assert_eq!(replayed.verdict.action, Action::Block);
    assert_eq!(replayed.unknown.iter().map(Id::as_str).collect::<Vec<_>>(), ["other"]);
    other.matrix.insert("government-id".into(), [Action::Allow; 5]);
    other.intents.clear();
    assert_eq!(replay(entry, &other).verdict.action, Action::Allow);
    let unchecked = Entry { unchecked: true, ..entry.clone() };
    assert_eq!(replay(&unchecked, &other).verdict.action, other.unchecked);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[A-Za-z0-9_.-]{6,40}", Just("Dana Whitfield 536-80-4398".to_owned())]
}

prop_compose! {
    fn told()(
        tool in any_text(), found in proptest::collection::btree_map(any_text(), 0..9u32, 0..4),
        asked in proptest::collection::vec(any_text(), 0..3), clause in proptest::option::of(any_text()),
        answer in proptest::option::of(any_text()), role: bool,
    ) -> (Happened, Did, Vec<String>) {
        let mut texts: Vec<String> = found.keys().cloned().chain(asked.clone()).chain(clause.clone()).collect();
        texts.extend(answer.clone());
        texts.push(tool.clone());
        let answer = answer.map(|answer| if role { format!("{ROLE}{answer}") } else { answer });
        (
            Happened { tool, found, asked, clause, ..happened() },
            Did { outcome: Outcome::Sent, answer, consent: true },
            texts,
        )
    }
}

proptest! {
    #[test]
    fn no_text_gets_into_the_ledger_or_out_of_it((happened, did, texts) in told()) {
        let policy = keeping(Keeping::Details);
        let words = Vocabulary(&policy);
        let mut ledger = Ledger::default();
        ledger.hold(key(7, 1), &happened, words, NOW);
        ledger.decide(key(7, 1), &did, words, NOW);
        let kept = serde_json::to_string(&ledger).expect("JSON");
        let export = Export::of(&ledger, &policy);
        let sent = serde_json::to_string(&(&export, ocsf(&export))).expect("JSON");
        let nothing_happened = {
            let mut ledger = Ledger::default();
            let plain = Happened { tool: String::new(), found: BTreeMap::new(), asked: vec![], clause: None, ..happened };
            ledger.hold(key(7, 1), &plain, words, NOW);
            ledger.decide(key(7, 1), &Did { answer: None, ..did }, words, NOW);
            let export = Export::of(&ledger, &policy);
            format!("{}{}", serde_json::to_string(&ledger).expect("JSON"), serde_json::to_string(&(&export, ocsf(&export))).expect("JSON"))
        };
        for text in texts.iter().filter(|text| text.chars().count() >= 6) {
            let told = serde_json::to_string(text).expect("JSON");
            let told = told.trim_matches('"');
            let known = nothing_happened.contains(told) || crate::catalog::tool(text).is_some();
            prop_assert!(known || !kept.contains(told) && !sent.contains(told), "{text:?} is in {kept}");
        }
        let back: Ledger = serde_json::from_str(&kept).expect("what was kept can be read");
        prop_assert_eq!(back, ledger);
    }
}
