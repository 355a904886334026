//! What stands around a value: its label, its words, and words that speak against it.

use super::hit::Level;
use super::lex::is_word_byte;
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
    /// Start and end of the last hit; an end of 0 is none.
    seen: Vec<(u32, u32)>,
    /// End of the last word of any label.
    last_label: usize,
    /// Labels seen lately: (end, detector), newest last.
    labels: Vec<(u32, u16)>,
}

impl Context {
    pub fn new() -> Self {
        Self { seen: vec![(0, 0); USES.len()], last_label: 0, labels: Vec::new() }
    }

    /// Notes a hit of a group.
    pub fn note(&mut self, group: u16, start: usize, end: usize) {
        if let Some(seen) = self.seen.get_mut(usize::from(group)) {
            *seen = (start as u32, end as u32);
        }
        if let Some(Use::Label(detector)) = USES.get(usize::from(group)) {
            if self.labels.len() >= 32 {
                self.labels.drain(..16);
            }
            self.labels.push((end as u32, *detector));
            self.last_label = end;
        }
    }

    /// Whether some label ended within its reach before `start`.
    pub fn label_close(&self, start: usize) -> bool {
        self.last_label > 0 && start.saturating_sub(self.last_label) <= LABEL
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
    pub fn labels_before<'a>(&'a self, text: &'a [u8], start: usize) -> impl Iterator<Item = u16> + 'a {
        let close = self.last_label <= start && start - self.last_label <= LABEL;
        let recent = self.labels.iter().rev().filter(move |_| close);
        recent
            .take_while(move |(end, _)| start.saturating_sub(*end as usize) <= LABEL)
            .filter(move |(end, _)| leads(text, *end as usize, start))
            .map(|&(_, detector)| detector)
    }

    /// How the context before `start` speaks for a detector.
    pub fn level(&self, detector: u16, text: &[u8], start: usize) -> Level {
        let Some(rule) = RULES.get(usize::from(detector)) else { return Level::Alone };
        if rule.label != NONE
            && let Some(end) = self.within(rule.label, start, BEFORE)
        {
            if start - end <= LABEL && leads(text, end, start) {
                return Level::Label;
            }
            if same_paragraph(text, end, start) {
                return Level::Near;
            }
        }
        let near =
            |g: &u16| self.within(*g, start, BEFORE).is_some_and(|end| same_paragraph(text, end, start));
        if rule.near.iter().any(near) { Level::Near } else { Level::Alone }
    }

    /// Whether something directly before `start` speaks against a detector.
    pub fn rejects(&self, detector: u16, text: &[u8], start: usize) -> bool {
        RULES.get(usize::from(detector)).is_some_and(|rule| {
            let against =
                |g: &u16| self.within(*g, start, AGAINST).is_some_and(|end| leads(text, end, start));
            rule.reject.iter().any(against)
        })
    }
}

fn same_paragraph(text: &[u8], from: usize, to: usize) -> bool {
    let gap = text.get(from..to).unwrap_or_default();
    !gap.windows(2).any(|w| w == b"\n\n" || is_placeholder_end(w))
}

/// A placeholder's end: what came before it was said of the value that it stands for.
fn is_placeholder_end(pair: &[u8]) -> bool {
    matches!(pair, [b'0'..=b'9', b']'])
}

/// Words that may stand between a label and its value.
const LINKS: [&[u8]; 30] = [
    b"is", b"are", b"was", b"no", b"num", b"nr", b"number", b"numbers", b"id", b"of", b"my", b"her", b"his",
    b"their", b"the", b"for", b"es", b"on", b"to", b"ending", b"with", b"in", b"as", b"s", b"card", b"code",
    b"value", b"and", b"numero", b"called",
];

/// Whether only punctuation, spaces and linking words lie between a label and a value.
pub fn leads(text: &[u8], from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to) else { return false };
    if gap.windows(2).any(is_placeholder_end) {
        return false;
    }
    let mut words = 0;
    let mut lines = 0;
    let mut at = 0;
    while let Some(&byte) = gap.get(at) {
        if is_word_byte(byte) {
            let length = gap.iter().skip(at).take_while(|b| is_word_byte(**b)).count();
            let word = gap.get(at..at + length).unwrap_or_default();
            words += 1;
            let links =
                LINKS.iter().any(|l| l.len() == length && l.eq_ignore_ascii_case(word)) || !word.is_ascii();
            if words > 3 || !links {
                return false;
            }
            at += length;
            continue;
        }
        match byte {
            b'\n' => lines += 1,
            b';' | b'!' | b'?' | b'{' | b'}' | b'<' | b'%' => return false,
            b'.' if gap.get(at + 1) == Some(&b' ') && words > 0 => return false,
            _ => {}
        }
        at += 1;
    }
    lines <= 1
}
