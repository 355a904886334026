use crate::InForce;
use handrail::ledger::Export;
use handrail::policy::{Acknowledged, Change, Practice};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the page of the ledger shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LedgerView {
    /// The policy in force.
    pub in_force: InForce,
    /// What an export would contain; `None` when the browser does not let Handrail read its ledger.
    pub export: Option<Export>,
}

/// What somebody at this browser read and confirmed. It says what and when, never who.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notes {
    /// The policy that was read last.
    pub read: Option<VersionRead>,
    /// Lesson -> when it was confirmed.
    pub lessons: BTreeMap<String, Acknowledged>,
    /// Tool -> when its settings were seen to, under which version of the policy.
    pub settings: BTreeMap<String, Acknowledged>,
}

/// A version of the policy that was read, kept to say what changed since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionRead {
    /// Its hash.
    pub hash: String,
    /// The policy as written.
    pub text: String,
    /// The day, in days since 1970-01-01.
    pub day: i32,
}

/// What changed since the version that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadBefore {
    /// That version, as the organisation numbers it.
    pub version: String,
    /// When it was read, in days since 1970-01-01.
    pub day: i32,
    /// Language -> what changed, in its words.
    pub changes: BTreeMap<String, Vec<Change>>,
}

/// What the policy reader shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReaderView {
    /// The policy in force.
    pub in_force: InForce,
    /// What it asks of staff besides.
    pub practice: Practice,
    /// The version that was read before.
    pub before: Option<ReadBefore>,
    /// Lesson -> when it was confirmed.
    pub lessons: BTreeMap<String, Acknowledged>,
    /// Tool -> when its settings were seen to.
    pub settings: BTreeMap<String, Acknowledged>,
    /// Today, in days since 1970-01-01.
    pub today: i32,
}
