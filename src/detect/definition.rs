use super::Kind;
use crate::action::Action;
use std::borrow::Cow;

/// What is known of one detector besides how it matches: the face it shows to policies, notices and reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Stable id, the stem of its file: `us_ssn`.
    pub id: Cow<'static, str>,
    /// English name for a reader: `Social Security number`.
    pub name: Cow<'static, str>,
    /// Family to compare by.
    pub kind: Kind,
    /// The data class it belongs to unless a policy says otherwise: `student`, `health`, `secret` …
    pub class: Cow<'static, str>,
    /// Action proposed for an approved tool when the policy has no row for the class.
    pub severity: Action,
    /// Laws and rules that make it sensitive: `FERPA`, `HIPAA`, `42 CFR Part 2` …
    pub regulations: Cow<'static, [Cow<'static, str>]>,
    /// What its value is replaced by, without number and brackets: `SSN`. `None`: its value stays in the text,
    /// as a diagnosis does once nobody is named beside it.
    pub placeholder: Option<Cow<'static, str>>,
}
