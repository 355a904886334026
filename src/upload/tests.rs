use super::*;
use crate::action::Action;
use crate::detect::Scanner;
use crate::document::Limits;
use crate::guidance::{Choice, NoticeView};
use crate::policy::Policy;
use crate::standing::{Account, Standing};
use crate::verdict::Visit;
use std::ops::ControlFlow;

const SSN: &[u8] = b"Dear team,\nher SSN is 536-80-4398.\n";

fn judged(policy: &Policy, files: &[(&str, &[u8])]) -> Vec<Judged> {
    let visit = policy.visit("chatgpt.com", None, "/", Account::Unknown);
    let scanner = Scanner::new(policy);
    let bench = Bench { policy, visit: &visit, scanner: &scanner, limits: Limits::default() };
    files.iter().map(|(name, bytes)| judge(&bench, name, bytes, &mut |_| ControlFlow::Continue(()))).collect()
}

fn shown(policy: &Policy, files: &[Judged], language: &str) -> NoticeView {
    let visit = Visit { rule: None, standing: Standing::Unapproved };
    files_notice(&FilesOccasion { policy, visit: &visit, tool: "ChatGPT", files, language })
}

fn text(view: &NoticeView) -> String {
    let mut out = format!("{}\n{}\n", view.title, view.subtitle);
    for item in &view.items {
        out += &format!("- {} | {} | {}\n", item.what, item.place, item.why);
    }
    for choice in &view.choices {
        out += &format!("[{:?} {:?}] {}\n", choice.emphasis, choice.choice, choice.label);
    }
    out
}

fn in_both(policy: &Policy, files: &[Judged]) -> String {
    ["en", "es"].map(|language| text(&shown(policy, files, language))).join("\n")
}

#[test]
fn a_clean_file_interrupts_nobody() {
    let files = judged(&Policy::built_in(), &[("menu.txt", b"Soup on Monday, rice on Tuesday.\n")]);
    assert_eq!(files[0].action, Action::Allow);
    assert!(files[0].copy.is_none() && !files[0].is_unread());
}

#[test]
fn a_number_in_a_text_file_is_named_with_its_line_and_a_copy_is_offered() {
    let policy = Policy::built_in();
    let files = judged(&policy, &[("note.txt", SSN), ("menu.txt", b"Soup on Monday.")]);
    let copy = files[0].copy.as_deref();
    assert_eq!(copy, Some("Dear team,\nher SSN is [SSN 1].\n"));
    insta::assert_snapshot!(in_both(&policy, &files));
}

#[test]
fn what_cannot_be_read_gets_the_policys_rule_and_says_why() {
    let policy = Policy::built_in();
    let unread = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document";
    let files = judged(&policy, &[("letter.doc", unread)]);
    assert_eq!(files[0].action, policy.unchecked);
    assert!(files[0].is_unread() && files[0].copy.is_none());
    insta::assert_snapshot!(in_both(&policy, &files));
}

#[test]
fn a_picture_has_a_rule_of_its_own() {
    let mut policy =
        Policy { pictures: Some(Action::Inform), unchecked: Action::Block, ..Policy::built_in() };
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let files = judged(&policy, &[("screen.png", png)]);
    assert_eq!(files[0].action, Action::Inform, "{:?}", files[0]);
    let told = files_told(&files, "en").unwrap_or_default();
    assert!(told.contains("screen.png") && told.contains("picture"), "{told}");
    policy.pictures = None;
    let files = judged(&policy, &[("screen.png", png)]);
    assert_eq!(files[0].action, Action::Block);
    assert_eq!(files_told(&files, "en"), None, "a file that is held was not attached");
}

#[test]
fn several_files_share_one_notice_and_the_strictest_decides() {
    let policy = Policy { unchecked: Action::Justify, ..Policy::built_in() };
    let unread = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document";
    let files = judged(&policy, &[("note.txt", SSN), ("letter.doc", unread), ("menu.txt", b"Soup.")]);
    insta::assert_snapshot!(in_both(&policy, &files));
}

#[test]
fn a_blocked_file_has_no_way_through_and_no_copy() {
    let mut policy = Policy::built_in();
    policy.matrix.insert("government-id".into(), [Action::Block; 5]);
    let files = judged(&policy, &[("note.txt", SSN)]);
    assert_eq!((files[0].action, files[0].copy.as_deref()), (Action::Block, None));
    let view = shown(&policy, &files, "en");
    let through = |choice| matches!(choice, Choice::SendAnyway | Choice::SendWithReason | Choice::Replace);
    assert!(!view.choices.iter().any(|c| through(c.choice)));
}

#[test]
fn a_value_never_stands_in_the_notice() {
    let policy = Policy::built_in();
    let files = judged(&policy, &[("note.txt", SSN)]);
    assert!(!in_both(&policy, &files).contains("536-80"));
    assert!(!format!("{:?}", files[0].matters).contains("536-80"));
}

#[test]
fn a_copy_keeps_its_extension() {
    let table = [
        ("notes.txt", "notes (placeholders).txt"),
        ("a.b.csv", "a.b (placeholders).csv"),
        (".env", ".env (placeholders)"),
        ("README", "README (placeholders)"),
    ];
    for (name, copy) in table {
        assert_eq!(copy_name(name, "en"), copy);
    }
}

#[test]
fn every_file_is_named_before_any_is_told_at_length() {
    let policy = Policy::built_in();
    let long = b"SSN 536-80-4398, card 4111 1111 1111 1111, IBAN DE89370400440532013000\n\
        password: Tr0ub4dor&3xy, mail ana.quill@example.net, passport A12345678, DOB 3/4/2011, MRN 4471902\n";
    let unread = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document";
    let files = judged(&policy, &[("long.txt", long), ("a.doc", unread), ("b.doc", unread)]);
    let view = shown(&policy, &files, "en");
    for name in ["long.txt", "a.doc", "b.doc"] {
        let named = |item: &&crate::guidance::ItemView| item.place.starts_with(name);
        assert!(view.items.iter().take(3).any(|item| named(&item)), "{name}: {:?}", view.items);
    }
}

#[test]
fn a_name_that_tells_as_much_as_the_text_gets_no_copy_under_it() {
    let policy = Policy::built_in();
    let files = judged(&policy, &[("SSN 536-80-4398.txt", SSN)]);
    assert!(files[0].interrupts() && files[0].copy.is_none(), "{:?}", files[0].matters);
}
