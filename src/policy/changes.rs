//! What becomes stricter and what looser from one policy to another, in words.

mod matrix;
mod tools;

use super::{Exception, Keeping, OwnDetector, Policy, Records};
use crate::action::Action;
use crate::detect::Confidence;
use crate::guidance::office::{Key, Office};
use crate::intent;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Which way a change leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Leaning {
    /// Stricter.
    Stricter,
    /// Looser.
    Looser,
    /// Stricter for some of what it is about, looser for the rest.
    Mixed,
    /// Neither: other words, other contacts.
    Neither,
}

impl Leaning {
    fn of<T: Ord>(old: T, new: T) -> Self {
        match new.cmp(&old) {
            Ordering::Greater => Leaning::Stricter,
            Ordering::Less => Leaning::Looser,
            Ordering::Equal => Leaning::Neither,
        }
    }
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// A tool.
    Tool,
    /// What happens with a class of data.
    Data,
    /// What happens with a kind of request.
    Request,
    /// An exception or a group.
    Exception,
    /// How something is found, or when it is no finding.
    Detector,
    /// The policy as a whole.
    General,
    /// A clause.
    Clause,
    /// When a clause is shown.
    Moment,
}

/// One thing that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which way.
    pub leaning: Leaning,
    /// About what.
    pub topic: Topic,
    /// A tool, a class of data in a standing, a clause.
    pub about: String,
    /// From what to what.
    pub what: String,
}

/// Everything that changes from one policy to another, in the order in which a person would ask.
pub fn changes(old: &Policy, new: &Policy, words: Office) -> Vec<Change> {
    let mut all = Vec::new();
    for (topic, compare) in [
        (Topic::Tool, tools::tools as Compare),
        (Topic::Data, matrix::matrix),
        (Topic::Request, intents),
        (Topic::Exception, exceptions),
        (Topic::Detector, detectors),
        (Topic::Detector, allowed),
        (Topic::General, general),
        (Topic::General, keeping),
        (Topic::Clause, clauses),
        (Topic::Moment, moments),
    ] {
        let mut add = |leaning, about: String, what: String| all.push(Change { leaning, topic, about, what });
        compare(old, new, words, &mut add);
    }
    all
}

type Compare = fn(&Policy, &Policy, Office, &mut Add);

/// Takes leaning, about, what.
type Add<'a> = dyn FnMut(Leaning, String, String) + 'a;

fn action_word(action: Action, words: Office) -> &'static str {
    words.text(match action {
        Action::Allow => Key::ActionAllow,
        Action::Inform => Key::ActionInform,
        Action::Warn => Key::ActionWarn,
        Action::Justify => Key::ActionJustify,
        Action::Redact => Key::ActionRedact,
        Action::Block => Key::ActionBlock,
    })
}

fn to(before: &str, after: &str, words: Office) -> String {
    words.fill(Key::ChangeTo, &[("before", before), ("after", after)])
}

fn union<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    a.chain(b).collect()
}

fn set(list: &[String]) -> BTreeSet<&str> {
    list.iter().map(String::as_str).collect()
}

fn intents(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    for id in intent::ids() {
        let of = |policy: &Policy| policy.intents.get(id).copied().unwrap_or_default();
        let (before, after) = (of(old), of(new));
        if before != after {
            let what = to(action_word(before, words), action_word(after, words), words);
            add(Leaning::of(before, after), words.fill(Key::ChangeAsking, &[("intent", id)]), what);
        }
    }
}

