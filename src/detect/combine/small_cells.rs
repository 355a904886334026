//! Small cells: a table that counts people by race, language or disability, with counts so small that whoever
//! knows the place knows the people.

use super::combination;
use crate::detect::Kind;
use crate::detect::hit::Hit;
use crate::detect::pass::Noted;
use crate::detect::tables::{id, kind};
use crate::text::{last_position, position};

/// The least count that is published: ten, as FERPA guidance and CMS suppress what is below.
const LEAST: u32 = 10;
/// Rows with a small count of a group that make a table of them.
const ROWS: usize = 2;
/// Widest row that is looked at, in bytes.
const ROW: usize = 400;

/// The first table of groups with small counts, from its heading to the last small one.
pub fn find(text: &str, matters: &[Noted]) -> Option<Hit> {
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for group in matters.iter().filter(|m| is_group(m.of)) {
        let (start, end) = line(text, group.start);
        if rows.last().is_none_or(|(last, _)| *last < start)
            && is_small(text.get(start..end)?, group.start - start)
        {
            rows.push((start, end));
        }
    }
    let (first, last) = (rows.first()?, rows.last()?);
    let beside = rows.windows(2).all(|r| matches!(r, [a, b] if b.0 <= a.1 + ROW));
    let heading = first.0.checked_sub(1).map_or(first.0, |end| line(text, end).0);
    (rows.len() >= ROWS && beside).then(|| combination(heading, last.1, id::SMALL_CELLS))
}

fn is_group(detector: u16) -> bool {
    matches!(kind(detector), Some(Kind::Demographic | Kind::Education | Kind::Benefits | Kind::Health))
}

/// Whether a row begins with a group and holds a count from 1 to 9, and counts only.
fn is_small(row: &str, group: usize) -> bool {
    // Most rows end in a word: so no row of counts does.
    let end = row.trim_end_matches(|c: char| c.is_whitespace() || "%|,;".contains(c));
    if !end.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(delimiter) = ['|', '\t', ',', ';'].into_iter().find(|d| row.contains(*d)) else { return false };
    let cells = row.split(delimiter).map(str::trim).filter(|cell| !cell.is_empty());
    let counts: Vec<Option<u32>> =
        cells.skip(1).map(|cell| cell.trim_end_matches('%').parse().ok()).collect();
    let first = row.trim_start_matches([' ', '|']).find(delimiter).unwrap_or(row.len());
    group <= first + 2
        && !counts.is_empty()
        && counts.iter().all(Option::is_some)
        && counts.iter().flatten().any(|n| (1..LEAST).contains(n))
}

fn line(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (first, last) = (at.saturating_sub(ROW), (at + ROW).min(bytes.len()));
    let head = bytes.get(first..at).unwrap_or_default();
    let tail = bytes.get(at..last).unwrap_or_default();
    let start = last_position(head, b'\n').map_or(first, |n| first + n + 1);
    let end = position(tail, b'\n').map_or(last, |n| at + n);
    let start = (start..=at).find(|i| text.is_char_boundary(*i)).unwrap_or(at);
    (start, (at..=end).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(at))
}
