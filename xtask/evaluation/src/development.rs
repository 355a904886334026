use crate::case::{Case, Example, Labelled};
use crate::family::Family;
use anyhow::Context;
use handrail::text::Span;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// A labelled set that others made, kept outside the project.
#[derive(Debug)]
pub struct Set {
    /// Its file's stem.
    pub name: String,
    /// Whether nothing in it is sensitive: a `benign_` set.
    pub benign: bool,
    /// Its texts; without those of a benign set that might be sensitive after all.
    pub cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    #[serde(default)]
    spans: Vec<RowSpan>,
    label: Option<String>,
    expect: Option<bool>,
    fam: Option<String>,
    #[serde(default)]
    maybe_sensitive: Option<serde_json::Value>,
}

/// Offsets count Unicode code points.
#[derive(Deserialize)]
struct RowSpan {
    start: usize,
    end: usize,
    label: String,
}

/// Reads every `.jsonl` file in `folder`, in order of name.
///
/// # Errors
/// A folder or file that cannot be read, a line that is no labelled text: which, and why.
pub fn read(folder: &Path) -> anyhow::Result<Vec<Set>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "jsonl"));
    files.sort();
    files.iter().map(|file| read_set(file)).collect()
}

fn read_set(file: &Path) -> anyhow::Result<Set> {
    let name = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
    let benign = name.contains("benign");
    let mut cases = Vec::new();
    for (number, line) in
        fs::read_to_string(file)?.split('\n').enumerate().filter(|(_, l)| !l.trim().is_empty())
    {
        let row: Row =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", file.display(), number + 1))?;
        if !(benign && row.maybe_sensitive.as_ref().is_some_and(truthy)) {
            cases.push(case(row, benign));
        }
    }
    Ok(Set { name, benign, cases })
}

fn truthy(value: &serde_json::Value) -> bool {
    use serde_json::Value;
    match value {
        Value::Null => false,
        Value::Bool(b) => *b,
        Value::Number(n) => n.as_f64() != Some(0.0),
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        Value::Object(o) => !o.is_empty(),
    }
}

fn case(row: Row, benign: bool) -> Case {
    let starts: Vec<usize> = row.text.char_indices().map(|(at, _)| at).chain([row.text.len()]).collect();
    let byte = |point: usize| starts.get(point).copied().unwrap_or(row.text.len());
    let gold = row.spans.iter().filter_map(|s| {
        Some(Labelled { span: Span::new(byte(s.start), byte(s.end)), family: Family::of_label(&s.label)? })
    });
    let of_label = row.label.as_deref().and_then(Family::of_label);
    let is_secret = row.fam.as_deref() == Some(Family::SECRET.0);
    let example = row.expect.zip(of_label).map(|(must_match, family)| Example {
        family: if is_secret { Family::SECRET } else { family },
        must_match,
    });
    Case {
        gold: gold.collect(),
        optional: Vec::new(),
        interrupt: benign.then_some(false),
        example,
        id: row.id,
        text: row.text,
    }
}