/// An exception is compared with what would hold without it only by a reader: whether it is stricter depends on the
/// standing.
fn exceptions(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let about = |exception| words.fill(Key::ChangeException, &[("said", &said(exception, words))]);
    let (new_word, gone) = (words.text(Key::ChangeNew), words.text(Key::ChangeGone));
    for exception in new.exceptions.iter().filter(|e| !old.exceptions.contains(e)) {
        add(Leaning::Mixed, about(exception), new_word.into());
    }
    for exception in old.exceptions.iter().filter(|e| !new.exceptions.contains(e)) {
        add(Leaning::Mixed, about(exception), gone.into());
    }
    let (before, after) = (set(&old.groups), set(&new.groups));
    for group in after.difference(&before) {
        add(Leaning::Neither, words.fill(Key::ChangeGroup, &[("group", group)]), new_word.into());
    }
    for group in before.difference(&after) {
        add(Leaning::Neither, words.fill(Key::ChangeGroup, &[("group", group)]), gone.into());
    }
}

/// An exception in words: `for clinicians: health in m365-copilot → justify until 2027-06-30`.
pub fn said(exception: &Exception, words: Office) -> String {
    let group = exception.group.as_deref();
    let group = group.map_or(String::new(), |group| words.fill(Key::ChangeForGroup, &[("group", group)]));
    let class = exception.class.as_deref().unwrap_or(words.text(Key::ChangeEverything));
    let tool = exception.tool.as_deref();
    let tool =
        tool.map_or(String::new(), |tool| format!(" {}", words.fill(Key::ChangeInTool, &[("tool", tool)])));
    let until = exception.until.map(|day| day.to_string());
    let until = until.map_or(String::new(), |day| words.fill(Key::ChangeUntil, &[("day", &day)]));
    let what = to(&format!("{class}{tool}"), action_word(exception.action, words), words);
    // The language file may hold no space around a phrase.
    [group, what, until]
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn detectors(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let all = union(old.detectors.iter().map(|d| d.id.as_str()), new.detectors.iter().map(|d| d.id.as_str()));
    for id in all {
        let of = |policy: &'_ Policy| -> Option<OwnDetector> {
            policy.detectors.iter().find(|d| d.id == id).cloned()
        };
        let about = words.fill(Key::ChangeOwnDetector, &[("id", id)]);
        match (of(old), of(new)) {
            (None, Some(_)) => add(Leaning::Stricter, about, words.text(Key::ChangeNew).into()),
            (Some(_), None) => add(Leaning::Looser, about, words.text(Key::ChangeGone).into()),
            (Some(a), Some(b)) if a.severity != b.severity => {
                let what = to(action_word(a.severity, words), action_word(b.severity, words), words);
                add(Leaning::of(a.severity, b.severity), about, what);
            }
            (Some(a), Some(b)) if a != b => {
                add(Leaning::Neither, about, words.text(Key::ChangeFindsOther).into());
            }
            _ => {}
        }
    }
}

fn allowed(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let lists = [
        (Key::ChangeAllowedDomain, &old.allow.domains, &new.allow.domains),
        (Key::ChangeAllowedValue, &old.allow.values, &new.allow.values),
    ];
    for (key, before, after) in lists {
        let (before, after) = (set(before), set(after));
        for item in after.difference(&before) {
            add(Leaning::Looser, words.fill(key, &[("item", item)]), words.text(Key::ChangeNew).into());
        }
        for item in before.difference(&after) {
            add(Leaning::Stricter, words.fill(key, &[("item", item)]), words.text(Key::ChangeGone).into());
        }
    }
}

