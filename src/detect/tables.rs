//! The static tables that the build step makes of the detector files.

use super::{Confidence, Definition, Kind, checks};
use crate::action::Action;
use std::borrow::Cow;

/// Proves a compact value (letters and digits only, as written) by its check digits or rules.
pub type Check = fn(&[u8]) -> bool;

/// How one detector uses context.
pub struct Rule {
    pub priority: u8,
    /// Group of its labels, or [`NONE`].
    pub label: u16,
    pub near: &'static [u16],
    pub reject: &'static [u16],
    pub values: &'static [Value],
}

/// A shape with what it is worth alone, near its words, after its label, and where the text is nothing else.
pub struct Form {
    pub detector: u16,
    /// The first of its elements in [`ELEMENTS`].
    first: u16,
    elements: u8,
    /// How many bytes of its beginning are fixed.
    pub fixed: u8,
    /// How many bytes stand before the word that it is known by.
    pub ahead: u16,
    pub check: Option<Check>,
    /// A check on the value as written that makes it less sure if it fails.
    pub proof: Option<Check>,
    pub sure: [Option<Confidence>; 4],
}

impl Form {
    /// Its elements.
    pub fn elements(&self) -> &'static [Element] {
        let start = usize::from(self.first);
        ELEMENTS.get(start..start + usize::from(self.elements)).unwrap_or_default()
    }
}

/// What the keys of a vendor look like that have no prefix of their own.
pub struct Vendor {
    pub detector: u16,
    /// Whether it has keys of other shapes too.
    pub open: bool,
    /// Where the elements of each shape begin in [`ELEMENTS`], and how many they are.
    shapes: &'static [(u16, u8)],
}

impl Vendor {
    /// The elements of each shape.
    pub fn shapes(&self) -> impl Iterator<Item = &'static [Element]> {
        let elements = |&(first, count): &(u16, u8)| {
            let start = usize::from(first);
            ELEMENTS.get(start..start + usize::from(count)).unwrap_or_default()
        };
        self.shapes.iter().map(elements)
    }
}

/// Between `min` and `max` bytes of a set.
pub struct Element {
    /// Number of its set in [`SETS`], each a bitmap over ASCII.
    set: u8,
    /// Whether this is the separator that binds the others.
    pub separator: bool,
    pub min: u16,
    pub max: u16,
}

impl Element {
    /// Whether a byte is in the set.
    #[inline]
    pub fn holds(&self, byte: u8) -> bool {
        let set = SETS.get(usize::from(self.set));
        byte.is_ascii() && set.is_some_and(|s| s[usize::from(byte >> 5) & 3] >> (byte & 31) & 1 == 1)
    }
}

/// A shape that can begin with certain letters and digits.
pub struct Beginning {
    pub form: u16,
    /// What may follow them, a bit each: a letter, space, hyphen, dot, slash, colon, anything else.
    next: u8,
    /// How many digits may follow a space or colon, a bit each up to 6, and one for more.
    spaced: u8,
    /// How many may follow a hyphen, dot or slash.
    joined: u8,
}

/// The shapes that may begin with so many letters and digits, and then with what stands in `rest`.
pub fn beginnings(letters: usize, digits: usize, rest: &[u8]) -> impl Iterator<Item = &'static Beginning> {
    let next: u8 = match rest.first() {
        Some(b'a'..=b'z' | b'A'..=b'Z') => 1,
        Some(b' ') => 2,
        Some(b'-') => 4,
        Some(b'.') => 8,
        Some(b'/') => 16,
        Some(b':') => 32,
        _ => 64,
    };
    let after = 1u8 << rest.iter().skip(1).take(7).take_while(|b| b.is_ascii_digit()).count();
    let (spaced, joined) = match next {
        2 | 32 => (after, 0),
        4 | 8 | 16 => (0, after),
        _ => (u8::MAX, u8::MAX),
    };
    let slot = letters.min(7) * 20 + digits.min(19);
    let range = BEGINNING_AT.get(slot).zip(BEGINNING_AT.get(slot + 1));
    let range = range.map_or(0..0, |(from, to)| usize::from(*from)..usize::from(*to));
    let all = BEGINNINGS.get(range).unwrap_or_default();
    all.iter().filter(move |b| {
        b.next & next != 0 && (next & 0x41 != 0 || (b.spaced & spaced) | (b.joined & joined) != 0)
    })
}

/// A value of no certain shape that is believed after its label.
pub struct Value {
    pub inside: &'static [u8],
    pub min: u8,
    pub max: u8,
    pub digits: u8,
    pub check: Option<Check>,
    pub label: Option<Confidence>,
}

/// The rest of a term after its first word, by number, and the group it belongs to.
#[derive(Clone, Copy)]
pub struct Entry {
    pub rest: u16,
    group: u16,
}

impl Entry {
    /// An entry of [`ENTRIES`].
    #[inline]
    pub fn new(rest: u16, group: u16) -> Self {
        Self { rest, group }
    }

    /// The group.
    #[inline]
    pub fn group(self) -> u16 {
        self.group & 0x3fff
    }

    /// Whether the group is acted on wherever it stands.
    #[inline]
    pub fn acts(self) -> bool {
        self.group & 0x8000 != 0
    }

    /// Whether the group is context of values.
    #[inline]
    pub fn speaks(self) -> bool {
        self.group & 0x4000 != 0
    }

    /// Whether the term can go on with one of the letters that stand behind its first word, bits of `follow::letter`.
    #[inline]
    pub fn begins(self, next: u32) -> bool {
        REST_LEADS.get(usize::from(self.rest)).is_some_and(|lead| *lead > 27 || next >> lead & 1 == 1)
    }

    /// Whether the term is the word alone.
    #[inline]
    pub fn is_alone(self) -> bool {
        self.rest == 0
    }

    /// What follows the word, in lower case.
    #[inline]
    pub fn rest(self) -> &'static [u8] {
        let at = usize::from(self.rest);
        match (REST_AT.get(at), REST_AT.get(at + 1)) {
            (Some(&from), Some(&to)) => RESTS.get(usize::from(from)..usize::from(to)).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// What a group of words is for.
#[derive(Clone, Copy, PartialEq)]
pub enum Use {
    /// Context only.
    Context,
    /// Labels of the detector with this number.
    Label(u16),
    /// Sensitive matter of the detector with this number.
    Terms(u16),
    /// The same, written in capitals only.
    Acronyms(u16),
    /// A shared list.
    List,
    /// Beginnings of tokens.
    Token,
    /// Names of the vendor with this number.
    Vendor(u16),
}

/// No group.
pub const NONE: u16 = u16::MAX;

include!(concat!(env!("OUT_DIR"), "/detectors.rs"));
