//! Phrases about files that are held, by language, compiled from `words/<code>.toml`. They are kept apart from the
//! guidance's because only the reader needs them, and the page side ships all of the guidance's.

include!(concat!(env!("OUT_DIR"), "/upload_words.rs"));

/// The phrases of one language, by `section.key` and in order.
#[derive(Clone, Copy)]
pub struct Words(&'static [(&'static str, &'static str)]);

impl Words {
    /// The phrases for a BCP 47 tag; English where there is no file for its language.
    pub fn of(language: &str) -> Self {
        let base = language.split(['-', '_']).next().unwrap_or_default();
        let found = WORDS.iter().find(|(code, _)| code.eq_ignore_ascii_case(base));
        Self(found.or_else(|| WORDS.iter().find(|(code, _)| *code == "en")).map_or(&[], |(_, words)| words))
    }

    /// A phrase with its blanks filled; the key itself where there is no phrase.
    pub fn fill(self, key: &str, blanks: &[(&str, &str)]) -> String {
        let Ok(at) = self.0.binary_search_by(|(known, _)| (*known).cmp(key)) else { return key.to_owned() };
        let mut rest = self.0[at].1;
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            out.push_str(before);
            out.push_str(blanks.iter().find(|(blank, _)| *blank == name).map_or("", |(_, with)| with));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// A phrase that depends on a number: `key.one` or `key.other`.
    pub fn count(self, key: &str, n: usize, blanks: &[(&str, &str)]) -> String {
        let form = if n == 1 { "one" } else { "other" };
        let number = n.to_string();
        let blanks: Vec<(&str, &str)> = blanks.iter().copied().chain([("n", number.as_str())]).collect();
        self.fill(&format!("{key}.{form}"), &blanks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_once_and_an_unknown_language_reads_english() {
        let said = Words::of("en").fill("told.left_out", &[("files", "{n}")]);
        assert!(said.contains("{n}"), "{said}");
        assert_eq!(
            Words::of("so").fill("choice.leave_out.one", &[]),
            Words::of("en").fill("choice.leave_out.one", &[])
        );
        assert_ne!(
            Words::of("es-MX").fill("choice.leave_out.one", &[]),
            Words::of("en").fill("choice.leave_out.one", &[])
        );
    }

    #[test]
    fn no_phrase_shouts_or_blames() {
        for (code, words) in WORDS {
            for (key, text) in words {
                let lower = text.to_lowercase();
                let blames = ["violat", "forbidden", "illegal", "prohibid", "ilegal"]
                    .iter()
                    .any(|w| lower.contains(w));
                assert!(!text.contains(['!', '¡']) && !blames, "{code}: {key}: {text}");
            }
        }
    }
}
