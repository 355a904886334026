//! The policy keeper: decides which policy is in force from what the browser says about managed storage.
//!
//! Managed storage is a poor witness. Chromium answers `{}` for the first seconds of a browser session even
//! when a policy is coming, so "there is none" is believed only after a grace period; until then the last good
//! policy protects, or the built-in default. Pure: the clock, the storage and the reader of policies are given.

use handrail::policy::{Day, Enrolled, Policy, Practice, Problem, Provenance, Severity, enrol, signed};
use handrail_wire::{Enrolment, InForce};
use serde::{Deserialize, Serialize};

/// How long "there is none" stays "not yet", in ms from the first question of the browser session.
pub const GRACE_MS: f64 = 10_000.0;

/// The same when a last good policy is at hand: waiting costs nothing then, and forgetting it early does.
pub const GRACE_WITH_LAST_GOOD_MS: f64 = 60_000.0;

/// Reads a policy as written.
pub type Reader = fn(&str) -> Result<(Policy, Practice), Vec<Problem>>;

/// The last good policy as it is kept on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LastGood {
    /// The policy as written.
    pub text: String,
    /// Hash of the policy, to see whether a new text is a new policy.
    pub hash: String,
    /// When it came into force, ms since the Unix epoch.
    pub since_ms: f64,
    /// Its number, where it came signed.
    #[serde(default)]
    pub sequence: Option<u32>,
}

/// What was answered when the policy was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A text in the managed key `policy`.
    Text(String),
    /// What lay at the managed key `policy_url`, with the key that it must be signed with.
    Signed {
        /// The signed policy.
        text: String,
        /// The public key, as it was pushed.
        key: String,
    },
    /// The managed key `policy_url` names an address that cannot be reached.
    Unreachable(String),
    /// Something that is no text; the name of its type.
    NoText(&'static str),
    /// Nothing there.
    Nothing,
    /// It could not be asked.
    Failed,
}

/// How the answer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Handrail asked.
    Asked,
    /// The browser said that managed storage changed.
    Changed,
}

/// What must be written to this device's storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Keep {
    /// Nothing new.
    #[default]
    AsItIs,
    /// A new last good policy.
    Store(LastGood),
    /// The organisation withdrew its policy.
    Forget,
}

/// What follows from an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What to write.
    pub keep: Keep,
    /// Ask again after so many ms, because "nothing" is not believed yet.
    pub ask_again_ms: Option<f64>,
}

/// Knows the policy in force.
#[derive(Debug)]
pub struct Keeper {
    read: Reader,
    built_in: Policy,
    first_asked_ms: f64,
    last_good: Option<LastGood>,
    group: Option<String>,
    enrolled: Option<Enrolled>,
    in_force: InForce,
    practice: Practice,
}

impl Keeper {
    /// A keeper that knows nothing yet: the built-in default is in force, as pending. `first_asked_ms` is when
    /// managed storage was first asked in this browser session, ms since the Unix epoch.
    pub fn new(read: Reader, built_in: Policy, first_asked_ms: f64) -> Self {
        let in_force = InForce { policy: built_in.clone(), ..InForce::default() };
        Self {
            read,
            built_in,
            first_asked_ms,
            last_good: None,
            group: None,
            enrolled: None,
            in_force,
            practice: Practice::default(),
        }
    }

    /// The policy in force.
    pub fn in_force(&self) -> &InForce {
        &self.in_force
    }

    /// What the policy in force asks of staff besides.
    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    /// The policy in force as its organisation wrote it; `None` for the built-in one.
    pub fn written(&self) -> Option<&str> {
        self.last_good.as_ref().map(|kept| kept.text.as_str())
    }

    /// Takes what this device's storage held. A text that this version cannot read protects nobody: it is left
    /// alone, and the built-in default stays.
    pub fn take_last_good(&mut self, kept: Option<LastGood>, first_asked_ms: Option<f64>) {
        if let Some(ms) = first_asked_ms {
            self.first_asked_ms = self.first_asked_ms.min(ms);
        }
        let Some(kept) = kept else { return };
        if let (Provenance::Pending, Ok((policy, practice))) =
            (self.in_force.provenance, (self.read)(&kept.text))
        {
            self.practice = practice;
            let group = self.group();
            self.in_force = InForce {
                policy: policy.narrowed(group.as_deref(), None),
                provenance: Provenance::Cached,
                since_ms: kept.since_ms,
                group,
                ..InForce::default()
            };
            self.last_good = Some(kept);
        }
    }

    /// Takes the group that was entered by its code on this device, before anything else.
    pub fn take_enrolled(&mut self, enrolled: Option<Enrolled>) {
        self.enrolled = enrolled;
    }

    /// Whether a group can be entered here.
    pub fn enrolment(&self) -> Enrolment {
        match &self.enrolled {
            _ if self.group.is_some() || self.practice.enrol.is_empty() => Enrolment::None,
            Some(enrolled) if enrolled.holds(&self.practice.enrol) => Enrolment::Entered,
            _ => Enrolment::Open,
        }
    }

