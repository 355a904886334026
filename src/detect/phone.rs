//! Telephone numbers: the North American plan, and international numbers with `+`.

use super::Confidence;
use super::digits::{FEWEST, Run};
use super::hit::Level;
use super::number::bounded;
use super::pass::Pass;
use super::tables::id;

/// Country calling codes of one and two digits (ITU-T E.164 annex); all others have three.
const SHORT_CODES: [u8; 46] = [
    1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57,
    58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
];

/// Looks for a telephone number in the run.
pub fn at(pass: &mut Pass, run: &Run, index: usize) {
    let opening =
        |n: usize| run.start.checked_sub(n).and_then(|i| pass.bytes.get(i)).copied().unwrap_or(b' ');
    let plus = opening(1) == b'+' || (opening(1) == b'(' && opening(2) == b'+');
    for n in (1..=run.count).rev().take_while(|n| run.first(*n).len() >= FEWEST) {
        let found = if plus { international(run, n) } else { national(run, n).or_else(|| loose(run, n)) };
        let Some(shape) = found else { continue };
        let start = run.start - usize::from(plus || opening(1) == b'(');
        let end = extension(pass.bytes, run.end(n));
        let shape = if shape == Shape::Bare && end > run.end(n) { Shape::Formatted } else { shape };
        if bounded(pass.bytes, run.start, end) && emit(pass, start, end, index, shape, plus) {
            return;
        }
    }
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// In the plan's own groups, or with `+`.
    Formatted,
    /// Ten digits in one piece.
    Bare,
    /// The plan's groups with digits that the plan does not give out, as people write in examples.
    Loose,
    /// Groups of some other plan, behind the 0 that most plans dial within a country.
    Trunk,
    /// Groups of some other plan.
    Labelled,
}

fn national(run: &Run, n: usize) -> Option<Shape> {
    let (count, lengths) = run.lengths_of(n);
    let lengths = lengths.get(..count)?;
    let shape = match lengths {
        [1, 3, 3, 4] | [3, 3, 4] | [1, 3, 7] | [3, 7] | [4, 3, 4] | [1, 10] => Shape::Formatted,
        [10] | [11] => Shape::Bare,
        _ => return None,
    };
    let digits = match run.first(n) {
        [b'1', rest @ ..] if rest.len() == 10 => rest,
        all if all.len() == 10 => all,
        _ => return None,
    };
    let slashes = run.separators.iter().take(n.saturating_sub(1)).skip(1).any(|s| *s == b'/');
    match (nanp(digits), shape) {
        (true, _) if !slashes => Some(shape),
        (false, Shape::Formatted) if !slashes && digits.first() > Some(&b'1') => Some(Shape::Loose),
        (false, Shape::Bare) => Some(Shape::Loose),
        _ => None,
    }
}

/// Seven to thirteen digits, or six in groups, believed after a label only unless they stand behind a 0.
fn loose(run: &Run, n: usize) -> Option<Shape> {
    if n < run.count {
        return None;
    }
    let (count, lengths) = run.lengths_of(n);
    let lengths = lengths.get(..count)?;
    let digits = run.first(n);
    let year = |place: usize| matches!(digits.get(place..place + 2), Some(b"19" | b"20"));
    let date = (lengths == [4, 2, 2] && year(0)) || (lengths == [2, 2, 4] && year(4));
    // A Social Security number, whatever stands before it: no plan groups so.
    let social = lengths == [3, 2, 4] && run.uniform(n, b"-");
    let least = if n > 1 { FEWEST } else { 7 };
    if date || social || !(least..=13).contains(&digits.len()) {
        return None;
    }
    Some(if trunk(run, lengths, digits) { Shape::Trunk } else { Shape::Labelled })
}

/// A number as it is dialled within most countries: one 0, then nine or ten digits in groups of two or more with one
/// kind of separator between them (national formats of libphonenumber's metadata). Pairs in rising order are hours.
fn trunk(run: &Run, lengths: &[u8], digits: &[u8]) -> bool {
    let rising = || digits.chunks(2).zip(digits.chunks(2).skip(1)).all(|(a, b)| a < b);
    let pairs = lengths.iter().all(|l| *l == 2);
    let dotted = run.separators.first() == Some(&b'.');
    matches!(digits, [b'0', b'1'..=b'9', ..])
        && (10..=11).contains(&digits.len())
        && lengths.len() > 1
        && lengths.iter().all(|l| (2..=7).contains(l))
        && run.uniform(lengths.len(), b" -.")
        && (!dotted || pairs)
        && !(pairs && rising())
}

