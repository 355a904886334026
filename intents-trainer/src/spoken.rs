//! Prompts by who speaks: `id: prompt` asks for the intent, `clean: prompt` for none; a line in brackets names the voice.

use crate::grammar::Template;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The prompts of a file, each with the number of the intent that it asks for. Wordings may be written as in templates.
pub fn prompts(path: &Path, ids: &[&str]) -> Result<Vec<(Option<usize>, Template)>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let line = |line: &str| {
        let (id, text) =
            line.split_once(": ").with_context(|| format!("{}: `{line}`: no `: `", path.display()))?;
        let intent = ids.iter().position(|known| *known == id);
        if intent.is_none() && id != "clean" {
            bail!("{}: `{line}`: no intent is called `{id}`", path.display());
        }
        Ok((intent, Template { asks: intent.is_some(), text: text.trim().to_owned() }))
    };
    text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with(['#', '['])).map(line).collect()
}
