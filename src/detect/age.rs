//! Ages.

use super::Confidence;
use super::checks::digit;
use super::hit::{Hit, Level};
use super::pass::Pass;
use super::tables::{id, list};
use super::words::is_listed;
use crate::text::ends_in;

/// How far before an age its subject is looked for, in bytes.
const REACH: usize = 40;

/// An age before `years old` or the like at `start..end`.
pub fn by_unit(pass: &mut Pass, start: usize, end: usize) {
    let head = pass.bytes.get(..start).unwrap_or_default();
    let gap = head.iter().rev().take(2).take_while(|b| matches!(b, b' ' | b'-')).count();
    let digits = head.iter().rev().skip(gap).take(4).take_while(|b| b.is_ascii_digit()).count();
    let from = start - gap - digits;
    let whole = (1..=3).contains(&digits) && !part_of_more(pass.bytes, from);
    if whole
        && !is_of_thing_behind(pass, end)
        && !is_of_thing_before(pass, from)
        && !is_bound(pass.bytes, from, end)
    {
        emit(pass, from, from + digits, from, end);
    }
}

/// An age glued to its unit in the token at `start..end`: `15yo`, `8mo`.
pub fn glued(pass: &mut Pass, start: usize, end: usize) {
    const UNITS: [&[u8]; 8] = [b"yo", b"yrs", b"yr", b"y", b"mo", b"mos", b"wks", b"yos"];
    let digits =
        pass.bytes.get(start..end).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
    let from = start + digits;
    let unit = pass.bytes.get(from..end).unwrap_or_default();
    let known = UNITS.iter().find(|u| unit.eq_ignore_ascii_case(u));
    let rest = pass.bytes.get(end..).unwrap_or_default();
    // `15y/o`
    let slashed =
        unit.eq_ignore_ascii_case(b"y") && rest.get(..2).is_some_and(|r| r.eq_ignore_ascii_case(b"/o"));
    let until = end + if slashed { 2 } else { 0 };
    let told =
        known.is_some_and(|u| matches!(*u, b"yo" | b"yos")) || slashed || is_of_somebody(pass.bytes, until);
    if (1..=2).contains(&digits)
        && known.is_some()
        && told
        && !part_of_more(pass.bytes, start)
        && !is_of_thing_behind(pass, until)
        && !is_of_thing_before(pass, start)
        && !is_bound(pass.bytes, start, until)
    {
        emit(pass, start, from, start, until);
    }
}

/// Whether a person follows an age of years or months: `8mo girl`, `7yr M`, `14y F`.
fn is_of_somebody(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).and_then(|rest| rest.strip_prefix(b" ")).unwrap_or_default();
    let length = rest.iter().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
    is_listed(&word, list::AGED_PEOPLE)
        || [
            &b"f"[..],
            b"m",
            b"male",
            b"female",
            b"old",
            b"son",
            b"daughter",
            b"man",
            b"woman",
            b"brother",
            b"sister",
            b"nephew",
            b"niece",
        ]
        .contains(&word.as_slice())
}

/// An age after a pronoun that ends at `end`: `he's 12.`
pub fn by_pronoun(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let verbs = [&b"'s "[..], "’s ".as_bytes(), b"s ", b" is ", b" was "];
    // `shes 6`
    let run_on = pass.bytes.get(..end).is_some_and(|head| head.ends_with(b"hes"));
    let verb = verbs.iter().find(|verb| rest.starts_with(verb)).map(|verb| verb.len());
    let Some(verb) = verb.or((run_on && rest.starts_with(b" ")).then_some(1)) else { return };
    let from = end + verb;
    if let Some(until) = age_at(pass.bytes, from).filter(|until| closes(pass.bytes, *until)) {
        emit(pass, from, until, from, until);
    }
}

/// The age and the initials of somebody who is written of by initials: `J.R., 14, lives with`.
pub fn after_initials(pass: &mut Pass, start: usize) {
    let head = pass.bytes.get(..start).unwrap_or_default();
    let Some(head) = head.strip_suffix(b", ").or_else(|| head.strip_suffix(b" (")) else { return };
    let letters = head.iter().rev().take(6);
    let initials = letters
        .enumerate()
        .take_while(|(i, b)| if i % 2 == 0 { **b == b'.' } else { b.is_ascii_uppercase() });
    let length = initials.count() & !1;
    let from = head.len() - length;
    let begins =
        head.get(..from).and_then(<[u8]>::last).is_none_or(|b| matches!(b, b' ' | b'\n' | b'"' | b'('));
    let Some(until) = age_at(pass.bytes, start).filter(|_| length >= 4 && begins) else { return };
    let sex = usize::from(matches!(pass.bytes.get(until), Some(b'F' | b'M' | b'f' | b'm')));
    if !pass.bytes.get(until + sex).is_some_and(|b| matches!(b, b',' | b'.' | b';' | b')' | b' ')) {
        return;
    }
    pass.hits.push(Hit {
        start: from,
        end: head.len(),
        detector: id::PERSON_NAME,
        confidence: Confidence::Medium,
        level: Level::Near,
        role: None,
    });
    emit(pass, start, until, start, until + sex);
}

