//! Private members of JSON Web Keys (RFC 7517, RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1; RFC 8037).

use super::assignment;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::detect::{Confidence, checks};

/// How much of a key is read on each side of its `kty`, in bytes.
const REACH: usize = 4000;
/// The members that are private: exponents, primes and their kin, and symmetric keys.
const PRIVATE: [&[u8]; 7] = [b"d", b"p", b"q", b"dp", b"dq", b"qi", b"k"];

/// The private members of the key whose `kty` ends at `end`.
pub fn by_type(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let first = start.saturating_sub(REACH);
    let head = bytes.get(first..start).unwrap_or_default();
    let from = head.iter().rposition(|b| *b == b'{').map_or(start, |n| first + n);
    let tail = bytes.get(end..bytes.len().min(end + REACH)).unwrap_or_default();
    let until = tail.iter().position(|b| *b == b'}').map_or(end + tail.len(), |n| end + n);
    let mut at = from;
    for member in bytes.get(from..until).unwrap_or_default().split(|b| *b == b',') {
        let place = at;
        at += member.len() + 1;
        let Some(colon) = member.iter().position(|b| *b == b':') else { continue };
        let name = member.get(..colon).unwrap_or_default();
        let name: Vec<u8> = name.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
        if !PRIVATE.contains(&name.as_slice()) {
            continue;
        }
        let Some(value) = assignment::value(bytes, place + colon + 1) else { continue };
        let text = bytes.get(value.start..value.end).unwrap_or_default();
        let coded = text.iter().all(|b| b.is_ascii_alphanumeric() || b"-_=+/".contains(b));
        if text.len() >= 20 && coded && value.end <= until && checks::varied(text) {
            pass.hit(value.start, value.end, id::PRIVATE_KEY_PEM, Confidence::High, Level::Label);
        }
    }
}