/// Area code 2-9, 0-8, any; exchange from 2; neither ending in 11 (NANPA, Central Office Code Guidelines).
fn nanp(digits: &[u8]) -> bool {
    let [a, b, c, x, y, z, ..] = digits else { return false };
    (b'2'..=b'9').contains(a)
        && *b != b'9'
        && [*b, *c] != *b"11"
        && (b'2'..=b'9').contains(x)
        && [*y, *z] != *b"11"
}

fn international(run: &Run, n: usize) -> Option<Shape> {
    let digits = run.first(n);
    let code = |n: usize| digits.iter().take(n).fold(0u32, |c, b| c * 10 + u32::from(b - b'0'));
    let short = |n: usize| u8::try_from(code(n)).is_ok_and(|c| SHORT_CODES.contains(&c));
    let known = short(1)
        || short(2)
        || matches!(code(3), 210..=299 | 350..=389 | 420..=429 | 500..=599 | 670..=699 | 800..=899 | 960..=999);
    let least = if short(1) || short(2) { 8 } else { 7 };
    let length = if digits.first() == Some(&b'1') { 11..=11 } else { least..=15 };
    (known && length.contains(&digits.len()) && digits.first() != Some(&b'0')).then_some(Shape::Formatted)
}

/// Takes an extension along: `x204`, `ext. 204`.
fn extension(bytes: &[u8], end: usize) -> usize {
    let rest = bytes.get(end..).unwrap_or_default();
    let spaces = rest.iter().take(2).take_while(|b| **b == b' ' || **b == b',').count();
    let word = rest.get(spaces..).unwrap_or_default();
    let marker = [&b"extension"[..], b"ext.", b"ext", b"x"]
        .into_iter()
        .find(|m| word.get(..m.len()).is_some_and(|w| w.eq_ignore_ascii_case(m)));
    let Some(marker) = marker else { return end };
    let rest = word.get(marker.len()..).unwrap_or_default();
    let spaces_after = rest.iter().take(2).take_while(|b| **b == b' ' || **b == b':').count();
    let digits = rest.get(spaces_after..).unwrap_or_default();
    let digits = digits.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || digits > 6 { end } else { end + spaces + marker.len() + spaces_after + digits }
}

/// Whether a number is written in groups.
fn grouped(bytes: &[u8], start: usize, end: usize) -> bool {
    bytes.get(start..end).is_some_and(|n| n.iter().any(|b| matches!(b, b' ' | b'-' | b'.' | b'/')))
}

fn emit(pass: &mut Pass, start: usize, end: usize, index: usize, shape: Shape, plus: bool) -> bool {
    let detector = if plus { id::PHONE_INTL } else { id::PHONE_US };
    // What speaks for one kind of telephone number speaks for the other.
    let other = if plus { id::PHONE_US } else { id::PHONE_INTL };
    let level = if shape == Shape::Labelled {
        // Without a label, only words behind it can make it one.
        let labelled = pass.may_be_labelled(start)
            && [detector, other].iter().any(|of| pass.level_at(*of, start) == Level::Label);
        if labelled {
            Level::Label
        } else if grouped(pass.bytes, start, end) && pass.follows(detector, index, end) {
            Level::Near
        } else {
            return false;
        }
    } else {
        match pass.level(detector, index, start, end) {
            Level::Label => Level::Label,
            level => level.max(pass.level(other, index, start, end)),
        }
    };
    let sure = match (shape, level) {
        (Shape::Formatted, _) | (Shape::Bare, Level::Label) => Confidence::High,
        (Shape::Bare | Shape::Loose, Level::Near)
        | (Shape::Trunk | Shape::Labelled, _)
        | (_, Level::Label) => Confidence::Medium,
        (Shape::Bare, _) if pass.is_all(start, end) => Confidence::Medium,
        (Shape::Loose, Level::Alone) if pass.bytes.get(start..end).is_some_and(|t| t.len() > 11) => {
            Confidence::Medium
        }
        _ => return false,
    };
    if level < Level::Label && pass.rejects(detector, start) {
        return false;
    }
    pass.hit(start, end, detector, sure, level);
    true
}
