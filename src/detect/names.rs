//! People named by a role, a title or a label beside them.

mod words;

use super::hit::{Hit, Level};
use super::pass::Pass;
use super::tables::{id, list};
use super::words::is_listed;
use super::{Confidence, Role};
use crate::names;
use crate::text::ends_in;
use words::{name_at, name_word, ordinary};

/// How far before a word an owner is looked for, in bytes.
const OWNED: usize = 256;
/// Longest word of a name, in characters.
const LONGEST: usize = 64;

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
    if is_no_role(pass.bytes, start, end, labelled) {
        return;
    }
    if heading && !labelled && start > 0 && !sentence_start(pass.bytes, start) {
        return;
    }
    let caps = labelled || pass.bytes.get(start..end).is_some_and(|w| w.len() > 2 && !has_small(w));
    let Some(until) = name_at(pass.text, from, caps)
        .or_else(|| small_last_first(pass.text, from).filter(|_| labelled))
        .or_else(|| small_name(pass.text, from))
    else {
        return;
    };
    // `mother Huntington, father Lewy body`: what runs in the family.
    if !labelled && pass.text.get(from..until).is_some_and(names::is_thing) {
        return;
    }
    let several = pass.bytes.get(start..end).is_some_and(|w| w.ends_with(b"s"));
    let until = if labelled && !several { with_given(pass.text, from, until) } else { until };
    let theirs = group == list::STUDENT_WORDS && somebodys(pass.bytes, start);
    let group = if theirs { list::RELATIVE_WORDS } else { group };
    let group = if is_of_staff(pass.bytes, start, end) { list::STAFF_WORDS } else { group };
    let (detector, role) = role_of(group);
    let initials = pass
        .bytes
        .get(from..until)
        .is_some_and(|n| !has_small(n) && n.split(|b| !b.is_ascii_alphabetic()).all(|word| word.len() < 3));
    let detector = if initials { id::PERSON_NAME } else { detector };
    push(pass, from, until, detector, Some(role), if labelled { Level::Label } else { Level::Near });
}

/// Whether a word for a role says something else: points of a game, a member of a band or an alliance, a nickname.
fn is_no_role(bytes: &[u8], start: usize, end: usize, labelled: bool) -> bool {
    const OURS: [&[u8]; 14] = [
        b"our",
        b"my",
        b"the",
        b"this",
        b"a",
        b"that",
        b"plan",
        b"medicaid",
        b"medicare",
        b"health",
        b"household",
        b"family",
        b"tribal",
        b"insured",
    ];
    const THEIRS: [&[u8]; 7] = [b"my", b"his", b"her", b"mi", b"su", b"el", b"the"];
    let word = bytes.get(start..end).unwrap_or_default();
    let head = bytes.get(..start).unwrap_or_default().strip_suffix(b" ").unwrap_or_default();
    let length = head.iter().rev().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    let before = head.get(head.len() - length..).unwrap_or_default();
    let is = |known: &[&[u8]]| known.iter().any(|w| w.eq_ignore_ascii_case(before));
    let begins = |role: &[u8]| word.get(..role.len()).is_some_and(|w| w.eq_ignore_ascii_case(role));
    let of_others = begins(b"member") && !before.is_empty() && !is(&OURS) && !is_of_staff(bytes, start, end);
    let nickname = begins(b"papa") && !is(&THEIRS);
    word.eq_ignore_ascii_case(b"pts") || !labelled && (of_others || nickname)
}

/// Whether a member is one of those who run an organisation: `board member`.
fn is_of_staff(bytes: &[u8], start: usize, end: usize) -> bool {
    const BODIES: [&[u8]; 9] = [
        b"board ",
        b"staff ",
        b"team ",
        b"committee ",
        b"council ",
        b"faculty ",
        b"crew ",
        b"union ",
        b"commission ",
    ];
    let word = bytes.get(start..end).unwrap_or_default();
    let member = word.get(..6).is_some_and(|w| w.eq_ignore_ascii_case(b"member"));
    let head = bytes.get(..start).unwrap_or_default();
    let of = |body: &&[u8]| ends_in(head, body);
    member && BODIES.iter().any(of)
}

fn has_small(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_lowercase)
}

/// Where a name in small letters ends that begins at `from`: `my client maria lopez`.
fn small_name(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let given = small_word(rest)?;
    let small = |word: &str| word.len() > 2 && word.chars().all(|c| c.is_lowercase() || c == '-');
    let spanish = is_listed(given.as_bytes(), list::EVERYDAY_SPANISH);
    if given.len() < 3 || spanish || !names::is_given(given) {
        return None;
    }
    let next = rest.get(given.len()..).and_then(|r| r.strip_prefix(' '));
    let next = next.and_then(|r| r.split(|c: char| !c.is_alphanumeric()).next());
    // `my kid chase dreams`: a word that is not only a name needs one behind it that follows names.
    if !names::is_rare(given) && next.is_some_and(|word| !names::follows_name(word) && !names::is_part(word))
    {
        return None;
    }
    let alone = rest.get(given.len()..).is_none_or(|r| !r.starts_with(' '));
    let second = || rest.split(' ').nth(1).map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let family = if alone { None } else { second().filter(|word| small(word) && names::is_part(word)) };
    Some(from + given.len() + family.map_or(0, |word| word.len() + 1))
}

