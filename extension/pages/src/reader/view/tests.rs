use super::*;
use handrail::guidance::office::office;
use handrail::policy::{Acknowledged, changes, read};
use handrail_wire::{InForce, ReadBefore};

const EXAMPLE: &str = include_str!("../../../../../policies/example.toml");

fn view() -> ReaderView {
    let read = read(EXAMPLE).expect("accepted");
    let in_force = InForce { policy: read.policy, provenance: Provenance::Managed, ..InForce::default() };
    ReaderView { in_force, practice: read.practice, today: 20_500, ..ReaderView::default() }
}

#[test]
fn the_whole_policy_is_there_to_read() {
    insta::assert_debug_snapshot!(page(&view(), office("en")));
}

#[test]
fn what_changed_is_told_in_the_readers_language_and_without_what_is_for_it_staff() {
    let mut view = view();
    let old = EXAMPLE
        .replace("id = \"deepseek\"\nstatus = \"denied\"", "id = \"deepseek\"\nstatus = \"pending\"")
        .replace("[moments]\n", "[moments]\n# shown otherwise\n")
        .replace("title = { en = \"Fair use\"", "title = { en = \"Just use\"")
        .replace("any = \"5.1\"", "any = \"3.1\"");
    let old = read(&old).expect("accepted").policy;
    let all = ["en", "es"].map(|l| (l.to_owned(), changes(&old, &view.in_force.policy, office(l))));
    view.before = Some(ReadBefore { version: "2026.1".into(), day: 20_000, changes: all.into() });
    let changed = page(&view, office("es")).changed.expect("a policy of the organization's own");
    assert!(changed.unread && changed.lead.contains("2026.1") && changed.lead.contains("2024-10-04"));
    let said: Vec<String> = changed.groups.into_iter().flat_map(|(_, changes)| changes).collect();
    assert_eq!(said, ["DeepSeek: en revisión → no permitida", "cláusula 5.1: con otras palabras"]);
}

#[test]
fn what_was_confirmed_says_when_and_until_when() {
    let mut view = view();
    view.lessons.insert("basics".into(), Acknowledged { version: "1".into(), day: 20_499 });
    view.settings.insert("m365-copilot".into(), Acknowledged { version: "2026.2".into(), day: 20_499 });
    let page = page(&view, office("en"));
    assert!(!page.lessons[0].due);
    assert_eq!(page.lessons[0].state, "Confirmed on 2026-02-15, counts through 2027-02-14");
    assert_eq!(page.settings[0].done.as_deref(), Some("Done on 2026-02-15"));
}

#[test]
fn a_search_needs_every_word_and_no_accents() {
    let page = page(&view(), office("es"));
    let found = |wanted: &str| {
        let wanted = plain(wanted);
        page.clauses.iter().filter(|c| matches(&c.plain, &wanted)).map(|c| c.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(found("NUMEROS fuera"), ["4.2"]);
    assert_eq!(found("4.3"), ["4.3"]);
    assert_eq!(found("").len(), page.clauses.len());
    assert!(found("zebra").is_empty());
}

#[test]
fn without_a_policy_the_built_in_rules_are_said_to_be_that() {
    let in_force = InForce { policy: Policy::built_in(), ..InForce::default() };
    let page = page(&ReaderView { in_force, ..ReaderView::default() }, office("en"));
    assert!(
        page.facts[0].contains("Handrail’s own rules") && page.changed.is_none() && !page.clauses.is_empty()
    );
}
