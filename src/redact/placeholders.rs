use super::Redaction;
use crate::detect::fold;
use crate::text::Span;

/// The placeholders of a conversation and what they stand for, so that a value keeps its placeholder from prompt to
/// prompt and an answer can be read with the values in their places. It lives in memory only.
#[derive(Default)]
pub struct Placeholders {
    pairs: Vec<Pair>,
}

struct Pair {
    placeholder: String,
    value: String,
}

/// Most pairs that are kept; the oldest go first.
const MOST: usize = 1_000;

impl Placeholders {
    /// Takes in what a redaction replaced.
    pub fn learn(&mut self, redaction: &Redaction) {
        for replacement in &redaction.replacements {
            if !self.holds(&replacement.placeholder) {
                let placeholder = replacement.placeholder.clone();
                self.pairs.push(Pair { placeholder, value: replacement.value().to_owned() });
            }
        }
        let surplus = self.pairs.len().saturating_sub(MOST);
        self.pairs.drain(..surplus);
    }

    /// Takes in all that another conversation holds, which has turned out to be this one.
    pub fn join(&mut self, other: Self) {
        self.pairs.extend(other.pairs);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Each placeholder with its value, oldest first.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|pair| (&*pair.placeholder, &*pair.value))
    }

    /// Whether a placeholder was given out.
    pub fn holds(&self, placeholder: &str) -> bool {
        self.pairs.iter().any(|pair| pair.placeholder == placeholder)
    }

    /// The placeholder that a value was given under a label. Case, spacing and punctuation make no difference.
    pub(super) fn given(&self, label: &str, value: &str) -> Option<&str> {
        let labelled = |pair: &&Pair| {
            let rest = pair.placeholder.strip_prefix('[').and_then(|rest| rest.strip_prefix(label));
            rest.is_some_and(|rest| rest.starts_with(' ')) && fold(&pair.value) == fold(value)
        };
        self.pairs.iter().find(labelled).map(|pair| &*pair.placeholder)
    }

    /// Where placeholders stand in a text, in bytes and in order, each with its value.
    pub fn find(&self, text: &str) -> Vec<(Span, &str)> {
        let at = |(start, _): (usize, &str)| {
            let rest = text.get(start..)?;
            let pair = self.pairs.iter().find(|pair| rest.starts_with(&pair.placeholder))?;
            Some((Span::new(start, start + pair.placeholder.len()), &*pair.value))
        };
        text.match_indices('[').filter_map(at).collect()
    }

    /// A text with the values in the placeholders' places; `None` when it holds none.
    pub fn restore(&self, text: &str) -> Option<String> {
        let found = self.find(text);
        let mut restored = String::with_capacity(text.len());
        let mut done = 0;
        for (span, value) in &found {
            restored.push_str(text.get(done..span.start).unwrap_or_default());
            restored.push_str(value);
            done = span.end;
        }
        restored.push_str(text.get(done..).unwrap_or_default());
        (!found.is_empty()).then_some(restored)
    }
}

impl std::fmt::Debug for Placeholders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Placeholders({})", self.pairs.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Scanner;
    use crate::redact::redact_knowing;

    fn sent(known: &mut Placeholders, text: &str) -> String {
        let scanner = Scanner::default();
        let redaction = redact_knowing(text, known, &|_| false, |text| scanner.scan(text));
        known.learn(&redaction);
        redaction.text
    }

    #[test]
    fn a_value_keeps_its_placeholder_from_prompt_to_prompt_and_another_gets_the_next() {
        let mut known = Placeholders::default();
        assert_eq!(sent(&mut known, "SSN 536-90-4399."), "SSN [SSN 1].");
        assert_eq!(sent(&mut known, "SSN 536-90-4398 and 536904399"), "SSN [SSN 2] and [SSN 1]");
        assert_eq!(
            known.restore("[SSN 2] is not [SSN 1]").as_deref(),
            Some("536-90-4398 is not 536-90-4399")
        );
        assert_eq!(known.pairs().count(), 2);
    }

    #[test]
    fn a_placeholder_that_stands_elsewhere_already_is_not_given_out() {
        let scanner = Scanner::default();
        let known = Placeholders::default();
        let elsewhere = |candidate: &str| candidate == "[SSN 1]";
        let redaction = redact_knowing("SSN 536-90-4399", &known, &elsewhere, |text| scanner.scan(text));
        assert_eq!(redaction.text, "SSN [SSN 2]");
    }

    #[test]
    fn what_is_no_placeholder_of_this_conversation_stays() {
        let mut known = Placeholders::default();
        sent(&mut known, "SSN 536-90-4399.");
        for text in ["", "[SSN 2]", "[1] and [link](x)", "[SSN 1", "SSN 1]", "[[SSN"] {
            assert_eq!(known.restore(text), None, "{text}");
        }
        assert_eq!(known.restore("[[SSN 1]] é").as_deref(), Some("[536-90-4399] é"));
        let places: Vec<_> =
            known.find("é [SSN 1]").into_iter().map(|(span, _)| (span.start, span.end)).collect();
        assert_eq!(places, [(3, 10)]);
    }

    #[test]
    fn it_cannot_be_printed() {
        let mut known = Placeholders::default();
        sent(&mut known, "SSN 536-90-4399.");
        assert_eq!(format!("{known:?}"), "Placeholders(1)");
    }
}
