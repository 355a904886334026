use crate::case::Case;
use crate::{filler, markup};
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The halves of the project's own corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Half {
    /// Read by whoever improves a detector.
    Tune,
    /// Only ever counted.
    Check,
}

impl Half {
    /// Both.
    pub const ALL: [Half; 2] = [Half::Tune, Half::Check];

    /// The name of its folder.
    pub fn word(self) -> &'static str {
        match self {
            Half::Tune => "tune",
            Half::Check => "check",
        }
    }

    /// The half that a text belongs to, by the last bit of its id's hash: nobody chooses.
    pub fn of(id: &str) -> Half {
        if filler::hash(id) & 1 == 0 { Half::Tune } else { Half::Check }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    text: Vec<WrittenText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenText {
    id: String,
    interrupt: bool,
    text: String,
}

/// Reads one half: every `.toml` file in the half's folder under `root`, a category a file.
///
/// # Errors
/// A file that cannot be read, a malformed text, an id used twice or not named after its file, a text that
/// belongs to the other half, a text that is to be held though nothing in it is labelled.
pub fn read(root: &Path, half: Half) -> anyhow::Result<Vec<Case>> {
    let folder = root.join(half.word());
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut cases = Vec::new();
    let mut ids = BTreeSet::new();
    for file in &files {
        let category = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let written: Written =
            toml::from_str(&fs::read_to_string(file)?).with_context(|| file.display().to_string())?;
        for text in written.text {
            let case = read_text(&text).with_context(|| format!("{}, {}", file.display(), text.id))?;
            if Half::of(&case.id) != half {
                bail!("{}: {} belongs to the other half", file.display(), case.id);
            }
            if !case.id.strip_prefix(category).is_some_and(|n| n.starts_with('-')) {
                bail!("{}: {} is not named after its file", file.display(), case.id);
            }
            if !ids.insert(case.id.clone()) {
                bail!("{}: {} stands there twice", file.display(), case.id);
            }
            cases.push(case);
        }
    }
    Ok(cases)
}

fn read_text(written: &WrittenText) -> anyhow::Result<Case> {
    let filled = filler::fill(&written.text, &written.id).map_err(anyhow::Error::msg)?;
    let marked = markup::parse(&filled).map_err(anyhow::Error::msg)?;
    if written.interrupt && marked.gold.is_empty() && marked.optional.is_empty() {
        bail!("it is to be held, but nothing in it is labelled");
    }
    Ok(Case {
        id: written.id.clone(),
        text: marked.text,
        gold: marked.gold,
        optional: marked.optional,
        interrupt: Some(written.interrupt),
        example: None,
    })
}
