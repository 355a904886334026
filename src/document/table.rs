//! Tables of values as text (RFC 4180 and its kin).

use super::encoding;
use super::place::{Place, Step};
use super::plain;
use super::reading::Reading;
use super::unread::Unread;
use std::iter::Peekable;
use std::str::Chars;

/// Reads rows of cells; a cell's own line breaks and tabs become spaces, so that rows stay lines.
///
/// # Errors
/// When it is no text, or does not fit.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let text = encoding::decode(bytes).ok_or(Unread::Unknown)?;
    let Some(delimiter) = delimiter(&text) else { return plain::lines(&text, place, reading) };
    let mut flow = reading.flow();
    let mut chars = text.chars().peekable();
    let (mut row, mut cell) = (1, String::new());
    flow.mark(Step::Row(1));
    while chars.peek().is_some() {
        cell.clear();
        let end = next_cell(&mut chars, delimiter, &mut cell);
        flow.push_on_line(&cell)?;
        reading.budget.work(cell.len() + 1)?;
        if end == Some(delimiter) {
            flow.push("\t")?;
        } else {
            flow.push("\n")?;
            row += 1;
            flow.mark(Step::Row(row));
        }
    }
    reading.keep(place.clone(), flow)
}

/// Takes one cell, and what ends it: the delimiter, a line's end, or nothing.
fn next_cell(chars: &mut Peekable<Chars>, delimiter: char, cell: &mut String) -> Option<char> {
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            _ if quoted => cell.push(c),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => return Some('\n'),
            _ if c == delimiter => return Some(delimiter),
            _ => cell.push(c),
        }
    }
    None
}

/// The delimiter that stands in the first line most often, outside quotes.
fn delimiter(text: &str) -> Option<char> {
    let mut quoted = false;
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    let mut counts = [('\t', 0), (',', 0), (';', 0), ('|', 0)];
    for c in line.chars() {
        quoted ^= c == '"';
        if let Some(count) = counts.iter_mut().find(|(d, _)| *d == c && !quoted) {
            count.1 += 1;
        }
    }
    counts.iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0).map(|(d, _)| *d)
}
