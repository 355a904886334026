//! The background side of the extension.
