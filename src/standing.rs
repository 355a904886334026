//! Standing: what an organisation's policy says of the tool and account in front of a person.

mod account;
mod answer;

pub use account::{Account, AccountFacts, account};
pub use answer::{Json, field, heard};

use crate::action::Action;
use serde::{Deserialize, Serialize};

/// What the policy makes of a tool with the account in use. Strictness is judged by [`Column`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Approved, and used with the required account or needing none.
    Approved,
    /// Approved under conditions.
    Conditional,
    /// Under review, not yet approved.
    Pending,
    /// Not on the organisation's list.
    Unapproved,
    /// Ruled out by the organisation.
    Denied,
    /// Approved for another account than the one in use.
    WrongAccount(Account),
}

/// The column of a policy's matrix that a standing is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// Approved tools.
    Approved,
    /// Tools approved under conditions, and approved tools whose account cannot be told.
    Conditional,
    /// Tools under review.
    Pending,
    /// Tools on no list, and tools ruled out.
    Unapproved,
    /// Free, personal or logged-out use of an approved tool.
    Free,
}

impl Column {
    /// All columns, in the order in which a policy writes a matrix row.
    pub const ALL: [Column; 5] =
        [Column::Approved, Column::Conditional, Column::Pending, Column::Unapproved, Column::Free];

    /// The word used in policies and output.
    pub fn word(self) -> &'static str {
        match self {
            Column::Approved => "approved",
            Column::Conditional => "conditional",
            Column::Pending => "pending",
            Column::Unapproved => "unapproved",
            Column::Free => "free",
        }
    }
}

impl Standing {
    /// The matrix column for this standing.
    pub fn column(self) -> Column {
        match self {
            Standing::Approved => Column::Approved,
            Standing::Conditional | Standing::WrongAccount(Account::Unknown) => Column::Conditional,
            Standing::Pending => Column::Pending,
            Standing::Unapproved | Standing::Denied => Column::Unapproved,
            Standing::WrongAccount(_) => Column::Free,
        }
    }

    /// The action that a detector's own proposal becomes here: one step stricter outside approved use.
    pub fn tighten(self, severity: Action) -> Action {
        match self {
            Standing::Approved | Standing::Conditional | Standing::WrongAccount(Account::Unknown) => severity,
            // A mere mention stays a mention: harmless prompts are not interrupted anywhere.
            _ if !severity.interrupts() => severity,
            // Replacing the values makes any tool safe; only a policy's own row closes that way.
            _ => severity.stricter().min(severity.max(Action::Redact)),
        }
    }
}
