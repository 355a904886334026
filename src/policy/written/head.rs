use super::known::{CONFIDENCES, actions};
use super::report::{Report, Spot};
use super::section::{Section, Value};
use crate::action::Action;
use crate::catalog::Place;
use crate::detect::Role;
use crate::policy::{Contact, Day, Policy, Practice};
use crate::roster::Roster;

/// Mail domains at which anybody can open an account.
const PUBLIC_MAIL: [&str; 6] =
    ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"];

/// The contacts that staff need.
const CONTACTS: [&str; 3] = ["compliance_officer", "questions", "report_incident"];

pub fn schema(whole: &mut Section, report: &mut Report) {
    let mend = "Begin the file with `schema = 1`.";
    let Some(value) = whole.need(report, "schema", mend) else { return };
    if value.number(report).is_some_and(|n| n != 1) {
        report.error(&value.spot, "This version of Handrail reads schema 1 only.", "Write `schema = 1`.");
    }
}

pub fn organisation(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let [value, american] = ["organisation", "organization"].map(|key| whole.get(key));
    if let (Some(_), Some(again)) = (&value, &american) {
        report.error(&again.spot, "The organization is here a second time.", "Join the two in one.");
    }
    let Some(value) = value.or(american) else {
        let mend = "Add `[organization]` with its name; until then staff read \"your organization\".";
        return report.warning(&whole.spot.below("organisation"), "The organization has no name.", mend);
    };
    let Some(mut section) = value.section(report) else { return };
    let name = section.need(report, "name", "Write the name that your staff know.");
    policy.organisation = name.and_then(|v| v.text(report)).unwrap_or_default();
    section.finish(report);
}

pub fn title(whole: &mut Section, policy: &mut Policy, today: Option<Day>, report: &mut Report) {
    policy.languages = vec!["en".into()];
    let mend = "Add `[policy]` with a title and a version.";
    let Some(mut section) = whole.need(report, "policy", mend).and_then(|v| v.section(report)) else {
        return;
    };
    let title = section.need(report, "title", "Write the title that your staff know.");
    policy.title = title.and_then(|v| v.text(report)).unwrap_or_default();
    let version = section.need(report, "version", "Write the version as a text, such as \"2026.2\".");
    policy.version = version.and_then(|v| v.text(report)).unwrap_or_default();
    let adopted = section.get("adopted").and_then(|v| day(&v, report));
    let review = section.get("review_by").and_then(|v| Some((day(&v, report)?, v.spot)));
    if let Some((review, spot)) = review {
        if adopted.is_some_and(|adopted| review <= adopted) {
            report.error(
                &spot,
                "The review is due before the policy was adopted.",
                "Mend one of the two days.",
            );
        } else if today.is_some_and(|today| review < today) {
            report.warning(
                &spot,
                "The day for the review is past.",
                "Review the policy and set the next day.",
            );
        }
    }
    if let Some(value) = section.get("languages") {
        policy.languages = languages(&value, report);
    }
    section.finish(report);
}

fn languages(value: &Value, report: &mut Report) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for (language, spot) in value.texts(report, false) {
        let (first, rest) = language.split_once('-').unwrap_or((&language, "en"));
        let is_tag = (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && rest.split('-').all(|part| {
                (2..=8).contains(&part.len())
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if !is_tag {
            report.error(
                &spot,
                "This is no language tag.",
                "Write one such as \"en\", \"es\" or \"zh-hant\".",
            );
        } else if languages.contains(&language) {
            report.error(&spot, "The language is listed twice.", "Leave one out.");
        } else {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        report.error(&value.spot, "No language is listed.", "List at least one; the first is the default.");
        languages.push("en".into());
    }
    languages
}

pub fn contacts(whole: &mut Section, policy: &mut Policy, practice: &mut Practice, report: &mut Report) {
    let value = whole.get("contacts");
    let spot = value.as_ref().map_or_else(|| whole.spot.below("contacts"), |value| value.spot.clone());
    let mut section = value.and_then(|v| v.section(report));
    let [officer_value, questions, incident] = CONTACTS.map(|key| {
        let value = section.as_mut().and_then(|section| section.get(key));
        if value.is_none() {
            let mend = "Write it under `[contacts]`, so that staff know whom to turn to.";
            report.warning(&spot.below(key), format!("There is no `{key}`."), mend);
        }
        value
    });
    policy.contacts.compliance_officer = officer_value.and_then(|v| officer(&v, report));
    policy.contacts.questions = questions.and_then(|v| link(&v, report));
    policy.contacts.report_incident = incident.and_then(|v| link(&v, report));
    if let Some(mut section) = section {
        practice.concerns = section.get("concerns").and_then(|v| link(&v, report));
        section.finish(report);
    }
}

fn officer(value: &Value, report: &mut Report) -> Option<Contact> {
    let mut section = value.section(report)?;
    let name = section.need(report, "name", "Write the name or the title of the office.");
    let email = section.need(report, "email", "Write the office's e-mail address.");
    let phone = section.get("phone").and_then(|v| v.text(report)).unwrap_or_default();
    let name = name.and_then(|v| v.text(report));
    let email = email.and_then(|v| Some((v.text(report)?, v.spot)));
    section.finish(report);
    let (email, spot) = email?;
    if !is_address(&email) {
        report.error(&spot, "This is no e-mail address.", "Write it like `privacy@example.org`.");
    }
    Some(Contact { name: name?, email, phone })
}

fn link(value: &Value, report: &mut Report) -> Option<String> {
    let link = value.text(report)?;
    let is_link = match link.split_once(':') {
        Some(("mailto", address)) => is_address(address.split('?').next().unwrap_or_default()),
        Some(("https", rest)) => rest.strip_prefix("//").is_some_and(|rest| rest.len() > 1),
        _ => false,
    };
    if !is_link || link.contains(char::is_whitespace) {
        report.error(
            &value.spot,
            "This is no link that staff can follow.",
            "Begin it with `https://` or `mailto:`.",
        );
        return None;
    }
    Some(link)
}

fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !local.contains(char::is_whitespace) && is_domain(&domain.to_ascii_lowercase())
    })
}

