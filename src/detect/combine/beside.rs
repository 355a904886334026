//! Values that what stands beside them gives away: an age after a name, a number after its noun, a user name
//! after its label. What another detector knows better stays its own.

use super::scene::is_name;
use crate::detect::age::{age_at, closes};
use crate::detect::hit::{Hit, Level};
use crate::detect::pass::Noted;
use crate::detect::tables::{id, list};
use crate::detect::words::is_listed;
use crate::detect::{Confidence, tables};
use crate::text::sort_by_place;

/// Most bytes of a relative's word between a name and an age: `Ada (daughter, 13)`.
const RELATIVE: usize = 16;

/// How many values that were found before one are held against it.
const NEAR: usize = 4;

/// How far apart the ages of a row stand, in bytes.
const ROW: usize = 40;

/// The age of the oldest whose age stands bare behind a name, in years.
const GROWN: u32 = 20;

/// Most that brackets of ages hold, in bytes.
const BRACKETS: usize = 40;

/// How far from a person a number in a field without a name of its own may stand, in bytes.
const BESIDE: usize = 80;

/// Adds them to the hits of a text, which are in order of place.
pub fn add(text: &str, hits: &mut Vec<Hit>, evidence: &[Noted]) {
    let labelled = evidence.iter().filter_map(|noted| {
        let detector = match noted.of {
            list::RECORD_NOUNS => id::RECORD_NUMBER,
            list::LOGIN_WORDS => id::USERNAME,
            list::FIELD_IDS if is_beside(text, noted, hits) => id::RECORD_NUMBER,
            _ if is_somebody(text, noted) && !opens_brackets(text, noted) => {
                return age_after(text, noted.end);
            }
            _ => return None,
        };
        Some((noted.start, noted.end, detector))
    });
    let ages = hits.iter().filter(|h| is_name(h)).filter_map(|name| age_after(text, name.end));
    let mut found: Vec<_> = labelled.chain(ages).collect();
    found.extend(in_rows(text, hits, &found));
    let people = evidence.iter().filter(|noted| is_somebody(text, noted) && opens_brackets(text, noted));
    found.extend(people.flat_map(|noted| in_brackets(text, noted.end)));
    let mut new: Vec<Hit> = Vec::new();
    for (start, end, detector) in found {
        if !new.iter().rev().take(NEAR).any(|h| h.start < end && start < h.end)
            && displaces(hits, start, end, detector)
        {
            let confidence = Confidence::Medium;
            new.push(Hit { start, end, detector, confidence, level: Level::Near, role: None });
        }
    }
    if new.is_empty() {
        return;
    }
    sort_by_place(&mut new, |h| (h.start, h.end));
    hits.retain(|old| {
        let until = new.partition_point(|h| h.start < old.end);
        let near = new.get(until.saturating_sub(NEAR)..until).unwrap_or_default();
        !near.iter().any(|h| h.overlaps(old))
    });
    hits.append(&mut new);
    sort_by_place(hits, |h| (h.start, h.end));
}

/// Ages bare behind first names where another age stands beside them: `Ollie 4, Max 10`, `Hodan is 9, Ilyas 6`.
fn in_rows(text: &str, hits: &[Hit], found: &[(usize, usize, u16)]) -> Vec<(usize, usize, u16)> {
    let mut bare: Vec<_> =
        hits.iter().filter(|h| is_name(h)).filter_map(|name| bare_age(text, name.end)).collect();
    let told = hits.iter().filter(|h| h.detector == id::AGE).map(|h| h.start);
    let beside = found.iter().filter(|f| f.2 == id::AGE).map(|f| f.0);
    let mut places: Vec<usize> = told.chain(beside).chain(bare.iter().map(|age| age.0)).collect();
    sort_by_place(&mut places, |at| (*at, 0));
    places.dedup();
    bare.retain(|&(start, ..)| {
        let at = places.partition_point(|p| *p < start);
        let before = at.checked_sub(1).and_then(|i| places.get(i));
        before.is_some_and(|p| start - p <= ROW) || places.get(at + 1).is_some_and(|p| p - start <= ROW)
    });
    bare
}

/// Whether brackets follow a word for several: `kids (2, 5)`.
fn opens_brackets(text: &str, noted: &Noted) -> bool {
    let word = text.as_bytes().get(noted.start..noted.end).unwrap_or_default();
    let several = word.ends_with(b"s") || word.eq_ignore_ascii_case(b"children");
    several && text.as_bytes().get(noted.end..).is_some_and(|rest| rest.starts_with(b" ("))
}

/// The ages of children in brackets behind the word for them: `3 kids (2, 5, 11)`.
fn in_brackets(text: &str, from: usize) -> Vec<(usize, usize, u16)> {
    let bytes = text.as_bytes();
    let rest = bytes.get(from..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix(b" (") else { return Vec::new() };
    let near = rest.get(..BRACKETS.min(rest.len())).unwrap_or_default();
    let Some(length) = near.iter().position(|b| *b == b')') else { return Vec::new() };
    let inside = near.get(..length).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = from + 2;
    for part in inside.split(|b| b",&/".contains(b)) {
        let start = at + part.iter().take_while(|b| **b == b' ').count();
        at += part.len() + 1;
        let child =
            |end: &usize| text.get(start..*end).is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n <= GROWN));
        match age_at(bytes, start).filter(child) {
            Some(end) if part.trim_ascii().len() == end - start => found.push((start, end, id::AGE)),
            _ => return Vec::new(),
        }
    }
    found
}

