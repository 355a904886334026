//! Guidance: the words that a person reads when a verdict stops them, or when a tool has a standing to know
//! about. Everything here is a value to render: the page side decides how it looks, never what it says.
//!
//! A view holds masks, counts and places; the text that was found is never in it.

mod choices;
mod clause;
mod help;
mod notice;
mod place;
mod rows;
mod strip;
mod view;
mod words;

pub use notice::{Occasion, notice};
pub use strip::strip;
pub use view::{
    Choice, ChoiceView, ClauseView, Emphasis, HelpView, ItemView, LinkView, NoticeView, ReasonView, StripView,
};
pub use words::{Count, Key, Words, languages, words};
