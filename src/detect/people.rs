//! Names that the tagger finds, beside those that a role, a title or a label gives away.

use super::hit::{Hit, Level};
use super::tables::{id, kind, list};
use super::words::is_listed;
use super::{Confidence, Kind};
use crate::names::{self, Bearer, Name};
use crate::text::sort_by_place;

/// The score from which a full name is as sure as a labelled one.
const SURE: u8 = 90;
/// The scores from which a full name and a single one count as a person that sensitive matter can be about.
const LIKELY: (u8, u8) = (85, 80);

/// Adds the names in `text` to `hits`: people, and of places and organisations those where nothing else was found.
/// A name of a person that a hit already has widens it to the whole name.
pub fn add(text: &str, hits: &mut Vec<Hit>) {
    sort_by_place(hits, |h| (h.start, 0));
    let known = hits.len();
    let mut at = 0;
    for name in names::tag(text) {
        let Some((start, end)) = bare(text, &name) else { continue };
        while hits.get(at).is_some_and(|h| at < known && h.end <= start) {
            at += 1;
        }
        let here = hits.get_mut(at..known).unwrap_or_default();
        let overlapping = here.iter_mut().take_while(|h| h.start < end).filter(|h| start < h.end);
        let had = match name.bearer {
            Bearer::Person => {
                overlapping.filter(|h| is_person(h)).map(|hit| widen(hit, text, start, end)).count() > 0
            }
            Bearer::Place | Bearer::Organisation => overlapping.count() > 0,
        };
        if !had {
            let (detector, confidence) = found(&name);
            hits.push(Hit { start, end, detector, confidence, level: Level::Alone, role: None });
        }
    }
}

/// The name without the words beside it that are nobody's: `mi clienta rosa`. `None`: nothing is left, or a single word
/// in small letters that is no name known.
fn bare(text: &str, name: &Name) -> Option<(usize, usize)> {
    let (mut start, mut end) = (name.span.start, name.span.end);
    if text.get(start..end).is_some_and(is_acronym) {
        return None;
    }
    if name.bearer != Bearer::Person {
        return Some((start, end));
    }
    while let Some(word) = text.get(start..end)?.split(' ').next().filter(|word| is_everyday(word)) {
        start += word.len() + 1;
    }
    while let Some(word) = text.get(start..end)?.rsplit(' ').next().filter(|word| is_everyday(word)) {
        end = (end - word.len()).saturating_sub(1);
    }
    let left = text.get(start..end).filter(|left| !left.is_empty())?;
    let cut = text.get(end..).is_some_and(|rest| rest.starts_with("'t") || rest.starts_with("’t"));
    (!cut && !is_repeated(left) && !is_guess(name, left)).then_some((start, end))
}

/// Whether a name is one word said three times or more: `GO GO GO`.
fn is_repeated(name: &str) -> bool {
    let mut words = name.split(' ');
    let first = words.next();
    name.split(' ').count() > 2 && words.all(|word| Some(word) == first)
}

/// Whether nothing but a guess speaks for a name: no word of it is known to be one, and it is a single word in small
/// letters, an acronym, or what the tagger itself is not sure of.
fn is_guess(name: &Name, text: &str) -> bool {
    let known = text.split([' ', '-']).any(names::is_part);
    let single = !text.contains(' ');
    let small = text.starts_with(char::is_lowercase);
    let acronym = text.len() <= ACRONYM && text.bytes().all(|b| b.is_ascii_uppercase());
    let least = if small { LEAST_SMALL } else { LEAST };
    !known && (single && (small || acronym || names::is_ordinary(text)) || name.score < least)
}

/// Whether a name is an acronym that charts and school papers are full of: `ECG`, `ADLs`.
fn is_acronym(name: &str) -> bool {
    let capitals = name.len() <= ACRONYM + 1 && name.bytes().filter(u8::is_ascii_uppercase).count() > 1;
    capitals && is_listed(name.as_bytes(), list::ACRONYMS)
}

/// The least score of a name of which no word is known.
const LEAST: u8 = 60;
/// The same for one in small letters.
const LEAST_SMALL: u8 = 80;

/// Longest word in capitals that is rather an acronym than a name, in bytes.
const ACRONYM: usize = 5;

/// Short days of a week that are no names, as before names in a schedule: `Mon Ada 8-4`.
const DAYS: [&str; 6] = ["Mon", "Tue", "Tues", "Wed", "Thu", "Thurs"];

/// Whether a word is one of everyday Spanish or of the internet, or says who somebody is.
fn is_everyday(word: &str) -> bool {
    const ROLES: [u16; 5] = [
        list::CLIENT_WORDS,
        list::STUDENT_WORDS,
        list::GUARDIAN_WORDS,
        list::RELATIVE_WORDS,
        list::STAFF_WORDS,
    ];
    let small = word.starts_with(char::is_lowercase);
    is_listed(word.as_bytes(), list::EVERYDAY_SPANISH)
        || is_listed(word.as_bytes(), list::SLANG)
        || DAYS.contains(&word)
        || small && ROLES.iter().any(|role| is_listed(word.as_bytes(), *role))
}

fn widen(hit: &mut Hit, text: &str, start: usize, end: usize) {
    hit.start = hit.start.min(start);
    // `Oren Tadesse, FMLA leave` is no `Last, First`.
    let more = text.get(hit.end..end).unwrap_or_default();
    hit.end = if more.contains([',', '@']) { hit.end } else { hit.end.max(end) };
}

/// The detector of a name, and how sure it is.
fn found(name: &Name) -> (u16, Confidence) {
    match name.bearer {
        Bearer::Person => (id::PERSON_NAME, confidence(name)),
        Bearer::Place => (id::PLACE_NAME, at_most_medium(name.score)),
        Bearer::Organisation => (id::ORGANISATION_NAME, at_most_medium(name.score)),
    }
}

fn at_most_medium(score: u8) -> Confidence {
    if score >= LIKELY.0 { Confidence::Medium } else { Confidence::Low }
}

fn is_person(hit: &Hit) -> bool {
    kind(hit.detector) == Some(Kind::Person)
}

fn confidence(name: &Name) -> Confidence {
    match name.score {
        SURE.. if name.full => Confidence::High,
        score if score >= if name.full { LIKELY.0 } else { LIKELY.1 } => Confidence::Medium,
        _ => Confidence::Low,
    }
}
