//! Tables in text: rows of cells whose first row heads the columns, so that a column headed `SSN` makes its cells
//! Social Security numbers.

use super::lex::Mark;
use super::phrase;
use super::tables::{USES, Use};

/// Widest row that is looked at, in bytes.
const ROW: usize = 1000;
/// Most columns.
const COLUMNS: usize = 40;

/// Bytes that are looked over at once for the end of a line.
const CHUNK: usize = 32;

/// The table that the scan is in.
#[derive(Default)]
pub struct Table {
    /// Its delimiter; 0 when there is no table.
    delimiter: u8,
    /// Detectors and lists that each column is headed by.
    heads: Vec<(usize, u16)>,
    /// The line that was looked at last, `start..end`, and whether it belongs to the table.
    line: (usize, usize),
    inside: bool,
    /// A place in the line, and how many delimiters stand before it.
    counted: (usize, usize),
}

impl Table {
    /// The column of the cell at `at`, if it stands in the row that was entered last.
    pub fn column(&mut self, text: &[u8], at: usize) -> Option<usize> {
        if !self.inside || at < self.line.0 || self.line.1 <= at {
            return None;
        }
        if at < self.counted.0 {
            self.counted = (self.line.0, 0);
        }
        let (from, before) = self.counted;
        let more = text.get(from..at).unwrap_or_default().iter().filter(|b| **b == self.delimiter).count();
        self.counted = (at, before + more);
        Some(before + more)
    }

    /// Groups that head a column.
    pub fn heads_of(&self, column: Option<usize>) -> impl Iterator<Item = u16> + '_ {
        self.heads.iter().filter(move |(c, _)| Some(*c) == column).map(|(_, group)| *group)
    }

    /// Looks at the line of `at`; a line that is a row of a table and was not looked at before is given back.
    pub fn enter(&mut self, text: &[u8], marks: &[Mark], at: usize) -> Option<(usize, usize)> {
        if self.line.0 <= at && at < self.line.1 {
            return None;
        }
        let (start, end) = line(text, at);
        let row = text.get(start..end).unwrap_or_default();
        let gap = start.checked_sub(self.line.1).unwrap_or(ROW + 1);
        let follows = self.inside && gap <= ROW && row.contains(&self.delimiter);
        self.line = (start, end.max(at + 1));
        self.counted = (start, 0);
        if !follows {
            self.inside = false;
            self.head(text, marks, start.checked_sub(1)?, row);
        }
        self.inside.then_some((start, end))
    }

    /// The delimiter of the table.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Reads the heading that ends at `above`, skipping a Markdown rule.
    fn head(&mut self, text: &[u8], marks: &[Mark], above: usize, row: &[u8]) {
        let (mut start, mut end) = line(text, above.saturating_sub(1));
        let rule = |l: &[u8]| l.contains(&b'-') && l.iter().all(|b| b" |-:+".contains(b));
        if text.get(start..end).is_some_and(rule) && start > 0 {
            (start, end) = line(text, start.saturating_sub(2));
        }
        let heading = text.get(start..end).unwrap_or_default();
        let count = |l: &[u8], d: u8| l.iter().filter(|b| **b == d).count();
        let found = b"|\t,;".iter().copied().find(|d| {
            let n = count(heading, *d);
            n > 0 && n < COLUMNS && count(row, *d).abs_diff(n) <= 1
        });
        let Some(delimiter) = found else { return };
        let replaced =
            heading.contains(&b']') && heading.windows(2).any(|w| matches!(w, [b'0'..=b'9', b']']));
        if replaced || heading.iter().filter(|b| b.is_ascii_digit()).count() > 4 {
            return;
        }
        self.delimiter = delimiter;
        self.heads = heads(text, marks, (start, end), delimiter);
        self.inside = !self.heads.is_empty();
    }
}

fn line(text: &[u8], at: usize) -> (usize, usize) {
    let first = at.saturating_sub(ROW);
    let last = (at + ROW).min(text.len());
    let mut start = first;
    for (place, chunk) in text.get(first..at).unwrap_or_default().rchunks(CHUNK).enumerate() {
        if chunk.contains(&b'\n') {
            let after = chunk.iter().rev().take_while(|b| **b != b'\n').count();
            start = at - place * CHUNK - after;
            break;
        }
    }
    let mut end = last;
    for (place, chunk) in text.get(at..last).unwrap_or_default().chunks(CHUNK).enumerate() {
        if chunk.contains(&b'\n') {
            let before = chunk.iter().take_while(|b| **b != b'\n').count();
            end = at + place * CHUNK + before;
            break;
        }
    }
    (start, end)
}

/// The labels and name labels in a heading, by column.
fn heads(text: &[u8], marks: &[Mark], (start, end): (usize, usize), delimiter: u8) -> Vec<(usize, u16)> {
    let from = marks.partition_point(|m| (m.start as usize) < start);
    let mut found = Vec::new();
    for mark in marks.iter().skip(from).take_while(|m| (m.start as usize) < end) {
        let (Some(word), at) = (mark.word(), mark.start as usize) else { continue };
        let column = text.get(start..at).unwrap_or_default().iter().filter(|b| **b == delimiter).count();
        for entry in word.entries() {
            let ends = phrase::ends(entry.rest(), text, at + usize::from(word.length)).filter(|e| *e <= end);
            let labels = matches!(USES.get(usize::from(entry.group())), Some(Use::Label(_) | Use::List));
            if labels && ends.is_some_and(|e| text.get(at..e).is_some_and(|t| !t.contains(&delimiter))) {
                found.push((column, entry.group()));
            }
        }
    }
    found
}
