use super::{Id, Moment};
use crate::action::Action;
use crate::standing::{Account, Column};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What became of something that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Not known: nothing more was heard. The page may have been closed, or the record of the decision was lost.
    Unknown,
    /// Values were replaced by placeholders.
    Replaced,
    /// The person went back to their text.
    Edited,
    /// It went out as it was.
    Sent,
}

impl Outcome {
    /// The word used in exports.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Unknown => "unknown",
            Outcome::Replaced => "replaced",
            Outcome::Edited => "edited",
            Outcome::Sent => "sent",
        }
    }
}

/// The fixed reasons for sending something as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The values are invented or public.
    NotPersonal,
    /// The person agreed in writing.
    Consent,
    /// Somebody responsible approved it.
    Approved,
    /// Somebody's safety depends on it.
    Urgent,
    /// The warning is wrong.
    Wrong,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 5] =
        [Reason::NotPersonal, Reason::Consent, Reason::Approved, Reason::Urgent, Reason::Wrong];

    /// The word used in messages and exports.
    pub fn word(self) -> &'static str {
        match self {
            Reason::NotPersonal => "not_personal",
            Reason::Consent => "consent",
            Reason::Approved => "approved",
            Reason::Urgent => "urgent",
            Reason::Wrong => "wrong",
        }
    }
}

/// What staff noted on an entry themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// The warning was wrong.
    Wrong,
    /// It was reported to whoever answers for the policy.
    Reported,
}

/// One kind of event, and how often it happened at a time. Every member is a number, one of a few words, or an [`Id`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Names the entry on this device.
    pub serial: u32,
    /// When.
    pub when: Moment,
    /// The tool; `unlisted` for one that neither the catalog nor the policy names.
    pub tool: Id,
    /// How the policy saw the tool.
    pub standing: Column,
    /// Whether the tool itself was ruled out.
    pub denied: bool,
    /// The account in use, as a state.
    pub account: Account,
    /// Detector -> how many values. `other` for those that the policy no longer knows.
    pub found: BTreeMap<Id, u32>,
    /// What the prompt asked for.
    pub asked: BTreeSet<Id>,
    /// Whether it could not be checked.
    pub unchecked: bool,
    /// What the policy asked for.
    pub action: Action,
    /// The clause that was shown.
    pub clause: Option<Id>,
    /// What became of it.
    pub outcome: Outcome,
    /// The reason given.
    pub reason: Option<Reason>,
    /// Whether it was attested that consent is documented.
    pub consent: bool,
    /// The role of whoever reviews the result.
    pub reviewer: Option<Id>,
    /// How often.
    pub times: u32,
    /// What staff noted on it.
    pub marks: BTreeSet<Mark>,
}

impl Entry {
    /// Whether two entries say the same, so that they are counted as one.
    pub fn says_the_same(&self, other: &Entry) -> bool {
        let plain = |entry: &Entry| Entry { serial: 0, times: 0, ..entry.clone() };
        plain(self) == plain(other)
    }
}
