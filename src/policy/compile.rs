//! Turns `policies/default.toml` into static tables, so that the built-in policy is there without a TOML reader.

#[path = "hash.rs"]
mod hash;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The keys that the built-in policy may use. The full reader checks the file again in a test.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Default {
    #[serde(rename = "schema")]
    _schema: u8,
    policy: Title,
    defaults: Defaults,
    intent: BTreeMap<String, String>,
    moments: Moments,
    clause: Vec<Clause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    title: String,
    version: String,
    languages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defaults {
    unchecked: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moments {
    unchecked: Ids,
    class: BTreeMap<String, Ids>,
    standing: BTreeMap<String, Ids>,
    intent: BTreeMap<String, Ids>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Ids {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clause {
    id: String,
    title: BTreeMap<String, String>,
    text: BTreeMap<String, String>,
}

/// Writes `built_in_policy.rs`.
///
/// # Errors
/// Says what is wrong with `policies/default.toml`.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/default.toml");
    println!("cargo::rerun-if-changed={}", path.display());
    let text = std::fs::read_to_string(path).map_err(|e| format!("default.toml: {e}"))?;
    let default: Default = toml::from_str(&text).map_err(|e| format!("default.toml: {e}"))?;
    let out = out_dir.join("built_in_policy.rs");
    std::fs::write(out, emit(&default, &hash::hash(&text))).map_err(|e| format!("built_in_policy.rs: {e}"))
}

fn emit(default: &Default, hash: &str) -> String {
    let Title { title, version, languages } = &default.policy;
    let mut out = format!(
        "const HASH: &str = {hash:?};\nconst TITLE: &str = {title:?};\nconst VERSION: &str = {version:?};\n\
         const LANGUAGES: &[&str] = &{languages:?};\nconst UNCHECKED: Action = Action::{};\n",
        variant(&default.defaults.unchecked)
    );
    out += "const INTENTS: &[(&str, Action)] = &[\n";
    for (intent, action) in &default.intent {
        let _ = writeln!(out, "({intent:?}, Action::{}),", variant(action));
    }
    out += "];\nconst CLAUSES: &[(&str, Text, Text)] = &[\n";
    for Clause { id, title, text } in &default.clause {
        let words =
            |words: &BTreeMap<String, String>| words.iter().map(|w| format!("{w:?},")).collect::<String>();
        let _ = writeln!(out, "({id:?}, &[{}], &[{}]),", words(title), words(text));
    }
    out += "];\nconst MOMENTS: &[(&str, &[&str])] = &[\n";
    let moments = &default.moments;
    let mut topics = vec![("unchecked".to_owned(), &moments.unchecked)];
    for (family, words) in
        [("class", &moments.class), ("standing", &moments.standing), ("intent", &moments.intent)]
    {
        topics.extend(words.iter().map(|(word, ids)| (format!("{family}.{word}"), ids)));
    }
    for (topic, ids) in topics {
        let ids = match ids.clone() {
            Ids::One(id) => vec![id],
            Ids::More(ids) => ids,
        };
        let _ = writeln!(out, "({topic:?}, &{ids:?}),");
    }
    out + "];\n"
}

/// `warn` -> `Warn`.
fn variant(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
