use crate::detect::{Confidence, Role, Scanner};
use crate::policy::Policy;
use crate::roster::{Builder, Key, Sealed};

fn sealed(role: Role, names: &[&str], ids: &[&str]) -> Sealed {
    let mut builder = Builder::new(role, Key::from([role as u8 + 1; 16]));
    names.iter().for_each(|name| builder.name(name).expect("a name"));
    ids.iter().for_each(|id| builder.id(id).expect("an id"));
    builder.seal(1e-6, true).expect("not full")
}

fn scanner(rosters: Vec<Sealed>, staff: &[&str]) -> Scanner {
    let mut policy = Policy { rosters, ..Policy::default() };
    policy.allow.staff = staff.iter().map(|name| (*name).to_owned()).collect();
    Scanner::new(&policy)
}

fn found<'t>(scanner: &Scanner, text: &'t str) -> Vec<(String, &'t str, Confidence, Option<Role>)> {
    let found = scanner.scan(text);
    found.iter().map(|f| (f.detector.id.to_string(), f.span.of(text), f.confidence, f.role)).collect()
}

#[test]
fn somebody_on_a_roster_is_found_once_and_with_their_role() {
    let scanner = scanner(
        vec![
            sealed(Role::Client, &["Mara Quill"], &["HSF-204518"]),
            sealed(Role::Student, &["Oren Tadesse"], &["99300417"]),
        ],
        &[],
    );
    let client = Some(Role::Client);
    let table = [
        (
            "a story about Mara Quill, a fictional character",
            ("org_roster_client", "Mara Quill", Confidence::High, client),
        ),
        ("Lunch with Mara Quill", ("org_roster_client", "Mara Quill", Confidence::High, client)),
        ("lunch with mara quill", ("org_roster_client", "mara quill", Confidence::Medium, client)),
        ("my student, Mara Quill", ("org_roster_client", "Mara Quill", Confidence::High, client)),
        ("Quill, Mara", ("org_roster_client", "Quill, Mara", Confidence::High, client)),
        (
            "grades of Oren Tadesse",
            ("org_roster_student", "Oren Tadesse", Confidence::High, Some(Role::Student)),
        ),
        ("open HSF-204518 now", ("org_roster_client_id", "HSF-204518", Confidence::High, None)),
        ("badge 99300417", ("org_roster_student_id", "99300417", Confidence::High, None)),
    ];
    for (text, (id, value, confidence, role)) in table {
        assert_eq!(found(&scanner, text), [(id.to_owned(), value, confidence, role)], "{text}");
    }
}

#[test]
fn somebody_on_a_roster_combines_as_any_client_does() {
    let scanner = scanner(vec![sealed(Role::Client, &["Mara Quill"], &["HSF-204518"])], &[]).without_names();
    let ids = |text| found(&scanner, text).into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
    assert_eq!(ids("mara quill relapsed on Tuesday"), ["org_roster_client", "sud_part2"]);
    assert_eq!(ids("HSF-204518 relapsed on Tuesday"), ["org_roster_client_id", "sud_part2"]);
    assert!(ids("mara quill, (206) 555-4821").contains(&"named_contact".to_owned()));
}

#[test]
fn staff_are_never_clients_and_nothing_is_about_them() {
    let scanner = scanner(vec![sealed(Role::Staff, &["Oren Tadesse"], &[])], &["Mara Quill"]);
    for text in ["my client, Mara Quill, called", "Client: Mara Quill", "Ask Mara Quill", "ask Oren Tadesse"]
    {
        let found = found(&scanner, text);
        assert!(found.iter().all(|f| f.0 == "org_staff" && f.3 == Some(Role::Staff)), "{text}: {found:?}");
        assert!(scanner.scan(text).iter().all(|f| !f.severity().interrupts()), "{text}");
    }
    for text in ["Mara Quill relapsed on Tuesday", "Mara Quill, (206) 555-4821"] {
        assert!(
            scanner.scan(text).iter().all(|f| !f.severity().interrupts()),
            "{text}: {:?}",
            found(&scanner, text)
        );
    }
    let other = found(&scanner, "my client, Mara Tadesse, called");
    assert_eq!(other[0].0, "client_name_ctx");
}

#[test]
fn who_is_served_and_on_the_staff_is_served() {
    let scanner = scanner(vec![sealed(Role::Client, &["Mara Quill"], &[])], &["Mara Quill"]);
    assert_eq!(found(&scanner, "my client, Mara Quill, called")[0].0, "org_roster_client");
}

#[test]
fn a_disguised_name_is_found_too() {
    let scanner = scanner(vec![sealed(Role::Client, &["Mara Quill"], &[])], &[]).without_names();
    let text = "Ask M\u{200b}ara Quill.";
    assert_eq!(found(&scanner, text)[0].1, "M\u{200b}ara Quill");
}
