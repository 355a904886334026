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
    pub check: Option<Check>,
    pub sure: [Option<Confidence>; 4],
    pub elements: &'static [Element],
}

/// Between `min` and `max` bytes of a set.
pub struct Element {
    /// Bitmap over ASCII.
    pub set: [u32; 4],
    pub min: u16,
    pub max: u16,
    /// Whether this is the separator that binds the others.
    pub separator: bool,
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

/// A word that begins terms.
pub struct Word {
    pub text: &'static str,
    /// Shortest first.
    pub terms: &'static [Term],
}

/// The rest of a term and the groups it belongs to.
pub struct Term {
    pub rest: &'static str,
    pub groups: &'static [u16],
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
    /// A shared list that the scanner acts on.
    List,
    /// Beginnings of tokens.
    Token,
}

/// No group.
pub const NONE: u16 = u16::MAX;

include!(concat!(env!("OUT_DIR"), "/detectors.rs"));
