//! Markings of documents: `Internal use only` on a line of its own, `This memo is confidential.` Words that a sentence
//! uses in passing mark nothing.

use super::Confidence;
use super::hit::Level;
use super::pass::Pass;
use super::tables::{id, list};
use super::words::is_listed;

/// How far before a marking its line is looked at, in bytes.
const LINE: usize = 120;
/// A label so long is a notice that is said nowhere else, in bytes.
const NOTICE: usize = 33;
/// What a marking of distribution goes on with: `not for distribution outside the district`.
const BOUNDS: [&[u8]; 8] =
    [b" outside", b" beyond", b" without", b" until", b" unless", b" intended", b" that is", b" which is"];

/// Detectors whose labels are markings.
pub fn marks(detector: u16) -> bool {
    matches!(
        detector,
        id::CONFIDENTIAL_MARK
            | id::ATTORNEY_CLIENT
            | id::CUI_LES
            | id::HIPAA_FERPA_FOOTER
            | id::PART2_NOTICE
            | id::EXEC_SESSION
    )
}

/// A marking at `start..end`, if it is set apart from the sentences around it.
pub fn by_words(pass: &mut Pass, detector: u16, start: usize, end: usize) {
    let bytes = pass.bytes;
    let set_apart = end - start >= NOTICE || opens(bytes, start) && closes(bytes, end);
    if set_apart && !is_asked(bytes, end) {
        pass.hit(start, end, detector, Confidence::High, Level::Label);
    }
}

/// Whether the line of a marking is a question.
fn is_asked(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or_default();
    let line = rest.iter().take(LINE).take_while(|b| !b".!\n".contains(b));
    line.last() == Some(&b'?')
}

/// Whether nothing stands before a marking on its line, or in its sentence, but signs and what it marks.
fn opens(bytes: &[u8], start: usize) -> bool {
    let head = bytes.get(start.saturating_sub(LINE)..start).unwrap_or_default();
    let ends = |w: &[u8]| matches!(w, [b'.' | b'!', b' '] | [_, b'\n']);
    let from = head.windows(2).rposition(ends).map_or(0, |at| at + 2);
    let before = head.get(from..).unwrap_or_default();
    let word = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
    let known = |w: &[u8]| w.is_empty() || is_listed(&w.to_ascii_lowercase(), list::MARKED_THINGS);
    !before.ends_with(b"'") && before.split(|b| !word(b)).all(known)
}

/// Whether a marking ends its line or sentence at `end`.
fn closes(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or_default();
    let signs = rest.iter().take_while(|b| b" *_\"'".contains(b)).count();
    let tail = rest.get(signs..).unwrap_or_default();
    let dash = signs > 0 && matches!(tail, [b'-' | 0xE2, ..]);
    let until = bytes.get(..end).is_some_and(|m| m.ends_with(b"until"));
    dash || until
        || tail.first().is_none_or(|b| b"\r\n.:;/|)]!".contains(b))
        || BOUNDS.iter().any(|w| rest.starts_with(w))
}