fn general(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let text = |key| words.text(key).to_owned();
    if old.unchecked != new.unchecked {
        let what = to(action_word(old.unchecked, words), action_word(new.unchecked, words), words);
        add(Leaning::of(old.unchecked, new.unchecked), text(Key::ChangeUnchecked), what);
    }
    if old.pictures() != new.pictures() {
        let what = to(action_word(old.pictures(), words), action_word(new.pictures(), words), words);
        add(Leaning::of(old.pictures(), new.pictures()), text(Key::ChangePictures), what);
    }
    let least = |policy: &Policy| policy.min_confidence.unwrap_or(Confidence::Medium);
    if least(old) != least(new) {
        let word = |confidence| match confidence {
            Confidence::Low => words.text(Key::ChangeLow),
            Confidence::Medium => words.text(Key::ChangeMedium),
            Confidence::High => words.text(Key::ChangeHigh),
        };
        let blanks = [("before", word(least(old))), ("after", word(least(new)))];
        let leaning = Leaning::of(least(new), least(old));
        add(leaning, text(Key::ChangeInterrupting), words.fill(Key::ChangeConfidence, &blanks));
    }
    for (leaning, before, after, about, [off, on]) in [
        (
            Leaning::of(old.watch, new.watch),
            old.watch,
            new.watch,
            Key::ChangeWatch,
            [Key::ChangeNotWatched, Key::ChangeWatched],
        ),
        (
            Leaning::Neither,
            old.plain_typing,
            new.plain_typing,
            Key::ChangeTyping,
            [Key::ChangeUnderlined, Key::ChangeNotUnderlined],
        ),
    ] {
        if before != after {
            add(leaning, text(about), text(if after { on } else { off }));
        }
    }
    if old.organisation != new.organisation {
        let what = to(&old.organisation, &new.organisation, words);
        add(Leaning::Neither, text(Key::ChangeOrganisation), what);
    }
    if old.contacts != new.contacts {
        add(Leaning::Neither, text(Key::ChangeContacts), text(Key::ChangeContactsWhat));
    }
    if old.languages != new.languages {
        let what = to(&old.languages.join(", "), &new.languages.join(", "), words);
        add(Leaning::Neither, text(Key::ChangeLanguages), what);
    }
}

/// Gates and records.
fn keeping(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    for (key, before, after) in [
        (Key::ChangeGateConsent, &old.gates.consent, &new.gates.consent),
        (Key::ChangeGateOversight, &old.gates.oversight, &new.gates.oversight),
    ] {
        let (before, after) = (set(before), set(after));
        for item in after.difference(&before) {
            add(Leaning::Stricter, words.fill(key, &[("item", item)]), words.text(Key::ChangeNew).into());
        }
        for item in before.difference(&after) {
            add(Leaning::Looser, words.fill(key, &[("item", item)]), words.text(Key::ChangeGone).into());
        }
    }
    let said = |records: Records| {
        let key = match records.events {
            Keeping::None => return words.text(Key::ChangeRecordsNone).to_owned(),
            Keeping::Counts => Key::ChangeRecordsCounts,
            Keeping::Details => Key::ChangeRecordsDetails,
        };
        words.fill(key, &[("days", &records.retain_days.to_string())])
    };
    if old.records != new.records {
        let what = to(&said(old.records), &said(new.records), words);
        add(Leaning::Neither, words.text(Key::ChangeRecords).into(), what);
    }
}

fn clauses(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let ids = union(old.clauses.iter().map(|c| c.id.as_str()), new.clauses.iter().map(|c| c.id.as_str()));
    for id in ids {
        let about = words.fill(Key::ChangeClause, &[("id", id)]);
        match (old.clause(id), new.clause(id)) {
            (None, Some(_)) => add(Leaning::Neither, about, words.text(Key::ChangeNew).into()),
            (Some(_), None) => add(Leaning::Neither, about, words.text(Key::ChangeGone).into()),
            (Some(a), Some(b)) if a != b => {
                add(Leaning::Neither, about, words.text(Key::ChangeReworded).into());
            }
            _ => {}
        }
    }
}

fn moments(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let topics = union(old.moments.keys().map(String::as_str), new.moments.keys().map(String::as_str));
    for topic in topics {
        let none = || words.text(Key::ChangeNone).to_owned();
        let of = |policy: &Policy| policy.moments.get(topic).map_or_else(none, |ids| ids.join(", "));
        let (before, after) = (of(old), of(new));
        if before != after {
            let about = words.fill(Key::ChangeShownFor, &[("topic", topic)]);
            add(Leaning::Neither, about, to(&before, &after, words));
        }
    }
}
