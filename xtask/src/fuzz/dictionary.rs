//! The words that fuzzing strings together: labels, context words and values of every detector and lexicon.

use crate::project;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::Path;
use toml::{Table, Value};

/// Longest word, in bytes.
const LONGEST: usize = 60;

/// The dictionary in libFuzzer's own form.
pub fn of(root: &Path) -> Result<String> {
    let mut words = BTreeSet::new();
    for folder in ["src/detect/detectors", "src/detect/lexicons"] {
        gather(&root.join(folder), &mut words)?;
    }
    let mut dictionary = project::read(&root.join("tests/fuzz/disguises.dict"))?;
    for word in words.iter().filter(|w| (2..=LONGEST).contains(&w.len())) {
        dictionary.push_str(&format!("\"{}\"\n", escaped(word)));
    }
    Ok(dictionary)
}

fn gather(folder: &Path, words: &mut BTreeSet<String>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, words)?;
            continue;
        }
        let table: Table = project::read(&path)?.parse().with_context(|| path.display().to_string())?;
        for key in ["labels", "near", "reject", "terms", "words"] {
            words.extend(strings(&table, key).filter(|word| !word.starts_with('@')).map(str::to_owned));
        }
        let marked = strings(&table, "match").filter_map(|text| text.split(['«', '»']).nth(1));
        words.extend(marked.map(str::to_owned));
    }
    Ok(())
}

fn strings<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t str> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn escaped(word: &str) -> String {
    let shown = |b: u8| (b.is_ascii_graphic() || b == b' ') && b != b'"' && b != b'\\';
    word.bytes().map(|b| if shown(b) { char::from(b).to_string() } else { format!("\\x{b:02x}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_odd_bytes_are_escaped() {
        assert_eq!(escaped("a \"b\" \\ é\n"), "a \\x22b\\x22 \\x5c \\xc3\\xa9\\x0a");
    }

    #[test]
    fn words_and_marked_values_of_the_detectors_are_in_it() {
        let dictionary = of(&project::root().unwrap()).unwrap();
        for line in ["\"social security number\"", "\"536-90-4399\"", "\"january\"", "\"&#53;\""] {
            assert!(dictionary.lines().any(|l| l == line), "{line}");
        }
    }
}
