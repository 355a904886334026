use super::{redact, restore};
use crate::detect::{Confidence, Finding, Role};
use crate::detect::{Scanner, definition};
use crate::text::Span;
use std::sync::Arc;

fn person(text: &str, name: &str, nth: usize, role: Option<Role>) -> Finding {
    let (start, _) = text.match_indices(name).nth(nth).unwrap();
    let detector = Arc::clone(definition("person_name").unwrap());
    Finding { detector, span: Span::new(start, start + name.len()), confidence: Confidence::High, role }
}

#[test]
fn a_name_with_and_without_a_role_gets_one_placeholder() {
    let text = "Mara Quill failed. The student, Mara Quill, and Oren Tadesse met. MARA QUILL left.";
    let findings = [
        person(text, "Mara Quill", 0, None),
        person(text, "Mara Quill", 1, Some(Role::Student)),
        person(text, "Oren Tadesse", 0, None),
        person(text, "MARA QUILL", 0, None),
    ];
    let redaction = redact(text, &findings);
    assert_eq!(
        redaction.text,
        "[Student 1] failed. The student, [Student 1], and [Person 1] met. [Student 1] left."
    );
    assert_eq!(restore(&redaction, &redaction.text), text);
}

#[test]
fn the_first_of_two_roles_names_a_person_throughout() {
    let text = "Client Mara Quill; student Mara Quill";
    let findings = [
        person(text, "Mara Quill", 0, Some(Role::Client)),
        person(text, "Mara Quill", 1, Some(Role::Student)),
    ];
    assert_eq!(redact(text, &findings).text, "Client [Client 1]; student [Client 1]");
}

#[test]
fn what_the_scanner_finds_twice_of_one_person_is_one_person() {
    let text = "Student: Maria Lopez\nMaria Lopez has been absent since Monday.";
    let redaction = redact(text, &Scanner::default().scan(text));
    assert!(redaction.text.starts_with("Student: [Student 1]\n[Student 1] has been"), "{}", redaction.text);
}
