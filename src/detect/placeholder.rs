//! The placeholders that redaction puts in: never findings themselves.

use super::hit::Hit;

/// Whether a text may hold placeholders at all.
pub fn any(text: &str) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    text.match_indices(']').any(|(at, _)| at.checked_sub(1).is_some_and(digit))
}

/// Whether a hit touches text of the form `[Words 1]`.
pub fn covers(text: &str, hit: &Hit) -> bool {
    holds(text.as_bytes(), hit.start)
}

/// Whether the byte at `start` lies in text of the form `[Words 1]`.
pub fn holds(bytes: &[u8], start: usize) -> bool {
    let inner = |b: &u8| b.is_ascii_alphanumeric() || b" -'".contains(b);
    let head = bytes.get(..start + 1).unwrap_or_default();
    let open = head.iter().rev().take(48).take_while(|b| **b == b'[' || inner(b));
    let open = open.enumerate().find(|(_, b)| **b == b'[').map(|(n, _)| start - n);
    let Some(open) = open else { return false };
    let body = bytes.get(open + 1..).unwrap_or_default();
    let length = body.iter().take(48).take_while(|b| inner(b)).count();
    let text = body.get(..length).unwrap_or_default();
    let number = text.rsplit(|b| *b == b' ').next().unwrap_or_default();
    let numbered = !number.is_empty() && number.len() < text.len() && number.iter().all(u8::is_ascii_digit);
    body.get(length) == Some(&b']') && numbered && start < open + 1 + length
}
