//! Guidance: the words that a person reads when a verdict stops them, or when a tool has a standing to know
//! about. Everything here is a value to render: the page side decides how it looks, never what it says.
//!
//! A view holds masks, counts and places; the text that was found is never in it.

pub(crate) mod choices;
pub(crate) mod clause;
mod help;
mod notice;
#[cfg(feature = "office")]
pub mod office;
mod place;
#[cfg(all(feature = "office", feature = "tiers"))]
pub mod risk;
pub(crate) mod rows;
mod strip;
mod view;
mod words;

pub use help::{CRISIS, help};
pub use notice::{Occasion, notice};
pub use strip::strip;
pub use view::{
    Choice, ChoiceView, ClauseView, ConsentView, Emphasis, HelpView, ItemView, LinkView, NoticeView,
    ReasonView, StripView,
};
pub use words::{Count, Key, Words, languages, words};
