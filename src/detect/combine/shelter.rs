//! The address of a shelter, or of somebody who hides: a street address beside words of domestic violence.

use super::combination;
use crate::detect::hit::Hit;
use crate::detect::pass::Noted;
use crate::detect::tables::{id, kind};
use crate::detect::{Confidence, Kind};

/// How far apart address and matter may stand, in bytes.
const REACH: usize = 120;

/// One hit for each address that stands so.
pub fn find(hits: &[Hit], matters: &[Noted]) -> Vec<Hit> {
    let violence: Vec<&Noted> = matters.iter().filter(|m| m.of == id::DV_VICTIM).collect();
    let hidden = |h: &&Hit| {
        violence.iter().any(|m| {
            let gap = if m.end <= h.start { h.start - m.end } else { m.start.saturating_sub(h.end) };
            gap <= REACH
        })
    };
    let addresses = hits.iter().filter(|h| is_address(h) && !violence.is_empty());
    addresses.filter(hidden).map(|h| combination(h.start, h.end, id::SHELTER_ADDRESS)).collect()
}

fn is_address(hit: &Hit) -> bool {
    let kind = kind(hit.detector);
    kind == Some(Kind::Address) && hit.confidence > Confidence::Low
}
