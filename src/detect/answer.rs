//! Answers to security questions: a name or quoted words after `mother's maiden name`, `first pet` and their like.

use super::Confidence;
use super::hit::Level;
use super::lex::is_word_byte;
use super::pass::Pass;
use super::tables::id;

/// An answer after a label that ends at `end`.
pub fn by_label(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let rest = bytes.get(end..).unwrap_or_default();
    let gap = rest.iter().take(6).take_while(|b| b" :=\"'`-".contains(b)).count();
    let lead = rest.get(..gap).unwrap_or_default();
    let mut told = lead.iter().any(|b| b":=\"".contains(b));
    let mut at = end + gap;
    for verb in [&b"is "[..], b"was ", b"es ", b"era "] {
        if gap > 0 && bytes.get(at..).is_some_and(|r| r.starts_with(verb)) {
            at += verb.len();
            told = true;
        }
    }
    at += usize::from(matches!(bytes.get(at), Some(b'"' | b'\'')));
    let label =
        |l: &[u8]| bytes.get(end.wrapping_sub(l.len())..end).is_some_and(|t| t.eq_ignore_ascii_case(l));
    told |= gap == 1 && (label(b"maiden name") || label(b"first pet"));
    let tail = bytes.get(at..).unwrap_or_default();
    let length = tail.iter().take(32).take_while(|b| is_word_byte(**b)).count();
    let named = tail.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80);
    if told && named && (2..=31).contains(&length) {
        pass.hit(at, at + length, id::SECURITY_QA, Confidence::High, Level::Label);
    }
}
