//! What the words around a value say of it. They are heard only when a value asks.

use super::Pass;
use crate::detect::context::AFTER;
use crate::detect::follow::second;
use crate::detect::hit::Level;
use crate::detect::lead::Trail;
use crate::detect::lex::Mark;
use crate::detect::tables::{NONE, RULES, Rule};

/// How far behind the mark that a value begins at words are of no use to it, in bytes: the reach of the context, the
/// longest term, and the way back from a street's kind to its house number.
const EARSHOT: usize = 512;

impl Pass<'_> {
    /// Takes in the words that speak for values up to the mark, and the term of its word, that the pass is at.
    #[inline]
    fn listen(&mut self) {
        if self.heard < self.here {
            self.catch_up();
        }
    }

    fn catch_up(&mut self) {
        let (index, place) = self.here;
        let (mut from, mut begun) = self.heard;
        let now = self.marks.get(index).map_or(0, |m| m.start as usize);
        let missed = self.marks.get(from..index).unwrap_or_default();
        if missed.first().is_some_and(|m| m.start as usize + EARSHOT < now) {
            from += missed.partition_point(|m| m.start as usize + EARSHOT < now);
            begun = 0;
        }
        while from < index {
            self.hear(from, begun, usize::MAX);
            (from, begun) = (from + 1, 0);
        }
        if begun < place {
            self.hear(from, begun, place);
        }
        self.heard = self.here;
    }

    fn hear(&mut self, index: usize, from: usize, until: usize) {
        let Some(mark) = self.marks.get(index) else { return };
        if !mark.speaks {
            return;
        }
        let Some(word) = self.word_at(mark) else { return };
        let start = mark.start as usize;
        if self.placeholders.hold(start) {
            return;
        }
        let next = second(self.bytes, start + usize::from(word.length));
        let mut last = (None, None);
        for entry in self
            .words
            .entries_of(word)
            .iter()
            .copied()
            .take(until)
            .skip(from)
            .filter(|e| e.begins(next) && e.speaks())
        {
            if last.0 != Some(entry.rest) {
                last = (Some(entry.rest), self.term_end(word, entry, mark));
            }
            if let Some(end) = last.1 {
                self.context.note(entry.group(), start, end);
            }
        }
    }

    /// Whether a label ends shortly before `start`.
    pub fn label_close(&mut self, start: usize) -> bool {
        self.listen();
        self.context.label_close(start)
    }

    /// Detectors whose label heads the column of `token` or stands directly before `start`, in a buffer to give back
    /// as `spare`.
    pub fn labels_of(&mut self, token: usize, start: usize) -> Vec<u16> {
        self.listen();
        let mut detectors = std::mem::take(&mut self.spare);
        detectors.clear();
        detectors.extend(self.column_labels(token));
        detectors.extend(self.context.labels_before(self.bytes, start));
        detectors
    }

    /// How the context before `start` speaks for a detector.
    pub fn level_before(&mut self, detector: u16, start: usize) -> Level {
        self.listen();
        self.context.level(detector, self.bytes, start)
    }

    /// Whether something directly before `start` speaks against a detector.
    pub fn rejects(&mut self, detector: u16, start: usize) -> bool {
        self.listen();
        self.context.rejects(detector, self.bytes, start)
    }

    /// Whether a value at `start` can have a label at all, of whatever detector.
    pub fn may_be_labelled(&mut self, start: usize) -> bool {
        self.listen();
        self.context.may_be_labelled(start) || self.column_labels(start).next().is_some()
    }

    /// How the head of the column and the context before `start` speak for a detector.
    pub fn level_at(&mut self, detector: u16, start: usize) -> Level {
        if self.column_labels(start).any(|d| d == detector) {
            return Level::Label;
        }
        self.level_before(detector, start)
    }

    /// How the context around `start..end` speaks for a detector. `index` is the mark that the value begins at.
    pub fn level(&mut self, detector: u16, index: usize, start: usize, end: usize) -> Level {
        match self.level_at(detector, start) {
            Level::Alone if self.follows(detector, index, end) => Level::Near,
            level => level,
        }
    }

    /// Whether one of a detector's words follows `end` with nothing but linking words between.
    pub fn follows(&mut self, detector: u16, index: usize, end: usize) -> bool {
        let Some(rule) = RULES.get(usize::from(detector)) else { return false };
        if rule.label == NONE && rule.near.is_empty() {
            return false;
        }
        if !self.trail.is_of(end) {
            self.trail = Trail::new(self.bytes, end, AFTER);
        }
        for mark in self.marks.get(index + 1..).unwrap_or_default() {
            let start = mark.start as usize;
            if start < end {
                continue;
            }
            if start >= end + AFTER || !self.trail.leads(self.bytes, start) {
                return false;
            }
            if self.speaks_for(rule, mark) {
                return true;
            }
        }
        false
    }

    /// Whether a term that begins at a mark is a label or a word of a detector.
    fn speaks_for(&self, rule: &Rule, mark: &Mark) -> bool {
        let Some(word) = self.word_at(mark).filter(|_| !self.placeholders.hold(mark.start as usize)) else {
            return false;
        };
        self.words.entries_of(word).iter().filter(|e| e.speaks()).any(|&entry| {
            let group = entry.group();
            (group == rule.label || rule.near.contains(&group)) && self.term_end(word, entry, mark).is_some()
        })
    }
}