/// How many bytes of small letters and hyphens a text begins with; more than anybody's name where there are more.
fn small_letters(text: &str) -> usize {
    let inside = |c: &char| c.is_lowercase() || *c == '-';
    text.chars().take(LONGEST + 1).take_while(inside).map(char::len_utf8).sum()
}

/// The word of small letters and hyphens that a text begins with, but for signs and a possessive behind it, if nothing
/// else stands before the next space.
fn small_word(text: &str) -> Option<&str> {
    let (word, behind) = text.split_at_checked(small_letters(text))?;
    let ends = |rest: &str| rest.chars().take_while(|c| *c != ' ').all(|c| !c.is_alphanumeric());
    if behind.strip_prefix("'s").is_some_and(ends) {
        return Some(word);
    }
    ends(behind).then(|| word.trim_end_matches('-'))
}

/// Where a family and a given name in small letters end: `student: smith, jayden`.
fn small_last_first(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let (family, after) = rest.split_at_checked(small_letters(rest))?;
    let after = after.strip_prefix(", ")?;
    let small = |word: &str| word.len() > 1 && small_letters(word) == word.len();
    let given = after.split(|c: char| !c.is_alphanumeric()).next()?;
    let name = small(family) && names::is_part(family) && small(given) && names::is_given(given);
    name.then_some(from + family.len() + 2 + given.len())
}

/// The end of a family name at `from..until` with the given name behind a comma: `Lopez, Maria`.
fn with_given(text: &str, from: usize, until: usize) -> usize {
    let family = text.get(from..until).unwrap_or_default();
    let Some(rest) = text.get(until..).and_then(|r| r.strip_prefix(", ")) else { return until };
    let given = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    let two =
        rest.split_once(' ').map(|(_, more)| more.split([' ', ',', '\n', '.']).next().unwrap_or_default());
    let given = names::is_given(given) || two.is_some_and(names::is_part);
    if family.contains(' ') || names::is_given(family) && !names::is_part(family) || !given {
        return until;
    }
    name_at(text, until + 2, true).or_else(|| small_name(text, until + 2)).unwrap_or(until)
}

/// Whether the word that begins at `start` is said of somebody else's: `her two kids, Ana and Ben`.
fn somebodys(bytes: &[u8], start: usize) -> bool {
    let head = bytes.get(start.saturating_sub(OWNED)..start).unwrap_or_default();
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
    let from = end
        + bytes
            .get(end..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .take_while(|b| matches!(b, b'.' | b' '))
            .count();
    if from > end
        && let Some(until) = name_at(pass.text, from, false)
    {
        push(pass, from, until, id::PERSON_NAME, None, Level::Near);
    }
}

/// A family name before what several of the family are called at `start`: `the Okonkwo twins`.
pub fn by_kin(pass: &mut Pass, start: usize, end: usize) {
    let text = pass.text;
    let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
    let letters = |c: &char| c.is_alphabetic() || matches!(c, '\'' | '-');
    let length: usize = before.chars().rev().take(LONGEST).take_while(letters).map(char::len_utf8).sum();
    let Some((head, family)) = before.split_at_checked(before.len() - length) else { return };
    let Some(head) = head.strip_suffix([' ', '\n']) else { return };
    let led = ["the", "both", "all", "two", "three", "our"].iter().any(|word| {
        let article = head.len().checked_sub(word.len()).and_then(|from| head.split_at_checked(from));
        article.is_some_and(|(rest, said)| {
            said.eq_ignore_ascii_case(word) && (rest.is_empty() || rest.ends_with([' ', '\n']))
        })
    });
    // `The Royal Family` has a name of its own.
    let title = text.get(start..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_uppercase()));
    let sure = names::is_part(family) && (names::is_rare(family) || name_word(family) && !title);
    let next = text.get(end..).unwrap_or_default().trim_start_matches(' ');
    let business = next.starts_with(|c: char| c.is_ascii_uppercase())
        && text.get(start..start + 1).is_some_and(|c| c.chars().all(char::is_lowercase));
    let from = before.len() - family.len();
    if led && sure && !business && !ordinary(family.as_bytes()) {
        push(pass, from, from + family.len(), id::PERSON_NAME, None, Level::Near);
    }
}

/// A name behind what asks to turn to somebody, which ends at `end`: `llámele a Ezequiel`, `dígale a la señora Ruiz`.
pub fn by_errand(pass: &mut Pass, end: usize) {
    const POLITE: [&str; 10] = [
        "la señora ",
        "el señor ",
        "la sra. ",
        "el sr. ",
        "la senora ",
        "el senor ",
        "doña ",
        "don ",
        "Doña ",
        "Don ",
    ];
    let Some(rest) = pass.text.get(end..).and_then(|r| r.strip_prefix(' ')) else { return };
    let from = end + 1 + POLITE.iter().find(|p| rest.starts_with(**p)).map_or(0, |p| p.len());
    if let Some(until) = name_at(pass.text, from, false).or_else(|| small_name(pass.text, from)) {
        push(pass, from, until, id::PERSON_NAME, None, Level::Near);
    }
}

