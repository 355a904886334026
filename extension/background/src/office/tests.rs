use super::*;
use handrail::policy::{Acknowledged, read};
use handrail::standing::Account;
use handrail_wire::{Coverage, VersionRead};

const EXAMPLE: &str = include_str!("../../../../policies/example.toml");

fn pushed() -> (InForce, Practice) {
    let read = read(EXAMPLE).expect("accepted");
    let in_force = InForce {
        policy: read.policy.narrowed(None, None),
        provenance: Provenance::Managed,
        ..InForce::default()
    };
    (in_force, read.practice)
}

fn page(tool: &str, standing: Standing) -> PageStatus {
    PageStatus {
        tool: tool.into(),
        tool_name: "Microsoft 365 Copilot".into(),
        standing,
        account: Account::Unknown,
        coverage: Coverage::Protected,
        checked: 0,
        held: 0,
    }
}

fn names(notes: &Notes, page: &PageStatus) -> Vec<String> {
    let (in_force, practice) = pushed();
    due(&in_force, &practice, notes, page, 20_000).iter().map(Due::name).collect()
}

#[test]
fn a_lesson_and_settings_are_due_until_they_are_confirmed() {
    let copilot = page("m365-copilot", Standing::Approved);
    let mut notes = Notes::default();
    assert_eq!(names(&notes, &copilot), ["lesson basics 1", "settings m365-copilot 2026.2"]);
    notes.lessons.insert("basics".into(), Acknowledged { version: "1".into(), day: 20_000 });
    assert_eq!(names(&notes, &copilot), ["settings m365-copilot 2026.2"]);
    notes.settings.insert("m365-copilot".into(), Acknowledged { version: "2026.1".into(), day: 20_000 });
    assert_eq!(names(&notes, &copilot).len(), 1, "a new version asks again");
    notes.settings.insert("m365-copilot".into(), Acknowledged { version: "2026.2".into(), day: 20_000 });
    assert!(names(&notes, &copilot).is_empty());
}

#[test]
fn nobody_is_reminded_on_a_tool_that_is_not_approved_or_by_the_built_in_rules() {
    for standing in
        [Standing::Pending, Standing::Unapproved, Standing::Denied, Standing::WrongAccount(Account::Free)]
    {
        assert!(names(&Notes::default(), &page("m365-copilot", standing)).is_empty(), "{standing:?}");
    }
    let (mut in_force, practice) = pushed();
    in_force.provenance = Provenance::Pending;
    let copilot = page("m365-copilot", Standing::Approved);
    assert!(due(&in_force, &practice, &Notes::default(), &copilot, 20_000).is_empty());
}

#[test]
fn a_policy_that_changed_since_it_was_read_is_told_first_with_what_changed() {
    let (in_force, practice) = pushed();
    let old = EXAMPLE.replace("health     = [\"justify\"", "health     = [\"warn\"");
    assert_ne!(old, EXAMPLE);
    let before = VersionRead { hash: "0".into(), text: old, day: 19_000 };
    let notes = Notes { read: Some(before), ..Notes::default() };
    let first = names(&notes, &page("m365-copilot", Standing::Approved)).remove(0);
    assert_eq!(first, format!("changed {}", in_force.policy.hash));
    let policy = |text: &str| read(text).ok().map(|read| read.policy);
    let view = reader(&in_force, &practice, &notes, 20_000, policy);
    let before = view.before.expect("a version was read");
    assert_eq!((before.version.as_str(), before.day), ("2026.2", 19_000));
    let said = |language: &str| {
        before.changes[language].iter().map(|c| format!("{}: {}", c.about, c.what)).collect::<Vec<_>>()
    };
    assert_eq!(said("en"), ["health in approved tools: warn → justify"]);
    assert_eq!(said("es"), ["health en herramientas aprobadas: avisar → justificar"]);
}

#[test]
fn a_reminder_speaks_the_readers_language_and_leads_to_its_place() {
    let (_, practice) = pushed();
    let lesson = &practice.lessons[0];
    let due = Due::Lesson(lesson.id.clone(), lesson.version.clone(), lesson.title.clone());
    let said = due.said("es-MX");
    assert_eq!(said.text, "Hay una lección breve por leer: Antes de preguntar a una herramienta de IA.");
    let plain = |id: &str| id.to_owned();
    assert_eq!(address(&said.door, plain), "policy.html#lesson-basics");
    assert_eq!(address(&Door::Clause("3.4".into()), plain), "policy.html#clause-3.4");
}

#[test]
fn each_day_has_its_tip() {
    let tips = ["one", "two"].map(|tip| Words::from([("en".to_owned(), tip.to_owned())]));
    let practice = Practice { tips: tips.to_vec(), ..Practice::default() };
    let on = |day| tip(&practice, day).get("en").cloned();
    assert_eq!((on(0), on(1), on(2)), (Some("one".into()), Some("two".into()), Some("one".into())));
    assert!(tip(&Practice::default(), 5).is_empty());
}
