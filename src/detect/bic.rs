//! Business identifier codes: capitals that may hold no digit, believed after their label.

use super::hit::Level;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, checks};

/// A code after a label that ends at `end`: `SWIFT code: DEUTDEFF`.
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
    let code = rest.get(at..).unwrap_or_default();
    let length = code.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
    if at > 0 && code.get(..length).is_some_and(checks::bic) {
        pass.hit(end + at, end + at + length, id::SWIFT_BIC, Confidence::High, Level::Label);
    }
}
