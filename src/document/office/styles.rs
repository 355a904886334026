//! How cells show their numbers.

use super::mask;
use super::serial;
use crate::document::budget::Budget;
use crate::document::unread::Unread;
use crate::document::xml::{Node, Xml};
use std::collections::BTreeMap;

/// The number formats of a workbook, by the style of a cell.
pub struct Styles {
    formats: Vec<Shown>,
    uses_1904: bool,
}

/// What a number is shown as.
#[derive(Clone)]
enum Shown {
    General,
    /// A date, a time or both.
    Time {
        date: bool,
        time: bool,
    },
    /// A mask of digits, as `000-00-0000`.
    Mask(String),
}

/// Masks that have numbers and stand in no file (ECMA-376 part 1, 18.8.30).
const BUILT_IN: [(u32, &str); 8] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (37, "#,##0"),
    (39, "#,##0.00"),
];

impl Styles {
    /// Reads the part; dates count from 1904 where the workbook says so.
    ///
    /// # Errors
    /// When it is damaged or the caller breaks off.
    pub fn read(text: &str, uses_1904: bool, budget: &mut Budget) -> Result<Self, Unread> {
        let mut masks: BTreeMap<u32, String> =
            BUILT_IN.iter().map(|(id, mask)| (*id, (*mask).to_owned())).collect();
        let (mut formats, mut in_cells) = (Vec::new(), false);
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next(budget)? {
            match node {
                Node::Open(tag) => match tag.name() {
                    "numFmt" => {
                        let code = tag.get("formatCode").unwrap_or_default();
                        masks.insert(tag.number("numFmtId").unwrap_or_default(), code);
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = tag.number("numFmtId").unwrap_or_default();
                        formats.push(format(id, masks.get(&id).map(String::as_str)));
                    }
                    _ => {}
                },
                Node::Close(end) if end.name() == "cellXfs" => in_cells = false,
                _ => {}
            }
        }
        Ok(Self { formats, uses_1904 })
    }

    /// A number as the cell shows it; what is no number stays as it is.
    pub fn shown(&self, value: &str, style: usize) -> String {
        let Ok(number) = value.trim().parse::<f64>() else { return value.to_owned() };
        match self.formats.get(style).unwrap_or(&Shown::General) {
            Shown::General => mask::general(number),
            Shown::Time { date, time } => {
                serial::shown(number, self.uses_1904, *date, *time).unwrap_or_else(|| mask::general(number))
            }
            Shown::Mask(mask) => mask::shown(number, mask),
        }
    }
}

fn format(id: u32, code: Option<&str>) -> Shown {
    match (id, code) {
        (_, Some(code)) => {
            let letters = mask::letters(code);
            let date = letters.contains(['y', 'd']);
            let time = letters.contains(['h', 's']);
            match () {
                () if letters.contains("general") => Shown::General,
                () if date || time || letters.contains('m') => Shown::Time { date: date || !time, time },
                () => Shown::Mask(code.to_owned()),
            }
        }
        // The dates of East Asian locales among them.
        (14..=17 | 27..=31 | 34..=36 | 50..=54 | 56..=58, None) => Shown::Time { date: true, time: false },
        (18..=21 | 32 | 33 | 45..=47 | 55, None) => Shown::Time { date: false, time: true },
        (22, None) => Shown::Time { date: true, time: true },
        _ => Shown::General,
    }
}
