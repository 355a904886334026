use anyhow::{Context, bail};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Largest input that is read whole, in bytes.
const LARGEST: u64 = 1 << 30;

/// The name that stands for standard input.
pub const STDIN: &str = "-";

/// Reads a text file, or standard input for `-`, whole.
///
/// # Errors
/// Says which input cannot be read and why: missing, too large, not UTF-8 (with the place).
pub fn read(name: &Path) -> anyhow::Result<String> {
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
    String::from_utf8(bytes).map_err(|error| {
        let encoding = match error.as_bytes() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16",
            _ => "it may be in an older encoding",
        };
        let at = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{shown}: not UTF-8 text from byte {at} on; {encoding}; convert it to UTF-8 first")
    })
}

/// The name to print for an input.
pub fn shown(name: &Path) -> String {
    if name.as_os_str() == STDIN { "standard input".to_owned() } else { name.display().to_string() }
}
