//! Build step: the language files in `words/` become packed lines, with one enum variant a phrase.
//!
//! A language is one TOML file, `es.toml`, or several, `es.toml` and `es.detectors.toml`: a `name`, then sections of phrases. A phrase is a string, or `{ one, other }` where
//! it depends on a number. English is the measure: every other language has exactly its keys, with the same
//! `{blanks}`. Three sections are looked up by id instead of by variant: `intent`, `intent_title`, and
//! `detector`, which English leaves out because each detector's own file has its English name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use toml::Value;

const BY_ID: [&str; 3] = ["intent", "intent_title", "detector"];

/// Compiles `src/guidance/words/*.toml` into `<out_dir>/words.rs` and `words.packed`, and `src/guidance/office/*.toml`, which the page side
/// does without, into `office.rs` and `office.packed`. An error names the file and the key.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    ["words", "office"].iter().try_for_each(|part| compile_part(part, out_dir))
}

fn compile_part(part: &str, out_dir: &Path) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guidance").join(part);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|e| format!("src/guidance/{part}: {e}"))? {
        let path = entry.map_err(|e| format!("src/guidance/{part}: {e}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{name}: {e}"))?;
        files.push((name, text));
    }
    files.sort();
    let (code, lines) = tables(&files)?;
    let write = |out: String, bytes: Vec<u8>| {
        std::fs::write(out_dir.join(&out), bytes).map_err(|e| format!("{out}: {e}"))
    };
    write(format!("{part}.packed"), crate::packed::pack(lines.as_bytes(), &[]))?;
    write(format!("{part}.rs"), code.into_bytes())
}

/// The generated code for language files given as `(file name, text)`, and their phrases as lines.
pub fn tables(files: &[(String, String)]) -> Result<(String, String), String> {
    let mut languages: Vec<Language> = Vec::new();
    for (file, text) in files {
        let part = Language::read(file, text)?;
        match languages.iter_mut().find(|l| l.code == part.code) {
            Some(language) => language.join(part)?,
            None => languages.push(part),
        }
    }
    if let Some(nameless) = languages.iter().find(|l| l.name.is_empty()) {
        let file = &nameless.file;
        return Err(format!("{file}: `name` is missing: the language's own name for itself"));
    }
    let english =
        languages.iter().find(|l| l.code == "en").ok_or("src/guidance/words: en.toml is missing")?;
    for language in &languages {
        language.agrees_with(english)?;
    }
    Ok((code(english), lines(&languages)))
}

#[derive(PartialEq)]
enum Phrase {
    Plain(String),
    Counted { one: String, other: String },
}

struct Language {
    file: String,
    code: String,
    /// Empty in a file that is only a part of its language.
    name: String,
    /// `section.key` -> phrase, the sections in [`BY_ID`] included.
    phrases: BTreeMap<String, Phrase>,
}

impl Language {
    fn read(file: &str, text: &str) -> Result<Self, String> {
        let code =
            file.strip_suffix(".toml").and_then(|stem| stem.split('.').next()).filter(|c| c.len() >= 2);
        let code = code.ok_or(format!(
            "{file}: a language file is named by its language and ends in .toml, as en.toml or en.detectors.toml"
        ))?;
        let table: toml::Table = text.parse().map_err(|e| format!("{file}: {e}"))?;
        let mut name = None;
        let mut phrases = BTreeMap::new();
        for (section, value) in &table {
            match value {
                Value::String(s) if section == "name" => name = Some(s.clone()),
                Value::Table(keys) => {
                    for (key, value) in keys {
                        let key = format!("{section}.{key}");
                        phrases.insert(key.clone(), phrase(file, &key, value)?);
                    }
                }
                _ => return Err(format!("{file}: {section}: expected `name` or a [section] of phrases")),
            }
        }
        Ok(Self { file: file.to_owned(), code: code.to_owned(), name: name.unwrap_or_default(), phrases })
    }

    /// Takes in another file of the same language, such as `es.detectors.toml`.
    fn join(&mut self, part: Language) -> Result<(), String> {
        if let Some(key) = part.phrases.keys().find(|key| self.phrases.contains_key(*key)) {
            return Err(format!("{}: {key} stands in {} already", part.file, self.file));
        }
        if self.name.is_empty() {
            self.name = part.name;
        }
        self.phrases.extend(part.phrases);
        Ok(())
    }

