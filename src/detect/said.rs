//! Matter that no list knows, told by the words that say it of somebody: `dx of`, `qualifies under`, `charged with`,
//! a field's label before it, a column's heading above it.

use super::Kind;
use super::hit::Hit;
use super::pass::{Noted, Pass};
use super::tables::{USES, Use, id, kind, list};
use super::words::is_listed;
use crate::text::sort_by_place;

/// Most words of what is said.
const WORDS: usize = 4;
/// Longest word of it, in bytes.
const WORD: usize = 32;
/// Longest cell that says something, in bytes.
const CELL: usize = 48;
/// Lists of what ends it: what goes on with something else, and when it was.
const STOPS: [u16; 3] = [list::SAID_STOPS, list::WEEKDAYS, list::MONTHS];
/// Most letters of an acronym before `dx`.
const ACRONYM: usize = 6;

/// Detectors whose fields and columns say a matter.
pub fn says(detector: u16) -> bool {
    matches!(
        detector,
        id::DIAGNOSIS_TERM
            | id::MEDICATION
            | id::IDEA_CATEGORY
            | id::BENEFIT_RECORD
            | id::CRIMINAL_HISTORY
            | id::RACE_ETHNICITY
    )
}

/// Takes what is said of somebody among the matters, but for what is a name: `504 plan for Mara Quill`.
pub fn add(matters: &mut Vec<Noted>, mut said: Vec<Noted>, hits: &[Hit]) {
    if said.is_empty() {
        return;
    }
    said.retain(|noted| {
        let until = hits.partition_point(|h| h.start < noted.end);
        let near = hits.get(until.saturating_sub(4)..until).unwrap_or_default();
        !near.iter().any(|h| noted.start < h.end && kind(h.detector) == Some(Kind::Person))
    });
    matters.append(&mut said);
    sort_by_place(matters, |m| (m.start, m.end));
}

/// What follows words that end at `end` and say it of somebody: `diagnosed with dysautonomia`.
pub fn directly(pass: &mut Pass, detector: u16, start: usize, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let lead = rest.iter().take(3).take_while(|b| b" :-".contains(b)).count();
    let phrase = if lead == 0 { None } else { phrase(pass.bytes, end + lead) };
    if let Some((from, until)) = phrase.or_else(|| acronym_before(pass.bytes, start, end)) {
        pass.said.push(Noted { start: from, end: until, of: detector });
    }
}

/// Whether what begins at `start` is said to be somebody's: `Ada's therapist`, `her new therapist`.
pub fn owned(bytes: &[u8], start: usize) -> bool {
    const PRONOUNS: [&[u8]; 5] = [b"his", b"her", b"their", b"su", b"sus"];
    const ENDINGS: [&[u8]; 2] = [b"'s", "’s".as_bytes()];
    const BETWEEN: [&[u8]; 4] = [b" new", b" old", b" former", b" current"];
    let Some(head) = bytes.get(..start).and_then(|head| head.strip_suffix(b" ")) else { return false };
    let head = BETWEEN.iter().find_map(|word| head.strip_suffix(*word)).unwrap_or(head);
    let length = head.iter().rev().take(WORD).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = head.get(head.len() - length..).unwrap_or_default();
    if let Some(name) = head.strip_suffix(b"s'") {
        // `James' therapist`, not `two months' salary`.
        let letters = name.iter().rev().take(WORD).take_while(|b| b.is_ascii_alphabetic()).count();
        return name
            .get(name.len() - letters..)
            .is_some_and(|n| n.first().is_some_and(u8::is_ascii_uppercase));
    }
    PRONOUNS.iter().any(|p| word.eq_ignore_ascii_case(p)) || ENDINGS.iter().any(|e| head.ends_with(e))
}

/// What follows a field's label that ends at `end`: `Disability: dysautonomia`.
pub fn by_field(pass: &mut Pass, detector: u16, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let lead = rest.iter().take(4).take_while(|b| b" :=|*".contains(b)).count();
    let labelled = rest.get(..lead).is_some_and(|l| l.iter().any(|b| b":=".contains(b)));
    if labelled && let Some((start, end)) = phrase(pass.bytes, end + lead) {
        pass.said.push(Noted { start, end, of: detector });
    }
}

