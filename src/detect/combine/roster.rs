//! Lists of people: five lines or more that each name or number somebody.

use super::scene::{self, Scene};
use super::{combination, is_person};
use crate::detect::hit::{Hit, Level};
use crate::detect::pass::Noted;
use crate::detect::tables::{id, kind, list};
use crate::detect::{Confidence, Kind};

/// How many people make a list.
const PEOPLE: usize = 5;
/// How many e-mail addresses make a list.
const ADDRESSES: usize = 3;
/// How many lines without anybody may lie between two people.
const LINES: usize = 2;

/// How far a word for the list may stand from its first or last name, in bytes.
const HEADING: usize = 120;

/// The first run of lines with at least five people, from the start of its first line (and of a heading above) to
/// the end of its last.
pub fn find(text: &str, hits: &[Hit], evidence: &[Noted], scene: &Scene) -> Option<Hit> {
    let listed = names_under_heading(text, hits, evidence).or_else(|| addresses(text, hits));
    if listed.is_some() {
        return listed;
    }
    let people = hits.iter().filter(|h| is_person(h) && !scene.is_published(h.start) || is_contact(h));
    let people: Vec<&Hit> = people.collect();
    if people.len() < PEOPLE {
        return None;
    }
    lines_of_people(text, &people)
}

/// Five names or more, on lines of their own or with commas between them, under a word for such a list.
fn names_under_heading(text: &str, hits: &[Hit], evidence: &[Noted]) -> Option<Hit> {
    let headings: Vec<&Noted> = evidence.iter().filter(|e| e.of == list::ROSTER_WORDS).collect();
    if headings.is_empty() {
        return None;
    }
    let mut run: Vec<&Hit> = Vec::new();
    for hit in hits.iter().filter(|h| scene::is_name(h)) {
        let apart = run.last().is_some_and(|last| !is_next(text, last.end, hit.start));
        if apart && run.len() >= PEOPLE {
            break;
        }
        if apart {
            run.clear();
        }
        run.push(hit);
    }
    let (first, last) = (run.first()?, run.last()?);
    let near = headings
        .iter()
        .any(|h| first.start.abs_diff(h.end) <= HEADING || last.end.abs_diff(h.start) <= HEADING);
    (run.len() >= PEOPLE && near)
        .then(|| combination(line_start_of(text, first.start), last.end, id::BULK_ROSTER))
}

/// Three e-mail addresses or more side by side, of more than one domain: people, not an organisation's staff.
fn addresses(text: &str, hits: &[Hit]) -> Option<Hit> {
    let mut run: Vec<&Hit> = Vec::new();
    for hit in hits.iter().filter(|h| h.detector == id::EMAIL) {
        let gap = run.last().map_or("", |last| text.get(last.end..hit.start).unwrap_or("-"));
        if gap.len() > 4 || gap.contains(char::is_alphanumeric) {
            if is_list(text, &run) {
                break;
            }
            run.clear();
        }
        run.push(hit);
    }
    let (first, last) = (run.first()?, run.last()?);
    is_list(text, &run).then(|| combination(first.start, last.end, id::BULK_ROSTER))
}

fn is_list(text: &str, run: &[&Hit]) -> bool {
    let domain = |h: &&Hit| {
        let address = text.get(h.start..h.end).unwrap_or_default();
        address.rsplit_once('@').map(|(_, domain)| domain.to_ascii_lowercase())
    };
    let domains: Vec<_> = run.iter().map(domain).collect();
    run.len() >= ADDRESSES && domains.windows(2).any(|pair| matches!(pair, [a, b] if a != b))
}

/// Whether nothing but marks, amounts, ends of lines and at most a name that nobody tagged stands between two.
fn is_next(text: &str, from: usize, to: usize) -> bool {
    let gap = text.get(from..to).unwrap_or_default();
    let plain = gap.split(|c: char| !c.is_alphabetic()).all(|word| {
        word.chars().count() <= 3 || word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
    });
    gap.len() <= 64 && plain && gap.contains([',', ';', '\n']) && !gap.contains(". ") && !gap.contains("\n\n")
}

fn lines_of_people(text: &str, people: &[&Hit]) -> Option<Hit> {
    let mut run: Option<(usize, usize, usize)> = None;
    let mut strong = false;
    for hit in people {
        run = match run {
            Some((start, end, count)) => match lines(text, end, hit.start) {
                0 => Some((start, hit.end, count)),
                n if n <= LINES + 1 => Some((start, hit.end, count + 1)),
                _ if count >= PEOPLE && strong => break,
                _ => {
                    strong = false;
                    Some((hit.start, hit.end, 1))
                }
            },
            None => Some((hit.start, hit.end, 1)),
        };
        let bare_name = hit.detector == id::PERSON_NAME && hit.level < Level::Label;
        strong |= is_person(hit) && !bare_name;
    }
    let (start, end, _) = run.filter(|(_, _, count)| *count >= PEOPLE && strong)?;
    Some(combination(with_heading(text, start), line_end(text, end), id::BULK_ROSTER))
}

fn line_start_of(text: &str, at: usize) -> usize {
    let start = line_start(text, at);
    (start..=at).find(|i| text.is_char_boundary(*i)).unwrap_or(at)
}

fn is_contact(hit: &Hit) -> bool {
    let kind = kind(hit.detector);
    matches!(kind, Some(Kind::Email | Kind::Phone)) && hit.confidence > Confidence::Low
}

/// Line breaks between two places; 99 when there is a blank line or too much text.
fn lines(text: &str, from: usize, to: usize) -> usize {
    match text.as_bytes().get(from..to) {
        Some(gap) if gap.len() < 400 => gap.iter().filter(|b| **b == b'\n').count(),
        _ => 99,
    }
}

fn line_start(text: &str, at: usize) -> usize {
    let head = text.as_bytes().get(..at).unwrap_or_default();
    at - head.iter().rev().take(400).take_while(|b| **b != b'\n').count()
}

/// The start of the line of `at`, or of the line above when that one heads columns.
fn with_heading(text: &str, at: usize) -> usize {
    let start = line_start(text, at);
    let above = start.checked_sub(1).map_or(start, |end| line_start(text, end));
    let heading = text.as_bytes().get(above..start).unwrap_or_default();
    let columns = heading.iter().filter(|b| b",|\t;".contains(b)).count();
    let start = if columns >= 1 && !heading.iter().any(u8::is_ascii_digit) { above } else { start };
    (start..=at).find(|i| text.is_char_boundary(*i)).unwrap_or(at)
}

fn line_end(text: &str, at: usize) -> usize {
    let tail = text.as_bytes().get(at..).unwrap_or_default();
    let end = at + tail.iter().take(400).take_while(|b| **b != b'\n').count();
    (at..=end).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(at)
}
