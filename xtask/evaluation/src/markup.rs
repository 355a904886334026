use crate::case::Labelled;
use crate::family::Family;
use handrail::detect::Kind;
use handrail::text::Span;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};

/// A text with its labels taken out of it.
#[derive(Debug, Default, PartialEq)]
pub struct Marked {
    /// The text as a person would have typed it.
    pub text: String,
    /// What must be found.
    pub gold: Vec<Labelled>,
    /// What may be found.
    pub optional: Vec<Span>,
}

/// Reads `Call {person:Ada Example} about {~date:Tuesday}`: `{kind:…}` must be found, `{~kind:…}` may be.
///
/// A brace that opens no label stands for itself; `\{` writes one that would otherwise look like a label.
///
/// # Errors
/// A word that is no kind, a label that is empty or never closed: what it is and where, in bytes.
pub fn parse(marked: &str) -> Result<Marked, String> {
    let mut out = Marked::default();
    let mut rest = marked;
    while let Some(at) = rest.find('{') {
        let (before, tail) = rest.split_at(at);
        if let Some(plain) = before.strip_suffix('\\') {
            out.text.push_str(plain);
            out.text.push('{');
            rest = &tail[1..];
            continue;
        }
        out.text.push_str(before);
        let here = || format!("at byte {}", marked.len() - tail.len());
        match label_at(tail) {
            None => {
                out.text.push('{');
                rest = &tail[1..];
            }
            Some(label) => {
                let kind = kind(label.word).ok_or_else(|| {
                    format!("`{}` is no kind, {}; write `\\{{` for a plain brace", label.word, here())
                })?;
                let end =
                    label.value.find('}').ok_or_else(|| format!("a label is not closed, {}", here()))?;
                if end == 0 {
                    return Err(format!("a label is empty, {}", here()));
                }
                let span = Span::new(out.text.len(), out.text.len() + end);
                out.text.push_str(&label.value[..end]);
                if label.optional {
                    out.optional.push(span);
                } else {
                    out.gold.push(Labelled { span, family: Family::of_kind(kind) });
                }
                rest = &label.value[end + 1..];
            }
        }
    }
    out.text.push_str(rest);
    Ok(out)
}

struct Label<'a> {
    optional: bool,
    word: &'a str,
    value: &'a str,
}

/// The label that `tail` opens, if it reads as one: `{word:` or `{~word:` with no space after the colon.
fn label_at(tail: &str) -> Option<Label<'_>> {
    let inside = tail.strip_prefix('{')?;
    let (optional, inside) = inside.strip_prefix('~').map_or((false, inside), |inside| (true, inside));
    let (word, value) = inside.split_once(':')?;
    let reads_as_word = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (reads_as_word && !value.starts_with([' ', '\n'])).then_some(Label { optional, word, value })
}

fn kind(word: &str) -> Option<Kind> {
    let word: StrDeserializer<'_, WordError> = word.into_deserializer();
    Kind::deserialize(word).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_leave_the_text_and_keep_their_places() {
        let marked = parse("Ana é {person:Élan Roe} on {~date:Monday}.").unwrap();
        assert_eq!(marked.text, "Ana é Élan Roe on Monday.");
        let spans: Vec<&str> = marked.gold.iter().map(|g| g.span.of(&marked.text)).collect();
        assert_eq!(spans, ["Élan Roe"]);
        assert_eq!(marked.optional[0].of(&marked.text), "Monday");
    }

    #[test]
    fn braces_of_code_stay() {
        for text in [r#"{"id":5}"#, "f = {id: 5}", "a { b", "${HOME}", "{}", "{{ name }}"] {
            assert_eq!(parse(text).unwrap().text, text);
        }
        assert_eq!(parse(r"a\{id:5}").unwrap().text, "a{id:5}");
    }

    #[test]
    fn a_typing_error_is_refused() {
        for text in ["{persn:Ada}", "{person:Ada", "{person:}"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
