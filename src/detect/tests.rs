//! Every detector's file proves itself.

use super::{Role, Scanner};
use crate::policy::Policy;
use crate::roster::{Builder, Key};
use serde::Deserialize;
use std::path::Path;

#[allow(dead_code, reason = "the build step uses the rest")]
#[path = "compile/mask.rs"]
mod mask;

#[path = "tests/coverage.rs"]
mod coverage;
#[path = "tests/drawn.rs"]
mod drawn;

#[derive(Deserialize)]
struct Proof {
    #[serde(rename = "match")]
    matches: Vec<String>,
    no_match: Vec<String>,
}

fn proofs(dir: &Path, found: &mut Vec<(String, Proof)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            proofs(&path, found);
        } else {
            let id = path.file_stem().unwrap().to_str().unwrap().to_string();
            let text = std::fs::read_to_string(&path).unwrap();
            let mut proof: Proof = toml::from_str(&text).unwrap();
            for text in proof.matches.iter_mut().chain(&mut proof.no_match) {
                *text = drawn::fill(text, &id);
            }
            found.push((id, proof));
        }
    }
}

/// What every file below a folder of the project says, by id.
fn proofs_below<T: for<'d> Deserialize<'d>>(dir: &str) -> Vec<(String, T)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let id = path.file_stem().unwrap().to_str().unwrap().to_string();
            found.push((id, toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap()));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
}

fn all_proofs() -> Vec<(String, Proof)> {
    let mut found = Vec::new();
    proofs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/detect/detectors"), &mut found);
    found
}

/// A scanner with the rosters that the proofs of what is found by them speak of.
fn listed() -> Scanner {
    let roster = |role: Role, name: &str, id: &str| {
        let mut builder = Builder::new(role, Key::from([1; 16]));
        builder.name(name).unwrap();
        builder.id(id).unwrap();
        builder.seal(1e-6, true).unwrap()
    };
    let rosters = vec![
        roster(Role::Client, "Mara Quill", "HSF-204518"),
        roster(Role::Student, "Oren Tadesse", "99300417"),
    ];
    let mut policy = Policy { rosters, ..Policy::default() };
    policy.allow.staff.push("Ada Vance".into());
    Scanner::new(&policy)
}

#[test]
fn every_detector_finds_what_its_file_says_and_nothing_that_it_excludes() {
    let (plain, listed) = (Scanner::default(), listed());
    let mut wrong = Vec::new();
    for (id, proof) in all_proofs() {
        let scanner = if id.starts_with("org_") { &listed } else { &plain };
        let spans = |text: &str| {
            let found = scanner.scan(text);
            found
                .iter()
                .filter(|f| f.detector.id == id)
                .map(|f| (f.span.start, f.span.end))
                .collect::<Vec<_>>()
        };
        for marked in &proof.matches {
            let (start, end) = (marked.find('«').unwrap(), marked.find('»').unwrap() - '«'.len_utf8());
            let text = marked.replace(['«', '»'], "");
            if !spans(&text).contains(&(start, end)) {
                let others: Vec<_> = scanner
                    .scan(&text)
                    .iter()
                    .map(|f| format!("{} {:?}", f.detector.id, f.span.of(&text)))
                    .collect();
                wrong.push(format!("{id} misses {marked:?}; found {others:?}"));
            }
        }
        for text in &proof.no_match {
            if !spans(text).is_empty() {
                wrong.push(format!("{id} finds something in {text:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_detector_that_is_left_out_stands_in_no_other_ones_way() {
    let table = [
        ("Her SSN is 536-90-4399.", "us_ssn", "us_ssn"),
        ("Name: Mara Quill, (206) 555-4821", "phone_us", "named_contact"),
        ("SSN 536-90-4399 relapsed", "us_ssn", "sud_part2"),
    ];
    for (text, out, gone) in table {
        let ids = |scanner: Scanner| -> Vec<String> {
            scanner.scan(text).iter().map(|f| f.detector.id.to_string()).collect()
        };
        let all = ids(Scanner::default());
        assert!(all.iter().any(|id| id == out) && all.iter().any(|id| id == gone), "{text}: {all:?}");
        let left = ids(Scanner::default().without_names().without(|d| d.id == out));
        assert!(!left.iter().any(|id| id == out || id == gone), "{text}: {left:?}");
    }
}

#[test]
fn a_value_is_found_as_what_it_is_in_general_where_its_special_kind_is_left_out() {
    let table = [
        ("DOB: 03/14/2012", "dob", "date"),
        ("write to 204518@students.k12.example", "student_email", "email"),
        ("my client, Mara Quill, called", "client_name_ctx", "person_name"),
    ];
    for (text, special, general) in table {
        let ids = |scanner: Scanner| -> Vec<String> {
            scanner.scan(text).iter().map(|f| f.detector.id.to_string()).collect()
        };
        assert!(
            ids(Scanner::default()).contains(&special.to_owned()),
            "{text}: {:?}",
            ids(Scanner::default())
        );
        assert_eq!(ids(Scanner::default().without(|d| d.id == special)), [general], "{text}");
        assert!(ids(Scanner::default().without(|d| d.id == special || d.id == general)).is_empty(), "{text}");
    }
}

#[test]
fn what_is_cut_short_ends_between_characters() {
    let scanner = Scanner::default();
    for lead in [
        "curl -u admin:hunter",
        "password: Tiger4",
        "export API_KEY=k9Zq4",
        "Authorization: Bearer k9Zq4",
        "Cookie: session=k9Zq4",
        "https://mara:k9Zq4",
        "login: mara / pw: Tiger4",
        "address: 12 Alder",
        "My client Mara Quill has dx of x",
    ] {
        for length in (1..40).chain(240..300) {
            let text = format!("{lead}{}z @example.org", "é".repeat(length));
            for finding in scanner.scan(&text) {
                assert!(!finding.span.of(&text).is_empty(), "{} in {lead} and {length}", finding.detector.id);
            }
        }
    }
}