/// The ages in a row of a table, in the columns that are headed so.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    if !pass.table().is_headed(|g| g == list::AGE_LABELS) {
        return;
    }
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let from = at + cell.iter().take_while(|b| matches!(b, b' ' | b'"')).count();
        let whole = cell.trim_ascii().len();
        at += cell.len() + 1;
        let until = age_at(bytes, from).filter(|until| until - from == whole);
        if let Some(until) = until
            && headed(pass, from)
        {
            emit(pass, from, until, from, until);
        }
    }
}

/// Whether a word for age heads the column of the cell at `from`.
fn headed(pass: &mut Pass, from: usize) -> bool {
    let bytes = pass.bytes;
    let column = pass.table().column(bytes, from);
    pass.table().heads_of(column).any(|g| g == list::AGE_LABELS)
}

/// Where an age in years that begins at `from` ends.
pub fn age_at(bytes: &[u8], from: usize) -> Option<usize> {
    let digits = bytes.get(from..)?.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    (1..=2).contains(&digits).then_some(from + digits)
}

/// Whether a number ends its clause at `until`, so that it counts nothing that follows.
pub fn closes(bytes: &[u8], until: usize) -> bool {
    let rest = bytes.get(until..).unwrap_or_default();
    match rest {
        [] | [b',' | b';' | b')' | b'!' | b'?' | b'\n' | b'"', ..] => {
            !matches!(rest, [b',', next, ..] if next.is_ascii_digit())
        }
        [b'.', next, ..] => !next.is_ascii_digit(),
        [b'.'] => true,
        _ => {
            [&b" and "[..], b" but ", b" now", b" y ", b" so ", b" who "].iter().any(|w| rest.starts_with(w))
        }
    }
}

/// Whether a word after an age says that it is a thing's: `our 8 year old building`.
fn is_of_thing_behind(pass: &Pass, end: usize) -> bool {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix(b" ") else { return false };
    let length = rest.iter().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    is_listed(rest.get(..length).unwrap_or_default(), list::AGED_THINGS)
}

/// Whether what an age is said of is a thing: `the building is 40 years old`.
fn is_of_thing_before(pass: &Pass, from: usize) -> bool {
    const VERBS: [&[u8]; 8] =
        [b" is", b" was", b"'s", "’s".as_bytes(), b" are", b" were", b" turned", b" turns"];
    const ADVERBS: [&[u8]; 6] = [b" about", b" almost", b" nearly", b" now", b" over", b" already"];
    let head = pass.bytes.get(from.saturating_sub(REACH)..from).unwrap_or_default().trim_ascii_end();
    let head = ADVERBS.iter().find_map(|w| head.strip_suffix(*w)).unwrap_or(head);
    let Some(head) = VERBS.iter().find_map(|w| head.strip_suffix(*w)) else { return false };
    let length = head.iter().rev().take(16).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = head.get(head.len() - length..).unwrap_or_default();
    let one = word.strip_suffix(b"s").unwrap_or(word);
    is_listed(word, list::AGED_THINGS) || is_listed(one, list::AGED_THINGS)
}

/// Whether a rule or a range is meant, not somebody's age: `at least 18 years old`, `ages 3 to 5`, `12 and up`, and
/// the many of `10 year olds`.
fn is_bound(bytes: &[u8], from: usize, end: usize) -> bool {
    const BEFORE: [&[u8]; 6] = [b"under ", b"over ", b"than ", b"least ", b"until ", b"until age "];
    const BEHIND: [&[u8]; 6] = [b" or older", b" or younger", b" and older", b" and up", b" and under", b"+"];
    const TO: [&[u8]; 3] = [b" to ", b" through ", "–".as_bytes()];
    let head = bytes.get(from.saturating_sub(REACH)..from).unwrap_or_default();
    let rest = bytes.get(end..).unwrap_or_default();
    let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    let several = bytes.get(..end).is_some_and(|b| b.ends_with(b"olds"));
    several
        || BEFORE.iter().any(|w| head.ends_with(w))
        || BEHIND.iter().any(|w| rest.starts_with(w))
        || TO.iter().any(|w| head.strip_suffix(*w).is_some_and(|h| digit(h.last())))
        || TO.iter().any(|w| rest.strip_prefix(*w).is_some_and(|r| digit(r.first())))
}

