use serde::{Deserialize, Serialize};

/// How much the ledger on this device keeps of what was held. Never text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keeping {
    /// Nothing.
    #[default]
    None,
    /// Counts by the day.
    Counts,
    /// Counts by the hour.
    Details,
}

impl Keeping {
    /// Every word, least first.
    pub const ALL: [(&'static str, Keeping); 3] =
        [("none", Keeping::None), ("counts", Keeping::Counts), ("details", Keeping::Details)];
}

/// What the ledger keeps, and for how long. Without the section in the policy: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// How much.
    pub events: Keeping,
    /// For how many days.
    pub retain_days: u16,
}

impl Records {
    /// Whether anything is kept.
    pub fn keeps(self) -> bool {
        self.events > Keeping::None
    }
}
