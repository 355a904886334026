//! The organisation's policy. As written it is one TOML file (feature `written`); in force it is [`Policy`],
//! complete and checked, which is what travels to the page and what [`crate::verdict::judge`] reads.

mod in_force;
mod tool_rule;

pub use in_force::{AllowList, Clause, Contact, Contacts, Matrix, Policy, Provenance, Topic, Words};
pub use tool_rule::{Status, ToolRule};
