//! What the page of the ledger says, top to bottom, ready to render as it is. Pure.

use handrail::detect;
use handrail::guidance::Words;
use handrail::guidance::office::{Count, Key, Office};
use handrail::ledger::{Entry, Export, Mark, action_word, detector_name, outcome_word, report, tool_name};
use handrail::policy::{Keeping, Policy};
use handrail_wire::LedgerView;
use std::collections::BTreeMap;

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Language of all words here.
    pub language: String,
    /// What the page is.
    pub title: String,
    /// What is recorded and what never is.
    pub lead: String,
    /// For how long, or that nothing is recorded.
    pub kept: String,
    /// That something is missing. Stands above everything else.
    pub lost: Option<String>,
    /// That the ledger could not be read, or that it is empty.
    pub nothing: Option<String>,
    /// Headings of the table's columns.
    pub columns: [String; 7],
    /// The entries, newest first.
    pub rows: Vec<RowView>,
    /// Sums: heading, and name with number.
    pub totals: Vec<(String, Vec<String>)>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    /// Names the entry.
    pub serial: u32,
    /// When, tool, what was found, what was asked, what was done, how often.
    pub cells: [String; 6],
    /// Notes: which, its name, whether it is set.
    pub marks: [(Mark, String, bool); 2],
    /// The report that it begins.
    pub report: String,
}

/// The page for what the background answered.
pub fn page(view: &LedgerView, words: Words, office: Office) -> PageView {
    let policy = &view.in_force.policy;
    let records = policy.records;
    let days = records.retain_days.to_string();
    let kept = match records.events {
        Keeping::None => office.text(Key::LedgerOff).to_owned(),
        Keeping::Counts => office.fill(Key::LedgerCounts, &[("days", &days)]),
        Keeping::Details => office.fill(Key::LedgerDetails, &[("days", &days)]),
    };
    let export = view.export.as_ref();
    let lost = export.map_or(0, |export| export.lost);
    let entries = export.map_or(&[][..], |export| &export.entries);
    let nothing = match export {
        None => Some(Key::LedgerUnread),
        Some(_) if entries.is_empty() && records.keeps() => Some(Key::LedgerEmpty),
        Some(_) => None,
    };
    PageView {
        language: office.code().to_owned(),
        title: office.text(Key::LedgerTitle).to_owned(),
        lead: office.text(Key::LedgerLead).to_owned(),
        kept,
        lost: (lost > 0).then(|| office.count(Count::LedgerLost, lost as usize)),
        nothing: nothing.map(|key| office.text(key).to_owned()),
        columns: [
            Key::LedgerWhen,
            Key::LedgerTool,
            Key::LedgerFound,
            Key::LedgerAsked,
            Key::LedgerOutcome,
            Key::LedgerTimes,
            Key::LedgerNotes,
        ]
        .map(|key| office.text(key).to_owned()),
        rows: entries.iter().map(|entry| row(entry, policy, words, office)).collect(),
        totals: export.map(|export| totals(export, policy, office)).unwrap_or_default(),
    }
}

fn row(entry: &Entry, policy: &Policy, words: Words, office: Office) -> RowView {
    let mark = |mark, key| (mark, office.text(key).to_owned(), entry.marks.contains(&mark));
    let clause = entry.clause.as_ref().map_or(String::new(), |clause| format!(" ({})", clause.as_str()));
    RowView {
        serial: entry.serial,
        cells: [
            String::from(entry.when),
            tool_name(entry, policy, office),
            found(entry, policy, words, office),
            format!("{}{clause}", action_word(entry.action, office)),
            done(entry, policy, words, office),
            entry.times.to_string(),
        ],
        marks: [mark(Mark::Wrong, Key::LedgerMarkWrong), mark(Mark::Reported, Key::LedgerMarkReported)],
        report: report(entry, policy, words, office),
    }
}

fn found(entry: &Entry, policy: &Policy, words: Words, office: Office) -> String {
    let values = entry.found.iter().map(|(id, n)| {
        let what = detector_name(id.as_str(), policy, words, office);
        office.fill(Key::LedgerValue, &[("what", &what), ("n", &n.to_string())])
    });
    let asked = entry.asked.iter().filter_map(|id| words.intent(id.as_str())).map(str::to_owned);
    let besides = [(entry.unchecked, Key::LedgerUnchecked), (entry.denied, Key::LedgerToolItself)];
    let besides = besides.into_iter().filter(|(is, _)| *is).map(|(_, key)| office.text(key).to_owned());
    values.chain(asked).chain(besides).collect::<Vec<_>>().join(", ")
}

fn done(entry: &Entry, policy: &Policy, words: Words, office: Office) -> String {
    let mut parts = vec![outcome_word(entry.outcome, office).to_owned()];
    parts.extend(entry.reason.map(|reason| words.reason(reason).to_owned()));
    if entry.consent {
        parts.push(office.text(Key::LedgerConsent).to_owned());
    }
    parts.extend(entry.reviewer.as_ref().map(|role| {
        let known = policy.gates.reviewers.get(role.as_str());
        let said = known.and_then(|said| said.get(office.code()).or_else(|| said.values().next()));
        office.fill(Key::LedgerReviewer, &[("role", said.map_or(role.as_str(), String::as_str))])
    }));
    parts.join(". ")
}

/// How often things were held, by tool and by kind of data.
fn totals(export: &Export, policy: &Policy, office: Office) -> Vec<(String, Vec<String>)> {
    let mut tools: BTreeMap<String, u32> = BTreeMap::new();
    let mut classes: BTreeMap<String, u32> = BTreeMap::new();
    for entry in &export.entries {
        add(&mut tools, tool_name(entry, policy, office), entry.times);
        for (id, n) in &entry.found {
            add(&mut classes, class(id.as_str(), policy), n.saturating_mul(entry.times));
        }
    }
    let said = |sums: BTreeMap<String, u32>| {
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let said = |(what, n): (String, u32)| {
            office.fill(Key::LedgerValue, &[("what", &what), ("n", &n.to_string())])
        };
        sums.into_iter().map(said).collect::<Vec<_>>()
    };
    let all = [(Key::LedgerByTool, said(tools)), (Key::LedgerByClass, said(classes))];
    all.into_iter()
        .filter(|(_, sums)| !sums.is_empty())
        .map(|(key, sums)| (office.text(key).to_owned(), sums))
        .collect()
}

fn add(sums: &mut BTreeMap<String, u32>, what: String, n: u32) {
    let sum = sums.entry(what).or_default();
    *sum = sum.saturating_add(n);
}

fn class(id: &str, policy: &Policy) -> String {
    let moved = policy.classes.iter().find(|(_, ids)| ids.iter().any(|own| own == id));
    let built_in = || detect::definitions().iter().find(|d| d.id == id).map(|d| d.class.to_string());
    let own = || policy.detectors.iter().find(|own| own.id == id).map(|own| own.class.clone());
    moved.map(|(class, _)| class.clone()).or_else(built_in).or_else(own).unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests;
