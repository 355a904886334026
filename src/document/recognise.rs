//! What a file is: by its content, and where content leaves a choice, by its name.

use super::encoding;
use super::format::Format;
use super::zip::Archive;

/// How much of a text is looked at, in bytes.
const HEAD: usize = 4096;

/// The format of a file; `None` for what looks like nothing that is known.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Format> {
    match Format::by_magic(bytes) {
        Some(Format::Zip) => return Some(in_zip(bytes)),
        Some(Format::Ole) => return Some(in_ole(bytes)),
        Some(Format::Mbox) if !is_mailbox(bytes) => {}
        // Programs that make PDF may put something before it.
        None if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|w| w == b"%PDF-") && !is_text(bytes) => {
            return Some(Format::Pdf);
        }
        Some(format) => return Some(format),
        None => {}
    }
    if bytes.starts_with(b"BM") && !is_text(bytes) {
        return Some(Format::Bmp);
    }
    if bytes.starts_with(b"MZ") && !is_text(bytes) {
        return Some(Format::Program);
    }
    let head = encoding::decode(bytes.get(..HEAD).unwrap_or(bytes))?;
    Some(text(name, &head))
}

fn is_text(bytes: &[u8]) -> bool {
    encoding::decode(bytes.get(..HEAD).unwrap_or(bytes)).is_some()
}

/// Which kind of text begins so.
fn text(name: &str, head: &str) -> Format {
    let begin = head.trim_start_matches('\u{feff}').trim_start();
    let start: String = begin.chars().take(512).collect::<String>().to_ascii_lowercase();
    let named = |format: Format| {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        format.extensions().contains(&ending.as_str())
    };
    match () {
        () if start.starts_with("{\\rtf") => Format::Rtf,
        () if start.starts_with("<?xml") && start.contains("<office:document") => Format::Odt,
        () if ["<!doctype html", "<html", "<head", "<body"].iter().any(|t| start.starts_with(t)) => {
            Format::Html
        }
        () if start.starts_with("<?xml") && start.contains("<html") => Format::Html,
        () if named(Format::Html) && begin.contains('<') => Format::Html,
        () if is_mail(begin, named(Format::Eml)) => Format::Eml,
        () if named(Format::Csv) => Format::Csv,
        () => Format::Text,
    }
}

/// Header fields that only mail begins with.
fn is_mail(begin: &str, named: bool) -> bool {
    const FIELDS: [&str; 12] = [
        "received:",
        "return-path:",
        "delivered-to:",
        "from:",
        "to:",
        "subject:",
        "date:",
        "message-id:",
        "mime-version:",
        "content-type:",
        "x-",
        "reply-to:",
    ];
    let head = begin.lines().take_while(|line| !line.trim().is_empty());
    let fields = head.filter(|line| !line.starts_with([' ', '\t']));
    let (mut known, mut all) = (0, 0);
    for line in fields {
        let line = line.to_ascii_lowercase();
        known += usize::from(FIELDS.iter().any(|f| line.starts_with(f)));
        all += usize::from(line.split_once(':').is_some_and(|(f, _)| !f.is_empty() && !f.contains(' ')));
    }
    let lower = begin.to_ascii_lowercase();
    let typed = lower.starts_with("mime-version:") || lower.contains("\nmime-version:");
    let routed = ["received:", "return-path:", "delivered-to:"].iter().any(|f| lower.starts_with(f));
    all >= 2 && known >= 2 && (named || typed || routed)
}

/// A line as mailboxes divide messages by: `From sender weekday month day ...`.
fn is_mailbox(bytes: &[u8]) -> bool {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let words = String::from_utf8_lossy(line.get(..200).unwrap_or(line));
    words.split_whitespace().count() >= 5 && words.contains(':')
}

/// What kind of document a zip archive is, if it is one.
fn in_zip(bytes: &[u8]) -> Format {
    let Ok(archive) = Archive::open(bytes) else { return Format::Zip };
    let has = |folder: &str| archive.names().any(|name| name.starts_with(folder));
    if has("[Content_Types].xml") {
        match () {
            () if has("xl/workbook.bin") => return Format::Xlsb,
            () if has("word/") => return Format::Docx,
            () if has("xl/") => return Format::Xlsx,
            () if has("ppt/") => return Format::Pptx,
            () => {}
        }
    }
    if has("Index/Document.iwa") || has("Index.zip") {
        return Format::Iwork;
    }
    match archive.stored("mimetype").unwrap_or_default() {
        kind if kind.starts_with(b"application/vnd.oasis.opendocument.text") => Format::Odt,
        kind if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => Format::Ods,
        kind if kind.starts_with(b"application/vnd.oasis.opendocument") => Format::Odp,
        _ => Format::Zip,
    }
}

/// What an OLE container holds, by the names of its streams, which stand in it in UTF-16.
fn in_ole(bytes: &[u8]) -> Format {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    match () {
        () if has("EncryptedPackage") => Format::Locked,
        () if has("WordDocument") => Format::Doc,
        () if has("Workbook") || has("Book\0") => Format::Xls,
        () if has("PowerPoint Document") => Format::Ppt,
        () if has("__properties_version1.0") => Format::Msg,
        () => Format::Ole,
    }
}
