//! What the popup says of the policy in force.

use super::view::Tone;
use handrail::guidance::{Count, Key, LinkView, Words};
use handrail::policy::{Contacts, Problem, Provenance};
use handrail_wire::InForce;

/// The policy in force.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyView {
    /// "Policy in force".
    pub heading: String,
    /// Title of the policy, or that the built-in rules apply.
    pub title: String,
    /// Whose it is; empty for the built-in rules.
    pub organisation: String,
    /// Version, fingerprint and age, as far as there are any.
    pub facts: Vec<String>,
    /// Where it came from.
    pub source: (Tone, String),
    /// What that means, where there is more to know.
    pub source_text: Option<String>,
    /// What is wrong with the newest one.
    pub problems: Option<ProblemsView>,
    /// Whom to turn to.
    pub contacts: Vec<LinkView>,
}

/// What is wrong with a policy that was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemsView {
    /// How many.
    pub title: String,
    /// Whom to show it to.
    pub hint: String,
    /// Each: where, and what to do.
    pub items: Vec<(String, String)>,
    /// "and 3 more", when there are more.
    pub more: Option<String>,
}

/// Most problems that are listed one by one.
const MOST: usize = 5;

/// Digits of the hash that a person compares.
const FINGERPRINT: usize = 8;

pub(super) fn policy_view(in_force: &InForce, language: Words, now_ms: f64) -> PolicyView {
    let policy = &in_force.policy;
    let built_in = matches!(in_force.provenance, Provenance::Pending | Provenance::Unmanaged);
    let (source, source_text) = source(in_force);
    PolicyView {
        heading: language.text(Key::PolicyHeading).to_owned(),
        title: if built_in { language.text(Key::PolicyBuiltIn).to_owned() } else { policy.title.clone() },
        organisation: if built_in { String::new() } else { policy.organisation.clone() },
        facts: if built_in { vec![] } else { facts(in_force, language, now_ms) },
        source: (source_tone(in_force), language.text(source).to_owned()),
        source_text: source_text.map(|key| language.text(key).to_owned()),
        problems: problems(&in_force.problems, language),
        contacts: contacts(&policy.contacts, language),
    }
}

fn source(in_force: &InForce) -> (Key, Option<Key>) {
    let refused = !in_force.problems.is_empty();
    let (source, text) = match (in_force.provenance, refused) {
        (Provenance::Managed, _) => return (Key::ProvenanceManaged, None),
        (Provenance::Unmanaged, _) => (Key::ProvenanceUnmanaged, Key::ProvenanceUnmanagedText),
        (Provenance::Pending, false) => (Key::ProvenancePending, Key::ProvenancePendingText),
        (Provenance::Pending, true) => (Key::ProvenanceRefused, Key::ProvenanceRefusedText),
        (Provenance::Cached, false) => (Key::ProvenanceCached, Key::ProvenanceWaitingText),
        (Provenance::Cached, true) => (Key::ProvenanceCached, Key::ProvenanceCachedText),
    };
    (source, Some(text))
}

fn source_tone(in_force: &InForce) -> Tone {
    match in_force.provenance {
        _ if !in_force.problems.is_empty() => Tone::Care,
        Provenance::Managed => Tone::Well,
        Provenance::Pending | Provenance::Unmanaged | Provenance::Cached => Tone::Plain,
    }
}

fn facts(in_force: &InForce, language: Words, now_ms: f64) -> Vec<String> {
    let policy = &in_force.policy;
    let mut facts = Vec::new();
    if !policy.version.is_empty() {
        facts.push(language.fill(Key::PolicyVersion, &[("version", &policy.version)]));
    }
    let age = age(now_ms - in_force.since_ms, language);
    facts.push(language.fill(Key::PolicyArrived, &[("age", &age)]));
    if let Some(short) = policy.hash.get(..FINGERPRINT) {
        facts.push(language.fill(Key::PolicyHash, &[("hash", short)]));
    }
    if let Some(group) = &in_force.group {
        let key = if policy.group.is_some() { Key::PolicyGroup } else { Key::PolicyGroupUnknown };
        facts.push(language.fill(key, &[("group", group)]));
    }
    facts
}

/// How long ago, in the largest unit that fits.
fn age(ms: f64, language: Words) -> String {
    let minutes = (ms / 60_000.0).max(0.0) as usize;
    match minutes {
        0 => language.text(Key::AgeNow).to_owned(),
        1..60 => language.count(Count::AgeMinutes, minutes),
        60..1440 => language.count(Count::AgeHours, minutes / 60),
        _ => language.count(Count::AgeDays, minutes / 1440),
    }
}

fn problems(problems: &[Problem], language: Words) -> Option<ProblemsView> {
    if problems.is_empty() {
        return None;
    }
    let place = |problem: &Problem| match (problem.key.as_str(), problem.line) {
        ("", line) => language.fill(Key::PolicyLine, &[("line", &line.to_string())]),
        (key, line) => language.fill(Key::PolicyKeyLine, &[("key", key), ("line", &line.to_string())]),
    };
    let left = problems.len().saturating_sub(MOST);
    Some(ProblemsView {
        title: language.count(Count::PolicyProblems, problems.len()),
        hint: language.text(Key::PolicyProblemsHint).to_owned(),
        items: problems.iter().take(MOST).map(|p| (place(p), format!("{} {}", p.what, p.mend))).collect(),
        more: (left > 0).then(|| language.count(Count::NoticeMore, left)),
    })
}

fn contacts(contacts: &Contacts, language: Words) -> Vec<LinkView> {
    let link = |key, href: &str| LinkView { label: language.text(key).to_owned(), href: href.to_owned() };
    let officer = contacts.compliance_officer.as_ref().filter(|officer| !officer.email.is_empty());
    let mut links = Vec::new();
    links.extend(contacts.questions.as_deref().map(|href| link(Key::PolicyQuestions, href)));
    links.extend(contacts.report_incident.as_deref().map(|href| link(Key::PolicyReportIncident, href)));
    links.extend(
        officer.map(|officer| LinkView {
            label: officer.name.clone(),
            href: format!("mailto:{}", officer.email),
        }),
    );
    links.retain(|link| leads_out(&link.href));
    links
}

/// A policy's link opens a page or a mail, never a script or a part of the browser.
fn leads_out(href: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| href.starts_with(scheme))
}
