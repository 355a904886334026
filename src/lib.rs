//! Handrail's core: finds sensitive data in text that is about to be sent to an AI tool, judges it by the
//! organisation's own policy, and says what to do instead.
//!
//! ```text
//!  policy (as written by IT) ──► policy in force ─┐
//!  catalog of AI tools ──► tool ─► standing ──────┤
//!  page's own account facts ─────────▲            ├─► verdict ─► guidance ─► notice
//!  prompt ──► detectors ──► findings ─────────────┤
//!        └──► intents ────────────────────────────┘
//! ```
//!
//! The crate knows no browser, does no I/O and reads no clock. It runs natively in the command line, and as
//! WebAssembly in the page, where it must be ready before the page's first script.

pub mod action;
pub mod catalog;
pub mod detect;
#[cfg(feature = "document")]
pub mod document;
pub mod guidance;
pub mod intent;
pub mod ledger;
pub mod names;
pub mod policy;
pub mod redact;
pub mod roster;
pub mod standing;
pub mod text;
#[cfg(feature = "document")]
pub mod upload;
pub mod verdict;
pub mod watch;
