use crate::detect::{Definition, Kind};
use crate::ledger::Reason;
use crate::text::unpack;
use once_cell::sync::Lazy;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

static LANGUAGES: Lazy<Vec<Language>> =
    Lazy::new(|| Language::all(include_bytes!(concat!(env!("OUT_DIR"), "/words.packed"))));

/// One language's phrases, compiled from `words/<code>.toml`. The variants of [`Key`] and [`Count`] are the
/// keys of the English file: `title.names_student` is [`Key::TitleNamesStudent`].
pub(super) struct Language {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) texts: Vec<&'static str>,
    pub(super) counts: Vec<Pair>,
    pub(super) intents: Vec<Pair>,
    pub(super) intent_titles: Vec<Pair>,
    pub(super) detectors: Vec<Pair>,
}

/// A phrase by its id, or for one and for any other number.
type Pair = (&'static str, &'static str);

impl Language {
    /// Every language of a part, as `compile.rs` packs them.
    pub(super) fn all(packed: &[u8]) -> Vec<Self> {
        let text: &[u8] = unpack(packed).leak();
        let mut lines = std::str::from_utf8(text).unwrap_or_default().lines();
        let mut languages = Vec::new();
        while let Some((code, name)) = lines.next().and_then(pair) {
            let texts = lines.by_ref().take_while(|line| !line.is_empty()).collect();
            let mut pairs = || lines.by_ref().take_while(|line| !line.is_empty()).filter_map(pair).collect();
            let (counts, intents, intent_titles, detectors) = (pairs(), pairs(), pairs(), pairs());
            languages.push(Self { code, name, texts, counts, intents, intent_titles, detectors });
        }
        languages
    }

    /// The phrase at a place of the table.
    pub(super) fn text(&self, at: usize) -> &'static str {
        self.texts.get(at).copied().unwrap_or_default()
    }

    /// The phrase for a number at a place of the table, its blank `{n}` filled.
    pub(super) fn count(&self, at: usize, n: usize) -> String {
        let (one, other) = self.counts.get(at).copied().unwrap_or_default();
        fill(if n == 1 { one } else { other }, &[("n", &n.to_string())])
    }
}

fn pair(line: &'static str) -> Option<Pair> {
    line.split_once('\t')
}

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words(&'static Language);

/// The words for a BCP 47 tag: `es`, `es-MX`, `en-US`. A language that there is no file for gets English.
pub fn words(language: &str) -> Words {
    Words(language_for(&LANGUAGES, language))
}

pub(super) fn language_for(of: &'static [Language], language: &str) -> &'static Language {
    let base = language.split(['-', '_']).next().unwrap_or_default();
    let found = of.iter().find(|l| l.code.eq_ignore_ascii_case(base));
    found.or_else(|| of.iter().find(|l| l.code == "en")).unwrap_or(&of[0])
}

/// Every language there is: its code and its own name for itself.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().map(|l| (l.code, l.name))
}

impl Words {
    /// The language's BCP 47 code, for the `lang` attribute.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// A phrase as it stands in the language file.
    pub fn text(self, key: Key) -> &'static str {
        self.0.text(key as usize)
    }

    /// A phrase with its `{blanks}` filled. What is filled in is not searched for blanks again.
    pub fn fill(self, key: Key, blanks: &[(&str, &str)]) -> String {
        fill(self.text(key), blanks)
    }

    /// A phrase for a number, its blank `{n}` filled.
    pub fn count(self, count: Count, n: usize) -> String {
        self.0.count(count as usize, n)
    }

    /// A detector's name: from the language file, or the English one that its own file gives. The many vendors'
    /// keys and tokens share one phrase, for their names are the vendors'.
    pub fn detector(self, detector: &Definition) -> String {
        match by_id(&self.0.detectors, &detector.id) {
            Some(name) => name.to_owned(),
            None if detector.kind == Kind::Secret => self.fill(Key::SecretNamed, &[("name", &detector.name)]),
            None => detector.name.to_string(),
        }
    }

    /// Whether the language has words for a detector. English has them all.
    pub fn names_detector(self, detector: &Definition) -> bool {
        self.0.code == "en"
            || detector.kind == Kind::Secret
            || by_id(&self.0.detectors, &detector.id).is_some()
    }

    /// A reason for sending something as it is.
    pub fn reason(self, reason: Reason) -> &'static str {
        self.text(match reason {
            Reason::NotPersonal => Key::ReasonNotPersonal,
            Reason::Consent => Key::ReasonConsent,
            Reason::Approved => Key::ReasonApproved,
            Reason::Urgent => Key::ReasonUrgent,
            Reason::Wrong => Key::ReasonWrong,
        })
    }

    /// What an intent is called, by its id.
    pub fn intent(self, id: &str) -> Option<&'static str> {
        by_id(&self.0.intents, id)
    }

    /// The title of a notice about an intent, by its id.
    pub fn intent_title(self, id: &str) -> Option<&'static str> {
        by_id(&self.0.intent_titles, id)
    }
}

/// The tables are sorted by id when they are compiled.
fn by_id(table: &[Pair], id: &str) -> Option<&'static str> {
    table.binary_search_by(|(at, _)| (*at).cmp(id)).ok().map(|i| table[i].1)
}

pub(super) fn fill(mut rest: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(rest.len() + 16);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        out.push_str(blanks.iter().find(|(blank, _)| *blank == name).map_or("", |(_, with)| with));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_gets_its_language_and_an_unknown_one_english() {
        assert_eq!(words("es-MX").code(), "es");
        assert_eq!(words("ES").code(), "es");
        assert_eq!(words("so").code(), "en");
        assert_eq!(words("").code(), "en");
    }

    #[test]
    fn plural_forms_follow_the_number() {
        let es = words("es");
        assert_eq!(es.count(Count::PopupChecked, 1), "1 mensaje revisado aquí");
        assert_eq!(es.count(Count::PopupChecked, 0), "0 mensajes revisados aquí");
        assert_eq!(words("en").count(Count::AgeHours, 3), "3 hours ago");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let text = words("en").fill(Key::TitleTool, &[("tool", "{organisation}")]);
        assert_eq!(text, "{organisation} is not allowed here");
    }

    #[test]
    fn every_detector_has_a_name_in_every_language() {
        for (code, _) in languages() {
            let all = crate::detect::definitions().iter();
            let missing: Vec<&str> =
                all.filter(|d| !words(code).names_detector(d)).map(|d| d.id.as_ref()).collect();
            assert!(
                missing.is_empty(),
                "add to src/guidance/words/{code}.toml under [detector]: {missing:?}"
            );
        }
    }

    #[test]
    fn no_phrase_shouts_or_blames() {
        for (code, _) in languages() {
            let words = words(code);
            let tables = [&words.0.intents, &words.0.intent_titles, &words.0.detectors];
            let by_id = tables.into_iter().flatten().map(|(_, text)| *text);
            let counted = words.0.counts.iter().flat_map(|(one, other)| [*one, *other]);
            for text in words.0.texts.iter().copied().chain(counted).chain(by_id) {
                let shouts = text.contains('!') || text.contains('¡');
                let blames = ["violat", "forbidden", "illegal", "prohibid", "ilegal"].iter();
                assert!(
                    !shouts && !blames.clone().any(|w| text.to_lowercase().contains(w)),
                    "{code}: {text}"
                );
            }
        }
    }
}
