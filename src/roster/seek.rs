//! Asks a roster about the names and ids of a text. What is asked is bounded: names of two to five words whose first
//! word the quick filter lets pass, and tokens with digits of a length that ids on the roster have.

use super::Roster;
use super::words::{Gap, Word, words};
use crate::text::sort_by_place;

/// Most words of a name.
const MOST: usize = 5;
/// So many letters a name in small letters needs to be asked about: `an do` is one too.
const PLAIN_LETTERS: usize = 7;
/// The most bytes that an id has, once folded.
pub const LONGEST_ID: usize = 24;

/// What was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A name.
    Name,
    /// An id.
    Id,
}

/// A place where somebody on a roster is named or numbered, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub start: usize,
    pub end: usize,
    pub what: What,
    /// Whether it is written as a name or an id is: a name in capitals.
    pub sure: bool,
}

pub(super) fn matches(roster: &Roster, text: &str) -> Vec<Match> {
    let mut found = Vec::new();
    names(roster, text, &mut found);
    if roster.id_lengths != 0 {
        ids(roster, text, &mut found);
    }
    sort_by_place(&mut found, |m| (m.end, m.start));
    found
}

/// A word, and whether a name on the roster may begin with it.
type Asked = (Word, bool);

fn names(roster: &Roster, text: &str, found: &mut Vec<Match>) {
    let mut run: Vec<Asked> = Vec::with_capacity(MOST + 1);
    for word in words(text) {
        if word.gap == Gap::Break || word.letters().is_empty() {
            run.clear();
        }
        if word.letters().is_empty() {
            continue;
        }
        if run.len() == MOST {
            run.remove(0);
        }
        run.push((word, roster.first.may_hold(roster.hasher.quick(word.letters()))));
        for from in (0..run.len() - 1).rev() {
            let Some(some) = run.get(from..) else { break };
            match name(roster, some) {
                Some(hit) => found.push(hit),
                None if commas(some).count() > 1 => break,
                None => {}
            }
        }
    }
}

/// Places in a run of words before which a comma or a delimiter stands.
fn commas(words: &[Asked]) -> impl Iterator<Item = (usize, Gap)> + '_ {
    words.iter().enumerate().skip(1).map(|(n, (word, _))| (n, word.gap)).filter(|(_, gap)| *gap != Gap::Join)
}

/// The name that the words spell, if it is on the roster: as they stand, or `Last, First`.
fn name(roster: &Roster, words: &[Asked]) -> Option<Match> {
    let mut commas = commas(words);
    let on_it = match (commas.next(), commas.next()) {
        (None, _) => spelled(roster, words, &[]),
        (Some((at, gap)), None) => {
            let (last, first) = words.split_at_checked(at)?;
            spelled(roster, first, last) || gap == Gap::Cell && spelled(roster, words, &[])
        }
        _ => false,
    };
    let (begin, end) = (&words.first()?.0, &words.last()?.0);
    let sure = begin.capital && end.capital;
    let letters: usize = words.iter().map(|(word, _)| word.letters().len()).sum();
    (on_it && (sure || letters >= PLAIN_LETTERS)).then_some(Match {
        start: begin.start,
        end: end.end,
        what: What::Name,
        sure,
    })
}

/// Whether the words of two parts, one after the other, are on the roster, with initials in the middle or without.
fn spelled(roster: &Roster, head: &[Asked], tail: &[Asked]) -> bool {
    if !head.first().is_some_and(|(_, may_begin)| *may_begin) {
        return false;
    }
    let mut all = Vec::with_capacity(64);
    let mut without = Vec::with_capacity(64);
    for (n, (word, _)) in head.iter().chain(tail).enumerate() {
        all.extend_from_slice(word.letters());
        if n == 0 || !word.is_initial() {
            without.extend_from_slice(word.letters());
        }
    }
    roster.has_name(&all) || without.len() < all.len() && without.len() > 1 && roster.has_name(&without)
}

/// Tokens with digits, whole or in pieces.
fn ids(roster: &Roster, text: &str, found: &mut Vec<Match>) {
    let bytes = text.as_bytes();
    let inside = |b: &u8| b.is_ascii_alphanumeric() || *b >= 0x80 || b"-._".contains(b);
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_alphanumeric)) {
        let start = at + next;
        let length = bytes.get(start..).unwrap_or_default().iter().take_while(|b| inside(b)).count();
        at = start + length;
        let Some(token) = text.get(start..at).filter(|t| t.bytes().any(|b| b.is_ascii_digit())) else {
            continue;
        };
        let whole = token.trim_end_matches(['-', '.', '_']);
        if asked(roster, whole) {
            found.push(id(start, whole));
            continue;
        }
        for piece in whole.split(['-', '.', '_']).filter(|p| p.len() < whole.len() && asked(roster, p)) {
            found.push(id(start + (piece.as_ptr() as usize - token.as_ptr() as usize), piece));
        }
    }
}

fn id(start: usize, token: &str) -> Match {
    Match { start, end: start + token.len(), what: What::Id, sure: true }
}

fn asked(roster: &Roster, token: &str) -> bool {
    let mut folded = [0; LONGEST_ID];
    folded_id(token, &mut folded)
        .is_some_and(|length| roster.has_id(folded.get(..length).unwrap_or_default()))
}

/// Letters in capitals and digits, nothing else: how long they are. `None`: too long, no digit, or another letter.
pub(super) fn folded_id(token: &str, into: &mut [u8; LONGEST_ID]) -> Option<usize> {
    let mut length = 0;
    let mut digits = false;
    for byte in token.bytes().filter(|b| !b"-._ /#".contains(b)) {
        if !byte.is_ascii_alphanumeric() {
            return None;
        }
        digits |= byte.is_ascii_digit();
        *into.get_mut(length)? = byte.to_ascii_uppercase();
        length += 1;
    }
    digits.then_some(length)
}
