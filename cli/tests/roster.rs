//! `handrail roster build`, from outside.
#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test needs and cannot have ends it")]

mod run;

use run::{file, run};

const POLICY: &str = "schema = 1\n[policy]\ntitle = \"AI Use Policy\"\nversion = \"1\"\n\
                      [organisation]\nname = \"Example Family Services\"\n";

fn folder(name: &str) -> String {
    std::fs::read_to_string(format!("{}/{name}", env!("CARGO_TARGET_TMPDIR")))
        .unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The errors of a run, without the sizes, which the key makes differ.
fn told(err: &str) -> String {
    err.lines().filter(|l| !l.contains(" bytes ")).map(|l| format!("{l}\n")).collect()
}

#[test]
fn a_list_becomes_a_roster_that_finds_its_people_and_holds_none_of_their_names() {
    file(
        "clients.csv",
        "First Name,Last Name,DOB,Client ID\nMara,Quill,1990-01-02,HSF-204518\nOren,\"Tadesse\",,\n",
    );
    let ran = run(&["roster", "build", "clients.csv", "--out", "clients.roster.toml"], "");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    insta::assert_snapshot!(told(&ran.err));
    let roster = folder("clients.roster.toml");
    assert!(!roster.to_lowercase().contains("quill") && roster.contains("[[roster]]"), "{roster}");
    file("with_roster.toml", format!("{POLICY}{roster}"));
    let check = run(&["policy", "check", "with_roster.toml"], "");
    assert_eq!(check.code, 0, "{}", check.out);
    assert!(
        check.out.contains("roster of role client: 2 people, one of 1048576 others mistaken"),
        "{}",
        check.out
    );
    let found = run(&["scan", "--policy", "with_roster.toml"], "mara quill and Tadesse, Oren: hsf-204518");
    insta::assert_snapshot!(found.shown());
    let why = run(&["scan", "--explain", "--policy", "with_roster.toml"], "lunch with Mara Quill");
    assert!(why.out.contains("the organisation's own roster"), "{}", why.out);
}

#[test]
fn every_row_that_is_left_out_is_told_by_its_line_without_its_words() {
    file(
        "rough.csv",
        "name;id\nMara Quill;HSF-204518\nMara;\nOren Tadesse;2044\nQuill, Oren\n;\n\"x\ny\";12\n",
    );
    let ran = run(&["roster", "build", "rough.csv", "--role", "student"], "");
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("2 students, "), "{}", ran.out);
    insta::assert_snapshot!(told(&ran.err));
}

#[test]
fn a_list_without_anybody_builds_nothing() {
    for (list, why) in [
        ("", "the list is empty"),
        ("dob,grade\n1,2\n", "no column of names or ids"),
        ("name\nMara\n", "nobody on the list"),
        ("name\n\"Mara Quill\n", ":2: a quote is opened and not closed"),
    ] {
        let ran = run(&["roster", "build", "-"], list);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{list}");
        assert!(ran.err.contains(why), "{list}: {}", ran.err);
    }
    assert_eq!(run(&["roster", "build", "-", "--false-positives", "0.5"], "name\nMara Quill\n").code, 2);
}

#[test]
fn a_key_of_its_own_is_made_kept_and_needed() {
    let _ = std::fs::remove_file(format!("{}/apart.key", env!("CARGO_TARGET_TMPDIR")));
    let build = || run(&["roster", "build", "-", "--key", "apart.key"], "name\nMara Quill\n").out;
    let (first, again) = (build(), build());
    let data = |out: &str| out.lines().find(|l| l.starts_with("data")).map(str::to_owned);
    assert_eq!(data(&first), data(&again));
    file("keyless.toml", format!("{POLICY}{first}"));
    let check = run(&["policy", "check", "keyless.toml"], "");
    assert_eq!(check.code, 1);
    assert!(check.out.contains("key that is kept apart"), "{}", check.out);
    file("keyed.toml", format!("{POLICY}{first}key = \"{}\"\n", folder("apart.key").trim()));
    assert_eq!(run(&["scan", "--policy", "keyed.toml"], "ask mara quill").code, 1);
    file("no.key", "not a key");
    assert_eq!(run(&["roster", "build", "-", "--key", "no.key"], "name\nMara Quill\n").code, 2);
}

#[test]
fn staff_are_never_clients() {
    let roster = run(&["roster", "build", "-", "--role", "staff"], "name\nMara Quill\n").out;
    file("staff.toml", format!("{POLICY}[allow]\nstaff = [\"Oren Tadesse\"]\n{roster}"));
    let ran = run(&["scan", "--policy", "staff.toml"], "My client, Mara Quill, met Oren Tadesse.");
    insta::assert_snapshot!(ran.shown());
}
