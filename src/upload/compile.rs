//! Build step: `words/*.toml` become the phrases about files that are held. English is the measure: every other
//! language has exactly its keys, with the same `{blanks}`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::Value;

type Phrases = BTreeMap<String, String>;

/// Writes `upload_words.rs`.
///
/// # Errors
/// Names the language file and the key that cannot be used.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/upload/words");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut languages: BTreeMap<String, Phrases> = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).map_err(|e| format!("src/upload/words: {e}"))? {
        let path = entry.map_err(|e| format!("src/upload/words: {e}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = format!("src/upload/words/{name}");
        let code = name.strip_suffix(".toml").ok_or(format!("{file}: only .toml files belong here"))?;
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{file}: {e}"))?;
        let table: toml::Table = text.parse().map_err(|e| format!("{file}: {e}"))?;
        let mut phrases = Phrases::new();
        flatten(&file, "", &table, &mut phrases)?;
        languages.insert(code.to_owned(), phrases);
    }
    let english = languages.get("en").ok_or("src/upload/words: en.toml is missing")?;
    for (code, phrases) in &languages {
        if let Some(key) = unlike(english, phrases) {
            return Err(format!(
                "src/upload/words/{code}.toml: {key}: English has it otherwise, or not at all"
            ));
        }
    }
    let code =
        format!("static WORDS: [(&str, &[(&str, &str)]); {}] = [\n{}];\n", languages.len(), rows(&languages));
    std::fs::write(out_dir.join("upload_words.rs"), code).map_err(|e| format!("upload_words.rs: {e}"))
}

fn flatten(file: &str, prefix: &str, table: &toml::Table, out: &mut Phrases) -> Result<(), String> {
    for (key, value) in table {
        let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Table(inner) => flatten(file, &key, inner, out)?,
            Value::String(text) if !text.trim().is_empty() && text.trim() == text => {
                out.insert(key, text.clone());
            }
            _ => return Err(format!("{file}: {key}: expected words, without space around them")),
        }
    }
    Ok(())
}

/// A key that one has and the other has not, or not with the same blanks.
fn unlike<'a>(english: &'a Phrases, phrases: &'a Phrases) -> Option<&'a String> {
    let differs = |key: &&String| match (english.get(*key), phrases.get(*key)) {
        (Some(a), Some(b)) => blanks(a) != blanks(b),
        _ => true,
    };
    english.keys().chain(phrases.keys()).find(differs)
}

fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

fn rows(languages: &BTreeMap<String, Phrases>) -> String {
    let row = |(code, phrases): (&String, &Phrases)| {
        let phrases: Vec<(&String, &String)> = phrases.iter().collect();
        format!("    ({code:?}, &{phrases:?}),\n")
    };
    languages.iter().map(row).collect()
}
