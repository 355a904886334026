//! Placeholders out, answers restored.
//!
//! [`redact`] replaces values by placeholders such as `[Student 1]`, the same value always by the same one;
//! [`redact_fully`] reads the result again and goes on until nothing is left to replace;
//! [`restore`] puts the values back into an answer to one prompt, [`Placeholders`] into the answers of a whole
//! conversation. The values live in these two and nowhere else.

mod again;
mod number;
mod placeholders;
mod restore;
#[cfg(test)]
mod tests;

pub use again::{redact_fully, redact_knowing};
pub use placeholders::Placeholders;
pub use restore::restore;

use crate::detect::{Finding, Kind, Role, fold};
use crate::text::{Span, sort_by_place};
use number::Numbers;
use std::collections::BTreeMap;

/// A text with values replaced.
#[derive(Clone, PartialEq, Eq)]
pub struct Redaction {
    /// The text with placeholders.
    pub text: String,
    /// What was replaced, in order of place.
    pub replacements: Vec<Replacement>,
}

/// One replaced value.
#[derive(Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Where the value stood, in bytes of the text that was redacted.
    pub span: Span,
    /// What stands there now: `[SSN 1]`.
    pub placeholder: String,
    /// The value itself, to restore it with.
    value: String,
}

impl Replacement {
    /// The value that was replaced. Kept to restore answers with, never stored or shown.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl std::fmt::Debug for Redaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Redaction({} replacements)", self.replacements.len())
    }
}

impl std::fmt::Debug for Replacement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Replacement({:?}, {})", self.span, self.placeholder)
    }
}

/// Replaces the value of every finding that has a placeholder; matter without one, such as a diagnosis, stays.
///
/// Callers pass all findings of a prompt that asks for redaction, so that nobody stays named beside a matter.
/// Of findings that overlap, the longest is replaced. Findings that do not fit `text` are left out.
pub fn redact(text: &str, findings: &[Finding]) -> Redaction {
    redact_once(text, findings, &Placeholders::default(), &|_| false)
}

/// The same within a conversation: values keep the placeholders that `known` gave them, and none is given out twice or
/// where `elsewhere` knows it.
fn redact_once(
    text: &str,
    findings: &[Finding],
    known: &Placeholders,
    elsewhere: &dyn Fn(&str) -> bool,
) -> Redaction {
    let mut chosen: Vec<&Finding> = findings
        .iter()
        .filter(|f| f.detector.placeholder.is_some() && !f.span.is_empty())
        .filter(|f| text.get(f.span.start..f.span.end).is_some())
        .collect();
    sort_by_place(&mut chosen, |f| (f.span.start, u32::MAX as usize - f.span.end));
    let chosen = longest(&chosen);
    let roles = roles(text, &chosen);
    let mut numbers = Numbers::new(text, known, elsewhere);
    let mut redaction = Redaction { text: String::with_capacity(text.len()), replacements: Vec::new() };
    let mut done = 0;
    for finding in chosen {
        let value = finding.span.of(text);
        let role = roles.get(&fold(value)).filter(|_| finding.kind() == Kind::Person);
        let placeholder = numbers.placeholder(role.map_or(label(finding), String::as_str), value);
        redaction.text.push_str(text.get(done..finding.span.start).unwrap_or_default());
        redaction.text.push_str(&placeholder);
        done = finding.span.end;
        redaction.replacements.push(Replacement { span: finding.span, placeholder, value: value.into() });
    }
    redaction.text.push_str(text.get(done..).unwrap_or_default());
    redaction
}

/// Of findings in order of start, those to replace: where some overlap, the longest.
fn longest<'a>(sorted: &[&'a Finding]) -> Vec<&'a Finding> {
    let mut kept: Vec<&Finding> = Vec::new();
    for finding in sorted {
        let mut stays = true;
        while let Some(last) = kept.last().filter(|l| l.span.overlaps(finding.span)) {
            if last.span.len() >= finding.span.len() {
                stays = false;
                break;
            }
            kept.pop();
        }
        if stays {
            kept.push(finding);
        }
    }
    kept
}

/// The first role that the text gives each name: where it stands without one, it is the same person.
fn roles(text: &str, findings: &[&Finding]) -> BTreeMap<String, String> {
    let mut roles = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.kind() == Kind::Person) {
        if let Some(role) = finding.role {
            roles.entry(fold(finding.span.of(text))).or_insert_with(|| called(role).to_owned());
        }
    }
    roles
}

fn called(role: Role) -> &'static str {
    match role {
        Role::Client => "Client",
        Role::Student => "Student",
        Role::Guardian => "Relative",
        Role::Staff => "Staff",
    }
}

/// What a value is called: a person by their role, anything else by its kind.
fn label(finding: &Finding) -> &str {
    match finding.role {
        Some(role) => called(role),
        None => finding.detector.placeholder.as_deref().unwrap_or("Value"),
    }
}
