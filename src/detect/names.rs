//! People named by a role, a title or a label beside them.

use super::hit::{Hit, Level};
use super::pass::Pass;
use super::tables::{id, list};
use super::{Confidence, Role};

/// Most words of a name.
const WORDS: usize = 4;

fn role_of(group: u16) -> (u16, Role) {
    match group {
        list::CLIENT_WORDS => (id::CLIENT_NAME_CTX, Role::Client),
        list::STUDENT_WORDS => (id::STUDENT_NAME_CTX, Role::Student),
        list::GUARDIAN_WORDS => (id::PARENT_GUARDIAN_CTX, Role::Guardian),
        list::RELATIVE_WORDS => (id::PERSON_NAME, Role::Guardian),
        _ => (id::STAFF_NAME_CTX, Role::Staff),
    }
}

/// A name directly after a role word: `my client, Maria Lopez`, `student: Jayden`.
pub fn by_role(pass: &mut Pass, group: u16, start: usize, end: usize) {
    let heading = pass.bytes.get(start).is_some_and(u8::is_ascii_uppercase);
    let Some((from, labelled)) = lead(pass.bytes, end) else { return };
    if heading && !labelled && start > 0 && !sentence_start(pass.bytes, start) {
        return;
    }
    let Some(until) = name_at(pass.text, from) else { return };
    let theirs = group == list::STUDENT_WORDS && somebodys(pass.bytes, start);
    let group = if theirs { list::RELATIVE_WORDS } else { group };
    let (detector, role) = role_of(group);
    let initials = pass.bytes.get(from..until).is_some_and(|n| !n.iter().any(u8::is_ascii_lowercase));
    let detector = if initials { id::PERSON_NAME } else { detector };
    push(pass, from, until, detector, Some(role), if labelled { Level::Label } else { Level::Near });
}

/// Whether the word that begins at `start` is said of somebody else's: `her two kids, Ana and Ben`.
fn somebodys(bytes: &[u8], start: usize) -> bool {
    let head = bytes.get(..start).unwrap_or_default();
    let mut words = head.rsplit(|b| *b == b' ').skip(1).take(2);
    let owner = |w: &[u8]| [&b"his"[..], b"her", b"their"].iter().any(|o| w.eq_ignore_ascii_case(o));
    let count = |w: &[u8]| [&b"two"[..], b"three", b"four", b"five", b"young"].contains(&w);
    match (words.next(), words.next()) {
        (Some(last), _) if owner(last) => true,
        (Some(last), Some(before)) => count(last) && owner(before),
        _ => false,
    }
}

/// A name after a title: `Ms. Alvarez`.
pub fn by_title(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    if !bytes.get(start).is_some_and(u8::is_ascii_uppercase) {
        return;
    }
    let from =
        end + bytes.get(end..).unwrap_or_default().iter().take(2).take_while(|b| b". ".contains(b)).count();
    if from > end
        && let Some(until) = name_at(pass.text, from)
    {
        push(pass, from, until, id::PERSON_NAME, None, Level::Near);
    }
}

/// A name after a field label: `Name: Maria Lopez`.
pub fn by_label(pass: &mut Pass, _start: usize, end: usize) {
    let bytes = pass.bytes;
    let Some((from, true)) = lead(bytes, end) else { return };
    if let Some(until) = name_at(pass.text, from) {
        push(pass, from, until, id::PERSON_NAME, None, Level::Label);
    }
}

/// The names in a row of a table, by the heads of its columns.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let lead = cell.iter().take_while(|b| b" \"'".contains(b)).count();
        let from = at + lead;
        let column = pass.table().column(bytes, from);
        at += cell.len() + 1;
        let known = pass.table().heads_of(column).find(|g| {
            matches!(
                *g,
                list::NAME_LABELS
                    | list::CLIENT_WORDS
                    | list::STUDENT_WORDS
                    | list::GUARDIAN_WORDS
                    | list::STAFF_WORDS
            )
        });
        let Some(group) = known else { continue };
        let Some(until) = name_at(pass.text, from).filter(|u| *u <= end) else { continue };
        match group {
            list::NAME_LABELS => push(pass, from, until, id::PERSON_NAME, None, Level::Label),
            group => {
                let (detector, role) = role_of(group);
                push(pass, from, until, detector, Some(role), Level::Label);
            }
        }
    }
}

fn push(pass: &mut Pass, start: usize, end: usize, detector: u16, role: Option<Role>, level: Level) {
    let confidence = if level == Level::Label { Confidence::High } else { Confidence::Medium };
    pass.hits.push(Hit { start, end, detector, confidence, level, role });
}

fn sentence_start(bytes: &[u8], start: usize) -> bool {
    let before = bytes.get(..start).unwrap_or_default().iter().rev().find(|b| !b" \t\"'-*".contains(b));
    before.is_none_or(|b| b".!?:\n>|,{[(".contains(b))
}

/// Where a name may begin after a word that ends at `end`, and whether a colon or the like labels it.
fn lead(bytes: &[u8], end: usize) -> Option<(usize, bool)> {
    let rest = bytes.get(end..)?;
    let gap = rest.iter().take(6).take_while(|b| b" :,\"'=|*-\t".contains(b)).count();
    let gap_bytes = rest.get(..gap)?;
    if gap == 0 {
        return None;
    }
    let labelled = gap_bytes.iter().any(|b| b":=|".contains(b));
    let from = end + gap;
    let rest = bytes.get(from..)?;
    let filler = [&b"name is "[..], b"named ", b"called ", b"is ", b"name: ", b"name "];
    let skip = filler.iter().find(|w| rest.get(..w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w)));
    Some((from + skip.map_or(0, |w| w.len()), labelled || skip.is_some()))
}

/// Where a name of capitalised words that begins at `from` ends. A single letter is nobody's: `Student A`.
fn name_at(text: &str, from: usize) -> Option<usize> {
    let (mut end, mut initials, mut words) = (None, 0, 0);
    let mut at = from;
    for _ in 0..WORDS {
        let rest = text.get(at..)?;
        let inside = |c: &char| c.is_alphanumeric() || *c == '\'' || *c == '-';
        let length = rest.chars().take(24).take_while(inside).map(char::len_utf8).sum();
        let word = rest.get(..length)?;
        let word = word.strip_suffix("'s").unwrap_or(word);
        if !name_word(word) {
            break;
        }
        let initial = word.len() == 1;
        let next = word.len() + usize::from(initial && rest.get(1..2) == Some("."));
        initials += usize::from(initial);
        words += usize::from(!initial);
        end = Some(at + next);
        let follows = rest.get(next..).unwrap_or_default();
        if follows.starts_with(' ') {
            at += next + 1;
        } else if next == 2 && initial && follows.starts_with(|c: char| c.is_ascii_uppercase()) {
            at += next;
        } else {
            break;
        }
    }
    // `client = OpenAI(` calls something.
    let called = end.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with('('));
    end.filter(|_| !called && (words > 0 || initials > 1))
}

/// A capitalised word that can be part of a name.
fn name_word(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let small = chars.any(char::is_lowercase);
    capital && !digits && (small || word.len() == 1) && !ordinary(word.as_bytes())
}

/// Words that are written with a capital and are nobody's name.
fn ordinary(word: &[u8]) -> bool {
    super::words::is_listed(word, list::NOT_NAMES)
}
