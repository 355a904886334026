//! Case notes: a person, and several kinds of evidence that somebody recorded what happened with them.

use super::scene::Scene;
use super::{combination, is_person};
use crate::detect::hit::Hit;
use crate::detect::pass::Noted;
use crate::detect::tables::{id, list};
use crate::text::sort_by_place;

/// How far apart neighbouring pieces of evidence may stand, in bytes.
const GAP: usize = 600;

/// A kind of evidence, one bit each.
fn kind(of: u16) -> u32 {
    match of {
        list::CASE_VERBS => 1,
        list::CASE_SERVICES => 2,
        list::CASE_HEADINGS => 4,
        _ => 0,
    }
}

const MATTER: u32 = 8;
const DATE: u32 = 16;
const PERSON: u32 = 32;

/// The first stretch that reads like a case note: a person and three more kinds of evidence, matter among them or
/// at least two observations.
pub fn find(hits: &[Hit], about: &[Hit], evidence: &[Noted], scene: &Scene) -> Option<Hit> {
    let mut pieces: Vec<(usize, usize, u32)> = Vec::new();
    pieces.extend(evidence.iter().filter(|e| kind(e.of) > 0).map(|e| (e.start, e.end, kind(e.of))));
    pieces.extend(about.iter().map(|h| (h.start, h.end, MATTER)));
    pieces.extend(hits.iter().filter(|h| h.detector == id::DATE).map(|h| (h.start, h.end, DATE)));
    let people = hits.iter().filter(|h| is_person(h) && !scene.is_published(h.start));
    pieces.extend(people.map(|h| (h.start, h.end, PERSON)));
    sort_by_place(&mut pieces, |piece| (piece.0, piece.1));
    let mut stretch: Option<(usize, usize, u32, u32)> = None;
    for (start, end, kind) in pieces {
        stretch = match stretch {
            Some((from, until, kinds, verbs)) if start <= until + GAP => {
                Some((from, until.max(end), kinds | kind, verbs + u32::from(kind == 1)))
            }
            Some(done) if is_note(done) => break,
            _ => Some((start, end, kind, u32::from(kind == 1))),
        };
    }
    stretch.filter(|s| is_note(*s)).map(|(from, until, ..)| combination(from, until, id::CASE_NOTE))
}

fn is_note((_, _, kinds, verbs): (usize, usize, u32, u32)) -> bool {
    let others = (kinds & !PERSON).count_ones();
    kinds & PERSON != 0 && others >= 3 && (kinds & MATTER != 0 || verbs >= 2)
}
