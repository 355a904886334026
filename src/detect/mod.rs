//! Finding sensitive data: [`Finding`]s in a text, each by one detector.

mod definition;
mod finding;
mod kind;

pub use definition::Definition;
pub use finding::{Confidence, Finding, Role};
pub use kind::Kind;
