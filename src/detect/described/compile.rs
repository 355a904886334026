//! Turns what detector files say for readers into static tables, and takes the rule of each check from the words
//! above it in `src/detect/checks/`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const DETECTORS: &str = "src/detect/detectors";
const LEXICONS: &str = "src/detect/lexicons";
const CHECKS: &str = "src/detect/checks";

/// Checks of detectors that code finds, which their files do not name.
const BY_CODE: [(&str, &[&str]); 5] = [
    ("card_pan", &["card", "luhn_card", "test_card"]),
    ("swift_bic", &["bic"]),
    ("login_credentials", &["password"]),
    ("generic_secret", &["made_key"]),
    ("private_key_pem", &["varied"]),
];

/// What this step reads of a detector's file.
#[derive(Deserialize)]
struct Detector {
    source: String,
    validation: Option<String>,
    #[serde(default)]
    google: Vec<String>,
    #[serde(default)]
    microsoft: Vec<String>,
    #[serde(default)]
    presidio: Vec<String>,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    reject: Vec<String>,
    #[serde(default)]
    terms: Vec<String>,
    #[serde(default, rename = "form")]
    forms: Vec<Form>,
    #[serde(default, rename = "value")]
    values: Vec<Value>,
}

#[derive(Deserialize)]
struct Form {
    mask: String,
    check: Option<String>,
    alone: Option<String>,
    near: Option<String>,
    label: Option<String>,
}

#[derive(Deserialize)]
struct Value {
    #[serde(default)]
    inside: String,
    min: u8,
    max: u8,
    digits: u8,
    check: Option<String>,
    label: String,
}

#[derive(Deserialize)]
struct Lexicon {
    words: Vec<String>,
}

/// Writes `described.rs`: one entry for each detector, in order of id.
///
/// # Errors
/// Names the file and says what is wrong with it.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed={CHECKS}");
    let mut lexicons = BTreeMap::new();
    for (id, path) in files(Path::new(LEXICONS), "toml")? {
        lexicons.insert(id, read::<Lexicon>(&path)?.words);
    }
    let mut rules = BTreeMap::new();
    for (_, path) in files(Path::new(CHECKS), "rs")? {
        rules_of(&text(&path)?, &mut rules);
    }
    let mut detectors = BTreeMap::new();
    for (id, path) in files(Path::new(DETECTORS), "toml")? {
        detectors.insert(id, read::<Detector>(&path)?);
    }
    let mut out = format!("pub static DESCRIBED: [Described; {}] = [\n", detectors.len());
    for (id, detector) in &detectors {
        out += &entry(id, detector, &lexicons, &rules).map_err(|e| format!("{id}.toml: {e}"))?;
    }
    out += "];\n";
    let _ = writeln!(
        out,
        "/// The shared lists of words, by id.\npub static LEXICONS: [(&str, &[&str]); {}] = [",
        lexicons.len()
    );
    for (id, words) in &lexicons {
        let _ = writeln!(out, "({id:?}, &{words:?}),");
    }
    out += "];\n";
    std::fs::write(out_dir.join("described.rs"), out).map_err(|e| format!("described.rs: {e}"))
}

fn entry(
    id: &str,
    detector: &Detector,
    lexicons: &BTreeMap<String, Vec<String>>,
    rules: &BTreeMap<String, String>,
) -> Result<String, String> {
    let words = |terms: &[String]| -> Vec<String> {
        let of = |term: &String| match term.strip_prefix('@') {
            Some(list) => lexicons.get(list).cloned().unwrap_or_default(),
            None => vec![term.clone()],
        };
        terms.iter().flat_map(of).collect()
    };
    let mut shapes: Vec<String> = detector.forms.iter().map(form).collect();
    shapes.extend(detector.values.iter().map(value));
    let by_code = BY_CODE.iter().filter(|(d, _)| *d == id).flat_map(|(_, checks)| checks.iter());
    let in_file = detector.forms.iter().map(|f| &f.check).chain(detector.values.iter().map(|v| &v.check));
    let mut checks: Vec<&str> = Vec::new();
    for check in by_code.copied().chain(in_file.filter_map(Option::as_deref)) {
        if !checks.contains(&check) {
            checks.push(check);
        }
    }
    let mut proofs = String::new();
    for check in checks {
        let rule = rules.get(check).ok_or_else(|| format!("check `{check}` has no words above it"))?;
        let _ = write!(proofs, "Proof {{ name: {check:?}, rule: {rule:?}, holds: checks::{check} }},");
    }
    Ok(format!(
        "Described {{ source: {:?}, validation: {:?}, google: &{:?}, microsoft: &{:?}, presidio: &{:?}, labels: &{:?}, near: &{:?}, reject: &{:?}, terms: &{:?}, shapes: &[{}], \
         proofs: &[{proofs}] }},\n",
        detector.source,
        detector.validation,
        detector.google,
        detector.microsoft,
        detector.presidio,
        words(&detector.labels),
        words(&detector.near),
        words(&detector.reject),
        words(&detector.terms),
        shapes.join(", "),
    ))
}

fn form(form: &Form) -> String {
    let sure: Vec<String> =
        [&form.alone, &form.near, &form.label].map(|s| sureness(s.as_deref())).into_iter().collect();
    shape(&form.mask, form.check.as_deref(), &sure)
}

fn value(value: &Value) -> String {
    let others: String = value.inside.chars().flat_map(|c| [' ', c]).collect();
    let text = format!(
        "{} to {} letters and digits{}{others}, {} digits at least",
        value.min,
        value.max,
        if others.is_empty() { "" } else { " or" },
        value.digits
    );
    let none = sureness(None);
    shape(&text, value.check.as_deref(), &[none.clone(), none, sureness(Some(&value.label))])
}

fn shape(text: &str, check: Option<&str>, sure: &[String]) -> String {
    format!("Shape {{ text: {text:?}, check: {check:?}, sure: [{}] }}", sure.join(", "))
}

fn sureness(word: Option<&str>) -> String {
    match word {
        Some("low") => "Some(Confidence::Low)",
        Some("medium") => "Some(Confidence::Medium)",
        Some("high") => "Some(Confidence::High)",
        _ => "None",
    }
    .to_owned()
}

/// The comment above each `pub fn name(value: &[u8]) -> bool`, as one line.
fn rules_of(source: &str, rules: &mut BTreeMap<String, String>) {
    let mut comment = String::new();
    for line in source.lines() {
        if let Some(words) = line.strip_prefix("///") {
            comment = format!("{comment} {}", words.trim());
        } else if let Some(name) = line.strip_prefix("pub fn ").and_then(|l| l.split('(').next()) {
            rules.insert(name.to_owned(), comment.trim().to_owned());
            comment.clear();
        } else if !line.starts_with("#[") {
            comment.clear();
        }
    }
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    toml::from_str(&text(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

/// Every file with this extension below `dir`, by its stem.
fn files(dir: &Path, extension: &str) -> Result<Vec<(String, PathBuf)>, String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", dir.display()))?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|e| e == extension) {
            let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            found.push((stem.to_owned(), path));
        }
    }
    Ok(found)
}
