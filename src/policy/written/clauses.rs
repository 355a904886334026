use super::known::STANDINGS;
use super::report::{Report, Spot};
use super::section::{Section, Value};
use crate::policy::{Clause, Policy, Words};

/// `[[clause]]`: the numbered clauses that notices quote.
pub fn clauses(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(value) = whole.get("clause") else { return };
    for mut section in value.sections(report) {
        let spot = section.spot.clone();
        let id = section.need(report, "id", "Write the clause's number as a text, such as \"3.4\".");
        let id = id.and_then(|v| v.text(report));
        let title = section.need(report, "title", "Write the clause's heading.");
        let title = title.map(|v| words(&v, &policy.languages, report));
        let text = section.need(report, "text", "Write the clause's words.");
        let text = text.map(|v| words(&v, &policy.languages, report));
        section.finish(report);
        let (Some(id), Some(title), Some(text)) = (id, title, text) else { continue };
        if policy.clauses.iter().any(|clause| clause.id == id) {
            report.error(
                &spot.below("id"),
                format!("There are two clauses `{id}`."),
                "Number them differently.",
            );
        }
        policy.clauses.push(Clause { id, title, text });
    }
}

/// A text in the policy's first language, or a table of language -> text.
pub fn words(value: &Value, languages: &[String], report: &mut Report) -> Words {
    let first = languages.first().map_or("en", String::as_str);
    let mut words = Words::new();
    if !value.is_table() {
        words.extend(value.text(report).map(|text| (first.to_owned(), text)));
        return words;
    }
    let Some(mut section) = value.section(report) else { return words };
    for (language, spot, value) in section.entries() {
        if languages.iter().any(|l| l == language) {
            words.extend(value.text(report).map(|text| (language.to_owned(), text)));
        } else {
            report.unknown(&spot, "language of this policy", language, languages.iter().map(String::as_str));
        }
    }
    if !words.contains_key(first) {
        let what = format!("The words in the first language, `{first}`, are missing.");
        report.error(&value.spot, what, "Add them.");
    }
    for language in languages.iter().skip(1).filter(|l| !words.contains_key(*l)) {
        let mend = format!("Add them; until then readers of `{language}` see `{first}`.");
        report.warning(&value.spot, format!("There are no words in `{language}`."), mend);
    }
    words
}

/// `[moments]`: which clause is shown when.
pub fn moments(whole: &mut Section, policy: &mut Policy, known: &[String], report: &mut Report) {
    let Some(mut section) = whole.get("moments").and_then(|v| v.section(report)) else { return };
    for topic in ["unchecked", "copied", "shared", "generated"] {
        if let Some(value) = section.get(topic) {
            moment(topic, &value, policy, report);
        }
    }
    let intents: Vec<&str> = crate::intent::ids().collect();
    let standings: Vec<&str> = STANDINGS.to_vec();
    let classes: Vec<&str> = known.iter().map(String::as_str).collect();
    for (family, kind, words) in
        [("class", "data class", classes), ("standing", "standing", standings), ("intent", "intent", intents)]
    {
        let Some(mut inner) = section.get(family).and_then(|v| v.section(report)) else { continue };
        for (word, spot, value) in inner.entries() {
            if word == "any" || words.contains(&word) {
                moment(&format!("{family}.{word}"), &value, policy, report);
            } else {
                report.unknown(&spot, kind, word, words.iter().copied().chain(["any"]));
            }
        }
    }
    section.finish(report);
}

fn moment(topic: &str, value: &Value, policy: &mut Policy, report: &mut Report) {
    let mut ids: Vec<String> = Vec::new();
    for (id, spot) in value.texts(report, true) {
        if ids.contains(&id) {
            report.error(&spot, "The clause is listed twice.", "Leave one out.");
        } else if refers(&id, &spot, policy, report) {
            ids.push(id);
        }
    }
    if !ids.is_empty() {
        policy.moments.insert(topic.to_owned(), ids);
    }
}

fn refers(id: &str, spot: &Spot, policy: &Policy, report: &mut Report) -> bool {
    let found = policy.clause(id).is_some();
    if !found {
        report.unknown(spot, "clause of this policy", id, policy.clauses.iter().map(|c| c.id.as_str()));
    }
    found
}
