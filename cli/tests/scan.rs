//! `handrail scan`, from outside.

mod run;

use run::{file, run};
use std::io::Read;
use std::process::{Command, Stdio};

const NOTE: &str = "Dear team,\nher SSN is 536-90-4399, mail ada@example.net.\n\
                    Decide whether this family qualifies for shelter.\n";

#[test]
fn text_shows_place_detector_and_shape_never_the_value() {
    file("note.txt", NOTE);
    let ran = run(&["scan", "note.txt"], "");
    assert!(!ran.out.contains("536-90") && !ran.out.contains("ada@") && !ran.out.contains('\x1b'));
    insta::assert_snapshot!(ran.shown());
}

#[test]
fn standard_input_is_scanned_when_no_file_is_named() {
    insta::assert_snapshot!(run(&["scan"], NOTE).shown());
}

#[test]
fn a_clean_text_says_nothing_and_ends_with_0() {
    let ran = run(&["scan"], "Write a haiku about autumn.");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn json_is_one_document_for_all_files() {
    file("clean.txt", "Write a haiku about autumn.\n");
    file("note2.txt", NOTE);
    insta::assert_snapshot!(run(&["scan", "clean.txt", "note2.txt", "--format", "json"], "").shown());
}

#[test]
fn json_lines_answer_every_line_in_order_and_stop_at_none() {
    let input: &[u8] = b"{\"id\":1,\"text\":\"SSN 536-90-4399\"}\n\
        {\"id\":\"two\",\"text\":\"Write a haiku.\"}\n\
        {\"id\":3,\"text\":\"SSN 536-9\n\
        \n\
        {\"id\":5}\n\
        {\"id\":6,\"text\":7}\n\
        not json SSN 536-90-4399\n\
        {\"id\":8,\"text\":\"\xff\"}\n\
        {\"id\":9,\"text\":\"\"}\r\n\
        {\"text\":\"I want to die.\",\"id\":[10]}";
    let ran = run(&["scan", "--format", "jsonl"], input);
    assert_eq!(ran.out.lines().count(), 10);
    assert!(!ran.out.contains("536-9"));
    insta::assert_snapshot!(ran.shown());
}

#[test]
fn offsets_land_exactly_in_every_unit() {
    let value = "536-90-4399";
    let texts = [
        format!("SSN {value}"),
        format!("👩‍👩‍👧 SSN {value}"),
        format!("line\r\nSSN {value}\r\n"),
        format!("رقم الضمان SSN {value}"),
        format!("Jose\u{301}\u{302} e\u{301} SSN {value}"),
        format!("\u{feff}𝕊𝕊 ñ SSN {value} 😀"),
    ];
    for text in &texts {
        let line = serde_json::json!({ "id": 0, "text": text }).to_string();
        for unit in ["bytes", "chars", "utf16"] {
            let ran = run(&["scan", "--format", "jsonl", "--offsets", unit], line.as_str());
            let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            let findings = answer["findings"].as_array().unwrap();
            let found = findings.iter().find(|f| f["kind"] == "ssn").unwrap_or_else(|| panic!("{text}"));
            let at = |end: &str| usize::try_from(found[end].as_u64().unwrap()).unwrap();
            let cut = match unit {
                "bytes" => text[at("start")..at("end")].to_owned(),
                "chars" => text.chars().skip(at("start")).take(at("end") - at("start")).collect(),
                _ => {
                    let units: Vec<u16> = text.encode_utf16().collect();
                    String::from_utf16(&units[at("start")..at("end")]).unwrap()
                }
            };
            assert_eq!(cut, value, "{unit} in {text:?}");
        }
    }
}

#[test]
fn what_is_left_out_is_not_found() {
    let ran = run(&["scan", "--without", "us_ssn", "--without", "email", "--without", "auto_decision"], NOTE);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    insta::assert_snapshot!(run(&["scan", "--without", "ssn"], NOTE).shown());
}

#[test]
fn a_policys_own_detectors_and_allow_list_count() {
    file(
        "own.toml",
        "schema = 1\n[policy]\ntitle = \"AI Use Policy\"\nversion = \"1\"\n[organisation]\nname = \"Example Family Services\"\n[allow]\ndomains = [\"example.net\"]\n\
         [[detector]]\nid = \"client_number\"\nname = \"Client number\"\nclass = \"contact\"\n\
         pattern = 'EFS-\\d{6}'\nmatch = [\"EFS-204518\"]\nno_match = [\"EFS-2024\"]\n",
    );
    let ran = run(&["scan", "--policy", "own.toml"], "EFS-204518, ada@example.net");
    insta::assert_snapshot!(ran.shown());
}

#[test]
fn an_unreadable_file_is_reported_and_the_rest_is_scanned() {
    file("note3.txt", NOTE);
    file("data.bin", b"\x00\x01\x02\x03");
    file("locked.pdf", include_bytes!("../../tests/files/encrypted.pdf"));
    let ran = run(&["scan", "missing.txt", "data.bin", "locked.pdf", ".", "note3.txt"], "");
    insta::assert_snapshot!(ran.shown());
}

#[test]
fn text_in_older_encodings_is_read() {
    file("latin.txt", b"Jos\xe9's SSN is 536-90-4399");
    let wide: Vec<u8> = "\u{feff}SSN 536-90-4399".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file("utf16.txt", wide);
    let ran = run(&["scan", "latin.txt", "utf16.txt", "--without", "names"], "");
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let places: Vec<&str> = ran.out.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["latin.txt:1:15", "utf16.txt:1:5"], "{}", ran.out);
}

