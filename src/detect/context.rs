//! What stands around a value: its label, its words, and words that speak against it.

use super::hit::Level;
use super::lead::Reach;
use super::tables::{NONE, RULES, USES, Use};

/// How far before a value its words count, in bytes.
const BEFORE: usize = 100;
/// How far behind a value its words count, in bytes.
pub const AFTER: usize = 48;
/// How far before a value its label may end, in bytes.
const LABEL: usize = 48;
/// How far before a value a word that speaks against it may end, in bytes.
const AGAINST: usize = 32;

/// Where each group of words was last seen.
pub struct Context {
    /// Start and end of the last hit, of every group once there was one; an end of 0 is none.
    seen: Vec<(u32, u32)>,
    /// End of the last word of any label.
    last_label: usize,
    /// The farthest that any label reaches.
    farthest_label: usize,
    /// Labels seen lately: (end, detector), newest last.
    labels: Vec<(u32, u16)>,
    /// What lies before the value that was looked at last.
    reach: Reach,
}

impl Context {
    pub fn new() -> Self {
        Self {
            seen: Vec::new(),
            last_label: 0,
            farthest_label: 0,
            labels: Vec::new(),
            reach: Reach::new(&[], 0, 0),
        }
    }

    /// Notes a hit of a group.
    pub fn note(&mut self, group: u16, start: usize, end: usize) {
        if self.seen.is_empty() {
            self.seen.resize(USES.len(), (0, 0));
        }
        if let Some(seen) = self.seen.get_mut(usize::from(group)) {
            *seen = (start as u32, end as u32);
        }
        if let Some(Use::Label(detector)) = USES.get(usize::from(group)) {
            if self.labels.len() >= 32 {
                self.labels.drain(..16);
            }
            self.labels.push((end as u32, *detector));
            self.last_label = end;
            self.farthest_label = self.farthest_label.max(end);
        }
    }

    /// Whether some label ended within its reach before `start`.
    pub fn label_close(&self, start: usize) -> bool {
        self.last_label > 0 && start.saturating_sub(self.last_label) <= LABEL
    }

    /// Whether [`Context::level`] can find a label before `start`; no label that it finds ends farther away.
    pub fn may_be_labelled(&self, start: usize) -> bool {
        start.saturating_sub(self.farthest_label) <= LABEL && self.farthest_label > 0
    }

    /// The span of the last hit of a group.
    pub fn last(&self, group: u16) -> Option<(usize, usize)> {
        let &(start, end) = self.seen.get(usize::from(group))?;
        (end > 0).then_some((start as usize, end as usize))
    }

    fn within(&self, group: u16, start: usize, reach: usize) -> Option<usize> {
        let (_, end) = self.last(group)?;
        (end <= start && start - end <= reach).then_some(end)
    }

    /// Detectors whose label stands directly before `start`.
    pub fn labels_before<'a>(&'a mut self, text: &'a [u8], start: usize) -> impl Iterator<Item = u16> + 'a {
        let close = self.last_label <= start && start - self.last_label <= LABEL;
        let reach = *self.reach(text, start);
        let recent = self.labels.iter().rev().filter(move |_| close);
        recent
            .take_while(move |(end, _)| start.saturating_sub(*end as usize) <= LABEL)
            .filter(move |(end, _)| reach.leads(text, *end as usize))
            .map(|&(_, detector)| detector)
    }

    /// How the context before `start` speaks for a detector.
    pub fn level(&mut self, detector: u16, text: &[u8], start: usize) -> Level {
        let Some(rule) = RULES.get(usize::from(detector)) else { return Level::Alone };
        if rule.label != NONE
            && let Some(end) = self.within(rule.label, start, BEFORE)
        {
            let reach = self.reach(text, start);
            if start - end <= LABEL && reach.leads(text, end) {
                return Level::Label;
            }
            if reach.same_paragraph(text, end) {
                return Level::Near;
            }
        }
        for group in rule.near {
            if let Some(end) = self.within(*group, start, BEFORE)
                && self.reach(text, start).same_paragraph(text, end)
            {
                return Level::Near;
            }
        }
        Level::Alone
    }

    /// Whether something directly before `start` speaks against a detector.
    pub fn rejects(&mut self, detector: u16, text: &[u8], start: usize) -> bool {
        let Some(rule) = RULES.get(usize::from(detector)) else { return false };
        rule.reject.iter().any(|group| {
            let end = self.within(*group, start, AGAINST);
            end.is_some_and(|end| self.reach(text, start).leads(text, end))
        })
    }

    fn reach(&mut self, text: &[u8], start: usize) -> &mut Reach {
        if !self.reach.is_of(start) {
            self.reach = Reach::new(text, start, LABEL);
        }
        &mut self.reach
    }
}
