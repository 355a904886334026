use super::{Exception, Gates, OwnDetector, Records, ToolRule};
use crate::action::Action;
use crate::detect::{Confidence, Finding};
use crate::intent::Intent;
use crate::roster::Sealed;
use crate::standing::{Column, Standing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A policy in force: checked, complete, ready to judge with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The organisation whose policy this is, as its staff call it.
    pub organisation: String,
    /// Title shown to staff.
    pub title: String,
    /// Version as the organisation numbers it.
    pub version: String,
    /// Hash of the policy as written, 16 hex digits, for comparing what is in force with what was pushed.
    pub hash: String,
    /// Languages the organisation wrote words in; the first is the default. BCP 47, lower case.
    pub languages: Vec<String>,
    /// Whom to ask.
    pub contacts: Contacts,
    /// What the organisation says of single tools.
    pub tools: Vec<ToolRule>,
    /// Data class -> detector ids, where the policy sorts detectors differently from their own files.
    pub classes: BTreeMap<String, Vec<String>>,
    /// The organisation's own detectors.
    #[serde(default)]
    pub detectors: Vec<OwnDetector>,
    /// The people whom the organisation serves, recognisable without the list.
    #[serde(default)]
    pub rosters: Vec<Sealed>,
    /// Data class -> action by standing. A class without a row is judged by its detectors' own severities.
    pub matrix: Matrix,
    /// Intent id -> action. An intent that is not listed is allowed.
    pub intents: BTreeMap<String, Action>,
    /// The groups of people that the policy tells apart, by id.
    #[serde(default)]
    pub groups: Vec<String>,
    /// The group of the person in front of the browser, once [narrowed](Policy::narrowed).
    #[serde(default)]
    pub group: Option<String>,
    /// What was decided otherwise, for a while.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
    /// The numbered clauses that notices quote.
    pub clauses: Vec<Clause>,
    /// Topic -> clause ids, most fitting first.
    pub moments: BTreeMap<Topic, Vec<String>>,
    /// Findings less sure than this never interrupt.
    pub min_confidence: Option<Confidence>,
    /// What to do with a prompt or file that cannot be checked.
    pub unchecked: Action,
    /// What to do with a picture, where the policy says so apart.
    #[serde(default)]
    pub pictures: Option<Action>,
    /// Values that are the organisation's own and never a finding.
    pub allow: AllowList,
    /// What `justify` asks for.
    #[serde(default)]
    pub gates: Gates,
    /// What the ledger on this device keeps.
    #[serde(default)]
    pub records: Records,
    /// The line that says that AI helped, by language; `{tool}` stands for the tool's name. Empty for none.
    #[serde(default)]
    pub attribution: Words,
    /// Pages that neither the catalog nor this policy knows are watched for behaving like an AI tool.
    #[serde(default)]
    pub watch: bool,
    /// Nothing is underlined while a person writes.
    #[serde(default)]
    pub plain_typing: bool,
}

/// Whom to ask and where to report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// Who answers for the policy.
    pub compliance_officer: Option<Contact>,
    /// URL or `mailto:` for questions.
    pub questions: Option<String>,
    /// URL or `mailto:` for reporting an incident.
    pub report_incident: Option<String>,
}

/// A person or office to turn to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name or title.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number, as staff would dial it.
    #[serde(default)]
    pub phone: String,
}

/// Data class -> one action for each [`Column`], in the order of [`Column::ALL`].
pub type Matrix = BTreeMap<String, [Action; 5]>;

/// A moment that guidance can be written for: `class.student`, `standing.unapproved`, `intent.surveillance`.
pub type Topic = String;

/// Language -> words. Always holds the policy's first language.
pub type Words = BTreeMap<String, String>;

/// One numbered clause of the organisation's policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The organisation's own number: `3.4`.
    pub id: String,
    /// Heading by language: `Data handling`.
    pub title: Words,
    /// The clause's own words by language.
    pub text: Words,
}

/// Values that are never a finding, because they are the organisation's own or public.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowList {
    /// Mail and web domains, lower case; sub-domains are included.
    pub domains: Vec<String>,
    /// Whole values, compared without case and spacing.
    pub values: Vec<String>,
    /// Names of the organisation's own staff, who are never taken for somebody whom it serves.
    #[serde(default)]
    pub staff: Vec<String>,
}

/// Where the policy in force came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// Not yet known; the built-in default protects meanwhile.
    #[default]
    Pending,
    /// No organisation manages this browser's Handrail; the built-in default protects.
    Unmanaged,
    /// Pushed by the organisation.
    Managed,
    /// The last good one; the newest could not be read or was refused.
    Cached,
}

impl Policy {
    /// The class of a finding's detector under this policy.
    pub fn class_of<'a>(&'a self, finding: &'a Finding) -> &'a str {
        let id = &*finding.detector.id;
        self.classes
            .iter()
            .find(|(_, ids)| ids.iter().any(|d| d == id))
            .map_or(&*finding.detector.class, |(class, _)| class)
    }

    /// The action for a finding in a tool: what an exception says, else the matrix cell if its class has a row, else
    /// the detector's own severity, tightened outside approved use. A finding that is not sure enough informs at most.
    pub fn action(&self, standing: Standing, rule: Option<&ToolRule>, finding: &Finding) -> Action {
        let class = self.class_of(finding);
        let excepted = self.excepted(rule.map(|rule| rule.id.as_str()), class);
        let action = match (excepted, self.matrix.get(class)) {
            (Some(action), _) => action,
            (None, Some(row)) => row[column_index(standing.column())],
            (None, None) => standing.tighten(finding.severity()),
        };
        let allowed_here = rule.is_some_and(|r| r.classes_allowed.iter().any(|c| c == class));
        if self.is_unsure(finding.confidence) || (allowed_here && standing == Standing::Approved) {
            action.min(Action::Inform)
        } else {
            action
        }
    }

    /// The action for what a prompt asks for. What is not sure enough informs at most.
    pub fn intent_action(&self, intent: &Intent) -> Action {
        let action = self.intents.get(&*intent.intent).copied().unwrap_or_default();
        if self.is_unsure(intent.confidence) { action.min(Action::Inform) } else { action }
    }

    fn is_unsure(&self, confidence: Confidence) -> bool {
        confidence < self.min_confidence.unwrap_or(Confidence::Medium)
    }

    /// What to do with a picture, which nobody can read: its own rule, else that for what cannot be checked.
    pub fn pictures(&self) -> Action {
        self.pictures.unwrap_or(self.unchecked)
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.id == id)
    }

    /// The first clause written for a topic, or else for any topic of its family: `class.any` answers for
    /// `class.finance`.
    pub fn clause_for(&self, topic: &str) -> Option<&Clause> {
        let any = || self.moments.get(&format!("{}.any", topic.split_once('.')?.0));
        self.moments.get(topic).or_else(any)?.iter().find_map(|id| self.clause(id))
    }
}

fn column_index(column: Column) -> usize {
    column as usize
}