#[test]
fn findings_in_documents_have_places_that_a_person_finds() {
    file("students.xlsx", include_bytes!("../../tests/files/openpyxl.xlsx"));
    file("intake.zip", include_bytes!("../../tests/files/intake.zip"));
    let ran = run(&["scan", "students.xlsx", "intake.zip"], "");
    assert!(!ran.out.contains("536-90") && !ran.out.contains("Quill"), "{}", ran.out);
    insta::assert_snapshot!(ran.shown());
}

#[test]
fn json_tells_the_place_of_each_finding_and_what_was_not_read() {
    file("mixed.zip", include_bytes!("../../tests/files/encrypted.zip"));
    let ran = run(&["scan", "mixed.zip", "--format", "json"], "");
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let file = &answer["files"][0];
    let findings = file["findings"].as_array().unwrap();
    let places: Vec<_> = findings.iter().filter(|f| f["kind"] == "ssn").map(|f| &f["place"]).collect();
    for place in ["in cases/mail.eml", "in cases/mail.eml, in students.xlsx, sheet Students, row 2"] {
        assert!(places.iter().any(|at| *at == place), "{place}: {places:?}");
    }
    let unread: Vec<_> =
        file["unread"].as_array().unwrap().iter().map(|u| (&u["place"], &u["why"])).collect();
    let wanted = [("in cases/python-docx.docx", "encrypted"), ("in cases/plain.jpg", "picture")];
    assert!(unread.iter().zip(wanted).all(|(u, w)| u.0 == w.0 && u.1 == w.1), "{unread:?}");
    assert_eq!((ran.code, unread.len()), (2, 2));
}

#[test]
fn a_folder_is_scanned_file_by_file_and_what_is_no_text_is_told_and_passed_over() {
    for folder in ["folder/inner", "folder/.hidden"] {
        std::fs::create_dir_all(format!("{}/{folder}", env!("CARGO_TARGET_TMPDIR"))).unwrap();
    }
    file("folder/b.txt", NOTE);
    file("folder/a.pdf", b"%PDF-1.7\n\xe2\xe3\0");
    file("folder/inner/c.txt", "SSN 536-90-4399");
    file("folder/.hidden/d.txt", "SSN 536-90-4399");
    insta::assert_snapshot!(run(&["scan", "--recursive", "folder"], "").shown());
    let named = run(&["scan", "folder/a.pdf"], "");
    assert_eq!(named.code, 2);
}

#[test]
fn values_are_printed_only_where_they_are_asked_for() {
    let ran = run(&["scan", "--show-values"], NOTE);
    assert!(ran.out.contains(": 536-90-4399\n"), "{}", ran.out);
    let line = serde_json::json!({ "text": NOTE }).to_string();
    let ran = run(&["scan", "--format", "jsonl", "--show-values"], line.as_str());
    assert!(ran.out.contains("\"value\":\"536-90-4399\""), "{}", ran.out);
    assert!(!run(&["scan", "--format", "jsonl"], line).out.contains("value"));
}

#[test]
fn one_line_of_a_megabyte_with_thousands_of_findings_takes_seconds_not_minutes() {
    file("line.txt", "SSN 536-90-4399, ".repeat(10_000));
    let ran = run(&["scan", "line.txt", "--without", "names"], "");
    assert_eq!((ran.code, ran.out.lines().count()), (1, 10_000));
    let last = ran.out.lines().last().unwrap_or_default();
    assert!(last.starts_with("line.txt:1:169988:"), "{last}");
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &["scan", "--format", "xml"][..],
        &["scan", "--offsets", "words"],
        &["scan", "--policy", "missing.toml"],
        &["scan", "--frobnicate"],
        &["frobnicate"],
        &[],
    ] {
        assert_eq!(run(arguments, "").code, 2, "{arguments:?}");
    }
}

#[test]
fn help_has_examples_everywhere() {
    for command in [
        &[][..],
        &["scan"],
        &["judge"],
        &["catalog"],
        &["detectors"],
        &["roster", "build"],
        &["policy", "check"],
    ] {
        let ran = run(&[command, &["--help"]].concat(), "");
        assert_eq!(ran.code, 0, "{command:?}");
        assert!(ran.out.contains("Examples:") && ran.out.contains("Exit codes:"), "{command:?}: {}", ran.out);
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    file("long.txt", "SSN 536-90-4399\n".repeat(20_000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_handrail"))
        .args(["scan", "long.txt"])
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 8];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(&first, b"long.txt");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