/// Whether a label that begins at `start` is the last part of a name in a program that is nobody's: `StyleName`.
fn is_things(bytes: &[u8], start: usize) -> bool {
    const OWNERS: [&[u8]; 9] =
        [b"full", b"first", b"last", b"user", b"contact", b"person", b"emergency", b"preferred", b"legal"];
    let head = bytes.get(start.saturating_sub(24)..start).unwrap_or_default();
    let joined = head.len() - head.iter().rev().take(1).take_while(|b| matches!(b, b'_' | b'-')).count();
    let part = head.get(..joined).unwrap_or_default();
    let length = part.iter().rev().take_while(|b| b.is_ascii_lowercase()).count();
    let capital = part.iter().rev().nth(length).is_some_and(u8::is_ascii_uppercase);
    let owner = part.get(part.len() - length - usize::from(capital)..).unwrap_or_default();
    let owners = [
        list::CLIENT_WORDS,
        list::STUDENT_WORDS,
        list::GUARDIAN_WORDS,
        list::RELATIVE_WORDS,
        list::STAFF_WORDS,
    ];
    !owner.is_empty()
        && !OWNERS.iter().any(|o| o.eq_ignore_ascii_case(owner))
        && !owners.iter().any(|group| is_listed(owner, *group))
}

/// A name after a field label: `Name: Maria Lopez`.
pub fn by_label(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    if is_things(bytes, start) {
        return;
    }
    let Some((from, true)) = lead(bytes, end) else { return };
    if let Some(until) = name_at(pass.text, from, true).or_else(|| small_name(pass.text, from)) {
        // `First Name | Last Name`: the heads of two columns.
        let head = pass.text.get(until..).is_some_and(|rest| rest.starts_with(" Name"));
        let until = with_given(pass.text, from, until);
        if !head {
            push(pass, from, until, id::PERSON_NAME, None, Level::Label);
        }
    }
}

/// The names in a row of a table, by the heads of its columns.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    if !pass.table().is_headed(heads_names) {
        return;
    }
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let lead = cell.iter().take_while(|b| matches!(b, b' ' | b'"' | b'\'')).count();
        let from = at + lead;
        let column = pass.table().column(bytes, from);
        at += cell.len() + 1;
        let known = pass.table().heads_of(column).find(|g| heads_names(*g));
        let Some(group) = known else { continue };
        let Some(until) = name_at(pass.text, from, true).filter(|u| *u <= end) else { continue };
        match group {
            list::NAME_LABELS => push(pass, from, until, id::PERSON_NAME, None, Level::Label),
            group => {
                let (detector, role) = role_of(group);
                push(pass, from, until, detector, Some(role), Level::Label);
            }
        }
    }
}

/// Whether a word of a list heads a column of names.
fn heads_names(group: u16) -> bool {
    matches!(
        group,
        list::NAME_LABELS
            | list::CLIENT_WORDS
            | list::STUDENT_WORDS
            | list::GUARDIAN_WORDS
            | list::STAFF_WORDS
    )
}

fn push(pass: &mut Pass, start: usize, end: usize, detector: u16, role: Option<Role>, level: Level) {
    let confidence = if level == Level::Label { Confidence::High } else { Confidence::Medium };
    pass.hits.push(Hit { start, end, detector, confidence, level, role });
}

fn sentence_start(bytes: &[u8], start: usize) -> bool {
    let before = bytes
        .get(..start)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|b| !matches!(b, b' ' | b'\t' | b'"' | b'\'' | b'-' | b'*'));
    before.is_none_or(|b| {
        matches!(b, b'.' | b'!' | b'?' | b':' | b'\n' | b'>' | b'|' | b',' | b'{' | b'[' | b'(')
    })
}

/// Where a name may begin after a word that ends at `end`, and whether a colon or the like labels it.
fn lead(bytes: &[u8], end: usize) -> Option<(usize, bool)> {
    let rest = bytes.get(end..)?;
    let gap = rest
        .iter()
        .take(6)
        .take_while(|b| matches!(b, b' ' | b':' | b',' | b'"' | b'\'' | b'=' | b'|' | b'*' | b'-' | b'\t'))
        .count();
    let gap_bytes = rest.get(..gap)?;
    if gap == 0 {
        return None;
    }
    let labelled = gap_bytes.iter().any(|b| matches!(b, b':' | b'=' | b'|'));
    let from = end + gap;
    let rest = bytes.get(from..)?;
    let filler = [&b"name is "[..], b"named ", b"called ", b"is ", b"name: ", b"name "];
    let skip = filler.iter().find(|w| rest.get(..w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w)));
    Some((from + skip.map_or(0, |w| w.len()), labelled || skip.is_some()))
}
