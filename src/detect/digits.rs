//! Runs of digit groups: telephone numbers, payment cards, IP addresses, coordinates.

use super::hit::Level;
use super::number::bounded;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, checks, phone};

/// Most groups that are read.
const GROUPS: usize = 8;
/// Most digits of one group, and of all.
const DIGITS: (usize, usize) = (20, 40);
/// Fewest digits of a telephone number; a payment card has more.
pub const FEWEST: usize = 6;

/// Groups of digits with short separators between them.
pub struct Run {
    pub start: usize,
    /// First separator byte after each group; 0 for none.
    pub separators: [u8; GROUPS],
    pub count: usize,
    /// The length of each group.
    lengths: [u8; GROUPS],
    /// How many digits it and those before it have.
    totals: [u8; GROUPS],
    /// Where each ends, from the start.
    ends: [u8; GROUPS],
    digits: [u8; DIGITS.1],
}

impl Run {
    /// Reads the run at `start`; `None` when no digit stands there or a group is too long to matter.
    pub fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let none = [0; GROUPS];
        let (separators, lengths, totals, ends) = (none, none, none, none);
        let mut run = Self { start, separators, count: 0, lengths, totals, ends, digits: [0; DIGITS.1] };
        let rest = bytes.get(start..)?;
        let (mut at, mut total) = (0, 0);
        while run.count < GROUPS {
            let tail = rest.get(at..)?;
            let group = figures(tail);
            if group == 0 || total + group > run.digits.len() {
                break;
            }
            for (to, from) in run.digits.get_mut(total..total + group)?.iter_mut().zip(tail) {
                *to = *from;
            }
            (total, at) = (total + group, at + group);
            *run.lengths.get_mut(run.count)? = group as u8;
            *run.totals.get_mut(run.count)? = total as u8;
            *run.ends.get_mut(run.count)? = at as u8;
            run.count += 1;
            let Some(gap) = gap(rest, at) else { break };
            *run.separators.get_mut(run.count - 1)? = *rest.get(at)?;
            at += gap;
        }
        (run.count > 0).then_some(run)
    }

    /// The lengths of the first `n` groups.
    pub fn lengths(&self, n: usize) -> impl Iterator<Item = usize> + '_ {
        self.lengths.iter().take(n).map(|length| usize::from(*length))
    }

    /// How many of the first `n` groups there are, and their lengths.
    pub fn lengths_of(&self, n: usize) -> (usize, [u8; GROUPS]) {
        (n.min(self.count), self.lengths)
    }

    /// All digits, one behind the other.
    pub fn digits(&self) -> &[u8] {
        &self.digits
    }

    /// The digits of the first `n` groups.
    pub fn first(&self, n: usize) -> &[u8] {
        let total = n.min(self.count).checked_sub(1).and_then(|i| self.totals.get(i)).copied();
        self.digits.get(..total.map_or(0, usize::from)).unwrap_or_default()
    }

    /// Where the first `n` groups end.
    pub fn end(&self, n: usize) -> usize {
        let end = n.checked_sub(1).and_then(|i| self.ends.get(i)).copied();
        self.start + end.map_or(0, usize::from)
    }

    /// Whether the first `n` groups are joined by one and the same separator.
    pub fn uniform(&self, n: usize, allowed: &[u8]) -> bool {
        let mut joints = self.separators.iter().take(n.saturating_sub(1));
        let first = joints.next();
        first.is_none_or(|s| allowed.contains(s)) && joints.all(|s| Some(s) == first)
    }
}

/// How many digits a text begins with, as far as it matters.
fn figures(text: &[u8]) -> usize {
    text.iter().take(DIGITS.0).take_while(|b| b.is_ascii_digit()).count()
}

/// The length of what stands at `at` between two groups of digits, if it does.
fn gap(text: &[u8], at: usize) -> Option<usize> {
    let tail = text.get(at..)?;
    let gap =
        tail.iter().take(3).take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'/' | b'(' | b')')).count();
    (gap > 0 && tail.get(gap).is_some_and(u8::is_ascii_digit)).then_some(gap)
}

/// Whether the digits at `start`, so many in one piece, can be the beginning of anything that is read from groups.
pub fn matter(bytes: &[u8], start: usize, figures: usize) -> bool {
    figures >= FEWEST || gap(bytes, start + figures).is_some()
}

/// Whether a number of several groups may begin with the digits at `start`, of which the first group has `figures`.
pub fn begin(pass: &mut Pass, start: usize, figures: usize) -> bool {
    let next = pass.bytes.get(start + figures).copied().unwrap_or(b' ');
    let begins = match figures {
        1 => matches!(next, b'-' | b'.' | b' ') && pass.bytes.get(start) == Some(&b'1') || next == b'.',
        2 => next == b'.',
        3 | 4 => true,
        10..=19 => true,
        _ => false,
    };
    let opens =
        || start.checked_sub(1).and_then(|i| pass.bytes.get(i)).is_some_and(|b| matches!(b, b'+' | b'('));
    begins || opens() || pass.label_close(start)
}

