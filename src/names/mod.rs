//! Names of people, places and organisations.
//!
//! A small learned tagger: a linear chain over hashed features with whole-number weights, scored only where a
//! name can be. It finds names; who bears them, and whether one matters, is for the detectors to say. A name by
//! itself is an anchor, never an alarm. How it was trained, from what, and how well it does: `docs/names.md`.

pub(crate) mod bits;
mod block;
mod class;
mod context;
mod decode;
#[cfg(any(test, feature = "training"))]
mod digest;
#[cfg(feature = "explained")]
mod explained;
mod families;
mod feature;
pub(crate) mod fold;
mod gate;
mod hash;
mod lexicon;
mod model;
mod token;
#[cfg(feature = "training")]
pub mod training;
mod weights;

use crate::text::Span;
#[cfg(feature = "explained")]
pub(crate) use explained::explained;
#[cfg(feature = "explained")]
pub use explained::{Explained, Neighbour, Word};
use model::Model;
use std::sync::OnceLock;

/// The trained model, written by `cargo xtask train-names`.
pub const MODEL: &[u8] = include_bytes!("model.bin");

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// A person.
    Person,
    /// A place: a country, a town, a street, a river.
    Place,
    /// An organisation: a company, an office, a school, a team.
    Organisation,
}

impl Bearer {
    const ALL: [Self; weights::TYPES] = [Self::Person, Self::Place, Self::Organisation];
}

/// A name in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The whole name, without titles, in bytes of the text.
    pub span: Span,
    /// Whose name it is.
    pub bearer: Bearer,
    /// How likely it is such a name, 0 to 100. What [`tag`] returns is at least [`Name::LEAST`].
    pub score: u8,
    /// Whether it has two parts or more, such as a given and a family name.
    pub full: bool,
}

impl Name {
    /// The lowest score that [`tag`] returns.
    pub const LEAST: u8 = 40;
}

/// Finds the names in `text`, in order of their start, none overlapping another.
///
/// The time it takes grows linearly with the text. The same text gives the same names on every target.
///
/// ```
/// let text = "Please write to Maria Gonzalez about the visit.";
/// let names = handrail::names::tag(text);
/// assert_eq!(names.iter().map(|n| n.span.of(text)).collect::<Vec<_>>(), ["Maria Gonzalez"]);
/// ```
pub fn tag(text: &str) -> Vec<Name> {
    let mut names = Vec::new();
    let Some(model) = model() else { return names };
    let mut tagger = block::Tagger::new(model);
    for (start, block) in block::split(text) {
        tagger.tag(block, start, &mut names);
    }
    names
}

/// Whether a word, in any case, is a given name and no ordinary word; a frequent name may be a rare word (`maria`).
pub(crate) fn is_given(word: &str) -> bool {
    let classes = classes(word);
    let ordinary = if classes & class::GIVEN_HI != 0 { ORDINARY & !class::COMMON_LO } else { ORDINARY };
    classes & class::GIVEN != 0 && classes & ordinary == 0
}

/// Whether a word is no ordinary word, however frequent a name it is.
pub(crate) fn is_rare(word: &str) -> bool {
    classes(word) & ORDINARY == 0
}

/// Whether a word, in any case, is listed as a thing (an eponym, a brand) rather than as a frequent name.
pub(crate) fn is_thing(word: &str) -> bool {
    let classes = classes(word);
    classes & class::THING != 0 && classes & (class::GIVEN_HI | class::FAMILY_HI) == 0
}

/// Whether a word, in any case, is a frequent English word and no name.
pub(crate) fn is_ordinary(word: &str) -> bool {
    let classes = classes(word);
    classes & class::COMMON_HI != 0 && classes & class::NAME == 0
}

/// Whether a word is one that follows somebody's name rather than a thing's: `is`, `told`.
pub(crate) fn follows_name(word: &str) -> bool {
    classes(word) & (class::STOP | class::SAYS) != 0
}

/// Whether a word, in any case, is a given or family name; a rare word may be one too (`Ward`, `Reed`).
pub(crate) fn is_part(word: &str) -> bool {
    let classes = classes(word);
    classes & class::NAME != 0 && classes & (ORDINARY & !class::COMMON_LO) == 0
}

/// What is not taken for a name because the lexicon lists it as one.
const ORDINARY: class::Classes = class::COMMON | class::STOP | class::TIME | class::RELATION | class::TITLE;

fn classes(word: &str) -> class::Classes {
    let folded: Vec<u8> = word.chars().filter(|c| !fold::is_mark(*c)).map(fold::fold).collect();
    model().map_or(0, |model| model.lexicon.classes(hash::plain(&folded)))
}

/// The model, unpacked when first asked for.
fn model() -> Option<&'static Model> {
    static UNPACKED: OnceLock<Option<Model>> = OnceLock::new();
    UNPACKED.get_or_init(|| Model::read(MODEL)).as_ref()
}

#[cfg(test)]
mod tests;