/// A child's age bare behind a name that ends at `from`.
fn bare_age(text: &str, from: usize) -> Option<(usize, usize, u16)> {
    let bytes = text.as_bytes();
    let start = from + usize::from(bytes.get(from) == Some(&b' '));
    let end = age_at(bytes, start).filter(|_| start > from)?;
    let years = text.get(start..end)?.parse::<u32>().ok()?;
    (years <= GROWN && closes(bytes, end)).then_some((start, end, id::AGE))
}

/// Whether a word stands for one person, or for children of one age.
fn is_somebody(text: &str, noted: &Noted) -> bool {
    let word = text.as_bytes().get(noted.start..noted.end).unwrap_or_default();
    let single = !word.ends_with(b"s") || is_listed(&word.to_ascii_lowercase(), list::AGED_PEOPLE);
    single && matches!(noted.of, list::AGED_PEOPLE | list::GUARDIAN_WORDS | list::RELATIVE_WORDS)
}

/// Whether a person is named near a number, with no more than a line's end between them.
fn is_beside(text: &str, noted: &Noted, hits: &[Hit]) -> bool {
    let from = hits.partition_point(|h| h.start + BESIDE * 2 < noted.start);
    let near = |hit: &Hit| {
        let before = hit.end <= noted.start;
        let (from, to) = if before { (hit.end, noted.start) } else { (noted.end, hit.start.max(noted.end)) };
        let gap = text.as_bytes().get(from..to).unwrap_or_default();
        gap.len() <= BESIDE && gap.iter().filter(|b| **b == b'\n').count() <= 1
    };
    let around = hits.iter().skip(from).take_while(|h| h.start <= noted.end + BESIDE);
    around.filter(|h| is_name(h) && h.confidence > Confidence::Low).any(near)
}

/// Whether every hit that overlaps `start..end` is a mere guess, or takes the label of a user name for a first name.
fn displaces(hits: &[Hit], start: usize, end: usize, detector: u16) -> bool {
    let after = hits.partition_point(|h| h.start < end);
    let near = hits.get(after.saturating_sub(4)..after).unwrap_or_default();
    // `username tolafsen` looks like a name in small letters.
    let taken =
        |h: &Hit| detector == id::USERNAME && h.start < start && is_name(h) && h.level == Level::Alone;
    near.iter().filter(|h| start < h.end).all(|h| h.confidence == Confidence::Low || taken(h))
}

/// The age that stands directly after a name that ends at `from`: `(78)`, `, 15,`, ` is 17`, `, 72F`, `, 9-7,`,
/// `(8 months)`, `(daughter, 13)`.
fn age_after(text: &str, from: usize) -> Option<(usize, usize, u16)> {
    let bytes = text.as_bytes();
    // The point of an initial: `Mara Q. (5)`.
    let initial = bytes.get(..from).and_then(<[u8]>::last).is_some_and(u8::is_ascii_uppercase);
    let from = from + usize::from(initial && bytes.get(from) == Some(&b'.'));
    let rest = bytes.get(from..)?;
    let (lead, open) =
        [(&b" ("[..], true), (b", ", false), (b" is ", false), (b" ", false), (b" was ", false)]
            .into_iter()
            .find(|(lead, _)| rest.starts_with(lead))
            .map(|(lead, open)| (lead.len(), open))?;
    let relative = if open { relative(rest.get(lead..)?) } else { 0 };
    let start = from + lead + relative;
    let end = age_at(bytes, start)?;
    let said = lead == b" is ".len() || lead == b" was ".len();
    let (until, certain) = unit_end(bytes, end);
    let closed = match bytes.get(until) {
        Some(b')') => open || lead == 2,
        Some(b',' | b';' | b':') => !matches!(bytes.get(until + 1), Some(next) if next.is_ascii_digit()),
        Some(b'/' | b' ') if certain => true,
        _ => closes(bytes, until) && (said || certain || lead == 2),
    };
    // `Ada 8-4` works from eight to four.
    let hours = lead == 1 && bytes.get(end) == Some(&b'-');
    let bare = lead == 1 && !certain || hours;
    let years = text.get(start..end)?.parse::<u32>().ok()?;
    let detector = if years > 89 && until == end { tables::id::AGE_OVER_89 } else { tables::id::AGE };
    (closed && !bare).then_some((start, until, detector))
}

/// The length of a relative's word and the comma after it.
fn relative(rest: &[u8]) -> usize {
    let word = rest.iter().take(RELATIVE).take_while(|b| b.is_ascii_lowercase()).count();
    if word > 2 && rest.get(word..word + 2) == Some(b", ") { word + 2 } else { 0 }
}

/// Where a unit after an age ends, and whether there is one: `72F`, `52 y/o`, `9-7`, `8 months`.
fn unit_end(bytes: &[u8], end: usize) -> (usize, bool) {
    const UNITS: [&[u8]; 20] = [
        b"F", b"M", b"f", b"m", b"yo", b"y/o", b"y.o.", b"yrs", b"yr", b"y", b"mo", b" months", b" weeks",
        b" mo", b" mos", b" days", b" yrs", b" yr", b" yo", b" y/o",
    ];
    let rest = bytes.get(end..).unwrap_or_default();
    let unit = UNITS
        .iter()
        .filter(|u| rest.starts_with(u) && rest.get(u.len()).is_none_or(|b| !b.is_ascii_alphanumeric()));
    if let Some(length) = unit.map(|u| u.len()).max() {
        return (end + length, true);
    }
    let months =
        rest.strip_prefix(b"-").map_or(0, |r| r.iter().take(3).take_while(|b| b.is_ascii_digit()).count());
    if (1..=2).contains(&months) { (end + 1 + months, true) } else { (end, false) }
}
