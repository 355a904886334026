//! `handrail policy key`.

use crate::outcome::Outcome;
use crate::source;
use anyhow::{Context, bail};
use clap::Subcommand;
use handrail::policy::signed::{new_key, public_of};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum Key {
    /// Make a key: its secret half goes into a file that only you can read, its public half is printed.
    New {
        /// The file to write; one that is there is never replaced.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Print the public half of a key, which is pushed to browsers.
    Show {
        /// The file of the key.
        file: PathBuf,
    },
}

/// What is said of a file that holds no key.
pub const NO_KEY: &str = "is no key; `handrail policy key new --out handrail.key` makes one";

/// Runs the command.
///
/// # Errors
/// When there is no randomness, or a file cannot be read or written or is there already.
pub fn run(key: &Key) -> anyhow::Result<Outcome> {
    let public = match key {
        Key::New { out } => {
            let mut random = [0; 32];
            if let Err(error) = getrandom::fill(&mut random) {
                bail!("the system gives no random numbers: {error}");
            }
            let (secret, public) = new_key(random);
            write_once(out, &format!("{secret}\n"))?;
            eprintln!(
                "Wrote {}. Whoever has it can push policies: keep it as you keep passwords.",
                out.display()
            );
            public
        }
        Key::Show { file } => match public_of(&source::read(file)?) {
            Ok(public) => public,
            Err(_) => bail!("{}: {NO_KEY}", source::shown(file)),
        },
    };
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{public}")?;
    Ok(Outcome::Clean)
}

/// Writes a new file that only its owner may read, where the system knows owners.
fn write_once(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let shown = path.display();
    let mut file = match options.open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("{shown}: is there already, and a key in use must not be lost; name another file")
        }
        opened => opened.with_context(|| format!("{shown}: cannot be written"))?,
    };
    file.write_all(text.as_bytes()).with_context(|| format!("{}: cannot be written", path.display()))
}
