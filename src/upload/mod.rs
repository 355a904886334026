//! Files on their way into a tool: read, judged by the policy, and told of in one notice.
//!
//! [`judge`] reads one file ([`crate::document`]), scans its text and holds what it finds against the policy; what
//! could not be read of it gets the policy's rule for that. [`files_notice`] makes one notice of all files that somebody has to decide
//! on, and [`Judged::copy`] is the text of a plain file with placeholders, for those who choose it.

mod judged;
mod notice;
mod row;
#[cfg(test)]
mod tests;
mod words;

pub use judged::{About, Bench, Judged, Matter, judge};
pub use notice::{FilesOccasion, copy_name, files_notice, files_told, left_out};
