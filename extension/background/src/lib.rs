//! The background side of the extension.
pub mod keeper;
