//! The same text as people type it, and the same sentence about somebody else.

use crate::example::{Example, Label};
use crate::lists::Lists;
use crate::person::Person;
use crate::random::Random;
use crate::slot;

/// Changes the case of `example` in some of its uses.
pub fn retype(example: Example, random: &mut Random) -> Example {
    match random.below(100) {
        0..=10 => whole(&example, str::to_lowercase),
        11..=15 => whole(&example, str::to_uppercase),
        16..=19 => people(&example, str::to_lowercase),
        20..=23 => people(&example, str::to_uppercase),
        24..=25 => whole(&example, title_case),
        26..=28 => whole(&example, bare),
        _ => example,
    }
}

/// The same text about other people, in other places.
pub fn recast(example: &Example, lists: &Lists, random: &mut Random) -> Example {
    example.changed(&str::to_owned, &mut |name, label| match label {
        Label::Person => {
            let person = Person::draw(lists, random);
            let words = name.split_whitespace().count();
            let initials = name.split_whitespace().next().is_some_and(|w| w.len() == 2 && w.ends_with('.'));
            match words {
                1 if name.chars().all(char::is_uppercase) => name.to_owned(),
                1 if random.chance(65) => person.given,
                1 => person.family,
                _ if initials => person.initial_last(random),
                _ => person.full(random),
            }
        }
        Label::Place if random.chance(60) => slot::place(lists, random),
        Label::Organisation if random.chance(30) => slot::organisation(lists, random),
        _ => name.to_owned(),
    })
}

fn whole(example: &Example, change: impl Fn(&str) -> String) -> Example {
    example.changed(&change, &mut |name, _| change(name))
}

fn people(example: &Example, change: impl Fn(&str) -> String) -> Example {
    example.changed(&str::to_owned, &mut |name, label| match label {
        Label::Person => change(name),
        _ => name.to_owned(),
    })
}

fn title_case(s: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in s.chars() {
        if before.is_alphabetic() || before == '\'' {
            out.push(c)
        } else {
            out.extend(c.to_uppercase())
        }
        before = c;
    }
    out
}

/// Without accents on the commonest letters.
fn bare(s: &str) -> String {
    s.chars()
        .map(|c| match c {
            'á' | 'à' | 'ã' | 'â' => 'a',
            'é' | 'ê' | 'è' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'ö' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        })
        .collect()
}
