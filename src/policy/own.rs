use super::Policy;
use super::pattern::Pattern;
use crate::action::Action;
use crate::detect::{Confidence, Definition, Finding, Kind, fold};
use crate::text::{Span, lowered, sort_by_place};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A detector that the organisation wrote itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnDetector {
    /// Its id: `client_number`.
    pub id: String,
    /// Name for a reader.
    pub name: String,
    /// The data class it belongs to.
    pub class: String,
    /// Action proposed when the policy has no row for the class.
    pub severity: Action,
    /// What its value is replaced by, without number and brackets.
    pub placeholder: Option<String>,
    /// What it looks for.
    pub finds: Finds,
    /// Words of which one must stand near for the finding to be sure, lower case; none are needed when empty.
    pub context: Vec<String>,
}

/// What an organisation's own detector looks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finds {
    /// A shape.
    Pattern(Pattern),
    /// Words and phrases, prepared by [`plain_words`] and sorted.
    Words(Vec<String>),
}

/// How near a context word must stand, in bytes before and after.
const NEAR: (usize, usize) = (100, 60);

impl OwnDetector {
    /// Every hit, in bytes of the text.
    pub fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        match &self.finds {
            Finds::Pattern(pattern) => pattern.find_all(text),
            Finds::Words(words) => find_words(words, text),
        }
    }

    fn confidence(&self, text: &str, hit: &Range<usize>) -> Confidence {
        if self.context.is_empty() {
            return Confidence::High;
        }
        let from = floor(text, hit.start.saturating_sub(NEAR.0));
        let to = floor(text, hit.end.saturating_add(NEAR.1).min(text.len()));
        let around = [text.get(from..hit.start), text.get(hit.end..to)];
        let near = around.iter().flatten().any(|part| {
            let part = plain_words(part);
            self.context.iter().any(|word| holds_words(&part, word))
        });
        if near { Confidence::High } else { Confidence::Low }
    }

    /// The detector as findings name it.
    pub(crate) fn definition(&self) -> Definition {
        let kind = if matches!(self.finds, Finds::Pattern(_)) { Kind::Id } else { Kind::Other };
        Definition {
            id: Cow::Owned(self.id.clone()),
            name: Cow::Owned(self.name.clone()),
            kind,
            class: Cow::Owned(self.class.clone()),
            severity: self.severity,
            regulations: Cow::Borrowed(&[]),
            placeholder: self.placeholder.clone().map(Cow::Owned),
        }
    }
}

impl Policy {
    /// The findings of the built-in detectors in `found` and those of the organisation's own detectors, in order
    /// of place.
    pub fn findings(&self, text: &str, found: Vec<Finding>) -> Vec<Finding> {
        let mut all = found;
        let allowed: Vec<String> = self.allow.values.iter().map(|value| fold(value)).collect();
        for own in &self.detectors {
            let mut hits = own.find_all(text);
            hits.retain(|hit| !allowed.contains(&fold(&text[hit.clone()])));
            if hits.is_empty() {
                continue;
            }
            // What the organisation has a word for is no mere name of a place.
            let is_setting = |f: &Finding| matches!(f.kind(), Kind::Place | Kind::Organisation);
            let overlaps = |f: &Finding| hits.iter().any(|h| f.span.start < h.end && h.start < f.span.end);
            all.retain(|f| !is_setting(f) || !overlaps(f));
            let detector = Arc::new(own.definition());
            all.extend(hits.into_iter().map(|hit| Finding {
                detector: Arc::clone(&detector),
                confidence: own.confidence(text, &hit),
                span: Span::new(hit.start, hit.end),
                role: None,
            }));
        }
        sort_by_place(&mut all, |finding| (finding.span.start, finding.span.end));
        all
    }
}

/// A text as its words are compared: lower case, letters and digits only, one space between words.
pub fn plain_words(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for range in words(text) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(text[range].chars().flat_map(lowered));
    }
    plain
}

/// Where words and phrases stand, the longest at each place. `sorted`: prepared by [`plain_words`], in order.
pub(crate) fn find_words(sorted: &[String], text: &str) -> Vec<Range<usize>> {
    let places: Vec<Range<usize>> = words(text).collect();
    let mut found = Vec::new();
    let mut phrase = String::new();
    let mut at = 0;
    while at < places.len() {
        phrase.clear();
        let mut hit = None;
        for (n, place) in places[at..].iter().enumerate() {
            if n > 0 {
                phrase.push(' ');
            }
            phrase.extend(text[place.clone()].chars().flat_map(lowered));
            let near = sorted.partition_point(|word| *word < phrase);
            match sorted.get(near) {
                Some(word) if *word == phrase => hit = Some(n + 1),
                Some(word) if word.starts_with(&phrase) => {}
                _ => break,
            }
        }
        if let Some(n) = hit {
            found.push(places[at].start..places[at + n - 1].end);
        }
        at += hit.unwrap_or(1);
    }
    found
}

/// Where the words of a text are, in bytes.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = rest.find(|(_, c)| c.is_alphanumeric())?;
        while rest.next_if(|(_, c)| c.is_alphanumeric()).is_some() {}
        Some(start..rest.peek().map_or(text.len(), |(at, _)| *at))
    })
}

fn holds_words(text: &str, words: &str) -> bool {
    let boundary = |at: usize| text.as_bytes().get(at).is_none_or(|b| *b == b' ');
    text.match_indices(words).any(|(at, _)| (at == 0 || boundary(at - 1)) && boundary(at + words.len()))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
