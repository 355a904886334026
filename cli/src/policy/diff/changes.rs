use handrail::action::Action;
use handrail::detect::{Confidence, Definition, Finding, definitions};
use handrail::intent;
use handrail::policy::{Exception, OwnDetector, Policy, Status, ToolRule};
use handrail::standing::{Account, Column, Standing};
use handrail::text::Span;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which way a change leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Leaning {
    Stricter,
    Looser,
    /// Stricter for some of what it is about, looser for the rest.
    Mixed,
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

/// One thing that changes.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub leaning: Leaning,
    /// A tool, a class of data in a standing, a clause.
    pub about: String,
    pub what: String,
}

/// Everything that changes from one policy to another, in the order in which a person would ask.
pub fn changes(old: &Policy, new: &Policy) -> Vec<Change> {
    let mut all = Vec::new();
    let mut add = |leaning, about: String, what: String| all.push(Change { leaning, about, what });
    tools(old, new, &mut add);
    matrix(old, new, &mut add);
    intents(old, new, &mut add);
    exceptions(old, new, &mut add);
    detectors(old, new, &mut add);
    allowed(old, new, &mut add);
    general(old, new, &mut add);
    clauses(old, new, &mut add);
    all
}

/// Takes leaning, about, what.
type Add<'a> = dyn FnMut(Leaning, String, String) + 'a;

fn union<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    a.chain(b).collect()
}

fn tools(old: &Policy, new: &Policy, add: &mut Add) {
    let ids = |policy: &'_ Policy| policy.tools.iter().map(|t| t.id.clone()).collect::<Vec<_>>();
    let all: BTreeSet<String> = ids(old).into_iter().chain(ids(new)).collect();
    for id in all {
        let of = |policy: &'_ Policy| policy.tools.iter().find(|t| t.id == id).cloned();
        let (before, after) = (of(old), of(new));
        let name = after.as_ref().or(before.as_ref()).map_or(id.clone(), |t| t.name.clone());
        let (rank_before, word_before) = status(before.as_ref());
        let (rank_after, word_after) = status(after.as_ref());
        if word_before != word_after {
            add(Leaning::of(rank_before, rank_after), name.clone(), format!("{word_before} → {word_after}"));
        }
        if let (Some(before), Some(after)) = (before, after) {
            rule(&before, &after, &name, add);
        }
    }
}

/// How strict a status is, and its word. What is not listed is treated as unapproved.
fn status(rule: Option<&ToolRule>) -> (u8, &'static str) {
    match rule.map(|r| r.status) {
        Some(Status::Approved) => (0, "approved"),
        Some(Status::Conditional) => (1, "conditional"),
        Some(Status::Pending) => (2, "pending"),
        None => (3, "not listed"),
        Some(Status::Denied) => (4, "denied"),
    }
}

fn rule(old: &ToolRule, new: &ToolRule, name: &str, add: &mut Add) {
    if old.own_account_only != new.own_account_only {
        let what = if new.own_account_only { "in your own workspace only" } else { "in any account" };
        add(Leaning::of(old.own_account_only, new.own_account_only), name.into(), what.into());
    }
    let (old_classes, new_classes) = (set(&old.classes_allowed), set(&new.classes_allowed));
    for class in new_classes.difference(&old_classes) {
        add(Leaning::Looser, name.into(), format!("{class} may go in without interruption"));
    }
    for class in old_classes.difference(&new_classes) {
        add(Leaning::Stricter, name.into(), format!("{class} may no longer go in without interruption"));
    }
    let (old_hosts, new_hosts) = (set(&old.hosts), set(&new.hosts));
    for host in new_hosts.difference(&old_hosts) {
        add(Leaning::Neither, name.into(), format!("also at {host}"));
    }
    for host in old_hosts.difference(&new_hosts) {
        add(Leaning::Neither, name.into(), format!("no longer at {host}"));
    }
    if set(&old.own_accounts) != set(&new.own_accounts) {
        add(Leaning::Neither, name.into(), "your own workspace is told by other accounts".into());
    }
    if old.use_instead != new.use_instead {
        let to = new.use_instead.as_deref().unwrap_or("none");
        add(Leaning::Neither, name.into(), format!("to use instead: {to}"));
    }
}

fn set(list: &[String]) -> BTreeSet<&str> {
    list.iter().map(String::as_str).collect()
}

