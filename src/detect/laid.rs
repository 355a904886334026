//! The tables that travel packed, laid out when the first text is read.

use super::Confidence;
use super::beginnings::Beginnings;
use super::tables::{
    BEGINNINGS_PACKED, CHECKS, Check, ELEMENTS_PACKED, Element, FORMS_PACKED, Form, RULES_PACKED, Rule,
    TOKEN_FORMS, TOKEN_WORDS, Value,
};
use crate::text::unpack;
use once_cell::sync::Lazy;
use std::ops::Range;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/detectors.packed"));
static ALL: Lazy<Vec<u8>> = Lazy::new(|| unpack(PACKED));

/// How each detector uses context, by number.
pub static RULES: Lazy<Vec<Rule>> = Lazy::new(|| rows(RULES_PACKED, rule));
/// Every shape.
pub static FORMS: Lazy<Vec<Form>> = Lazy::new(forms);
/// What shapes are made of.
pub static ELEMENTS: Lazy<Vec<Element>> =
    Lazy::new(|| rows(ELEMENTS_PACKED, |row| Element::new(row.byte(), row.byte())));
/// Which shapes can begin how.
pub static BEGINNINGS: Lazy<Beginnings> = Lazy::new(|| {
    let all = rows(BEGINNINGS_PACKED, |row| (row.number(), [row.byte(), row.byte(), row.byte()]));
    Beginnings::new(&all, &FORMS)
});
/// The first words of vendors' tokens whose prefix ends in a separator, and the shapes, in order without regard to case.
pub static BY_WORD: Lazy<Vec<(&'static str, u16)>> =
    Lazy::new(|| text(TOKEN_WORDS).split('\n').zip(rows(TOKEN_FORMS, Row::number)).collect());

/// The bytes of a table.
pub fn part(range: Range<usize>) -> &'static [u8] {
    ALL.get(range).unwrap_or_default()
}

/// A table of letters.
pub fn text(range: Range<usize>) -> &'static str {
    std::str::from_utf8(part(range)).unwrap_or_default()
}

fn rows<T>(range: Range<usize>, mut read: impl FnMut(&mut Row) -> T) -> Vec<T> {
    let mut row = Row(part(range).iter());
    let mut rows = Vec::new();
    while row.0.len() > 0 {
        rows.push(read(&mut row));
    }
    rows
}

fn rule(row: &mut Row) -> Rule {
    let (priority, label) = (row.byte(), row.number());
    Rule {
        priority,
        label,
        near: row.list(Row::number),
        reject: row.list(Row::number),
        values: row.list(|row| Value {
            inside: row.list(Row::byte),
            min: row.byte(),
            max: row.byte(),
            digits: row.byte(),
            check: row.check(),
            label: sure(row.byte()),
        }),
    }
}

fn forms() -> Vec<Form> {
    let mut next = 0;
    rows(FORMS_PACKED, |row| {
        let (detector, elements, fixed) = (row.number(), row.byte(), row.byte());
        let first = next;
        next += u16::from(elements);
        let (ahead, check, proof) = (row.number(), row.check(), row.check());
        let levels = row.byte();
        let sure = [0, 2, 4, 6].map(|place| sure(levels >> place & 3));
        Form::new(detector, (first, elements), (fixed, ahead), (check, proof), sure)
    })
}

fn sure(number: u8) -> Option<Confidence> {
    match number {
        1 => Some(Confidence::Low),
        2 => Some(Confidence::Medium),
        3 => Some(Confidence::High),
        _ => None,
    }
}

/// What is left of a table; behind its end, zeros.
struct Row(std::slice::Iter<'static, u8>);

impl Row {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    fn number(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    fn check(&mut self) -> Option<Check> {
        usize::from(self.byte()).checked_sub(1).and_then(|at| CHECKS.get(at)).copied()
    }

    fn list<T>(&mut self, each: impl Fn(&mut Self) -> T) -> &'static [T] {
        let count = self.byte();
        (0..count).map(|_| each(self)).collect::<Vec<T>>().leak()
    }
}
