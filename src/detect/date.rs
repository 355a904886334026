//! Dates, and dates of birth by their labels.

use super::checks::{day_exists as day, digit};
use super::hit::Level;
use super::number::bounded;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, digits::Run};

/// Who was born before this year is a matter of history: nobody lives that long.
const EARLIEST: u32 = 1905;

/// A date in figures, which a run begins with: `3/14/2012`, `14.03.2012`, `2012-03-14`.
pub fn numeric(pass: &mut Pass, run: &Run, index: usize) {
    let [a, b, ..] = run.separators;
    if run.count < 3 || a != b || !matches!(a, b'/' | b'-' | b'.') {
        return;
    }
    let (_, [i, j, k, ..]) = run.lengths_of(3);
    if !matches!([i, j, k], [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 2 | 4]) {
        return;
    }
    let mut values = [0u32; 3];
    let mut from = 0;
    for (value, length) in values.iter_mut().zip(run.lengths(3)) {
        let digits = run.digits().get(from..from + length).unwrap_or_default();
        *value = digits.iter().fold(0, |n, d| n * 10 + digit(*d));
        from += length;
    }
    let [x, y, z] = values;
    let valid = match [i, j, k] {
        [4, 1 | 2, 1 | 2] => year(x) && day(y, z),
        [1 | 2, 1 | 2, 4] => year(z) && (day(x, y) || day(y, x)),
        [1 | 2, 1 | 2, 2] => a != b'.' && (day(x, y) || day(y, x)),
        _ => false,
    };
    // Somebody's date of birth with a slip in it, or with points: `DOB 4/31/2009`, `DOB 3.12.89`.
    let said = |pass: &mut Pass| {
        let day_and_month = (1..=31).contains(&x) && (1..=31).contains(&y) && i < 4 && (k == 2 || year(z));
        day_and_month && pass.level_at(id::DOB, run.start) == Level::Label
    };
    let valid = valid || said(pass);
    let end = run.end(3);
    if valid && bounded(pass.bytes, run.start, end) {
        emit(pass, index, run.start, end, i + j + k > 5);
    }
}

fn year(n: u32) -> bool {
    (EARLIEST..=2100).contains(&n)
}

/// A date with the month's name at `start..end`: `March 15, 1989`, `15 de marzo de 1989`, `15-Mar-89`.
pub fn by_month(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let name = bytes.get(start..end).unwrap_or_default();
    if name.eq_ignore_ascii_case(b"may") && name.first() != Some(&b'M') {
        return;
    }
    let day_before = number_before(bytes, start);
    let after = skip(bytes, end, b" .-/");
    let day_after = number_at(bytes, after, 2).map(|(n, e)| (n, ordinal(bytes, e)));
    let (from, until, has_day) = match (day_before, day_after) {
        (Some((n, from)), _) if (1..=31).contains(&n) => (from, end, true),
        (_, Some((n, until))) if (1..=31).contains(&n) => (start, until, true),
        _ => (start, end, false),
    };
    let year_from = skip(bytes, skip_of(bytes, until), b" ,.-/'");
    let history = |(n, e): (u32, usize)| e - year_from == 4 && (1000..EARLIEST).contains(&n);
    if number_at(bytes, year_from, 4).is_some_and(history) {
        return;
    }
    let with_year = number_at(bytes, year_from, 4)
        .filter(|(n, e)| year(*n) || (*n < 100 && e - year_from == 2 && has_day));
    let end = with_year.map_or(until, |(_, e)| e);
    if (has_day || with_year.is_some()) && bounded(bytes, from, end) {
        let mark = pass.marks.partition_point(|m| (m.start as usize) < from);
        emit(pass, mark, from, end, has_day && with_year.is_some());
    }
}

/// A weekday at `start..end` with a part of the day or a time behind it: `Tuesday morning`, `Friday at 3 pm`. By
/// itself it says little about anybody.
pub fn by_weekday(pass: &mut Pass, start: usize, end: usize) {
    const PARTS: [&str; 9] = [
        " morning",
        " afternoon",
        " evening",
        " night",
        " por la mañana",
        " por la tarde",
        " por la noche",
        " at noon",
        " at midnight",
    ];
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let part = PARTS.into_iter().find(|p| rest.starts_with(p.as_bytes())).map(str::len);
    let time = || {
        let word = [&b" at "[..], b", ", b" "].into_iter().find(|w| rest.starts_with(w))?;
        let clock = rest.get(word.len()..)?;
        let length = clock.iter().take(5).take_while(|b| b.is_ascii_digit() || **b == b':').count();
        let tail = clock.get(length..)?;
        let half =
            [&b"am"[..], b"pm", b" am", b" pm", b" a.m.", b" p.m."].into_iter().find(|h| tail.starts_with(h));
        (length > 0 && (half.is_some() || clock.get(..length)?.contains(&b':')))
            .then(|| word.len() + length + half.map_or(0, <[u8]>::len))
    };
    if let Some(length) = part.or_else(time) {
        pass.hit(start, end + length, id::DATE, Confidence::Low, Level::Alone);
    }
}

fn skip(bytes: &[u8], at: usize, these: &[u8]) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take(3).take_while(|b| these.contains(b)).count()
}

/// Skips ` of`, ` de`, ` del`.
fn skip_of(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    [&b" del "[..], b" de ", b" of "].iter().find(|w| rest.starts_with(w)).map_or(at, |w| at + w.len())
}

fn ordinal(bytes: &[u8], at: usize) -> usize {
    let suffix = bytes.get(at..at + 2).unwrap_or_default();
    if [b"st", b"nd", b"rd", b"th"].iter().any(|s| suffix == *s) { at + 2 } else { at }
}

/// A number of at most `most` digits at `at` and its end.
fn number_at(bytes: &[u8], at: usize, most: usize) -> Option<(u32, usize)> {
    let rest = bytes.get(at..)?;
    let length = rest.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    let value = rest.get(..length)?.iter().fold(0, |n, b| n * 10 + digit(*b));
    (1..=most).contains(&length).then_some((value, at + length))
}

/// A day before a month's name, and where it starts.
fn number_before(bytes: &[u8], start: usize) -> Option<(u32, usize)> {
    let mut end = start;
    for word in [&b" de "[..], b" of "] {
        if bytes.get(..end)?.ends_with(word) {
            end -= word.len();
        }
    }
    while end > 0 && b" -/.".contains(bytes.get(end - 1)?) && start - end < 6 {
        end -= 1;
    }
    for suffix in [&b"st"[..], b"nd", b"rd", b"th"] {
        if bytes.get(..end)?.ends_with(suffix) {
            end -= 2;
        }
    }
    let from = end - bytes.get(..end)?.iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    let (value, _) = number_at(bytes, from, 2).filter(|(_, e)| *e == end)?;
    let whole = from == 0 || !bytes.get(from - 1)?.is_ascii_alphanumeric();
    whole.then_some((value, from))
}

fn emit(pass: &mut Pass, index: usize, start: usize, end: usize, full: bool) {
    let level = pass.level(id::DOB, index, start, end);
    let labelled = level == Level::Label || (level == Level::Near && full);
    if labelled {
        let sure = if level == Level::Label { Confidence::High } else { Confidence::Medium };
        pass.hit(start, end, id::DOB, sure, level);
    } else {
        pass.hit(start, end, id::DATE, Confidence::Medium, Level::Alone);
    }
}
