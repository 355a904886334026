//! Words that only the extension's own pages, the background and the command line say: what changed, the ledger, the
//! policy reader. The page side is built without them.

use super::words::{Language, fill, language_for};
use once_cell::sync::Lazy;

include!(concat!(env!("OUT_DIR"), "/office.rs"));

static LANGUAGES: Lazy<Vec<Language>> =
    Lazy::new(|| Language::all(include_bytes!(concat!(env!("OUT_DIR"), "/office.packed"))));

/// The office words of one language.
#[derive(Clone, Copy)]
pub struct Office(&'static Language);

/// The office words for a BCP 47 tag, as [`words`](super::words()) chooses them.
pub fn office(language: &str) -> Office {
    Office(language_for(&LANGUAGES, language))
}

impl Office {
    /// The language's BCP 47 code, for the `lang` attribute.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// A phrase as it stands in the language file.
    pub fn text(self, key: Key) -> &'static str {
        self.0.text(key as usize)
    }

    /// A phrase with its `{blanks}` filled.
    pub fn fill(self, key: Key, blanks: &[(&str, &str)]) -> String {
        fill(self.text(key), blanks)
    }

    /// A phrase for a number, its blank `{n}` filled.
    pub fn count(self, count: Count, n: usize) -> String {
        self.0.count(count as usize, n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_shouts_or_blames() {
        for language in LANGUAGES.iter() {
            let counted = language.counts.iter().flat_map(|(one, other)| [*one, *other]);
            for text in language.texts.iter().copied().chain(counted) {
                let lower = text.to_lowercase();
                let blames = ["violat", "forbidden", "illegal", "prohibid", "ilegal"]
                    .iter()
                    .any(|w| lower.contains(w));
                assert!(!blames && !text.contains(['!', '¡']), "{}: {text}", language.code);
            }
        }
    }

    #[test]
    fn a_tag_without_a_file_gets_english() {
        assert_eq!((office("es-MX").code(), office("so").code()), ("es", "en"));
    }
}
