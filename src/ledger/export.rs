use super::{Entry, Ledger};
use crate::policy::{Keeping, Policy};
use serde::{Deserialize, Serialize};

/// What an export calls itself.
pub const FORMAT: &str = "handrail-ledger-1";

/// Everything that leaves the device when somebody exports the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// [`FORMAT`].
    pub format: String,
    /// Title, version and hash of the policy in force.
    pub policy: [String; 3],
    /// How much is kept.
    pub events: Keeping,
    /// For how many days.
    pub retain_days: u16,
    /// Events that are known to be missing. An export that says 0 is whole as far as Handrail can tell.
    pub lost: u32,
    /// Every entry, newest first.
    pub entries: Vec<Entry>,
}

impl Export {
    /// What an export would contain now.
    pub fn of(ledger: &Ledger, policy: &Policy) -> Self {
        Self {
            format: FORMAT.to_owned(),
            policy: [&policy.title, &policy.version, &policy.hash].map(Clone::clone),
            events: policy.records.events,
            retain_days: policy.records.retain_days,
            lost: ledger.lost(),
            entries: ledger.entries().into_iter().cloned().collect(),
        }
    }
}
