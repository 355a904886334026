//! The content side of the extension.
