//! The organisation's policy. As written it is one TOML file (feature `written`); in force it is [`Policy`],
//! complete and checked, which is what travels to the page and what [`crate::verdict::judge`] reads.

mod built_in;
mod day;
mod exception;
#[cfg(feature = "written")]
mod hash;
mod in_force;
mod managed;
mod own;
mod pattern;
mod problem;
#[cfg(feature = "signed")]
pub mod signed;
mod tool_rule;
mod word;
#[cfg(feature = "written")]
mod written;

pub use day::Day;
pub use exception::Exception;
pub use in_force::{AllowList, Clause, Contact, Contacts, Matrix, Policy, Provenance, Topic, Words};
pub use managed::{MANAGED_KEYS, ManagedKey, managed_schema};
#[cfg(feature = "explained")]
pub(crate) use own::find_words;
pub use own::{Finds, OwnDetector, plain_words};
pub use pattern::{Edge, LONGEST, Pattern, Step};
pub use problem::{Problem, Severity};
pub use tool_rule::{Status, ToolRule};
#[cfg(feature = "written")]
pub use written::{CLASSES, LONGEST_POLICY, Read, STANDINGS, compile_pattern, read, read_on};
