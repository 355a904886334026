use super::Confidence;
use super::Kind;
use super::Role;
use super::tables::{RULES, kind};
use crate::text::sort_by_place;

/// How well the context speaks for a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing but the shape.
    Alone,
    /// Its words stand nearby.
    Near,
    /// Its label stands directly before it, or heads its column.
    Label,
}

/// A finding before duplicates are settled. Offsets in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub start: usize,
    pub end: usize,
    pub detector: u16,
    pub confidence: Confidence,
    pub level: Level,
    pub role: Option<Role>,
}

impl Hit {
    pub fn overlaps(&self, other: &Hit) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Widens it to whole characters: what is read up to a length in bytes may end within one.
    pub fn fit(&mut self, text: &str) {
        while !text.is_char_boundary(self.start) {
            self.start -= 1;
        }
        while self.end < text.len() && !text.is_char_boundary(self.end) {
            self.end += 1;
        }
    }

    /// Whether another hit is of the same detector at the same place.
    pub fn says(&self, other: &Hit) -> bool {
        (self.start, self.end, self.detector) == (other.start, other.end, other.detector)
    }

    /// Whether another hit is a part of this one: the number of a flat in an address.
    fn holds(&self, part: &Hit) -> bool {
        let is_address = |hit: &Hit| kind(hit.detector) == Some(Kind::Address);
        self.start <= part.start && part.end <= self.end && is_address(self) && is_address(part)
    }

    fn rank(&self) -> (Level, Confidence, u8, usize) {
        let priority = RULES.get(usize::from(self.detector)).map_or(0, |r| r.priority);
        (self.level, self.confidence, priority, self.end - self.start)
    }
}

/// Keeps, of hits that overlap, a whole address before its parts, the one with the best context, then the surest, then the one of the more specific
/// detector, then the longest; what is left is in order of place.
pub fn settle(mut hits: Vec<Hit>) -> Vec<Hit> {
    sort_by_place(&mut hits, |h| (h.start, u32::MAX as usize - h.end));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        let better = loop {
            match kept.last() {
                Some(last) if last.overlaps(&hit) => {
                    if last.holds(&hit) || last.rank() >= hit.rank() {
                        break false;
                    }
                    kept.pop();
                }
                _ => break true,
            }
        };
        if better {
            kept.push(hit);
        }
    }
    kept
}
