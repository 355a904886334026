//! Finding sensitive data: [`Finding`]s in a text, each by one detector.
//!
//! Detectors are files in `detectors/`, one kind a file, with the shapes, labels, context words and proofs they
//! need; the build step turns them into static tables. A scan is one pass that cuts the text into words and
//! numbers and marks those that mean something to any detector, and one pass over the marks that tries shapes,
//! proves check digits and weighs context.

mod address;
mod age;
mod answer;
mod beginnings;
mod bic;
mod checks;
mod classes;
mod combine;
mod context;
mod cookie;
mod date;
mod definition;
#[cfg(feature = "explained")]
mod described;
mod digits;
mod disguised;
#[cfg(feature = "explained")]
mod explain;
mod finding;
mod follow;
mod hit;
mod ipv6;
mod kind;
mod laid;
mod lead;
mod left_out;
mod lex;
mod listed;
mod login;
mod marking;
mod mask;
mod names;
mod number;
mod online;
mod pass;
mod people;
mod phone;
mod phrase;
mod placeholder;
#[cfg(test)]
mod properties;
mod record;
mod renowned;
mod said;
mod scanner;
mod secret;
mod seed;
mod street;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod token;
mod word_hash;
mod words;

pub use definition::Definition;
#[cfg(feature = "explained")]
pub use described::{Described, Proof, Shape, described};
#[cfg(feature = "explained")]
pub use explain::{Change, Evidence, Explainer, Outcome, Seen, Speaker, Trial, Why};
pub use finding::{Confidence, Finding, Role};
pub use kind::Kind;
pub use scanner::{Scanner, definition, definitions};

/// A value without case, spacing and punctuation, for comparing.
pub(crate) fn fold(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(crate::text::lowered).collect()
}
