//! Prompt text and positions in it.
//!
//! Inside the core every position is a byte offset on a `char` boundary. Browsers count UTF-16 code units and
//! people who label data count code points; both are converted in one place, [`OffsetMap`].

mod normalise;
mod offsets;
mod prompt;
mod span;
mod traces;

pub use normalise::{Normalised, normalise};
pub use offsets::{OffsetMap, OffsetUnit};
pub use prompt::Prompt;
pub use span::Span;
pub(crate) use traces::{ENCODED, Traces};
