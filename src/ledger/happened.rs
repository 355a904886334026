use super::{Outcome, Reason};
use crate::action::Action;
use crate::standing::{Account, Standing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Stands before a reviewer's role in an answer.
pub const ROLE: &str = "role:";

/// Names an event until it is in the ledger: the page's own number, drawn anew for each page, and the event's number in
/// that page, from 1. It never stands in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// The page.
    pub page: u32,
    /// The event.
    pub n: u32,
}

/// What was held, as the page side tells it: by ids, which the ledger looks up before it keeps any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Happened {
    /// Id of the tool.
    pub tool: String,
    /// Its standing.
    pub standing: Standing,
    /// The account in use.
    pub account: Account,
    /// Detector's id -> how many values.
    pub found: BTreeMap<String, u32>,
    /// Intents' ids.
    pub asked: Vec<String>,
    /// Whether it could not be checked.
    pub unchecked: bool,
    /// What the policy asked for.
    pub action: Action,
    /// The clause that was shown.
    pub clause: Option<String>,
}

/// What the person did about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Did {
    /// What became of it.
    pub outcome: Outcome,
    /// The id of the answer that was chosen: a [`Reason`]'s word, or a role behind [`ROLE`].
    pub answer: Option<String>,
    /// Whether it was attested that consent is documented.
    pub consent: bool,
}

impl Did {
    /// The reason among the answers.
    pub(super) fn reason(&self) -> Option<Reason> {
        let answer = self.answer.as_deref()?;
        Reason::ALL.into_iter().find(|reason| reason.word() == answer)
    }

    /// The reviewer's role among the answers, as it was told.
    pub(super) fn role(&self) -> Option<&str> {
        self.answer.as_deref()?.strip_prefix(ROLE)
    }
}