    /// Enters the group that a code opens, at `now_ms` (ms since the Unix epoch). An empty code leaves the group. Returns
    /// what to keep on this device, or `None` where no group has the code, and nothing changes.
    pub fn enrol(&mut self, code: &str, now_ms: f64) -> Option<Option<Enrolled>> {
        let entered = enrol(&self.practice.enrol, code);
        if entered.is_none() && !code.is_empty() {
            return None;
        }
        self.enrolled = entered;
        let group = self.group();
        if let Some(Ok((policy, _))) = self.last_good.as_ref().map(|kept| (self.read)(&kept.text)) {
            self.in_force.policy = policy.narrowed(group.as_deref(), Day::at(now_ms));
            self.in_force.group = group;
        }
        Some(self.enrolled.clone())
    }

    /// The group of the people here: what was pushed, else what was entered and still holds.
    fn group(&self) -> Option<String> {
        let entered = self.enrolled.as_ref().filter(|enrolled| enrolled.holds(&self.practice.enrol));
        self.group.clone().or_else(|| Some(entered?.group.clone()))
    }

    /// Takes the group that was pushed to this browser, before the policy that it belongs to.
    pub fn take_group(&mut self, group: Option<String>) {
        self.group = group;
    }

    /// Takes an answer of managed storage, given at `now_ms` (ms since the Unix epoch).
    pub fn take(&mut self, answer: Answer, cause: Cause, now_ms: f64) -> Outcome {
        match answer {
            Answer::Text(text) => self.judge(&text, None, now_ms),
            Answer::Signed { text, key } => self.open(&text, &key, now_ms),
            Answer::Unreachable(url) => self.unreachable(&url),
            Answer::NoText(kind) => self.refuse(vec![Problem {
                severity: Severity::Error,
                key: "policy".into(),
                line: 1,
                column: 1,
                what: format!("The managed key holds {kind}."),
                mend: "Put the whole policy file there as one text.".into(),
            }]),
            Answer::Nothing => self.nothing(cause, now_ms),
            Answer::Failed => Outcome { ask_again_ms: Some(GRACE_MS), ..Outcome::default() },
        }
    }

    fn judge(&mut self, text: &str, sequence: Option<u32>, now_ms: f64) -> Outcome {
        match (self.read)(text) {
            Ok((policy, practice)) => {
                self.practice = practice;
                self.adopt(text.to_owned(), policy, sequence, now_ms)
            }
            Err(problems) => self.refuse(problems),
        }
    }

    fn open(&mut self, text: &str, key: &str, now_ms: f64) -> Outcome {
        let in_force = self.last_good.as_ref().and_then(|kept| kept.sequence);
        match signed::open(text, key, in_force, Day::at(now_ms)) {
            Ok(opened) => self.judge(opened.text, Some(opened.sequence), now_ms),
            Err(refusal) => {
                let pushed = if refusal == signed::Refusal::Key { "policy_key" } else { "policy_url" };
                self.refuse(vec![problem(pushed, refusal.to_string())])
            }
        }
    }

    /// Nothing is known of a newer policy: the last good one goes on.
    fn unreachable(&mut self, url: &str) -> Outcome {
        if self.last_good.is_some() {
            self.in_force.provenance = Provenance::Cached;
        } else {
            let what =
                format!("There is no answer at {url}. Is the address right, and can this computer reach it?");
            self.refuse(vec![problem("policy_url", what)]);
        }
        Outcome::default()
    }

    fn adopt(&mut self, text: String, policy: Policy, sequence: Option<u32>, now_ms: f64) -> Outcome {
        let since_ms = match &self.last_good {
            Some(kept) if kept.hash == policy.hash => kept.since_ms,
            _ => now_ms,
        };
        let kept = LastGood { text, hash: policy.hash.clone(), since_ms, sequence };
        let group = self.group();
        self.in_force = InForce {
            policy: policy.narrowed(group.as_deref(), Day::at(now_ms)),
            provenance: Provenance::Managed,
            since_ms,
            group,
            problems: vec![],
            learned: None,
        };
        let keep =
            if self.last_good.as_ref() == Some(&kept) { Keep::AsItIs } else { Keep::Store(kept.clone()) };
        self.last_good = Some(kept);
        Outcome { keep, ask_again_ms: None }
    }

    fn refuse(&mut self, problems: Vec<Problem>) -> Outcome {
        if self.last_good.is_some() {
            self.in_force.provenance = Provenance::Cached;
        } else {
            self.in_force = InForce { policy: self.built_in.clone(), ..InForce::default() };
            self.practice = Practice::default();
        }
        self.in_force.problems = problems;
        Outcome::default()
    }

    fn nothing(&mut self, cause: Cause, now_ms: f64) -> Outcome {
        let grace = match cause {
            Cause::Asked if self.last_good.is_some() => GRACE_WITH_LAST_GOOD_MS,
            Cause::Asked | Cause::Changed => GRACE_MS,
        };
        let left = (self.first_asked_ms + grace - now_ms).min(grace);
        if left > 0.0 {
            return Outcome { ask_again_ms: Some(left), ..Outcome::default() };
        }
        self.practice = Practice::default();
        let keep = if self.last_good.take().is_some() { Keep::Forget } else { Keep::AsItIs };
        self.in_force = InForce {
            policy: self.built_in.clone(),
            provenance: Provenance::Unmanaged,
            ..InForce::default()
        };
        Outcome { keep, ask_again_ms: None }
    }
}

/// What is wrong with a managed key, for which there is no line.
fn problem(key: &str, what: String) -> Problem {
    Problem { severity: Severity::Error, key: key.into(), line: 1, column: 1, what, mend: String::new() }
}

#[cfg(test)]
mod tests;
