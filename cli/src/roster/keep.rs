//! Keys: a new one, or the one in a file.

use anyhow::{Context, bail};
use handrail::roster::Key;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The key in a file, which is made if it is not there; a new one without a file.
///
/// # Errors
/// When the file cannot be read or made, or holds no key, or there is no randomness.
pub fn key(file: Option<&Path>) -> anyhow::Result<Key> {
    let Some(file) = file else { return new() };
    match std::fs::read_to_string(file) {
        Ok(text) => match Key::parse(&text) {
            Some(key) => Ok(key),
            None => bail!("{}: no key; a key is 32 hexadecimal digits", file.display()),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key = new()?;
            let make = || private(file)?.write_all(format!("{}\n", key.written()).as_bytes());
            make().with_context(|| format!("{}: cannot be made", file.display()))?;
            Ok(key)
        }
        Err(error) => Err(error).with_context(|| format!("{}: cannot be read", file.display())),
    }
}

fn new() -> anyhow::Result<Key> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("no randomness for a key: {e}"))?;
    Ok(Key::from(bytes))
}

/// A new file that only its owner reads, where the system knows that.
fn private(file: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}