/// The cells of a row under a heading that is such a label.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    let pupils = pass.table().is_headed(|g| g == list::STUDENT_WORDS);
    let of = |group: u16| match USES.get(usize::from(group)) {
        Some(Use::Label(id::ASSESSMENT_SCORE)) if pupils => Some(id::ASSESSMENT_SCORE),
        Some(Use::Label(detector)) => Some(*detector).filter(|d| says(*d) || *d == id::FREE_REDUCED_MEALS),
        _ => None,
    };
    if !pass.table().is_headed(|g| of(g).is_some()) {
        return;
    }
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let from = at + cell.iter().take_while(|b| b" \"*".contains(b)).count();
        let column = pass.table().column(bytes, from);
        let head = pass.table().heads_of(column).find_map(of);
        at += cell.len() + 1;
        let whole = cell.trim_ascii().len();
        if let Some(of) = head
            && (1..CELL).contains(&whole)
            && let Some((start, end)) = held(bytes, of, from, whole)
        {
            pass.said.push(Noted { start, end, of });
        }
    }
}

/// What the cell of `length` bytes at `from` says in a column of this sort: a score is a number, and who pays for lunch
/// says so in few words (7 CFR 245.2).
fn held(bytes: &[u8], of: u16, from: usize, length: usize) -> Option<(usize, usize)> {
    let cell = bytes.get(from..from + length)?;
    match of {
        id::ASSESSMENT_SCORE => {
            let score = length < 8 && cell.iter().all(|b| b.is_ascii_digit() || b".%".contains(b));
            score.then_some((from, from + length))
        }
        id::FREE_REDUCED_MEALS => {
            is_listed_small(word(bytes, from), list::LUNCH_WORDS).then_some((from, from + length))
        }
        _ => phrase(bytes, from),
    }
}

/// Up to four words from `from` on, without an article before them: what stands before a sign or a word that goes on
/// with something else.
fn phrase(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let (mut start, mut end) = (from, from);
    for _ in 0..=WORDS {
        let at = if end == start { start } else { end + 1 };
        let word = word(bytes, at);
        if word.is_empty() || end > start && bytes.get(end) != Some(&b' ') {
            break;
        }
        if is_listed_small(word, list::ARTICLES) && end == start {
            start = at + word.len() + 1;
            end = start;
            continue;
        }
        if STOPS.iter().any(|stops| is_listed_small(word, *stops)) {
            break;
        }
        end = at + word.len();
    }
    // `Race: B Veteran: Y`: the last word is the next field's label.
    if bytes.get(end) == Some(&b':') {
        let last = bytes.get(start..end).unwrap_or_default().iter().rposition(|b| *b == b' ');
        end = start + last?;
    }
    let said = bytes.get(start..end).unwrap_or_default();
    let letters = said.iter().filter(|b| b.is_ascii_alphabetic() || **b >= 0x80).count();
    (letters >= 2).then_some((start, end))
}

/// The word at `at`; nothing for a longer one than any that says something.
fn word(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    let inside = |b: &u8| b.is_ascii_alphanumeric() || *b >= 0x80 || b"-/'".contains(b);
    let length = rest.iter().take(WORD + 1).take_while(|b| inside(b)).count();
    rest.get(..length).filter(|_| length <= WORD).unwrap_or_default()
}

fn is_listed_small(word: &[u8], list: u16) -> bool {
    is_listed(&word.to_ascii_lowercase(), list)
}

/// The acronym before `dx` or `hx` at `start..end`: `TBI hx`.
fn acronym_before(bytes: &[u8], start: usize, end: usize) -> Option<(usize, usize)> {
    let behind = bytes.get(start..end)?.get(1..2)?.eq_ignore_ascii_case(b"x");
    let head = bytes.get(..start)?.strip_suffix(b" ").filter(|_| behind)?;
    let length = head.iter().rev().take_while(|b| b.is_ascii_uppercase()).count();
    let from = head.len() - length;
    let begins = head.get(..from)?.last().is_none_or(|b| b" ,(\n+/".contains(b));
    ((2..=ACRONYM).contains(&length) && begins).then_some((from, head.len()))
}
