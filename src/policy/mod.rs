//! The organisation's policy. As written it is one TOML file (feature `written`); in force it is [`Policy`],
//! complete and checked, which is what travels to the page and what [`crate::verdict::judge`] reads.

mod built_in;
#[cfg(feature = "office")]
mod changes;
mod day;
#[cfg(feature = "written")]
mod enrol;
mod exception;
mod gate;
#[cfg(feature = "written")]
mod hash;
mod in_force;
mod managed;
mod own;
mod pattern;
mod practice;
mod problem;
mod records;
#[cfg(feature = "written")]
mod sign_in;
#[cfg(feature = "signed")]
pub mod signed;
mod tool_rule;
mod word;
#[cfg(feature = "written")]
mod written;

#[cfg(feature = "office")]
pub use changes::{Change, Leaning, Topic as ChangeTopic, changes, said};
pub use day::Day;
#[cfg(feature = "written")]
pub use enrol::{Enrolled, enrol, new_code, seal};
pub use exception::Exception;
pub use gate::{Gate, Gates, LONGEST_REFERENCE, is_fit_reference};
pub use in_force::{AllowList, Clause, Contact, Contacts, Matrix, Policy, Provenance, Topic, Words};
pub use managed::{MANAGED_KEYS, ManagedKey, managed_schema};
#[cfg(feature = "explained")]
pub(crate) use own::find_words;
pub use own::{Finds, OwnDetector, plain_words};
pub use pattern::{Edge, LONGEST, Pattern, Step};
pub use practice::{Acknowledged, Lesson, Practice};
pub use problem::{Problem, Severity};
pub use records::{Keeping, Records};
#[cfg(feature = "written")]
pub use sign_in::Header;
pub use tool_rule::{Status, ToolRule};
#[cfg(feature = "written")]
pub use written::{CLASSES, LONGEST_POLICY, Read, STANDINGS, compile_pattern, read, read_on};
