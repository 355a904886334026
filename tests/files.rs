//! What is read of files that other programs made (`tests/files/make.py`), place by place.
#![allow(clippy::unwrap_used)]

use handrail::document::{Document, Format, Limits, Unread, read};
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;

fn go(_: handrail::document::Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

fn opened(name: &str) -> Result<Document, Unread> {
    read(name, &file(name), &Limits::default(), &mut go)
}

/// A document as text: each line with the place it stands at, then what was not read.
fn shown(name: &str) -> String {
    let document = match opened(name) {
        Ok(document) => document,
        Err(why) => return format!("{}\n", why.say("en")),
    };
    let mut out = format!("{}\n", document.format.say("en"));
    for part in &document.parts {
        let mut at = 0;
        for line in part.text.text().split_inclusive('\n') {
            let place = part.place_at(at).say("en");
            at += line.len();
            let line = line.trim_end_matches(['\r', '\n']).replace('\t', " ⇥ ");
            writeln!(out, "[{place}] {line}").unwrap();
        }
    }
    for omission in &document.unread {
        writeln!(out, "{:?}: [{}] {}", omission.weight, omission.place.say("en"), omission.why.say("en"))
            .unwrap();
    }
    out
}

/// The table of formats as `docs/files.md` shows it.
fn formats() -> String {
    let mut out = String::from("| format | read | not read |\n| --- | --- | --- |\n");
    for format in Format::all() {
        let name = format.say("en");
        let name = name.trim_start_matches("an ").trim_start_matches("a ");
        let endings = format.extensions().join(", ");
        let read = if format.is_read() {
            format.what_is_read().join("; ")
        } else {
            "nothing, and says so".to_owned()
        };
        writeln!(out, "| {name} ({endings}) | {read} | {} |", format.what_is_not().join("; ")).unwrap();
    }
    out.replace(" ()", "")
}

#[test]
fn the_page_about_files_lists_every_format() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/files.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("<!-- formats -->\n").unwrap();
    let (written, after) = rest.split_once("<!-- /formats -->").unwrap();
    if std::env::var_os("HANDRAIL_WRITE").is_some() {
        let page = format!("{before}<!-- formats -->\n{}<!-- /formats -->{after}", formats());
        std::fs::write(&path, page).unwrap();
    } else {
        assert_eq!(written, formats(), "run HANDRAIL_WRITE=1 cargo test --test files");
    }
}

#[test]
fn files_of_many_programs_are_read_place_by_place() {
    let mut names: Vec<String> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "make.py")
        .collect();
    names.sort();
    assert!(names.len() > 40, "{}", names.len());
    for name in names {
        insta::with_settings!({ snapshot_path => "snapshots/files", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.clone(), shown(&name));
        });
    }
}
