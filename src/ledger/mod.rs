//! The ledger: counts of what was held on this device, for as long as the policy says, without a word of any text.
//!
//! The page side tells what [`Happened`] by ids; [`Ledger`] keeps only ids that a [`Vocabulary`] knows, so that nothing
//! else has a place to stand. An entry has no text, no address, no person and no score. Whatever may have been lost is
//! counted, and stands in every export.

mod entry;
mod export;
mod happened;
mod id;
mod keep;
mod moment;
mod ocsf;
mod replay;
#[cfg(feature = "office")]
mod report;
mod vocabulary;

pub use entry::{Entry, Mark, Outcome, Reason};
pub use export::{Export, FORMAT};
pub use happened::{Did, Happened, Key, ROLE};
pub use id::Id;
pub use keep::Ledger;
pub use moment::Moment;
pub use ocsf::{Ocsf, ocsf};
pub use replay::{Replayed, replay};
#[cfg(feature = "office")]
pub use report::{action_word, detector_name, outcome_word, report, tool_name};
pub use vocabulary::Vocabulary;

#[cfg(test)]
mod tests;
