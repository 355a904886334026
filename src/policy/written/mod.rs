//! Reads a policy as its organisation wrote it: one TOML file, checked whole, every problem with its place and
//! its mending. What is not understood is refused, never skipped.

mod classes;
mod clauses;
mod detectors;
mod exceptions;
mod head;
mod known;
mod nearest;
mod no_toml;
mod practice;
#[cfg(feature = "reference")]
mod reference;
mod report;
mod rosters;
mod section;
mod shape;
mod tools;

#[cfg(test)]
mod tests;

pub use known::{CLASSES, STANDINGS};

use super::hash::hash;
use super::{Day, Pattern, Policy, Practice, Problem};
use report::{Report, Spot};
use section::Section;
use toml::de::DeTable;

/// The longest policy that is read, in bytes.
pub const LONGEST_POLICY: usize = 1_000_000;

/// A policy that was accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The policy in force.
    pub policy: Policy,
    /// What it asks of staff besides.
    pub practice: Practice,
    /// What may not be as meant.
    pub warnings: Vec<Problem>,
}

/// Reads a policy as written, without regard to the day.
///
/// # Errors
/// All problems of a policy that is refused, errors and warnings, in the order of the text.
pub fn read(text: &str) -> Result<Read, Vec<Problem>> {
    read_on(text, None)
}

/// Reads a policy as written. `today` lets it warn of days that are past.
///
/// # Errors
/// As [`read`].
pub fn read_on(text: &str, today: Option<Day>) -> Result<Read, Vec<Problem>> {
    let mut report = Report::new(text);
    let policy = document(text, today, &mut report);
    let (problems, refused) = report.close();
    match policy {
        Some((policy, practice)) if !refused => Ok(Read { policy, practice, warnings: problems }),
        _ => Err(problems),
    }
}

/// Prepares a regular expression, as an organisation writes it, for the page.
///
/// # Errors
/// Why the pattern is refused, and how to mend it.
pub fn compile_pattern(source: &str) -> Result<Pattern, String> {
    shape::compile(source).map_err(|fault| format!("{} {}", fault.what, fault.mend))
}

fn document(text: &str, today: Option<Day>, report: &mut Report) -> Option<(Policy, Practice)> {
    let top = Spot { key: String::new(), at: 0 };
    if text.len() > LONGEST_POLICY {
        report.error(&top, "The policy is longer than a megabyte.", "Shorten its texts and lists.");
        return None;
    }
    if text.trim().is_empty() {
        let mend = "Begin one with `handrail policy new`, or change one of the ready policies.";
        report.error(&top, "There is nothing in this file.", mend);
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    no_toml::tell(text, &errors, report);
    if !errors.is_empty() {
        return None;
    }
    Some(policy(Section::whole(table.get_ref()), text, today, report))
}

fn policy(mut whole: Section, text: &str, today: Option<Day>, report: &mut Report) -> (Policy, Practice) {
    head::schema(&mut whole, report);
    let mut policy = Policy { hash: hash(text), ..Policy::default() };
    let mut practice = Practice::default();
    head::organisation(&mut whole, &mut policy, report);
    head::title(&mut whole, &mut policy, today, report);
    head::contacts(&mut whole, &mut policy, &mut practice, report);
    head::defaults(&mut whole, &mut policy, report);
    head::allow(&mut whole, &mut policy, report);
    head::watch(&mut whole, &mut policy, report);
    head::typing(&mut whole, &mut policy, report);
    let (detectors, spots): (Vec<_>, Vec<_>) = detectors::read(&mut whole, report).into_iter().unzip();
    policy.detectors = detectors;
    policy.rosters = rosters::read(&mut whole, report);
    classes::classes(&mut whole, &mut policy, report);
    let known = classes::known(&policy);
    for (detector, spot) in policy.detectors.iter().zip(&spots) {
        classes::check(&detector.class, spot, &known, report);
    }
    classes::matrix(&mut whole, &mut policy, &known, report);
    classes::intents(&mut whole, &mut policy, report);
    tools::read(&mut whole, &mut policy, &mut practice, &known, today, report);
    exceptions::groups(&mut whole, &mut policy, &mut practice, report);
    exceptions::exceptions(&mut whole, &mut policy, &known, today, report);
    practice::records(&mut whole, &mut policy, report);
    practice::gates(&mut whole, &mut policy, &known, report);
    practice::output(&mut whole, &mut policy, &mut practice, report);
    practice::lessons(&mut whole, &policy, &mut practice, report);
    clauses::clauses(&mut whole, &mut policy, report);
    clauses::moments(&mut whole, &mut policy, &known, report);
    whole.finish(report);
    (policy, practice)
}
