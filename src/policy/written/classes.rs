use super::known::{CLASSES, ID_MEND, actions, detector_ids, is_id};
use super::report::Report;
use super::section::{Section, Value};
use crate::action::Action;
use crate::intent;
use crate::policy::Policy;
use crate::standing::Column;
use std::collections::BTreeMap;

/// `[class]`: which detectors belong to which data class, where the policy sorts them differently.
pub fn classes(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(mut section) = whole.get("class").and_then(|v| v.section(report)) else { return };
    let mut detectors: Vec<&str> = detector_ids().collect();
    detectors.extend(policy.detectors.iter().map(|d| d.id.as_str()));
    let mut sorted: BTreeMap<String, String> = BTreeMap::new();
    for (class, spot, value) in section.entries() {
        if !is_id(class) {
            report.error(&spot, "This is no name for a data class.", ID_MEND);
        }
        let mut ids = Vec::new();
        for (id, spot) in value.texts(report, false) {
            if !detectors.contains(&id.as_str()) {
                report.unknown(&spot, "detector", &id, detectors.iter().copied());
            } else if let Some(other) = sorted.insert(id.clone(), class.to_owned()) {
                let what = format!("`{id}` is in the class `{other}` already.");
                report.error(&spot, what, "A detector belongs to one class: leave one out.");
            } else {
                ids.push(id);
            }
        }
        policy.classes.insert(class.to_owned(), ids);
    }
}

/// Every data class of a policy: the built-in ones and its own.
pub fn known(policy: &Policy) -> Vec<String> {
    let own = policy.classes.keys().filter(|class| !CLASSES.contains(&class.as_str()));
    CLASSES.iter().map(|class| (*class).to_owned()).chain(own.cloned()).collect()
}

/// Whether a class is known; says so where not.
pub fn check(class: &str, spot: &super::Spot, known: &[String], report: &mut Report) -> bool {
    let is_known = known.iter().any(|k| k == class);
    if !is_known {
        report.unknown(spot, "data class", class, known.iter().map(String::as_str));
    }
    is_known
}

/// `[matrix]`: data class -> action by standing.
pub fn matrix(whole: &mut Section, policy: &mut Policy, known: &[String], report: &mut Report) {
    let Some(mut section) = whole.get("matrix").and_then(|v| v.section(report)) else { return };
    for (class, spot, value) in section.entries() {
        let is_known = check(class, &spot, known, report);
        let Some(row) = row(&value, report) else { continue };
        let milder = Column::ALL.iter().zip(row).find(|(_, action)| *action < row[0]);
        if let Some((column, action)) = milder {
            let what = format!(
                "`{class}` is let through more easily ({}) when a tool is {} than when it is approved ({}).",
                action.word(),
                column.word(),
                row[0].word()
            );
            report.warning(
                &value.spot,
                what,
                "Check the order: approved, conditional, pending, unapproved, free.",
            );
        }
        if is_known {
            policy.matrix.insert(class.to_owned(), row);
        }
    }
}

fn row(value: &Value, report: &mut Report) -> Option<[Action; 5]> {
    if value.is_text() {
        return value.word(report, "action", &actions()).map(|action| [action; 5]);
    }
    let cells = value.list(report, false);
    if cells.is_empty() {
        return None;
    }
    let read: Vec<Action> = cells.iter().filter_map(|cell| cell.word(report, "action", &actions())).collect();
    if cells.len() != Column::ALL.len() {
        let what = format!("A row has five actions; this one has {}.", cells.len());
        let mend = "Write one each for approved, conditional, pending, unapproved and free, or a single action for all.";
        report.error(&value.spot, what, mend);
    }
    read.try_into().ok()
}

/// `[intent]`: what a prompt asks for -> action.
pub fn intents(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(mut section) = whole.get("intent").and_then(|v| v.section(report)) else { return };
    for (id, spot, value) in section.entries() {
        let action = value.word(report, "action", &actions());
        if !intent::ids().any(|known| known == id) {
            report.unknown(&spot, "intent", id, intent::ids());
        } else if action == Some(Action::Redact) {
            let what = "What a prompt asks for has no value to replace.";
            report.error(&value.spot, what, "Write inform, warn, justify or block.");
        } else if let Some(action) = action {
            policy.intents.insert(id.to_owned(), action);
        }
    }
}
