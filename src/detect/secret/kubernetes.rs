//! Values of a Kubernetes Secret manifest: base64 under `data`, plain under `stringData` (kubernetes.io, Secrets).

use super::assignment;
use super::placeholder::is_placeholder;
use crate::detect::Confidence;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::text::base64;

/// How much of a manifest is read on each side of its kind, in bytes.
const REACH: usize = 2000;
/// How many values of one manifest are taken.
const MOST: usize = 24;
/// A decoded value this short may stand for a secret and be none.
const SHORT: usize = 16;
/// `-----BEGIN CERT` in base64: anybody may see a certificate.
const CERTIFICATE: &[u8] = b"LS0tLS1CRUdJTiBDRVJU";

/// Looks at the manifest around the word `Secret` at `start..end`, if that is its kind; says whether it is.
pub fn by_kind(pass: &mut Pass, start: usize, end: usize) -> bool {
    let bytes = pass.bytes;
    let head = bytes.get(start.saturating_sub(12)..start).unwrap_or_default();
    let kept = head.len() - head.iter().rev().take_while(|b| b" \"'".contains(b)).count();
    if !head.get(..kept).is_some_and(|h| h.ends_with(b"kind:")) {
        return false;
    }
    let (from, until) = document(bytes, start, end);
    let mut section: Option<(usize, bool)> = None;
    let mut taken = 0;
    let mut at = from;
    for line in bytes.get(from..until).unwrap_or_default().split_inclusive(|b| *b == b'\n') {
        let place = at;
        at += line.len();
        let indent = line.iter().take_while(|b| b" \t".contains(b)).count();
        let text = line.trim_ascii();
        if text == b"data:" || text == b"stringData:" {
            section = Some((indent, text == b"data:"));
            continue;
        }
        let Some((depth, encoded)) = section else { continue };
        if indent <= depth && !text.is_empty() {
            section = None;
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':').filter(|_| taken < MOST) else { continue };
        taken += usize::from(entry(pass, place + colon + 1, encoded));
    }
    true
}

/// The document of a stream that the bytes `start..end` lie in, as far as it is read.
fn document(bytes: &[u8], start: usize, end: usize) -> (usize, usize) {
    let first = start.saturating_sub(REACH);
    let head = bytes.get(first..start).unwrap_or_default();
    let tail = bytes.get(end..bytes.len().min(end + REACH)).unwrap_or_default();
    let rule = |w: &[u8]| w == b"\n---";
    let from = head.windows(4).rposition(rule).map_or(first, |n| first + n + 4);
    (from, tail.windows(4).position(rule).map_or(end + tail.len(), |n| end + n))
}

fn entry(pass: &mut Pass, from: usize, encoded: bool) -> bool {
    let Some(value) = assignment::value(pass.bytes, from) else { return false };
    let text = pass.bytes.get(value.start..value.end).unwrap_or_default();
    let letter = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    let secret = if encoded {
        text.len() >= 8
            && text.len().is_multiple_of(4)
            && text.iter().all(letter)
            && !text.starts_with(CERTIFICATE)
            && base64::decode(text)
                .is_none_or(|plain| plain.len() > SHORT || !is_placeholder(plain.trim_ascii()))
    } else {
        text.len() >= 4 && !is_placeholder(text)
    };
    if secret {
        pass.hit(value.start, value.end, id::GENERIC_SECRET, Confidence::High, Level::Label);
    }
    secret
}
