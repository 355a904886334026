use super::{Document, Format, Limits, Progress, Unread, Weight, read};
use std::io::Write;
use std::ops::ControlFlow;

fn go(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn opened(name: &str, bytes: &[u8]) -> Result<Document, Unread> {
    read(name, bytes, &Limits::default(), &mut go)
}

/// A zip archive of packed members.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    for (name, data) in members {
        let file = archive.new_file(*name).compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().unwrap();
        let packer = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::best());
        let mut writer = config.wrap(packer);
        writer.write_all(data).unwrap();
        let (packer, descriptor) = writer.finish().unwrap();
        packer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

fn unread(document: &Document) -> Vec<(Unread, String)> {
    document.unread.iter().map(|omission| (omission.why, omission.place.say("en"))).collect()
}

#[test]
fn text_knows_the_line_of_each_byte() {
    let read = opened("notes.txt", b"Dear Mara,\nher number\n").unwrap();
    let part = &read.parts[0];
    assert_eq!(part.text.text(), "Dear Mara,\nher number\n");
    assert_eq!(part.place_at(10).say("en"), "line 1");
    assert_eq!(part.place_at(11).say("es"), "línea 2");
    assert_eq!(read.weight(), None);
}

#[test]
fn a_files_own_name_is_read_as_words() {
    let read = opened("folder/Quill_Mara_IEP.txt", b"x").unwrap();
    let names = read.parts.last().unwrap();
    assert_eq!((names.text.text(), names.place().say("en").as_str()), ("Quill Mara IEP.txt", "file name"));
}

#[test]
fn a_caller_can_break_off() {
    let stop = |_: Progress| ControlFlow::Break(());
    assert_eq!(read("a.txt", b"text", &Limits::default(), &mut { stop }).unwrap_err(), Unread::Cancelled);
}

#[test]
fn progress_never_goes_back_and_stays_within_the_file() {
    let text = "word ".repeat(200_000);
    let archive = zip(&[("a.txt", text.as_bytes()), ("b/c.txt", text.as_bytes())]);
    let mut last = 0;
    let mut told = 0;
    let _read = read("a.zip", &archive, &Limits::default(), &mut |progress| {
        assert!(last <= progress.done && progress.done <= progress.total, "{last} {progress:?}");
        (last, told) = (progress.done, told + 1);
        ControlFlow::Continue(())
    });
    assert!(told > 4, "{told}");
}

