//! Credentials in HTTP headers, and encoded pairs of user and password as the files of Docker and npm keep them.

use super::assignment;
use super::placeholder::is_placeholder;
use super::spoken;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::detect::{Confidence, checks};
use crate::text::base64;

/// `Authorization: Bearer …` (RFC 9110 section 11.6.2), after the word that ends at `end`.
pub fn by_header(pass: &mut Pass, end: usize) {
    let Some(rest) = pass.bytes.get(end..) else { return };
    let gap = rest.iter().take(8).take_while(|b| b" \t\"':=,>]\\".contains(b)).count();
    if !rest.get(..gap).is_some_and(|g| g.iter().any(|b| b":=,".contains(b))) {
        return;
    }
    let mut at = end + gap;
    let scheme = pass.bytes.get(at..).unwrap_or_default();
    let length = scheme.iter().take(12).take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
    let named = length > 0 && scheme.get(length) == Some(&b' ');
    at += if named { length + 1 } else { 0 };
    let Some(value) = assignment::value(pass.bytes, at) else { return };
    let text = pass.bytes.get(value.start..value.end).unwrap_or_default();
    if !value.quoted && text.iter().any(|b| b"()[]{}".contains(b)) {
        return;
    }
    let basic = named && scheme.get(..length).is_some_and(|s| s.eq_ignore_ascii_case(b"basic"));
    let made =
        if basic { pair(text) } else { checks::entropy(text) >= 250 && text.iter().any(u8::is_ascii_digit) };
    if text.len() >= 8 && !is_placeholder(text) && !checks::dull(text) && made {
        pass.hit(value.start, value.end, id::HTTP_AUTH, Confidence::High, Level::Label);
    }
}

/// Whether the name of which `start..end` is the last part is a header's: it begins with `X-`, or stands behind `-H`.
pub fn is_named(bytes: &[u8], start: usize, end: usize) -> bool {
    let head = bytes.get(start.saturating_sub(48)..start).unwrap_or_default();
    let part = head.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b)).count();
    let (before, name) = head.split_at(head.len() - part);
    let own = name.get(..2).is_some_and(|n| n.eq_ignore_ascii_case(b"x-"));
    let flag = before.strip_suffix(b"\"").or(before.strip_suffix(b"'")).unwrap_or(before);
    let flagged = [&b"-H "[..], b"-H", b"header ", b"header="].iter().any(|f| flag.ends_with(f));
    (own || flagged) && bytes.get(end) == Some(&b':')
}

/// Whether a value is `user:password` in base64 (RFC 7617).
fn pair(text: &[u8]) -> bool {
    base64::decode(text).is_some_and(|pair| {
        let colon = pair.iter().position(|b| *b == b':');
        let shown = pair.iter().all(|b| b.is_ascii_graphic() || *b == b' ' || !b.is_ascii());
        shown && colon.and_then(|at| pair.get(at + 1..)).is_some_and(|secret| !is_placeholder(secret))
    })
}

/// `"auth": "…"` in Docker's `config.json` and `_auth=…` in `.npmrc`, after the word that ends at `end`.
pub fn by_auth(pass: &mut Pass, end: usize) {
    let Some(from) = assignment::sign(pass.bytes, end) else { return };
    let Some(value) = assignment::value(pass.bytes, from) else { return };
    let text = pass.bytes.get(value.start..value.end).unwrap_or_default();
    if text.len() >= 8 && pair(text) {
        pass.hit(value.start, value.end, id::HTTP_AUTH, Confidence::High, Level::Label);
    } else if pass.bytes.get(from) == Some(&b'(') {
        spoken::call(pass, from + 1);
    }
}
