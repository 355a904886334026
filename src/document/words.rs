//! Phrases about files, by language, compiled from `words/<code>.toml`.

include!(concat!(env!("OUT_DIR"), "/document_words.rs"));

/// The phrases of one language.
pub struct Words(&'static [(&'static str, &'static str)]);

impl Words {
    /// The phrases for a BCP 47 tag; English where there is no file for its language.
    pub fn of(language: &str) -> Self {
        let base = language.split(['-', '_']).next().unwrap_or_default();
        let found = WORDS.iter().find(|(code, _)| code.eq_ignore_ascii_case(base));
        Self(found.or_else(|| WORDS.iter().find(|(code, _)| *code == "en")).map_or(&[], |(_, words)| words))
    }

    /// The phrase `section.key` with its blank `{}` filled; the key itself where there is no phrase.
    pub fn fill(&self, section: &str, key: &str, with: &str) -> String {
        let id = format!("{section}.{key}");
        match self.0.binary_search_by(|(known, _)| (*known).cmp(&id)) {
            Ok(at) => self.0[at].1.replacen("{}", with, 1),
            Err(_) => key.to_owned(),
        }
    }
}
