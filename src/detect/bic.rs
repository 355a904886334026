//! Business identifier codes: capitals that may hold no digit, believed after their label, or where the text is
//! nothing else.

use super::hit::Level;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, checks};

/// A code after a label that ends at `end`: `SWIFT code: DEUTDEFF`, `BIC ABNA NL 2A`.
pub fn by_label(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let gap = |rest: &[u8]| rest.iter().take(8).take_while(|b| b" \t:=.,#/()-".contains(b)).count();
    let mut at = gap(rest);
    for word in [&b"code"[..], b"number", b"is", b"es"] {
        let here = rest.get(at..).unwrap_or_default();
        if here.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word)) {
            let after = here.get(word.len()..).unwrap_or_default();
            at += word.len() + gap(after);
        }
    }
    if at > 0
        && let Some(length) = code(rest.get(at..).unwrap_or_default())
    {
        pass.hit(end + at, end + at + length, id::SWIFT_BIC, Confidence::High, Level::Label);
    }
}

/// A text that is nothing but a code and a few signs.
pub fn lone(pass: &mut Pass) {
    const LONGEST: usize = 22;
    let text = pass.bytes;
    let sign = |b: &u8| !b.is_ascii_alphanumeric();
    let Some(start) = text.iter().take(LONGEST).position(|b| !sign(b)) else { return };
    if let Some(length) = text.get(start..).filter(|_| text.len() <= LONGEST).and_then(code)
        && text.get(start + length..).is_some_and(|tail| tail.iter().all(sign))
    {
        pass.hit(start, start + length, id::SWIFT_BIC, Confidence::Medium, Level::Near);
    }
}

/// The length of a code at the start of `text`: in one piece, or bank, country, place and branch set apart by blanks.
fn code(text: &[u8]) -> Option<usize> {
    let whole = text.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
    if text.get(..whole).is_some_and(checks::bic) {
        return Some(whole);
    }
    let mut compact = Vec::with_capacity(11);
    let mut found = None;
    let mut at = 0;
    for size in [4, 2, 2, 3] {
        let Some(part) = text.get(at..at + size) else { break };
        let free = !text.get(at + size).is_some_and(u8::is_ascii_alphanumeric);
        if !part.iter().all(u8::is_ascii_alphanumeric) || !free {
            break;
        }
        compact.extend_from_slice(part);
        at += size;
        found = Some(at).filter(|_| checks::bic(&compact)).or(found);
        if text.get(at) != Some(&b' ') {
            break;
        }
        at += 1;
    }
    found
}
