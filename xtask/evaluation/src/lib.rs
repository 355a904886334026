//! How good the detectors are: labelled texts in, precision, recall and false alarms out.
//!
//! Two sources of texts: the project's own corpus, in two [halves](Half) that are never mixed, and
//! development [sets](Set) made by others. Both become [`Case`]s; a scanner's answers to them are counted
//! by one set of rules: [`score`] for what it finds, [`Alarms`] for whom it disturbs.
//!
//! A labelled span is found if a finding of a compatible [`Family`] overlaps it. A finding that overlaps no
//! label is a false alarm; one that overlaps only labels of other families counts neither way. Only families
//! that a set labels are counted in it.

mod alarms;
mod answering;
mod baseline;
mod card;
mod case;
mod command;
mod comparison;
mod corpus;
mod development;
mod family;
mod filler;
pub mod kinds_page;
mod markup;
pub mod peer;
mod report;
mod score;
mod show;

pub use alarms::{Alarms, Holds};
pub use case::{Answer, Case, Example, Found, Labelled};
pub use command::{Options, command};
pub use corpus::{Half, read as read_corpus};
pub use development::{Set, read as read_sets};
pub use family::Family;
pub use report::{HalfReport, SetReport};
pub use score::{Examples, Mistake, Score, Tally, score};
