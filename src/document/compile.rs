//! Build step: `formats/*.toml` become [`Format`] and its table, `words/*.toml` the phrases about files.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// One file of `formats/`. Its stem is the format's id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Extensions that the format is usually named by, without the point.
    extensions: Vec<String>,
    /// Media types that it is sent as.
    media: Vec<String>,
    /// Bytes that begin it, at an offset in bytes; none where it takes a look inside to know it.
    #[serde(default)]
    magic: Vec<Magic>,
    /// What is read of it, for `docs/files.md`; empty for a format that is known and not read.
    #[serde(default)]
    read: Vec<String>,
    /// What is not read of it.
    #[serde(default)]
    not_read: Vec<String>,
    /// What it is called, with its article, by language.
    name: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Magic {
    at: usize,
    /// Hexadecimal, two digits a byte, with spaces.
    bytes: String,
}

/// Writes `document_formats.rs` and `document_words.rs`.
///
/// # Errors
/// Names the file that cannot be used, and why.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let words = words(&texts("words")?)?;
    let languages: Vec<&str> = words.keys().map(String::as_str).collect();
    let formats = formats(&texts("formats")?, &languages)?;
    for (name, text) in [("document_formats.rs", formats), ("document_words.rs", phrases(&words))] {
        std::fs::write(out_dir.join(name), text).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

/// Stems and texts of the TOML files in a folder, in order.
fn texts(folder: &str) -> Result<Vec<(String, String)>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document").join(folder);
    println!("cargo::rerun-if-changed={}", path.display());
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(&path).map_err(|e| format!("src/document/{folder}: {e}"))? {
        let path = entry.map_err(|e| format!("src/document/{folder}: {e}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let stem =
            name.strip_suffix(".toml").ok_or(format!("{folder}/{name}: only .toml files belong here"))?;
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{folder}/{name}: {e}"))?;
        texts.push((stem.to_owned(), text));
    }
    texts.sort();
    Ok(texts)
}

fn formats(files: &[(String, String)], languages: &[&str]) -> Result<String, String> {
    let (mut variants, mut rows) = (String::new(), String::new());
    for (id, text) in files {
        let file = format!("src/document/formats/{id}.toml");
        let written: Written = toml::from_str(text).map_err(|e| format!("{file}: {e}"))?;
        let named: Vec<&str> = written.name.keys().map(String::as_str).collect();
        if named != languages {
            return Err(format!("{file}: name: wanted in {languages:?}, found in {named:?}"));
        }
        if let Some(bad) = written.extensions.iter().find(|e| e.starts_with('.') || **e != e.to_lowercase()) {
            return Err(format!("{file}: extensions: {bad:?}: small letters without the point"));
        }
        let variant = variant(id);
        writeln!(variants, "    #[doc = \"{}\"]\n    {variant},", written.name["en"])
            .map_err(|e| e.to_string())?;
        let magic = written.magic.iter().map(|m| Ok((m.at, bytes(&file, &m.bytes)?)));
        let magic = magic.collect::<Result<Vec<_>, String>>()?;
        let magic: Vec<String> = magic.iter().map(|(at, bytes)| format!("({at}, &{bytes:?})")).collect();
        let names: Vec<(&String, &String)> = written.name.iter().collect();
        writeln!(
            rows,
            "    Entry {{ format: Format::{variant}, id: {id:?}, extensions: &{:?}, media: &{:?}, magic: &[{}], \
             read: &{:?}, not_read: &{:?}, names: &{names:?} }},",
            written.extensions,
            written.media,
            magic.join(", "),
            written.read,
            written.not_read,
        )
        .map_err(|e| e.to_string())?;
    }
    Ok(format!(
        "/// What a file is, by its content. Each is a file of `src/document/formats`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\npub enum Format {{\n{variants}}}\n\n\
         static FORMATS: [Entry; {}] = [\n{rows}];\n",
        files.len()
    ))
}

/// `sevenzip` -> `Sevenzip`.
fn variant(id: &str) -> String {
    let mut chars = id.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn bytes(file: &str, hex: &str) -> Result<Vec<u8>, String> {
    let byte = |pair: &str| u8::from_str_radix(pair, 16).map_err(|e| format!("{file}: magic: {pair:?}: {e}"));
    hex.split_whitespace().map(byte).collect()
}

/// Phrases by language and key.
type Phrases = BTreeMap<String, BTreeMap<String, String>>;

fn words(files: &[(String, String)]) -> Result<Phrases, String> {
    let mut languages = Phrases::new();
    for (code, text) in files {
        let sections: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(text).map_err(|e| format!("src/document/words/{code}.toml: {e}"))?;
        let phrases = sections.into_iter().flat_map(|(section, keys)| {
            keys.into_iter().map(move |(key, phrase)| (format!("{section}.{key}"), phrase))
        });
        languages.insert(code.clone(), phrases.collect());
    }
    let english = languages.get("en").ok_or("src/document/words: en.toml is missing")?;
    for (code, phrases) in &languages {
        let blank = |phrase: &String| phrase.matches("{}").count();
        let bad = english
            .keys()
            .chain(phrases.keys())
            .find(|key| english.get(*key).map(blank) != phrases.get(*key).map(blank));
        if let Some(bad) = bad {
            return Err(format!(
                "src/document/words/{code}.toml: {bad}: English has it otherwise, or not at all"
            ));
        }
    }
    Ok(languages)
}

fn phrases(words: &Phrases) -> String {
    let rows = words.iter().map(|(code, phrases)| {
        let phrases: Vec<(&String, &String)> = phrases.iter().collect();
        format!("    ({code:?}, &{phrases:?}),\n")
    });
    format!(
        "/// Phrases by language; those of a language by key, in order.\n\
         static WORDS: [(&str, &[(&str, &str)]); {}] = [\n{}];\n",
        words.len(),
        rows.collect::<String>()
    )
}
