use super::classes;
use super::head::day;
use super::known::{ID_MEND, actions, is_id};
use super::report::Report;
use super::section::Section;
use crate::policy::{Day, Exception, Policy, Practice, enrol::is_seal};

/// `[scope]`: the groups of people that the policy tells apart.
pub fn groups(whole: &mut Section, policy: &mut Policy, practice: &mut Practice, report: &mut Report) {
    let Some(mut section) = whole.get("scope").and_then(|v| v.section(report)) else { return };
    for (group, spot) in section.get("groups").map(|v| v.texts(report, false)).unwrap_or_default() {
        if !is_id(&group) {
            report.error(&spot, "This is no id for a group.", ID_MEND);
        } else if policy.groups.contains(&group) {
            report.error(&spot, "The group is listed twice.", "Leave one out.");
        } else {
            policy.groups.push(group);
        }
    }
    if let Some(mut codes) = section.get("enrol").and_then(|v| v.section(report)) {
        for (group, spot, value) in codes.entries() {
            if !policy.groups.iter().any(|known| known == group) {
                report.unknown(
                    &spot,
                    "group of this policy",
                    group,
                    policy.groups.iter().map(String::as_str),
                );
            }
            let Some(seal) = value.text(report) else { continue };
            if !is_seal(&seal) {
                let what = "This is no sealed code; one in plain text could be read by everybody who has the policy.";
                let mend = format!("Run `handrail policy code {group}` and write the line that it prints.");
                report.error(&value.spot, what, mend);
            }
            practice.enrol.insert(group.to_owned(), seal);
        }
    }
    section.finish(report);
}

/// `[[exception]]`: what was decided otherwise for a group, a tool or a class of data, until a day.
pub fn exceptions(
    whole: &mut Section,
    policy: &mut Policy,
    known: &[String],
    today: Option<Day>,
    report: &mut Report,
) {
    let Some(value) = whole.get("exception") else { return };
    for section in value.sections(report) {
        exception(section, policy, known, today, report);
    }
}

fn exception(
    mut section: Section,
    policy: &mut Policy,
    known: &[String],
    today: Option<Day>,
    report: &mut Report,
) {
    let whole = section.spot.clone();
    let [group, tool, class] =
        ["group", "tool", "class"].map(|key| section.get(key).and_then(|v| Some((v.text(report)?, v.spot))));
    let action = section.need(report, "action", "Write what happens instead, such as \"justify\".");
    let action = action.and_then(|v| v.word(report, "action", &actions()));
    let until =
        section.need(report, "until", "Write its last day; an exception without an end becomes the rule.");
    let until = until.and_then(|v| Some((day(&v, report)?, v.spot)));
    section.finish(report);

    if group.is_none() && tool.is_none() && class.is_none() {
        let mend = "Say for which group, tool or class; for all of them, change the matrix.";
        report.error(&whole, "The exception is for everything.", mend);
    }
    if let Some((group, spot)) = group.as_ref().filter(|(group, _)| !policy.groups.contains(group)) {
        report.unknown(spot, "group of this policy", group, policy.groups.iter().map(String::as_str));
    }
    let tools = || policy.tools.iter().map(|rule| rule.id.as_str());
    if let Some((tool, spot)) = tool.as_ref().filter(|(tool, _)| !tools().any(|id| id == tool)) {
        report.unknown(spot, "tool of this policy", tool, tools());
    }
    if let Some((class, spot)) = &class {
        classes::check(class, spot, known, report);
    }
    if let (Some((day, spot)), Some(today)) = (&until, today)
        && *day < today
    {
        report.warning(spot, "The exception has run out.", "Renew it, or leave it out.");
    }
    let [group, tool, class] = [group, tool, class].map(|given| given.map(|(word, _)| word));
    let twin = |e: &Exception| (&e.group, &e.tool, &e.class) == (&group, &tool, &class);
    if policy.exceptions.iter().any(twin) {
        report.error(&whole, "There is another exception for the same.", "Join them in one.");
    }
    let (Some(action), Some((until, _))) = (action, until) else { return };
    policy.exceptions.push(Exception { group, tool, class, action, until: Some(until) });
}
