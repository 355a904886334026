use super::choices::Mend;
use super::help::CRISIS;
use super::notice::{Occasion, mend};
use super::place::{self, Lines};
use super::view::ItemView;
use super::words::{Key, Words};
use crate::action::Action;
use crate::detect::{Confidence, Finding, Kind, Role};
use crate::intent::Intent;
use crate::text::{Span, sort_by_place};
use crate::verdict::Subject;

/// Every row of a notice, strictest first: one for each value however often it occurs, and one for what stays
/// in the text however many words it has.
pub(super) fn rows(occasion: &Occasion, language: Words) -> Vec<ItemView> {
    let lines = Lines::of(occasion.prompt);
    let groups = groups(occasion);
    let named = groups.iter().any(|g| g.finding.kind() == Kind::Person);
    let replacing = mend(occasion) == Mend::Replacing;
    let findings = groups.iter().map(|group| {
        let mut item = group.view(&lines, named, language);
        if !replacing {
            (item.becomes, item.kept) = (None, false);
        }
        item
    });
    findings.chain(intents(occasion).map(|intent| intent_row(intent, &lines, language))).collect()
}

/// The findings that the notice is about: what interrupts, and what replacing would change besides.
pub(super) fn about<'a>(occasion: &Occasion<'a>) -> impl Iterator<Item = &'a Finding> {
    let (findings, held) = (occasion.findings, occasion.verdict.action.interrupts());
    let placeholders = occasion.placeholders();
    occasion.verdict.reasons.iter().filter_map(move |reason| {
        let Subject::Finding(i) = reason.subject else { return None };
        let finding = findings.get(i)?;
        let replaced = placeholder(&placeholders, finding.span).is_some();
        (!held || reason.action.interrupts() || replaced).then_some(finding)
    })
}

fn intents<'a>(occasion: &Occasion<'a>) -> impl Iterator<Item = &'a Intent> {
    let (intents, held) = (occasion.intents, occasion.verdict.action.interrupts());
    occasion.verdict.reasons.iter().filter_map(move |reason| {
        let Subject::Intent(i) = reason.subject else { return None };
        let intent = intents.get(i).filter(|intent| intent.intent != CRISIS)?;
        (!held || reason.action > Action::Inform).then_some(intent)
    })
}

struct Group<'a> {
    finding: &'a Finding,
    spans: Vec<Span>,
    placeholder: Option<&'a str>,
}

fn groups<'a>(occasion: &Occasion<'a>) -> Vec<Group<'a>> {
    let placeholders = occasion.placeholders();
    let mut groups: Vec<Group> = Vec::new();
    let mut index = std::collections::BTreeMap::new();
    for finding in about(occasion) {
        let placeholder = placeholder(&placeholders, finding.span);
        // Whatever else a value was found as, it is replaced once and told once, as the strictest.
        let key = match placeholder {
            Some(placeholder) => placeholder.to_owned(),
            None => {
                let (id, role) = (&*finding.detector.id, finding.role.map_or("", role_key));
                let kept = finding.detector.placeholder.is_none();
                let value = if kept { String::new() } else { folded(finding.span.of(occasion.prompt)) };
                [id, role, &value].join("\n")
            }
        };
        let at = *index.entry(key).or_insert_with(|| {
            groups.push(Group { finding, spans: Vec::new(), placeholder });
            groups.len() as u32 - 1
        });
        groups[at as usize].spans.push(finding.span);
    }
    for group in &mut groups {
        sort_by_place(&mut group.spans, |span| (span.start, span.end));
        group.spans.dedup();
    }
    groups
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Student => "student",
        Role::Client => "client",
        Role::Guardian => "guardian",
        Role::Staff => "staff",
    }
}

impl Group<'_> {
    fn view(&self, lines: &Lines, named: bool, language: Words) -> ItemView {
        let kept = self.placeholder.is_none() && self.finding.detector.placeholder.is_none();
        let with_name = if kept && named { language.text(Key::WhereWithName) } else { "" };
        let place = place::place(lines, &self.spans, language);
        let becomes = match self.placeholder {
            Some(placeholder) => Some(placeholder.to_owned()),
            None => kept.then(|| language.text(Key::NoticeKept).to_owned()),
        };
        ItemView {
            what: what(self.finding, language),
            place: place::join(with_name.to_owned(), place, language),
            becomes,
            kept,
            why: why(self.finding, language),
        }
    }
}

fn intent_row(intent: &Intent, lines: &Lines, language: Words) -> ItemView {
    let what = language.intent(&intent.intent).unwrap_or(language.text(Key::TitleIntent));
    let request = language.text(Key::WhyRequest).to_owned();
    ItemView {
        what: what.to_owned(),
        place: place::place(lines, &[intent.span], language),
        becomes: None,
        kept: false,
        why: joined(request, sure(intent.confidence, language), language),
    }
}

/// What a finding is called in a row.
pub(crate) fn what(finding: &Finding, language: Words) -> String {
    let key = match finding.role {
        Some(Role::Student) => Key::PersonStudent,
        Some(Role::Client) => Key::PersonClient,
        Some(Role::Guardian) => Key::PersonGuardian,
        Some(Role::Staff) => Key::PersonStaff,
        None => Key::PersonOther,
    };
    if finding.kind() == Kind::Person {
        language.text(key).to_owned()
    } else {
        capitalised(&language.detector(&finding.detector))
    }
}

/// An organisation may name its own detectors as it would in a sentence; a row begins with a capital.
fn capitalised(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map(capital).into_iter().chain(rest.as_str().chars()).collect()
}

/// A capital of the Latin letters of ASCII and Latin-1 and of the Cyrillic ones; those of all scripts weigh 15 KB.
fn capital(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' | 'а'..='я' => char::from_u32(u32::from(letter) - 0x20).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    }
}

/// Why a finding counts: rule, how sure, which law.
pub(crate) fn why(finding: &Finding, language: Words) -> String {
    let rule = language.fill(Key::WhyRule, &[("id", &finding.detector.id)]);
    let why = joined(rule, sure(finding.confidence, language), language);
    if finding.detector.regulations.is_empty() {
        return why;
    }
    let law = language.fill(Key::WhyLaw, &[("list", &finding.detector.regulations.join(", "))]);
    joined(why, &law, language)
}

fn sure(confidence: Confidence, language: Words) -> &'static str {
    language.text(match confidence {
        Confidence::High => Key::WhyConfidenceHigh,
        Confidence::Medium => Key::WhyConfidenceMedium,
        Confidence::Low => Key::WhyConfidenceLow,
    })
}

fn joined(a: String, b: &str, language: Words) -> String {
    language.fill(Key::WhyJoined, &[("a", &a), ("b", b)])
}

/// The placeholder that takes the place of a span, or of the longer span that it lies in.
fn placeholder<'a>(placeholders: &[(Span, &'a str)], span: Span) -> Option<&'a str> {
    let after = placeholders.partition_point(|(at, _)| at.start <= span.start);
    let (at, placeholder) = placeholders.get(after.checked_sub(1)?)?;
    at.contains(span).then_some(*placeholder)
}

fn folded(value: &str) -> String {
    value.split_whitespace().flat_map(str::chars).flat_map(crate::text::lowered).collect()
}
