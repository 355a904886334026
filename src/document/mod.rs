//! Text out of files: what a person is about to upload, as text with places that a person understands.
//!
//! ```text
//!  name + bytes ──► Format (by content) ──► reader ──► Document ──► parts:  text, and where each byte of it stands
//!                                             │                └──► unread: what was not read, where, and why
//!                                             └── Budget: bytes, members, depth, time (Limits, Progress)
//! ```
//!
//! What a file is is told by its content; its name only helps where content says nothing, as between two kinds of
//! text. Nothing that a file says about its own size is believed: every expansion is counted while it happens.
//! A member that cannot be read is listed and the others are read all the same, so a caller must look at
//! [`Document::unread`] before it calls a file clean.

mod budget;
mod encoding;
mod flow;
mod format;
mod formats;
mod gzip;
mod html;
mod inflate;
mod limits;
mod mail;
mod odf;
mod office;
mod part;
mod pdf;
mod picture;
mod place;
mod plain;
mod progress;
mod read;
mod reading;
mod recognise;
mod rtf;
mod table;
mod tar;
#[cfg(test)]
mod tests;
mod unread;
mod words;
mod xml;
mod zip;

pub use format::Format;
pub use limits::Limits;
pub use part::{Document, Omission, Part};
pub use place::{Name, Place, Step};
pub use progress::Progress;
pub use read::read;
pub use unread::{Unread, Weight};
