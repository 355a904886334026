//! Prompt text and positions in it.
//!
//! Inside the core every position is a byte offset on a `char` boundary. Browsers count UTF-16 code units and
//! people who label data count code points; both are converted in one place, [`OffsetMap`].

pub(crate) mod base64;
mod front;
mod lower;
mod normalise;
mod offsets;
mod order;
mod packed;
mod prompt;
mod seek;
mod span;
mod traces;

pub(crate) use front::unfold;
pub use lower::{lower, lowered};
pub use normalise::{Normalised, normalise};
pub use offsets::{OffsetMap, OffsetUnit};
pub use order::sort_by_place;
pub(crate) use packed::unpack;
pub use prompt::Prompt;
pub(crate) use seek::{ends_in, last_position, position};
pub use span::Span;
pub(crate) use traces::{ENCODED, Traces};