/// Looks at a run, of which the first group has `figures`.
pub fn at(pass: &mut Pass, run: &Run, index: usize, figures: usize) {
    let point = pass.bytes.get(run.start + figures) == Some(&b'.');
    let told = ip(pass, run) || point && figures <= 3 && coordinates(pass, run.start);
    if !told {
        card(pass, run, index);
        phone::at(pass, run, index);
    }
}

/// Four numbers up to 255 between dots, and no fifth (RFC 791).
fn ip(pass: &mut Pass, run: &Run) -> bool {
    let dotted = run.count >= 4 && run.uniform(4, b".") && run.separators.first() == Some(&b'.');
    if !dotted || run.separators.get(3) == Some(&b'.') {
        return false;
    }
    let end = run.end(4);
    let octet =
        |part: &str| part.len() <= 3 && !part.is_empty() && part.parse::<u32>().is_ok_and(|n| n < 256);
    let text = pass.text.get(run.start..end).unwrap_or_default();
    if text.split('.').all(octet) && bounded(pass.bytes, run.start, end) {
        let level = pass.level_before(id::IP_ADDRESS, run.start);
        if level > Level::Alone || !pass.rejects(id::IP_ADDRESS, run.start) {
            pass.hit(run.start, end, id::IP_ADDRESS, Confidence::High, level);
        }
    }
    true
}

/// Two decimal degrees with four places or more each: `47.6062, -122.3321`.
fn coordinates(pass: &mut Pass, start: usize) -> bool {
    let degrees = |at: usize, limit: u32| {
        let rest = pass.bytes.get(at..)?;
        let whole = rest.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let value = rest.get(..whole)?.iter().fold(0, |n, &b| n * 10 + checks::digit(b));
        let places = rest.get(whole + 1..)?.iter().take(16).take_while(|b| b.is_ascii_digit()).count();
        (rest.get(whole) == Some(&b'.') && (1..=3).contains(&whole) && value <= limit && places >= 4)
            .then_some(at + whole + 1 + places)
    };
    let Some(first) = degrees(start, 90) else { return false };
    let gap = pass.bytes.get(first..).unwrap_or_default();
    let gap = gap.iter().take(3).take_while(|b| matches!(b, b',' | b' ')).count();
    let minus = usize::from(pass.bytes.get(first + gap) == Some(&b'-'));
    let Some(end) = degrees(first + gap + minus, 180).filter(|_| gap > 0) else { return false };
    let signed = start.checked_sub(1).and_then(|i| pass.bytes.get(i)) == Some(&b'-');
    let start = start - usize::from(signed);
    if bounded(pass.bytes, start, end) {
        let level = pass.level_before(id::GPS, start);
        let sure = if level > Level::Alone { Confidence::High } else { Confidence::Medium };
        pass.hit(start, end, id::GPS, sure, level);
    }
    true
}

/// A payment card: 12 to 19 digits, whole or in the groups that cards are printed in.
fn card(pass: &mut Pass, run: &Run, index: usize) {
    for n in (1..=run.count.min(5)).rev() {
        let value = run.first(n);
        if value.len() < 12 {
            return;
        }
        if value.len() > 19 || !run.uniform(n, b" -.") || !card_groups(run, n) {
            continue;
        }
        let end = run.end(n);
        if !bounded(pass.bytes, run.start, end) {
            continue;
        }
        if let Some((confidence, level)) = card_confidence(pass, value, index, run.start, end) {
            pass.hit(run.start, end, id::CARD_PAN, confidence, level);
            return;
        }
    }
}

fn card_groups(run: &Run, n: usize) -> bool {
    let (count, lengths) = run.lengths_of(n);
    match lengths.get(..count) {
        Some([_] | [4, 6, 4 | 5]) => true,
        Some([4, 4, 4, rest @ ..]) => rest.iter().all(|l| *l <= 4),
        _ => false,
    }
}

fn card_confidence(
    pass: &mut Pass,
    value: &[u8],
    index: usize,
    start: usize,
    end: usize,
) -> Option<(Confidence, Level)> {
    let level = pass.level(id::CARD_PAN, index, start, end);
    if checks::test_card(value) {
        return Some((Confidence::Low, level));
    }
    if checks::card(value) {
        let plus = start.checked_sub(1).and_then(|i| pass.bytes.get(i)) == Some(&b'+');
        let against = level == Level::Alone && (plus || pass.rejects(id::CARD_PAN, start));
        return (!against).then_some((Confidence::High, level));
    }
    (level > Level::Alone && checks::luhn_card(value)).then_some((Confidence::Medium, level))
}