/// An age after `aged` or `age:` that ends at `end`.
pub fn by_label(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let mut gap = rest
        .iter()
        .take(4)
        .take_while(|b| matches!(b, b' ' | b':' | b'=' | b'(' | b'"' | b'\'' | b'\t' | b'|'))
        .count();
    for word in [&b"of "[..], b"is "] {
        if rest.get(gap..).is_some_and(|r| r.starts_with(word)) {
            gap += word.len();
        }
    }
    let digits = rest.iter().skip(gap).take(4).take_while(|b| b.is_ascii_digit()).count();
    let from = end + gap;
    let until = from + digits;
    let after = pass.bytes.get(until).copied().unwrap_or(b' ');
    let further = pass.bytes.get(until + 1).is_some_and(u8::is_ascii_digit);
    let whole = !after.is_ascii_alphanumeric()
        && after != b'%'
        && !(further && matches!(after, b'.' | b'-' | b'/' | b'+' | b':'));
    let of_anybody = pass.bytes.get(..end).is_some_and(is_for_ages);
    if gap > 0 && (1..=3).contains(&digits) && whole && !of_anybody && !is_bound(pass.bytes, from, until) {
        emit(pass, from, until, from, until);
        others(pass, until);
    }
}

/// Whether a program's ages follow, not somebody's: `a class for ages 5 and 6`.
fn is_for_ages(head: &[u8]) -> bool {
    const LABEL: usize = b"for ages".len();
    head.get(head.len().saturating_sub(LABEL)..).is_some_and(|l| l.eq_ignore_ascii_case(b"for ages"))
}

/// The ages that go on with the one that ends at `until`: `7 & 4`, `3, 5 and 9`.
fn others(pass: &mut Pass, mut until: usize) {
    const JOINTS: [&[u8]; 8] = [b", and ", b" and ", b" & ", b"&", b", ", b"/", b" y ", b" e "];
    while let Some(joint) =
        JOINTS.iter().find(|j| pass.bytes.get(until..).is_some_and(|rest| rest.starts_with(j)))
    {
        let from = until + joint.len();
        let Some(end) = age_at(pass.bytes, from) else { return };
        let goes_on = JOINTS.iter().any(|j| pass.bytes.get(end..).is_some_and(|rest| rest.starts_with(j)));
        if is_bound(pass.bytes, from, end) || !(goes_on || closes(pass.bytes, end)) {
            return;
        }
        emit(pass, from, end, from, end);
        until = end;
    }
}

/// What stands before the age and sex of a patient, in small letters.
const BEFORE_SEX: [&[u8]; 8] = [b"(", b": ", b", ", b"\n", b"pt ", b"patient ", b"client ", b"ct "];
/// What follows them as charts begin, in small letters.
const BEHIND_SEX: [&[u8]; 19] = [
    b"with ",
    b"w/",
    b"c/o ",
    b"s/p ",
    b"h/o ",
    b"hx ",
    b"who ",
    b"presents ",
    b"presenting ",
    b"p/w ",
    b"here ",
    b"came ",
    b"admitted ",
    b"post ",
    b"dx ",
    b"known ",
    b"dnr",
    b"in for ",
    b"adm ",
];

/// The age and sex of a patient at `start`, as charts begin: `81F with`, `(34/F)`, and `34` of `(F, 34)`.
pub fn by_sex(pass: &mut Pass, start: usize) {
    let Some(until) = age_at(pass.bytes, start) else { return };
    let head = pass.bytes.get(..start).unwrap_or_default();
    let rest = pass.bytes.get(until..).unwrap_or_default();
    let sex = match rest {
        [b')', ..] if follows_sex(head) => 0,
        [b'F' | b'M' | b'f' | b'm', ..] => 1,
        [b'/' | b' ', b'F' | b'M' | b'f' | b'm', ..] => 2,
        _ => return,
    };
    if sex == 0 || begins_a_chart(head, rest.get(sex..).unwrap_or_default()) {
        emit(pass, start, until, start, until + sex);
    }
}

/// Whether a text ends in the sex that stands before an age: `(F, `.
fn follows_sex(head: &[u8]) -> bool {
    [&b"(f, "[..], b"(m, ", b"(f/", b"(m/", b"(f ", b"(m "].iter().any(|w| ends_in(head, w))
}

/// Whether an age and sex stand as at the beginning of a chart, between what is before and behind them.
fn begins_a_chart(head: &[u8], tail: &[u8]) -> bool {
    let begins = head.is_empty() || BEFORE_SEX.iter().any(|w| ends_in(head, w));
    let closed = tail.first() == Some(&b')') && head.last() == Some(&b'(');
    let next = tail.strip_prefix(b", ").or_else(|| tail.strip_prefix(b" ")).unwrap_or_default();
    let told = BEHIND_SEX.iter().any(|w| next.get(..w.len()).is_some_and(|n| n.eq_ignore_ascii_case(w)));
    begins && (closed || told)
}

fn part_of_more(bytes: &[u8], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    before.is_ascii_alphanumeric() || matches!(before, b'$' | b'.' | b'-' | b'/')
}

fn emit(pass: &mut Pass, from: usize, until: usize, start: usize, end: usize) {
    let years = pass.bytes.get(from..until).unwrap_or_default().iter().fold(0, |n, b| n * 10 + digit(*b));
    match years {
        0..=89 => pass.hit(start, end, id::AGE, Confidence::Medium, Level::Near),
        90..=125 => pass.hit(start, end, id::AGE_OVER_89, Confidence::Low, Level::Near),
        _ => {}
    }
}