/// A standing for each column, to ask a policy with.
const ASKED: [(Column, Standing, &str); 5] = [
    (Column::Approved, Standing::Approved, "approved tools"),
    (Column::Conditional, Standing::Conditional, "conditional tools"),
    (Column::Pending, Standing::Pending, "tools under review"),
    (Column::Unapproved, Standing::Unapproved, "unapproved tools"),
    (Column::Free, Standing::WrongAccount(Account::Free), "free accounts"),
];

/// What a policy does with one detector's sure finding.
fn action(policy: &Policy, definition: &Arc<Definition>, standing: Standing) -> Action {
    let finding = Finding {
        detector: Arc::clone(definition),
        span: Span::new(0, 1),
        confidence: Confidence::High,
        role: None,
    };
    policy.action(standing, None, &finding)
}

fn class<'a>(policy: &'a Policy, definition: &'a Definition) -> &'a str {
    let own = policy.classes.iter().find(|(_, ids)| ids.iter().any(|id| **id == *definition.id));
    own.map_or(&*definition.class, |(class, _)| class)
}

/// Classes are compared by what happens to each of their detectors, so that a row and no row can be compared.
fn matrix(old: &Policy, new: &Policy, add: &mut Add) {
    let classes: BTreeSet<&str> = definitions().iter().map(|d| class(new, d)).collect();
    for name in classes {
        let of: Vec<_> = definitions().iter().filter(|d| class(new, d) == name).collect();
        let mut told: Vec<(String, Leaning, Vec<&str>)> = Vec::new();
        for (_, standing, place) in ASKED {
            let pairs: Vec<(Action, Action)> =
                of.iter().map(|d| (action(old, d, standing), action(new, d, standing))).collect();
            let Some((leaning, what)) = compared(&pairs) else { continue };
            match told.iter_mut().find(|(other, ..)| *other == what) {
                Some((.., places)) => places.push(place),
                None => told.push((what, leaning, vec![place])),
            }
        }
        for (what, leaning, places) in told {
            add(leaning, format!("{name} in {}", places.join(", ")), what);
        }
    }
    for definition in definitions() {
        let (before, after) = (class(old, definition), class(new, definition));
        if before != after {
            add(Leaning::Neither, definition.id.to_string(), format!("class {before} → {after}"));
        }
    }
}

/// What changes for the detectors of a class, in words; `None` where nothing does.
fn compared(pairs: &[(Action, Action)]) -> Option<(Leaning, String)> {
    let stricter = pairs.iter().filter(|(old, new)| new > old).count();
    let looser = pairs.iter().filter(|(old, new)| new < old).count();
    let leaning = match (stricter, looser) {
        (0, 0) => return None,
        (_, 0) => Leaning::Stricter,
        (0, _) => Leaning::Looser,
        _ => Leaning::Mixed,
    };
    let range = |actions: &mut dyn Iterator<Item = Action>| {
        let all: BTreeSet<Action> = actions.collect();
        let words: Vec<&str> = all.iter().map(|a| a.word()).collect();
        words.join("/")
    };
    let before = range(&mut pairs.iter().map(|(old, _)| *old));
    let after = range(&mut pairs.iter().map(|(_, new)| *new));
    let some = if stricter + looser == pairs.len() {
        String::new()
    } else {
        format!(" ({} of {} detectors)", stricter + looser, pairs.len())
    };
    Some((leaning, format!("{before} → {after}{some}")))
}

fn intents(old: &Policy, new: &Policy, add: &mut Add) {
    for id in intent::ids() {
        let of = |policy: &Policy| policy.intents.get(id).copied().unwrap_or_default();
        let (before, after) = (of(old), of(new));
        if before != after {
            let what = format!("{} → {}", before.word(), after.word());
            add(Leaning::of(before, after), format!("asking for {id}"), what);
        }
    }
}

/// An exception is compared with what would hold without it only by a reader: whether it is stricter depends on the
/// standing.
fn exceptions(old: &Policy, new: &Policy, add: &mut Add) {
    for exception in new.exceptions.iter().filter(|e| !old.exceptions.contains(e)) {
        add(Leaning::Mixed, format!("exception {}", said(exception)), "new".into());
    }
    for exception in old.exceptions.iter().filter(|e| !new.exceptions.contains(e)) {
        add(Leaning::Mixed, format!("exception {}", said(exception)), "gone".into());
    }
    let (before, after) = (set(&old.groups), set(&new.groups));
    for group in after.difference(&before) {
        add(Leaning::Neither, format!("group {group}"), "new".into());
    }
    for group in before.difference(&after) {
        add(Leaning::Neither, format!("group {group}"), "gone".into());
    }
}

