//! Texts that are published: news, articles of an encyclopedia, reports of markets and matches. Whom they tell of is
//! nobody's client.

use super::scene::is_name;
use crate::detect::hit::Hit;
use crate::detect::pass::Noted;
use crate::detect::tables::{id, kind, list};
use crate::detect::{Confidence, Kind, Role};

/// How far the words of such a text carry, in bytes, and how far apart two of them may stand.
const CARRY: usize = 1500;
/// How far what makes somebody one's own carries, in bytes: a client's name, a number.
const OWN: usize = 600;
/// How far before a day of birth its bracket may open, in bytes.
const LIFE: usize = 100;
/// What a word of public life and one of published texts count, and what makes a text published: two of the latter, or one
/// of each.
const WEIGHTS: (u32, u32) = (1, 3);
const ENOUGH: u32 = 4;

/// Where a text is published.
#[derive(Default)]
pub struct Published {
    /// Stretches, in order and apart.
    stretches: Vec<(usize, usize)>,
    /// Where somebody at hand is spoken of, in order.
    own: Vec<usize>,
}

impl Published {
    /// `own`: where words of somebody at hand stand, in order.
    pub fn of(text: &str, hits: &[Hit], evidence: &[Noted], own: &[usize]) -> Self {
        let mut published =
            Self { stretches: stretches(text, &words(text, hits, evidence)), own: Vec::new() };
        if !published.stretches.is_empty() {
            let ours = hits.iter().filter(|h| is_own(h)).map(|h| h.start);
            published.own = own.iter().copied().chain(ours).collect();
            published.own.sort_unstable();
        }
        published
    }

    /// Whether the text around a place is.
    pub fn is_around(&self, at: usize) -> bool {
        let next = self.stretches.partition_point(|(_, end)| *end < at);
        let within = self.stretches.get(next).is_some_and(|(start, _)| *start <= at);
        within && !super::scene::is_near(&self.own, at, OWN)
    }
}

/// A word, where it stands and what it counts.
struct Word<'t> {
    at: usize,
    text: &'t str,
    weight: u32,
}

fn words<'t>(text: &'t str, hits: &[Hit], evidence: &[Noted]) -> Vec<Word<'t>> {
    let noted = evidence.iter().filter_map(|e| {
        let weight = match e.of {
            list::RENOWNED => WEIGHTS.0,
            list::PUBLISHED => WEIGHTS.1,
            _ => return None,
        };
        Some(Word { at: e.start, text: text.get(e.start..e.end)?, weight })
    });
    let born = hits.iter().filter(|h| is_of_a_life(text, h));
    let born = born.map(|h| Word { at: h.start, text: "born", weight: ENOUGH });
    let mut words: Vec<Word> = noted.chain(born).collect();
    words.sort_by_key(|word| word.at);
    words
}

/// The stretches in which different words that count enough stand together.
fn stretches(text: &str, words: &[Word]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let Some(first) = enough(words.get(..=i).unwrap_or_default()) else { continue };
        let (start, end) = (first.saturating_sub(CARRY), (word.at + CARRY).min(text.len()));
        match found.last_mut() {
            Some(last) if start <= last.1 => last.1 = end,
            _ => found.push((start, end)),
        }
    }
    found
}

/// Where the words begin that count enough, with the last one and within its reach, if they do.
fn enough(words: &[Word]) -> Option<usize> {
    let last = words.last()?;
    let mut seen: Vec<&Word> = Vec::new();
    for word in words.iter().rev().take_while(|word| word.at + CARRY >= last.at) {
        if !seen.iter().any(|known| known.text.eq_ignore_ascii_case(word.text)) {
            seen.push(word);
        }
        let sum: u32 = seen.iter().map(|word| word.weight).sum();
        if sum >= ENOUGH && seen.iter().any(|word| word.weight > WEIGHTS.0) {
            return Some(word.at);
        }
    }
    None
}

/// Whether a date of birth is that of an article on somebody's life, which gives it in brackets: `(born 22 October 1988)`.
pub fn is_of_a_life(text: &str, hit: &Hit) -> bool {
    if hit.detector != id::DOB {
        return false;
    }
    let head = text.as_bytes().get(hit.start.saturating_sub(LIFE)..hit.start).unwrap_or_default();
    let inside = head.rsplit(|b| b"()".contains(b)).next().unwrap_or_default();
    let opened = inside.len() < head.len() && head.get(head.len() - inside.len() - 1) == Some(&b'(');
    let written = text.get(hit.start..hit.end).is_some_and(|day| day.contains(char::is_alphabetic));
    written && opened && inside.windows(5).any(|w| w == b"born ")
}

/// Whether a hit says that somebody is one's own client or pupil.
fn is_own(hit: &Hit) -> bool {
    let numbered = matches!(kind(hit.detector), Some(Kind::Ssn | Kind::MedicalId | Kind::Id));
    let served = is_name(hit) && matches!(hit.role, Some(Role::Client | Role::Student));
    (numbered || served) && hit.confidence > Confidence::Low
}
