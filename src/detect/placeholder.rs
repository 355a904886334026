//! The placeholders that redaction puts in: never findings themselves.

use super::hit::Hit;

/// Whether a hit touches text of the form `[Words 1]`.
pub fn covers(text: &str, hit: &Hit) -> bool {
    let bytes = text.as_bytes();
    let inner = |b: &u8| b.is_ascii_alphanumeric() || b" -'".contains(b);
    let head = bytes.get(..hit.start + 1).unwrap_or_default();
    let open = head.iter().rev().take(48).position(|b| *b == b'[').map(|n| hit.start - n);
    let Some(open) = open else { return false };
    let body = bytes.get(open + 1..).unwrap_or_default();
    let length = body.iter().take(48).take_while(|b| inner(b)).count();
    let text = body.get(..length).unwrap_or_default();
    let number = text.rsplit(|b| *b == b' ').next().unwrap_or_default();
    let numbered = !number.is_empty() && number.len() < text.len() && number.iter().all(u8::is_ascii_digit);
    body.get(length) == Some(&b']') && numbered && hit.start < open + 1 + length
}
