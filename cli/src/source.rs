use anyhow::{Context, bail};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest input that is read whole, in bytes.
const LARGEST: u64 = 1 << 30;
/// How much of an input is looked at to tell what it is, in bytes.
const HEAD: usize = 8192;

/// The name that stands for standard input.
pub const STDIN: &str = "-";

/// Reads a text file, or standard input for `-`, whole.
///
/// # Errors
/// Says which input cannot be read and why: missing, too large, no text, not UTF-8 (with the place).
pub fn read(name: &Path) -> anyhow::Result<String> {
    let shown = shown(name);
    let bytes = bytes(name)?;
    if let Some(what) = no_text(&bytes) {
        bail!("{shown}: {what}, not text; export it as text first");
    }
    String::from_utf8(bytes).map_err(|error| {
        let encoding = match error.as_bytes() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16",
            _ => "it may be in an older encoding",
        };
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{shown}: not UTF-8 text from byte {at} on; {encoding}; save it as UTF-8 first (in Notepad: Save as, Encoding)")
    })
}

/// Reads a file of any kind, or standard input for `-`, whole.
///
/// # Errors
/// Says which input cannot be read and why: missing or too large.
pub fn bytes(name: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = shown(name);
    let mut bytes = Vec::new();
    let read = if name.as_os_str() == STDIN {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        File::open(name).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    read.with_context(|| format!("{shown}: cannot be read"))?;
    if bytes.len() as u64 > LARGEST {
        bail!("{shown}: larger than a gigabyte; split it, or use --format jsonl, which reads line by line");
    }
    Ok(bytes)
}

/// What bytes that are no text are; `None` for text, UTF-16 among it.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "an office document or another zip file"),
        (b"\xd0\xcf\x11\xe0", "an older office document"),
        (b"\x1f\x8b", "a gzip file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\x7fELF", "a program"),
        (b"MZ", "a program"),
    ];
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let known = KINDS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, what)| *what);
    let is_binary = head.contains(&0) && !matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    // `MZ` alone may begin a text.
    known.filter(|_| is_binary || std::str::from_utf8(bytes).is_err()).or(is_binary.then_some("binary data"))
}

/// Every file in a folder and the folders in it, in order of name. Links are not followed, and what begins with a
/// point is left out.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("{}: cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("{}: cannot be read", folder.display()))?;
        let kind =
            entry.file_type().with_context(|| format!("{}: cannot be read", entry.path().display()))?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if kind.is_dir() {
            found.extend(files(&entry.path())?);
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// The name to print for an input.
pub fn shown(name: &Path) -> String {
    if name.as_os_str() == STDIN { "standard input".to_owned() } else { name.display().to_string() }
}

#[cfg(test)]
mod tests {
    use super::no_text;

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        let table: [(&[u8], Option<&str>); 9] = [
            (b"%PDF-1.7\n\xe2\xe3", Some("a PDF file")),
            (b"PK\x03\x04\x14\x00", Some("an office document or another zip file")),
            (b"\x89PNG\r\n\x1a\n\0", Some("a picture")),
            (b"\0\0\0", Some("binary data")),
            (b"MZ is the beginning of a note", None),
            (b"%PDF- is how such files begin", None),
            (b"\xff\xfeJ\0", None),
            (b"Jos\xe9", None),
            (b"", None),
        ];
        for (bytes, what) in table {
            assert_eq!(no_text(bytes), what, "{bytes:?}");
        }
    }
}
