use serde::{Deserialize, Serialize};

/// A plan of a tool, and what a source says its vendor does with inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tier {
    /// The tool's id.
    pub tool: &'static str,
    /// The vendor's name for the plan.
    pub name: &'static str,
    /// What kind of plan it is.
    pub kind: TierKind,
    /// Whether inputs train the vendor's models unless somebody objects; `None` when not stated or disputed.
    pub trains_by_default: Option<bool>,
    /// Whether training can be switched off; `None` when not stated.
    pub opt_out: Option<bool>,
    /// URL of the source.
    pub source: &'static str,
    /// Who speaks in the source.
    pub basis: Basis,
    /// Month in which the source was read, `2026-11`.
    pub seen: &'static str,
    /// What a reader should know besides; empty for nothing.
    pub note: &'static str,
}

/// Kinds of plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each word is its own definition")]
pub enum TierKind {
    Free,
    Individual,
    Business,
    Enterprise,
    Education,
    Api,
}

/// Who speaks in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The vendor's own page.
    Vendor,
    /// Somebody who read or reviewed the vendor's terms.
    ThirdParty,
    /// A news report.
    Press,
}

/// What a source says about how long a tool's vendor keeps what is typed in, on plans of some kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Keeping {
    /// The tool's id.
    pub tool: &'static str,
    /// The kinds of plan that it holds for.
    pub kinds: &'static [TierKind],
    /// How long a conversation is kept.
    pub kept: Kept,
    /// Days until what a person deleted is gone from the vendor's systems.
    pub gone_within_days: Option<u16>,
    /// Months for which it is kept where training is not switched off.
    pub trained_months: Option<u16>,
    /// Months for which a conversation that somebody at the vendor read is kept, deleted or not.
    pub reviewed_months: Option<u16>,
    /// URL of the source.
    pub source: &'static str,
    /// Who speaks in the source.
    pub basis: Basis,
    /// Month in which the source was read, `2026-11`.
    pub seen: &'static str,
}

/// How long a conversation is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Kept {
    /// Until the person deletes it.
    UntilDeleted,
    /// As the organisation whose plan it is sets it.
    AsSet,
    /// So many days, unless the person sets it otherwise.
    Days(u16),
    /// So many months, unless the person sets it otherwise.
    Months(u16),
}