/// An exception in words: `for clinicians: health in m365-copilot → justify until 2027-06-30`.
pub fn said(exception: &Exception) -> String {
    let group = exception.group.as_deref().map_or(String::new(), |group| format!("for {group}: "));
    let class = exception.class.as_deref().unwrap_or("everything");
    let tool = exception.tool.as_deref().map_or(String::new(), |tool| format!(" in {tool}"));
    let until = exception
        .until
        .map_or(String::new(), |day| format!(" until {}-{:02}-{:02}", day.year, day.month, day.day));
    format!("{group}{class}{tool} → {}{until}", exception.action.word())
}

fn detectors(old: &Policy, new: &Policy, add: &mut Add) {
    let all = union(old.detectors.iter().map(|d| d.id.as_str()), new.detectors.iter().map(|d| d.id.as_str()));
    for id in all {
        let of = |policy: &'_ Policy| -> Option<OwnDetector> {
            policy.detectors.iter().find(|d| d.id == id).cloned()
        };
        let about = format!("own detector {id}");
        match (of(old), of(new)) {
            (None, Some(_)) => add(Leaning::Stricter, about, "new".into()),
            (Some(_), None) => add(Leaning::Looser, about, "gone".into()),
            (Some(a), Some(b)) if a.severity != b.severity => {
                let what = format!("{} → {}", a.severity.word(), b.severity.word());
                add(Leaning::of(a.severity, b.severity), about, what);
            }
            (Some(a), Some(b)) if a != b => add(Leaning::Neither, about, "finds something else".into()),
            _ => {}
        }
    }
}

fn allowed(old: &Policy, new: &Policy, add: &mut Add) {
    let lists =
        [("domain", &old.allow.domains, &new.allow.domains), ("value", &old.allow.values, &new.allow.values)];
    for (kind, before, after) in lists {
        let (before, after) = (set(before), set(after));
        for item in after.difference(&before) {
            add(Leaning::Looser, format!("allowed {kind} {item}"), "new".into());
        }
        for item in before.difference(&after) {
            add(Leaning::Stricter, format!("allowed {kind} {item}"), "gone".into());
        }
    }
}

fn general(old: &Policy, new: &Policy, add: &mut Add) {
    if old.unchecked != new.unchecked {
        let what = format!("{} → {}", old.unchecked.word(), new.unchecked.word());
        add(Leaning::of(old.unchecked, new.unchecked), "what cannot be checked".into(), what);
    }
    let least = |policy: &Policy| policy.min_confidence.unwrap_or(Confidence::Medium);
    if least(old) != least(new) {
        let what = format!("from {:?} confidence on → from {:?} on", least(old), least(new)).to_lowercase();
        add(Leaning::of(least(new), least(old)), "interrupting".into(), what);
    }
    if old.organisation != new.organisation {
        add(Leaning::Neither, "organization".into(), format!("{} → {}", old.organisation, new.organisation));
    }
    if old.contacts != new.contacts {
        add(Leaning::Neither, "contacts".into(), "whom to ask or where to report changes".into());
    }
    if old.languages != new.languages {
        let what = format!("{} → {}", old.languages.join(", "), new.languages.join(", "));
        add(Leaning::Neither, "languages".into(), what);
    }
}

fn clauses(old: &Policy, new: &Policy, add: &mut Add) {
    let ids = union(old.clauses.iter().map(|c| c.id.as_str()), new.clauses.iter().map(|c| c.id.as_str()));
    for id in ids {
        let about = format!("clause {id}");
        match (old.clause(id), new.clause(id)) {
            (None, Some(_)) => add(Leaning::Neither, about, "new".into()),
            (Some(_), None) => add(Leaning::Neither, about, "gone".into()),
            (Some(a), Some(b)) if a != b => add(Leaning::Neither, about, "reworded".into()),
            _ => {}
        }
    }
    let topics = union(old.moments.keys().map(String::as_str), new.moments.keys().map(String::as_str));
    for topic in topics {
        let of = |policy: &Policy| policy.moments.get(topic).map_or("none".into(), |ids| ids.join(", "));
        let (before, after) = (of(old), of(new));
        if before != after {
            add(Leaning::Neither, format!("shown for {topic}"), format!("{before} → {after}"));
        }
    }
}
