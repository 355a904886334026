//! A named person with a way to reach them: contact details that are somebody's.

use super::combination;
use crate::detect::hit::Hit;
use crate::detect::tables::{DEFINITIONS, id};
use crate::detect::{Confidence, Kind};

/// How far apart a name and a way to reach its bearer may stand, in bytes.
const REACH: usize = 40;

/// One hit for each run of names and contact details that stand side by side.
pub fn find(text: &str, hits: &[Hit]) -> Vec<Hit> {
    let mut found: Vec<Hit> = Vec::new();
    let mut last: Option<(&Hit, bool)> = None;
    for hit in hits.iter().filter(|h| h.confidence > Confidence::Low) {
        let Some(names) = part(hit) else { continue };
        if let Some((before, named)) = last.replace((hit, names))
            && named != names
            && is_beside(text, before.end, hit.start)
        {
            match found.last_mut().filter(|pair| pair.end >= before.start) {
                Some(pair) => pair.end = pair.end.max(hit.end),
                None => found.push(combination(before.start, hit.end, id::NAMED_CONTACT)),
            }
        }
    }
    found
}

/// Whether a hit names a person (`true`) or tells how to reach one (`false`).
fn part(hit: &Hit) -> Option<bool> {
    match DEFINITIONS.get(usize::from(hit.detector))?.kind {
        Kind::Person => Some(true),
        Kind::Email | Kind::Phone => Some(false),
        Kind::Address if hit.detector == id::STREET_ADDRESS => Some(false),
        _ => None,
    }
}

fn is_beside(text: &str, from: usize, to: usize) -> bool {
    let gap = text.as_bytes().get(from..to);
    gap.is_some_and(|gap| gap.len() <= REACH && !gap.windows(2).any(|w| w == b"\n\n"))
}
