//! What fuzzing begins with: the tune half of the corpus, ready policies, patterns, and sample files.

use super::{Target, seed_folder};
use crate::project;
use anyhow::Result;
use evaluation::{Half, read_corpus};
use std::path::{Path, PathBuf};

/// Writes the seeds of a target, and says where they lie.
pub fn write(target: Target, folder: &Path) -> Result<PathBuf> {
    let root = project::root()?;
    let own = root.join("tests/fuzz/seeds");
    match target {
        Target::Patterns => Ok(own.join("patterns")),
        Target::Policy => {
            let seeds = seed_folder(folder, "policy");
            copy(&root.join("policies"), &seeds)?;
            Ok(seeds)
        }
        // The first line of an input is the file's name.
        Target::Document => {
            let seeds = seed_folder(folder, "document");
            for entry in std::fs::read_dir(root.join("tests/files"))? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let content = std::fs::read(entry.path())?;
                project::write(&seeds.join(&name), [name.as_bytes(), b"\n", &content].concat())?;
            }
            Ok(seeds)
        }
        Target::Scan | Target::Normalise | Target::Redact | Target::Names => {
            let seeds = seed_folder(folder, "text");
            copy(&own.join("text"), &seeds)?;
            for case in read_corpus(&root.join("tests/corpus"), Half::Tune)? {
                project::write(&seeds.join(case.id.replace('/', "-")), case.text)?;
            }
            Ok(seeds)
        }
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            project::write(&to.join(name), std::fs::read(&path)?)?;
        }
    }
    Ok(())
}
