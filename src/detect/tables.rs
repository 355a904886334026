//! The static tables that the build step makes of the detector files.

use super::laid::text;
pub use super::laid::{BY_WORD, ELEMENTS, FORMS, RULES, part};
use super::{Confidence, Definition, Kind, checks};
use crate::action::Action;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

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
    /// `elements`: the first and how many; `beginning`: its fixed bytes, and those before its word; `checks`: `check`
    /// and `proof`.
    pub fn new(
        detector: u16,
        elements: (u16, u8),
        beginning: (u8, u16),
        checks: (Option<Check>, Option<Check>),
        sure: [Option<Confidence>; 4],
    ) -> Self {
        let ((first, elements), (fixed, ahead), (check, proof)) = (elements, beginning, checks);
        Self { detector, first, elements, fixed, ahead, check, proof, sure }
    }

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

/// So many bytes of a set.
pub struct Element {
    /// Number of its set in [`SETS`], each a bitmap over ASCII.
    set: u8,
    /// Number of its size in [`SIZES`].
    size: u8,
}

/// Between `min` and `max` bytes.
#[derive(Clone, Copy, Default)]
pub struct Size {
    /// Whether this is the separator that binds the others.
    pub separator: bool,
    pub min: u16,
    pub max: u16,
}

impl Element {
    /// By the numbers of its set and its size.
    pub fn new(set: u8, size: u8) -> Self {
        Self { set, size }
    }

    /// How many bytes it stands for.
    #[inline]
    pub fn size(&self) -> Size {
        SIZES.get(usize::from(self.size)).copied().unwrap_or_default()
    }

    /// The bytes that it stands for.
    #[inline]
    pub fn set(&self) -> Set {
        Set(SETS.get(usize::from(self.set)).copied().unwrap_or_default())
    }
}

/// Some ASCII bytes, a bit each.
#[derive(Clone, Copy)]
pub struct Set([u32; 4]);

/// The ASCII letters and digits.
const ALPHANUMERIC: [u32; 4] = [0, 0x03ff_0000, 0x07ff_fffe, 0x07ff_fffe];

impl Set {
    /// Whether it holds letters or digits, and whether anything else.
    pub fn holds_alphanumeric(&self) -> (bool, bool) {
        let holds = |some: fn(u32) -> u32| {
            self.0.iter().zip(ALPHANUMERIC).any(|(these, known)| these & some(known) != 0)
        };
        (holds(|known| known), holds(|known| !known))
    }

    /// Whether a byte is one of them.
    #[inline]
    pub fn holds(&self, byte: u8) -> bool {
        byte.is_ascii() && self.0[usize::from(byte >> 5) & 3] >> (byte & 31) & 1 == 1
    }
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
    /// The letters that can stand behind the first word, bits of `follow::letter`.
    leads: u32,
}

impl Entry {
    /// `traits`: whether the group is context of values and whether it is acted on, a bit each.
    pub fn new(rest: u16, group: u16, traits: u8, leads: u32) -> Self {
        Self { rest, group: group | u16::from(traits) << 14, leads }
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

    /// The letters that can stand behind its first word, bits of `follow::letter`.
    pub fn leads(self) -> u32 {
        self.leads
    }

    /// Whether the term can go on with one of the letters that stand behind its first word, bits of `follow::letter`.
    #[inline]
    pub fn begins(self, next: u32) -> bool {
        self.leads & next != 0
    }

    /// Whether the term is the word alone.
    #[inline]
    pub fn is_alone(self) -> bool {
        self.rest == 0
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
    /// The same, only where they are said to be somebody's: `Ada's therapist`.
    Owned(u16),
    /// A shared list.
    List,
    /// Beginnings of tokens.
    Token,
    /// Names of the vendor with this number.
    Vendor(u16),
}

/// The family of the detector with a number.
#[inline]
pub fn kind(detector: u16) -> Option<Kind> {
    FAMILIES.get(usize::from(detector)).map(|family| family.0)
}

/// What a finding of the detector with a number calls for, unless a policy says otherwise.
#[inline]
pub fn severity(detector: u16) -> Option<Action> {
    FAMILIES.get(usize::from(detector)).map(|family| family.1)
}

/// Every detector's definition, in order of id.
pub fn definitions() -> Vec<Arc<Definition>> {
    text(FACES).lines().zip(FAMILIES).map(|(face, family)| Arc::new(definition(face, family))).collect()
}

fn definition(face: &'static str, (kind, severity): (Kind, Action)) -> Definition {
    let mut parts = face.split('\t').map(Cow::Borrowed);
    let mut next = || parts.next().unwrap_or_default();
    let (id, name, class, placeholder) = (next(), next(), next(), next());
    let placeholder = Some(placeholder).filter(|p| !p.is_empty());
    let regulations = parts.filter(|law| !law.is_empty()).collect();
    Definition { id, name, kind, class, severity, regulations, placeholder }
}

/// No group.
pub const NONE: u16 = u16::MAX;

include!(concat!(env!("OUT_DIR"), "/detectors.rs"));
