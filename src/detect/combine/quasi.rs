//! Facts that together single a person out though nobody is named.

use super::combination;
use crate::detect::definitions;
use crate::detect::hit::Hit;
use crate::detect::pass::Noted;
use crate::detect::tables::{id, list};

/// How far apart the facts may stand, in bytes.
const REACH: usize = 300;

/// Date of birth, sex and ZIP code or street within reach of each other: enough for most people in the US.
pub fn find(hits: &[Hit], evidence: &[Noted]) -> Option<Hit> {
    if !hits.iter().any(|h| h.detector == id::DOB) {
        return None;
    }
    let zip = definitions().iter().position(|d| d.id == "zip_code");
    let is_place = |h: &&Hit| Some(usize::from(h.detector)) == zip || h.detector == id::STREET_ADDRESS;
    let places: Vec<&Hit> = hits.iter().filter(is_place).collect();
    let sexes: Vec<&Noted> = evidence.iter().filter(|e| e.of == list::SEXES).collect();
    for birth in hits.iter().filter(|h| h.detector == id::DOB) {
        let near = |start: usize| start.abs_diff(birth.start) <= REACH;
        let place = nearest(places.iter().map(|h| (h.start, h.end)), birth.start).filter(|p| near(p.0));
        let sex = nearest(sexes.iter().map(|e| (e.start, e.end)), birth.start).filter(|p| near(p.0));
        if let (Some(place), Some(sex)) = (place, sex) {
            let start = birth.start.min(place.0).min(sex.0);
            let end = birth.end.max(place.1).max(sex.1);
            return Some(combination(start, end, id::QUASI_IDENTIFIER));
        }
    }
    None
}

fn nearest(spans: impl Iterator<Item = (usize, usize)>, to: usize) -> Option<(usize, usize)> {
    spans.min_by_key(|(start, _)| start.abs_diff(to))
}
