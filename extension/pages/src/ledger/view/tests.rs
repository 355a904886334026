use super::*;
use handrail::action::Action;
use handrail::guidance::office::office;
use handrail::guidance::words;
use handrail::ledger::{Did, Happened, Key as Event, Ledger, Outcome, Vocabulary};
use handrail::policy::read;
use handrail::standing::{Account, Standing};
use handrail_wire::InForce;

const EXAMPLE: &str = include_str!("../../../../../policies/example.toml");

/// Noon of 22 November 2026, UTC.
const NOW: f64 = 1_795_348_800_000.0;

fn happened(tool: &str, detector: &str, action: Action, clause: &str) -> Happened {
    Happened {
        tool: tool.into(),
        standing: Standing::Approved,
        account: Account::RequiredTenant,
        found: BTreeMap::from([(detector.into(), 2)]),
        asked: vec![],
        unchecked: false,
        action,
        clause: Some(clause.into()),
    }
}

fn seen(ledger: &Ledger, language: &str) -> PageView {
    let policy = read(EXAMPLE).expect("accepted").policy;
    let export = Some(Export::of(ledger, &policy));
    let view = LedgerView { in_force: InForce { policy, ..InForce::default() }, export };
    page(&view, words(language), office(language))
}

fn filled() -> Ledger {
    let policy = read(EXAMPLE).expect("accepted").policy;
    let vocabulary = Vocabulary(&policy);
    let mut ledger = Ledger::default();
    let key = |n| Event { page: 1, n };
    ledger.hold(key(1), &happened("m365-copilot", "diagnosis_term", Action::Justify, "4.2"), vocabulary, NOW);
    let did = Did { outcome: Outcome::Sent, answer: Some("role:supervisor".into()), consent: true };
    ledger.decide(key(1), &did, vocabulary, NOW);
    ledger.hold(key(2), &happened("harbor-chat", "client_number", Action::Redact, "4.2"), vocabulary, NOW);
    ledger.hold(
        key(5),
        &happened("somewhere.example/secret", "gone_detector", Action::Warn, "9.9"),
        vocabulary,
        NOW,
    );
    ledger
}

#[test]
fn every_entry_is_shown_with_what_is_missing_above() {
    insta::assert_debug_snapshot!(seen(&filled(), "en"));
}

#[test]
fn the_page_speaks_spanish() {
    let page = seen(&filled(), "es");
    assert_eq!(
        page.rows[2].cells[4],
        "Enviado tal cual. Consentimiento confirmado. Lo revisa: Mi supervisora o supervisor"
    );
}

#[test]
fn an_empty_ledger_an_unread_one_and_a_policy_without_records_say_so() {
    assert_eq!(seen(&Ledger::default(), "en").nothing.as_deref(), Some("Nothing has been held back yet."));
    let unread = page(&LedgerView::default(), words("en"), office("en"));
    assert!(unread.nothing.is_some_and(|words| words.contains("could not be read")));
    assert!(unread.kept.contains("keeps no records"));
}
