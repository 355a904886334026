//! The pages side of the extension.