#[test]
fn a_file_is_told_by_its_content_whatever_its_name() {
    let table: [(&str, &[u8], Result<Format, Unread>); 16] = [
        ("notes.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Err(Unread::Picture)),
        ("picture.png", b"just words", Ok(Format::Text)),
        ("notes.txt", b"{\\rtf1 words}", Ok(Format::Rtf)),
        ("notes.txt", b"<!DOCTYPE html><p>words", Ok(Format::Html)),
        ("code.html", b"no markup at all", Ok(Format::Text)),
        ("a.md", b"<b>Markdown</b> may begin so", Ok(Format::Text)),
        ("a.csv", b"Name,SSN\nMara,1\n", Ok(Format::Csv)),
        ("a.txt", b"Subject: hello\nto whom: it may concern\n\nwords", Ok(Format::Text)),
        ("a.eml", b"From: a@example.org\nSubject: hello\n\nwords", Ok(Format::Eml)),
        ("a.txt", b"Received: by x\nFrom: a@example.org\nSubject: hello\n\nwords", Ok(Format::Eml)),
        ("a.txt", b"From here on, nothing is certain.\n", Ok(Format::Text)),
        ("a.docx", b"7z\xbc\xaf\x27\x1c\0\x04", Err(Unread::Unsupported(Format::Sevenzip))),
        ("a.txt", b"MZ is how this note begins", Ok(Format::Text)),
        ("a.txt", b"MZ\x90\0\x03\0\0\0", Err(Unread::Unsupported(Format::Program))),
        ("a.pdf", b"%PDF-1.7 and nothing else", Err(Unread::Damaged)),
        ("a.bin", b"\x01\x02\x03\x04\x05", Err(Unread::Unknown)),
    ];
    for (name, bytes, format) in table {
        assert_eq!(opened(name, bytes).map(|read| read.format), format, "{name}: {bytes:?}");
    }
}

#[test]
fn one_member_that_cannot_be_read_keeps_nobody_from_reading_the_others() {
    let archive = zip(&[("a.7z", b"7z\xbc\xaf\x27\x1c"), ("b.txt", b"words"), ("c.pdf", b"%PDF-1.4 \xff\0")]);
    let read = opened("mixed.zip", &archive).unwrap();
    assert!(read.parts.iter().any(|part| part.text.text() == "words"));
    let wanted = [
        (Unread::Unsupported(Format::Sevenzip), "in a.7z".to_owned()),
        (Unread::Damaged, "in c.pdf".to_owned()),
    ];
    assert_eq!(unread(&read), wanted);
    assert_eq!(read.weight(), Some(Weight::Unchecked));
}

#[test]
fn a_bomb_is_left_alone_and_told() {
    let zeros = vec![b'0'; 64 << 20];
    let archive = zip(&[("bomb.txt", &zeros), ("note.txt", b"words")]);
    assert!(archive.len() < 100 << 10, "{}", archive.len());
    let read = opened("bomb.zip", &archive).unwrap();
    assert_eq!(unread(&read), [(Unread::Bomb, "in bomb.txt".to_owned())]);
    assert!(read.parts.iter().any(|part| part.text.text() == "words"));
}

#[test]
fn limits_hold_whatever_a_file_says() {
    let words = "words ".repeat(1000);
    let small = Limits { unpacked: 10_000, ..Limits::default() };
    let archive = zip(&[("a.txt", words.as_bytes()), ("b.txt", words.as_bytes())]);
    let read_with = |limits: Limits, bytes: &[u8]| super::read("a.zip", bytes, &limits, &mut go);
    let partly = read_with(small, &archive).unwrap();
    assert_eq!(unread(&partly), [(Unread::TooLarge, String::new())]);
    let text = Limits { text: 100, ..Limits::default() };
    assert_eq!(read_with(text, words.as_bytes()).unwrap_err(), Unread::TooLarge);
    let file = Limits { file: 100, ..Limits::default() };
    assert_eq!(read_with(file, &archive).unwrap_err(), Unread::TooLarge);
    let members = Limits { members: 1, ..Limits::default() };
    assert_eq!(read_with(members, &archive).unwrap_err(), Unread::TooMany);
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut archive = zip(&[("note.txt", b"deep words")]);
    for _ in 0..6 {
        archive = zip(&[("inner.zip", &archive)]);
    }
    let read = opened("outer.zip", &archive).unwrap();
    assert!(!read.parts.iter().any(|part| part.text.text() == "deep words"));
    assert_eq!(unread(&read).iter().map(|(why, _)| *why).collect::<Vec<_>>(), [Unread::TooDeep]);
}

#[test]
fn every_reason_and_format_has_words_in_every_language() {
    let reasons = [
        Unread::Encrypted,
        Unread::Damaged,
        Unread::Unknown,
        Unread::Picture,
        Unread::PictureOfPage,
        Unread::Illegible,
        Unread::Layers,
        Unread::Macros,
        Unread::Object,
        Unread::TooLarge,
        Unread::Bomb,
        Unread::Packing,
        Unread::TooMany,
        Unread::TooDeep,
        Unread::Cancelled,
    ];
    for language in ["en", "es"] {
        for why in reasons {
            assert!(why.say(language).ends_with('.'), "{language}: {why:?}");
        }
        for format in Format::all() {
            assert_ne!(format.say(language), format.id(), "{language}");
            let why = Unread::Unsupported(format).say(language);
            assert!(why.contains(&format.say(language)), "{why}");
        }
    }
}

mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    /// Beginnings that lead to each reader.
    const BEGINNINGS: [&[u8]; 14] = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"{\\rtf1\\ansi ",
        b"<!doctype html>",
        b"From a@b Mon Jan  5 10:00:00 2026\n",
        b"MIME-Version: 1.0\nFrom: a@b\n",
        b"\x1f\x8b\x08",
        b"\xff\xd8\xff\xe1",
        b"\x89PNG\r\n\x1a\n",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x18ftypheic",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<?xml version=\"1.0\"?><office:document>",
    ];

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            begin in 0..BEGINNINGS.len(), rest in proptest::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,4}\\.[a-z]{3}",
        ) {
            let bytes = [BEGINNINGS[begin], &rest].concat();
            if let Ok(document) = opened(&name, &bytes) {
                for part in &document.parts {
                    let text = part.text.text();
                    prop_assert!(!text.trim().is_empty());
                    let _ = part.place_at(text.len()).say("en");
                }
            }
        }

        #[test]
        fn any_member_of_an_office_document_is_read_or_refused(
            part in prop::sample::select(vec![
                "word/document.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                "xl/styles.xml", "ppt/slides/slide1.xml", "content.xml", "docProps/core.xml", "_rels/.rels",
            ]),
            xml in "(<(w:p|w:tbl|w:tc|w:tr|w:t|row|c r=\"[A-Z]{1,4}[0-9]{1,3}\" t=\"s\"|v|table:table-cell)>|</(w:p|w:tc|row|c|v)>|[a-z0-9&;]{0,6}){0,40}",
        ) {
            let bytes = zip(&[("[Content_Types].xml", b"<Types/>"), (part, xml.as_bytes())]);
            let _ = opened("a.zip", &bytes);
        }
    }
}
