//! Tables in text: rows of cells whose first row heads the columns, so that a column headed `SSN` makes its cells
//! Social Security numbers.

use super::lex::Mark;
use super::phrase;
use super::tables::{USES, Use};
use super::words::words;
use crate::text::{last_position, position};

/// Widest row that is looked at, in bytes.
const ROW: usize = 1000;
/// Most columns.
const COLUMNS: u32 = 40;

/// What cells are set apart by, the likeliest first.
const DELIMITERS: [u8; 4] = *b"|\t,;";
/// Most digits of a heading.
const MOST_DIGITS: u32 = 4;

/// The table that the scan is in.
#[derive(Default)]
pub struct Table {
    /// Its delimiter; 0 when there is no table.
    delimiter: u8,
    /// Detectors and lists that each column is headed by.
    heads: Vec<(usize, u16)>,
    /// Where the heading stands.
    heading: (usize, usize),
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

    /// Whether some column is headed by one of these groups.
    pub fn is_headed(&self, wanted: impl Fn(u16) -> bool) -> bool {
        self.heads.iter().any(|(_, group)| wanted(*group))
    }

    /// The heading of a column as written.
    pub fn head_of<'t>(&self, text: &'t [u8], column: Option<usize>) -> &'t [u8] {
        let heading = text.get(self.heading.0..self.heading.1).unwrap_or_default();
        let mut cells = heading.split(|b| *b == self.delimiter);
        column.and_then(|column| cells.nth(column)).unwrap_or_default().trim_ascii()
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
        let rule =
            |l: &[u8]| l.iter().all(|b| matches!(b, b' ' | b'|' | b'-' | b':' | b'+')) && l.contains(&b'-');
        if text.get(start..end).is_some_and(rule) && start > 0 {
            (start, end) = line(text, start.saturating_sub(2));
        }
        let heading = text.get(start..end).unwrap_or_default();
        let (counts, digits) = delimiters(heading);
        if digits > MOST_DIGITS {
            return;
        }
        let count = |d: u8| row.iter().fold(0, |n: u32, b| n + u32::from(*b == d));
        let found = DELIMITERS
            .into_iter()
            .zip(counts)
            .find(|(d, n)| *n > 0 && *n < COLUMNS && count(*d).abs_diff(*n) <= 1);
        let Some((delimiter, _)) = found else { return };
        let replaced =
            heading.contains(&b']') && heading.windows(2).any(|w| matches!(w, [b'0'..=b'9', b']']));
        // A line of a program heads nothing.
        let code =
            heading.iter().any(|b| matches!(b, b'{' | b'}' | b'=')) || heading.windows(2).any(|w| w == b"::");
        if replaced || code {
            return;
        }
        self.delimiter = delimiter;
        self.heading = (start, end);
        self.heads = heads(text, marks, (start, end), delimiter);
        self.inside = !self.heads.is_empty();
    }
}

/// For each byte one in the field of each delimiter, and of digits, that it counts for.
static COUNTS: [u32; 256] = {
    let mut counts = [0; 256];
    let mut place = 0;
    while place < DELIMITERS.len() {
        counts[DELIMITERS[place] as usize] = 1 << (FIELD * place as u32);
        place += 1;
    }
    let mut digit = b'0';
    while digit <= b'9' {
        counts[digit as usize] = 1 << (FIELD * place as u32);
        digit += 1;
    }
    counts
};
/// Bits of a count.
const FIELD: u32 = 6;

/// How many of each delimiter stand in a line, and how many digits; in one go, since most lines head nothing.
fn delimiters(line: &[u8]) -> ([u32; 4], u32) {
    let mut all = [0; DELIMITERS.len() + 1];
    for part in line.chunks((1 << FIELD) - 1) {
        let sum = part.iter().fold(0, |sum, byte| sum + COUNTS[usize::from(*byte)]);
        for (count, place) in all.iter_mut().zip(0..) {
            *count += sum >> (FIELD * place) & ((1 << FIELD) - 1);
        }
    }
    let [a, b, c, d, digits] = all;
    ([a, b, c, d], digits)
}

fn line(text: &[u8], at: usize) -> (usize, usize) {
    let (first, last) = (at.saturating_sub(ROW), (at + ROW).min(text.len()));
    let head = text.get(first..at).unwrap_or_default();
    let tail = text.get(at..last).unwrap_or_default();
    let start = last_position(head, b'\n').map_or(first, |n| first + n + 1);
    (start, position(tail, b'\n').map_or(last, |n| at + n))
}

/// The labels and name labels in a heading, by column.
fn heads(text: &[u8], marks: &[Mark], (start, end): (usize, usize), delimiter: u8) -> Vec<(usize, u16)> {
    let from = marks.partition_point(|m| (m.start as usize) < start);
    let mut found = Vec::new();
    for mark in marks.iter().skip(from).take_while(|m| (m.start as usize) < end) {
        let (Some(word), at) = (mark.word(), mark.start as usize) else { continue };
        let column = text.get(start..at).unwrap_or_default().iter().filter(|b| **b == delimiter).count();
        for entry in word.entries() {
            let ends =
                phrase::ends(words().rest(entry), text, at + usize::from(word.length)).filter(|e| *e <= end);
            let labels = matches!(USES.get(usize::from(entry.group())), Some(Use::Label(_) | Use::List));
            if labels && ends.is_some_and(|e| text.get(at..e).is_some_and(|t| !t.contains(&delimiter))) {
                found.push((column, entry.group()));
            }
        }
    }
    found
}
