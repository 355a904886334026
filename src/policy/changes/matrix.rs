//! What becomes stricter and what looser for classes of data.

use super::{Add, Leaning, action_word, to};
use crate::action::Action;
use crate::detect::{Confidence, Definition, Finding, definitions};
use crate::guidance::office::{Key, Office};
use crate::policy::Policy;
use crate::standing::{Account, Column, Standing};
use crate::text::Span;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A standing for each column, to ask a policy with.
const ASKED: [(Column, Standing, Key); 5] = [
    (Column::Approved, Standing::Approved, Key::ChangeInApproved),
    (Column::Conditional, Standing::Conditional, Key::ChangeInConditional),
    (Column::Pending, Standing::Pending, Key::ChangeInPending),
    (Column::Unapproved, Standing::Unapproved, Key::ChangeInUnapproved),
    (Column::Free, Standing::WrongAccount(Account::Free), Key::ChangeInFree),
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
pub(super) fn matrix(old: &Policy, new: &Policy, words: Office, add: &mut Add) {
    let classes: BTreeSet<&str> = definitions().iter().map(|d| class(new, d)).collect();
    for name in classes {
        let of: Vec<_> = definitions().iter().filter(|d| class(new, d) == name).collect();
        let mut told: Vec<(String, Leaning, Vec<&str>)> = Vec::new();
        for (_, standing, place) in ASKED {
            let pairs: Vec<(Action, Action)> =
                of.iter().map(|d| (action(old, d, standing), action(new, d, standing))).collect();
            let Some((leaning, what)) = compared(&pairs, words) else { continue };
            let place = words.text(place);
            match told.iter_mut().find(|(other, ..)| *other == what) {
                Some((.., places)) => places.push(place),
                None => told.push((what, leaning, vec![place])),
            }
        }
        for (what, leaning, places) in told {
            let about = words.fill(Key::ChangeClassIn, &[("class", name), ("places", &places.join(", "))]);
            add(leaning, about, what);
        }
    }
    for definition in definitions() {
        let (before, after) = (class(old, definition), class(new, definition));
        if before != after {
            let what = words.fill(Key::ChangeClassOf, &[("before", before), ("after", after)]);
            add(Leaning::Neither, definition.id.to_string(), what);
        }
    }
}

/// What changes for the detectors of a class, in words; `None` where nothing does.
fn compared(pairs: &[(Action, Action)], words: Office) -> Option<(Leaning, String)> {
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
        all.iter().map(|a| action_word(*a, words)).collect::<Vec<_>>().join("/")
    };
    let before = range(&mut pairs.iter().map(|(old, _)| *old));
    let after = range(&mut pairs.iter().map(|(_, new)| *new));
    let (changed, all) = (stricter + looser, pairs.len());
    let what = if changed == all {
        to(&before, &after, words)
    } else {
        let (n, all) = (changed.to_string(), all.to_string());
        words.fill(Key::ChangeSome, &[("before", &before), ("after", &after), ("n", &n), ("all", &all)])
    };
    Some((leaning, what))
}
