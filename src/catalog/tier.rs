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