fn is_domain(text: &str) -> bool {
    text.contains('.') && Place::parse(text).is_some_and(|p| p.port.is_none() && p.path.is_empty())
}

pub fn defaults(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    policy.unchecked = Action::Warn;
    let Some(mut section) = whole.get("defaults").and_then(|v| v.section(report)) else { return };
    if let Some(value) = section.get("unchecked") {
        policy.unchecked = value.word(report, "action", &actions()).unwrap_or(Action::Warn);
        if matches!(policy.unchecked, Action::Allow | Action::Redact) {
            let what =
                "What could not be checked cannot be let through unseen, and holds nothing to replace.";
            report.error(&value.spot, what, "Write inform, warn, justify or block.");
        }
    }
    if let Some(value) = section.get("pictures") {
        policy.pictures = value.word(report, "action", &actions());
        if policy.pictures == Some(Action::Redact) {
            let what = "A picture holds no text to replace.";
            report.error(&value.spot, what, "Write allow, inform, warn, justify or block.");
        }
    }
    policy.min_confidence =
        section.get("min_confidence").and_then(|v| v.word(report, "confidence", &CONFIDENCES));
    section.finish(report);
}

pub fn allow(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(mut section) = whole.get("allow").and_then(|v| v.section(report)) else { return };
    for (domain, spot) in section.get("domains").map(|v| v.texts(report, false)).unwrap_or_default() {
        if !is_domain(&domain) {
            report.error(&spot, "This is no domain.", "Write it in small letters, like `example.org`.");
        } else if PUBLIC_MAIL.contains(&&*domain) {
            let what = "Anybody can have an address there, so clients' addresses would be let through.";
            report.error(&spot, what, "List only domains of your own.");
        }
        policy.allow.domains.push(domain);
    }
    for (value, spot) in section.get("values").map(|v| v.texts(report, false)).unwrap_or_default() {
        short(&value, &spot, report);
        policy.allow.values.push(value);
    }
    for (name, spot) in section.get("staff").map(|v| v.texts(report, false)).unwrap_or_default() {
        if Roster::plain(Role::Staff, [name.as_str()]).is_none() {
            let what = "A single word is no name that staff can be told by.";
            report.error(&spot, what, "Write the given and the family name.");
        }
        policy.allow.staff.push(name);
    }
    section.finish(report);
}

pub fn watch(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(mut section) = whole.get("watch").and_then(|v| v.section(report)) else { return };
    let mend = "Write `unknown_tools = true`, or leave `[watch]` out.";
    let asked = section.need(report, "unknown_tools", mend);
    policy.watch = asked.and_then(|v| v.flag(report)).unwrap_or(false);
    section.finish(report);
}

pub fn typing(whole: &mut Section, policy: &mut Policy, report: &mut Report) {
    let Some(mut section) = whole.get("typing").and_then(|v| v.section(report)) else { return };
    let mend = "Write `underline = false`, or leave `[typing]` out.";
    let asked = section.need(report, "underline", mend);
    policy.plain_typing = !asked.and_then(|v| v.flag(report)).unwrap_or(true);
    section.finish(report);
}

fn short(value: &str, spot: &Spot, report: &mut Report) {
    if value.chars().filter(|c| !c.is_whitespace()).count() < 3 {
        report.error(spot, "So short a value would hide real findings.", "Write at least three characters.");
    }
}

/// A calendar day.
pub fn day(value: &Value, report: &mut Report) -> Option<Day> {
    value.date(report).map(|date| Day { year: date.year, month: date.month, day: date.day })
}
