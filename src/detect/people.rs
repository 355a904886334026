//! Names that the tagger finds, beside those that a role, a title or a label gives away.

use super::hit::{Hit, Level};
use super::tables::{DEFINITIONS, id};
use super::{Confidence, Kind};
use crate::names::{self, Name};

/// The score from which a full name is as sure as a labelled one.
const SURE: u8 = 90;
/// The scores from which a full name and a single one count as a person that sensitive matter can be about.
const LIKELY: (u8, u8) = (85, 92);

/// Adds the names in `text` to `hits`. A name that a hit already has widens it to the whole name.
pub fn add(text: &str, hits: &mut Vec<Hit>) {
    hits.sort_by_key(|h| h.start);
    let known = hits.len();
    let mut at = 0;
    for name in names::tag(text) {
        let (start, end) = (name.span.start, name.span.end);
        while hits.get(at).is_some_and(|h| at < known && h.end <= start) {
            at += 1;
        }
        let mut next = at;
        let mut had = false;
        while let Some(hit) = hits.get_mut(next).filter(|h| next < known && h.start < end) {
            if is_person(hit) && start < hit.end {
                hit.start = hit.start.min(start);
                // `Oren Tadesse, FMLA leave` is no `Last, First`.
                let more = text.get(hit.end..end).unwrap_or_default();
                hit.end = if more.contains([',', '@']) { hit.end } else { hit.end.max(end) };
                had = true;
            }
            next += 1;
        }
        if !had {
            hits.push(Hit {
                start,
                end,
                detector: id::PERSON_NAME,
                confidence: confidence(&name),
                level: Level::Alone,
                role: None,
            });
        }
    }
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
