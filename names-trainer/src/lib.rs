//! What trainers share.

pub mod random;
