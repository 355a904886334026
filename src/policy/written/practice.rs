use super::clauses::words;
use super::known::{ID_MEND, is_id};
use super::report::Report;
use super::section::{Section, Value};
use crate::policy::{Gates, Keeping, Lesson, Policy, Practice, Words};
use crate::{action::Action, intent};

/// Longest time that anything is kept or counts, in days.
const LONGEST_DAYS: i64 = 3_650;

/// `[records]`: what the ledger keeps, and for how long.
pub fn records(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(mut section) = whole.get("records").and_then(|v| v.section(report)) else { return };
    let events = section.need(report, "events", "Write none, counts or details.");
    policy.records.events =
        events.and_then(|v| v.word(report, "way of keeping records", &Keeping::ALL)).unwrap_or_default();
    let days = section.get("retain_days");
    if days.is_none() && policy.records.keeps() {
        let mend = "Write after how many days an entry is deleted, such as 90.";
        report.error(
            &section.spot.below("retain_days"),
            "It is not said for how long records are kept.",
            mend,
        );
    }
    policy.records.retain_days = days.and_then(|v| self::days(&v, report)).unwrap_or_default();
    section.finish(report);
}

fn days(value: &Value, report: &mut Report) -> Option<u16> {
    let days = value.number(report)?;
    if !(1..=LONGEST_DAYS).contains(&days) {
        report.error(&value.spot, "This is no number of days.", "Write 1 to 3650.");
        return None;
    }
    u16::try_from(days).ok()
}

/// `[gates]`: what `justify` asks for.
pub fn gates(whole: &mut Section, policy: &mut Policy, known: &[String], report: &mut Report) {
    let Some(mut section) = whole.get("gates").and_then(|v| v.section(report)) else { return };
    let mut gates = Gates::default();
    for (class, spot) in section.get("consent").map(|v| v.texts(report, true)).unwrap_or_default() {
        if super::classes::check(&class, &spot, known, report) {
            let excepted = policy
                .exceptions
                .iter()
                .any(|e| e.action == Action::Justify && e.class.as_ref().is_none_or(|own| *own == class));
            let row = policy.matrix.get(&class);
            if row.is_some_and(|row| !row.contains(&Action::Justify)) && !excepted {
                let mend = "A gate stands where the matrix says `justify`: write that in its row, or leave the class out.";
                report.warning(&spot, format!("Nobody is ever asked for consent about `{class}`."), mend);
            }
            gates.consent.push(class);
        }
    }
    for (id, spot) in section.get("oversight").map(|v| v.texts(report, true)).unwrap_or_default() {
        if !intent::ids().any(|known| known == id) {
            report.unknown(&spot, "intent", &id, intent::ids());
            continue;
        }
        if policy.intents.get(&id) != Some(&Action::Justify) {
            let mend =
                "A gate stands where `[intent]` says `justify`: write that there, or leave the intent out.";
            report.warning(&spot, format!("Nobody is ever asked who reviews `{id}`."), mend);
        }
        gates.oversight.push(id);
    }
    if let Some(mut reviewers) = section.get("reviewers").and_then(|v| v.section(report)) {
        for (role, spot, value) in reviewers.entries() {
            if !is_id(role) {
                report.error(&spot, "This is no id for a role.", ID_MEND);
            }
            gates.reviewers.insert(role.to_owned(), words(&value, &policy.languages, report));
        }
    }
    if !gates.oversight.is_empty() && gates.reviewers.is_empty() {
        let mend = "Write them under `[gates.reviewers]`, such as supervisor = \"My supervisor\".";
        report.error(&section.spot.below("reviewers"), "It is not said who may review.", mend);
    }
    section.finish(report);
    policy.gates = gates;
}

/// `[output]`: what is said about what AI wrote.
pub fn output(whole: &mut Section, policy: &mut Policy, practice: &mut Practice, report: &mut Report) {
    let Some(mut section) = whole.get("output").and_then(|v| v.section(report)) else { return };
    let mut read = |section: &mut Section, key| {
        section.get(key).map(|v| words(&v, &policy.languages, report)).filter(|words| !words.is_empty())
    };
    let attribution = read(&mut section, "attribution").unwrap_or_default();
    practice.client_notice = read(&mut section, "client_notice");
    policy.attribution = attribution;
    section.finish(report);
}

/// `[[lesson]]` and `[tips]`: what everybody learns.
pub fn lessons(whole: &mut Section, policy: &Policy, practice: &mut Practice, report: &mut Report) {
    let lessons = whole.get("lesson").map(|v| v.sections(report)).unwrap_or_default();
    for mut section in lessons {
        let spot = section.spot.clone();
        let id = section.need(report, "id", "Write an id for it, such as \"basics\".");
        let id = id.and_then(|v| Some((v.text(report)?, v.spot)));
        let version = section.need(report, "version", "Write its version as a text, such as \"1\".");
        let version = version.and_then(|v| v.text(report));
        let [title, text] = ["title", "text"].map(|key| {
            let value = section.need(report, key, "Write what staff read.");
            value.map(|v| words(&v, &policy.languages, report))
        });
        let renew_days = section.get("renew_days").and_then(|v| days(&v, report));
        section.finish(report);
        let (Some((id, id_spot)), Some(version), Some(title), Some(text)) = (id, version, title, text) else {
            continue;
        };
        if !is_id(&id) {
            report.error(&id_spot, "This is no id for a lesson.", ID_MEND);
        } else if practice.lessons.iter().any(|other| other.id == id) {
            report.error(&spot, format!("There are two lessons `{id}`."), "Name them differently.");
        }
        practice.lessons.push(Lesson { id, version, title, text, renew_days });
    }
    if let Some(value) = whole.get("tips") {
        practice.tips = several(&value, &policy.languages, report);
    }
}

/// A list of words by language.
pub fn several(value: &Value, languages: &[String], report: &mut Report) -> Vec<Words> {
    let items = value.list(report, false);
    items.iter().map(|item| words(item, languages, report)).filter(|words| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests;
