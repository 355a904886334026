//! Reads once more, in plain, what is disguised.

use super::hit::{Hit, Level};
use super::tables::{kind, severity};
use super::{Confidence, Kind};
use crate::text::{Normalised, Traces, normalise};

/// Adds to `hits` what `read` finds in the plain copy of the parts of `text` that have traces of a disguise. `read` is
/// given the copy and what tells which hits to go on with.
///
/// `hits` must be in order of place, and is not afterwards.
pub fn add(
    text: &str,
    traces: &Traces,
    hits: &mut Vec<Hit>,
    read: impl Fn(&str, &dyn Fn(&Hit) -> bool) -> Vec<Hit>,
) {
    let mut new: Vec<Hit> = Vec::new();
    for (start, end) in traces.windows(text) {
        let Some(plain) = text.get(start..end).and_then(normalise) else { continue };
        let origin = |hit: &Hit| {
            let (from, until) = plain.original(hit.start, hit.end)?;
            Some(Hit { start: start + from, end: start + until, ..*hit })
        };
        let keeps = |hit: &Hit| {
            let is_new = plain.changed_at(hit.start, hit.end) || kind(hit.detector) != Some(Kind::Person);
            believed(hit, &plain) && (is_new || origin(hit).is_some_and(|hit| names(hits, &hit)))
        };
        let found = read(plain.text(), &keeps);
        for (hit, place) in found.iter().filter_map(|hit| Some((hit, origin(hit)?))) {
            let changed = plain.changed_at(hit.start, hit.end);
            if !known(hits, &place, changed) && !new.iter().rev().take(NEIGHBOURS).any(|n| n.says(&place)) {
                new.push(place);
            }
        }
    }
    hits.extend(new);
}

/// How many hits before a place are looked at.
const NEIGHBOURS: usize = 12;

/// Whether a hit in a number or word that was put together from single characters has more to it than its shape.
fn believed(hit: &Hit, plain: &Normalised) -> bool {
    if !plain.gathered_at(hit.start, hit.end) {
        return true;
    }
    match kind(hit.detector) {
        Some(Kind::Person | Kind::Email | Kind::Card) => hit.confidence > Confidence::Low,
        _ => hit.level > Level::Alone || hit.confidence == Confidence::High,
    }
}

/// Whether a hit names a person at a place.
fn names(hits: &[Hit], place: &Hit) -> bool {
    near(hits, place).iter().any(|hit| hit.overlaps(place) && kind(hit.detector) == Some(Kind::Person))
}

/// Of hits in order of place, the last few that begin before the end of a place.
fn near<'h>(hits: &'h [Hit], place: &Hit) -> &'h [Hit] {
    let after = hits.partition_point(|h| h.start < place.end);
    hits.get(after.saturating_sub(NEIGHBOURS)..after).unwrap_or_default()
}

/// Whether one of the hits, which are in order of place, says what a new one says. A hit that saw only a part of what
/// the new one sees undisguised becomes as wide; one whose label was disguised becomes what the label says.
fn known(hits: &mut [Hit], new: &Hit, changed: bool) -> bool {
    let after = hits.partition_point(|h| h.start < new.end);
    let near = hits.get_mut(after.saturating_sub(NEIGHBOURS)..after).unwrap_or_default();
    for hit in near {
        if kind(hit.detector) == Some(Kind::Secret) && hit.start <= new.start && new.end <= hit.end {
            return true;
        }
        if hit.overlaps(new) && (hit.detector == new.detector || kind(hit.detector) == kind(new.detector)) {
            if changed && (hit.detector == new.detector || kind(new.detector) == Some(Kind::Person)) {
                (hit.start, hit.end) = (hit.start.min(new.start), hit.end.max(new.end));
                hit.confidence = hit.confidence.max(new.confidence);
            }
            if new.level > hit.level && severity(new.detector) > severity(hit.detector) {
                *hit = Hit { start: hit.start, end: hit.end, ..*new };
            }
            return true;
        }
    }
    let combination = kind(new.detector) == Some(Kind::Combination);
    combination && hits.iter().take(200).any(|h| h.detector == new.detector)
}