    fn agrees_with(&self, english: &Language) -> Result<(), String> {
        let file = &self.file;
        for (key, theirs) in &english.phrases {
            if key.starts_with("detector.") {
                return Err(format!("en.toml: {key}: the English name stands in the detector's own file"));
            }
            let ours = self.phrases.get(key).ok_or(format!("{file}: {key} is missing"))?;
            match (ours, theirs) {
                (Phrase::Plain(a), Phrase::Plain(b)) => same_blanks(file, key, a, b)?,
                (Phrase::Counted { one, other }, Phrase::Counted { one: b1, other: b2 }) => {
                    same_blanks(file, key, one, b1)?;
                    same_blanks(file, key, other, b2)?;
                }
                _ => {
                    return Err(format!(
                        "{file}: {key}: plural forms {{ one, other }} here or in en.toml only"
                    ));
                }
            }
        }
        let unknown =
            self.phrases.keys().find(|k| !english.phrases.contains_key(*k) && !k.starts_with("detector."));
        unknown.map_or(Ok(()), |key| Err(format!("{file}: {key} is not a key of en.toml")))
    }

    fn by_id(&self, section: &str) -> impl Iterator<Item = (&str, &str)> {
        self.phrases.iter().filter_map(move |(key, phrase)| match (key.split_once('.'), phrase) {
            (Some((s, id)), Phrase::Plain(text)) if s == section => Some((id, text.as_str())),
            _ => None,
        })
    }
}

fn phrase(file: &str, key: &str, value: &Value) -> Result<Phrase, String> {
    let text = |value: &Value| match value {
        Value::String(s) if !s.trim().is_empty() && s.trim() == s && !s.contains(['\n', '\t']) => {
            Ok(s.clone())
        }
        _ => Err(format!("{file}: {key}: expected words in one line, without space around them")),
    };
    match value {
        Value::Table(forms) => match (forms.len(), forms.get("one"), forms.get("other")) {
            (2, Some(one), Some(other)) if !is_by_id(key) => {
                Ok(Phrase::Counted { one: text(one)?, other: text(other)? })
            }
            _ => Err(format!("{file}: {key}: plural forms are {{ one = \"…\", other = \"…\" }}")),
        },
        value => Ok(Phrase::Plain(text(value)?)),
    }
}

fn is_by_id(key: &str) -> bool {
    key.split_once('.').is_some_and(|(section, _)| BY_ID.contains(&section))
}

fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

fn same_blanks(file: &str, key: &str, ours: &str, english: &str) -> Result<(), String> {
    let (ours, english) = (blanks(ours), blanks(english));
    if ours == english {
        return Ok(());
    }
    Err(format!("{file}: {key}: has the blanks {ours:?}, en.toml has {english:?}"))
}

fn code(english: &Language) -> String {
    let mut out = String::new();
    enumeration(&mut out, english, "Key", "A phrase.", |p| matches!(p, Phrase::Plain(_)));
    enumeration(&mut out, english, "Count", "A phrase that depends on a number.", |p| {
        matches!(p, Phrase::Counted { .. })
    });
    out
}

/// Every language as lines, to be packed: its code and name, then its phrases, counted phrases and phrases by id, an empty
/// line behind each kind; what belongs together in a line has a tab between.
fn lines(languages: &[Language]) -> String {
    let mut out = String::new();
    for language in languages {
        let _ = writeln!(out, "{}\t{}", language.code, language.name);
        for (key, phrase) in &language.phrases {
            if let (Phrase::Plain(text), false) = (phrase, is_by_id(key)) {
                let _ = writeln!(out, "{text}");
            }
        }
        out.push('\n');
        for phrase in language.phrases.values() {
            if let Phrase::Counted { one, other } = phrase {
                let _ = writeln!(out, "{one}\t{other}");
            }
        }
        for section in BY_ID {
            out.push('\n');
            for (id, text) in language.by_id(section) {
                let _ = writeln!(out, "{id}\t{text}");
            }
        }
        out.push('\n');
    }
    out
}

fn enumeration(out: &mut String, english: &Language, name: &str, doc: &str, of: fn(&Phrase) -> bool) {
    let _ = writeln!(out, "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name} {{");
    for (key, phrase) in english.phrases.iter().filter(|(key, phrase)| of(phrase) && !is_by_id(key)) {
        let (Phrase::Plain(text) | Phrase::Counted { other: text, .. }) = phrase;
        let _ = writeln!(out, "/// {text}\n{},", variant(key));
    }
    out.push_str("}\n");
}

/// `title.names_student` -> `TitleNamesStudent`.
fn variant(key: &str) -> String {
    key.split(['.', '_'])
        .map(|part| {
            let mut chars = part.chars();
            chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
        })
        .collect()
}
