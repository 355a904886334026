//! Names that the tagger finds, beside those that a role, a title or a label gives away.

use super::hit::{Hit, Level};
use super::tables::{DEFINITIONS, id};
use super::{Confidence, Kind};
use crate::names::{self, Bearer, Name};

/// The score from which a full name is as sure as a labelled one.
const SURE: u8 = 90;
/// The scores from which a full name and a single one count as a person that sensitive matter can be about.
const LIKELY: (u8, u8) = (85, 92);

/// Adds the names in `text` to `hits`: people, and of places and organisations those where nothing else was found.
/// A name of a person that a hit already has widens it to the whole name.
pub fn add(text: &str, hits: &mut Vec<Hit>) {
    hits.sort_by_key(|h| h.start);
    let known = hits.len();
    let mut at = 0;
    for name in names::tag(text) {
        let (start, end) = (name.span.start, name.span.end);
        while hits.get(at).is_some_and(|h| at < known && h.end <= start) {
            at += 1;
        }
        let here = hits.get_mut(at..known).unwrap_or_default();
        let overlapping = here.iter_mut().take_while(|h| h.start < end).filter(|h| start < h.end);
        let had = match name.bearer {
            Bearer::Person => {
                overlapping.filter(|h| is_person(h)).map(|hit| widen(hit, text, start, end)).count() > 0
            }
            Bearer::Place | Bearer::Organisation => overlapping.count() > 0,
        };
        if !had {
            let (detector, confidence) = found(&name);
            hits.push(Hit { start, end, detector, confidence, level: Level::Alone, role: None });
        }
    }
}

fn widen(hit: &mut Hit, text: &str, start: usize, end: usize) {
    hit.start = hit.start.min(start);
    // `Oren Tadesse, FMLA leave` is no `Last, First`.
    let more = text.get(hit.end..end).unwrap_or_default();
    hit.end = if more.contains([',', '@']) { hit.end } else { hit.end.max(end) };
}

/// The detector of a name, and how sure it is.
fn found(name: &Name) -> (u16, Confidence) {
    match name.bearer {
        Bearer::Person => (id::PERSON_NAME, confidence(name)),
        Bearer::Place => (id::PLACE_NAME, at_most_medium(name.score)),
        Bearer::Organisation => (id::ORGANISATION_NAME, at_most_medium(name.score)),
    }
}

fn at_most_medium(score: u8) -> Confidence {
    if score >= LIKELY.0 { Confidence::Medium } else { Confidence::Low }
}

fn is_person(hit: &Hit) -> bool {
    DEFINITIONS.get(usize::from(hit.detector)).is_some_and(|d| d.kind == Kind::Person)
}

fn confidence(name: &Name) -> Confidence {
    match name.score {
        SURE.. if name.full => Confidence::High,
        score if score >= if name.full { LIKELY.0 } else { LIKELY.1 } => Confidence::Medium,
        _ => Confidence::Low,
    }
}
