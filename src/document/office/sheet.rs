//! One sheet: rows of cells, each row a line with a tab between columns, so that columns stay under their heads.

use super::styles::Styles;
use crate::document::flow::Flow;
use crate::document::place::{Place, Step};
use crate::document::reading::Reading;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Tag, Xml};

/// Columns farther right stand one tab behind the one before: no row is filled up with thousands of tabs.
const COLUMNS: u32 = 256;

/// The texts that cells share, by number.
pub struct Strings {
    text: String,
    /// End of each text, in bytes, and whether a cell uses it.
    ends: Vec<(usize, bool)>,
}

impl Strings {
    /// # Errors
    /// When the part is damaged or the caller breaks off.
    pub fn read(text: &str, reading: &mut Reading) -> Result<Self, Unread> {
        let mut strings = Self { text: String::new(), ends: Vec::new() };
        let mut xml = Xml::new(text);
        let mut in_text = false;
        while let Some(node) = xml.next(&mut reading.budget)? {
            match node {
                // How a Japanese text is pronounced.
                Node::Open(tag) if tag.name() == "rPh" => xml.skip(&mut reading.budget)?,
                Node::Open(tag) => in_text = tag.name() == "t",
                Node::Text(text) if in_text => strings.text.push_str(&text),
                Node::Text(_) => {}
                Node::Close(end) => {
                    in_text = false;
                    if end.name() == "si" {
                        strings.ends.push((strings.text.len(), false));
                    }
                }
            }
        }
        Ok(strings)
    }

    /// The text of a number, which is used from now on.
    fn take(&mut self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|n| self.ends.get(n)).map_or(0, |(end, _)| *end);
        let Some((end, used)) = self.ends.get_mut(number) else { return "" };
        *used = true;
        self.text.get(start..*end).unwrap_or_default()
    }

    /// Texts that no cell uses: what stood in cells before, and programs kept.
    ///
    /// # Errors
    /// When they do not fit.
    pub fn unused(&self, flow: &mut Flow) -> Result<(), Unread> {
        let mut start = 0;
        for (end, used) in &self.ends {
            if !used {
                flow.named("", self.text.get(start..*end).unwrap_or_default())?;
            }
            start = *end;
        }
        Ok(())
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    /// `s` shared, `str` and `inlineStr` text, `b` yes or no, `n` or nothing a number.
    kind: String,
    style: usize,
    value: String,
}

/// Reads a sheet.
///
/// # Errors
/// When it is damaged, does not fit, or the caller breaks off. What was read until then is kept.
pub fn read(
    text: &str,
    strings: &mut Strings,
    styles: &Styles,
    place: &Place,
    reading: &mut Reading,
) -> Result<(), Unread> {
    let (mut flow, mut margins) = (reading.flow(), reading.flow());
    let read = rows(text, strings, styles, (&mut flow, &mut margins), reading);
    reading.keep(place.clone(), flow)?;
    reading.keep(place.with(Step::Header), margins)?;
    read
}

fn rows(
    text: &str,
    strings: &mut Strings,
    styles: &Styles,
    (flow, margins): (&mut Flow, &mut Flow),
    reading: &mut Reading,
) -> Result<(), Unread> {
    let mut xml = Xml::new(text);
    let (mut row, mut column, mut next) = (0, 0, 0);
    let mut cell = Cell::default();
    let (mut wanted, mut margin) = (false, None::<String>);
    while let Some(node) = xml.next(&mut reading.budget)? {
        match node {
            Node::Open(tag) => match tag.name() {
                "row" => {
                    row = tag.number("r").unwrap_or(row + 1);
                    (column, next) = (0, 0);
                    flow.mark(Step::Row(row));
                }
                "c" => {
                    next = tag.get("r").and_then(|at| column_of(&at)).unwrap_or(next);
                    cell = begin(&tag);
                }
                "v" | "t" => wanted = true,
                "rPh" => xml.skip(&mut reading.budget)?,
                name if name.ends_with("Header") || name.ends_with("Footer") => margin = Some(String::new()),
                _ => {}
            },
            Node::Text(text) if wanted => cell.value.push_str(&text),
            Node::Text(text) => {
                if let Some(margin) = &mut margin {
                    margin.push_str(&text);
                }
            }
            Node::Close(end) => match end.name() {
                "v" | "t" => wanted = false,
                "c" => {
                    let shown = shown(&cell, strings, styles);
                    if !shown.trim().is_empty() {
                        let tabs = if next < COLUMNS { next.saturating_sub(column) } else { 1 };
                        (0..tabs).try_for_each(|_| flow.push("\t"))?;
                        flow.push_on_line(&shown)?;
                        column = next.max(column);
                    }
                    next += 1;
                }
                "row" => flow.line()?,
                _ => {
                    // `&L`, `&C` and `&R` begin what stands left, in the middle and right.
                    let margin = margin.take().unwrap_or_default();
                    for place in margin.split(['&']) {
                        margins.named("", place.strip_prefix(['L', 'C', 'R']).unwrap_or(place))?;
                    }
                }
            },
        }
    }
    Ok(())
}

fn begin(tag: &Tag) -> Cell {
    Cell {
        kind: tag.get("t").unwrap_or_default(),
        style: tag.number("s").unwrap_or_default() as usize,
        value: String::new(),
    }
}

fn shown(cell: &Cell, strings: &mut Strings, styles: &Styles) -> String {
    match cell.kind.as_str() {
        "s" => cell.value.trim().parse().map(|number| strings.take(number).to_owned()).unwrap_or_default(),
        "str" | "inlineStr" | "d" => cell.value.clone(),
        "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "e" => String::new(),
        _ => styles.shown(&cell.value, cell.style),
    }
}

/// The column of a cell's name, from 0: `AB12` is 27.
fn column_of(name: &str) -> Option<u32> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.saturating_mul(26).saturating_add(digit)
    });
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::column_of;

    #[test]
    fn letters_count_columns() {
        for (name, column) in
            [("A1", Some(0)), ("Z9", Some(25)), ("AA1", Some(26)), ("XFD1", Some(16_383)), ("7", None)]
        {
            assert_eq!(column_of(name), column, "{name}");
        }
    }
}
