//! Tokens that say themselves what they are: `acme_pat_…`, `sk_prod_…`, `key-live-…`. Vendors mark their keys so since
//! GitHub recommended it (GitHub blog, "Behind GitHub's new authentication token formats").

use super::name;
use super::placeholder::{is_placeholder, is_text};
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::detect::{Confidence, checks, token};

/// Longest beginning before the word, and longest part between it and the body, in bytes.
const BEGINNING: usize = 24;
const PART: usize = 10;
/// Bytes of a body that mixes capitals, small letters and digits, and of one in hex.
const MIXED: usize = 20;
const HEX: usize = 32;

/// Looks at the token that the word at `start..end` is a part of; whether it is a key.
pub fn by_part(pass: &mut Pass, start: usize, end: usize) -> bool {
    let Some(body) = body(pass.bytes, end) else { return false };
    let head = pass.bytes.get(start.saturating_sub(BEGINNING)..start).unwrap_or_default();
    let beginning = head.iter().rev().take_while(|b| b.is_ascii_lowercase() || b"_-".contains(b)).count();
    let from = start - beginning;
    let open = pass.bytes.get(from.wrapping_sub(1)).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'/');
    let whole = pass.bytes.get(from..body).unwrap_or_default();
    let said = pass.bytes.get(from..start).is_some_and(name::is_public);
    if !open || said || is_placeholder(whole) || token::claims(pass.bytes, from) {
        return false;
    }
    pass.hit(from, body, id::GENERIC_SECRET, Confidence::High, Level::Label);
    true
}

/// Where the body ends that a joint and at most two short parts lead to from `end`.
fn body(bytes: &[u8], end: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..3 {
        let joint = *bytes.get(at).filter(|b| b"_-".contains(b))?;
        let rest = bytes.get(at + 1..)?;
        let length = rest.iter().take(200).take_while(|b| b.is_ascii_alphanumeric()).count();
        let part = rest.get(..length)?;
        let next = rest.get(length);
        if length >= MIXED {
            let closed = next.is_none_or(|b| !b"_-./".contains(b));
            let hex = length >= HEX && part.iter().all(u8::is_ascii_hexdigit);
            let drawn = checks::three_kinds(part) && !is_text(part) || hex && checks::made_key(part);
            return (closed && drawn).then_some(at + 1 + length);
        }
        let short = length <= PART && part.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !short || part.starts_with(b"sha") || part.starts_with(b"md5") || next != Some(&joint) {
            return None;
        }
        at += 1 + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> bool {
        text.find("pat").is_some_and(|at| body(text.as_bytes(), at + 3).is_some())
    }

    #[test]
    fn a_body_is_mixed_or_hex_and_ends_the_token() {
        for text in [
            "acme_pat_b7Qz81LkWm2Xy90PvRtJ",
            "pat-live-b7Qz81LkWm2Xy90PvRtJ",
            "acme_pat_v1_9f3c7a1e5d8b2406f1a7c3e9d5b80246",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "pat_of_butter_on_the_bread",
            "pat_9f3c7a1e5d8b",
            "pat_sha256_9f3c7a1e5d8b2406f1a7c3e9d5b80246",
            "pat-b7Qz81LkWm2Xy90PvRtJ-and-more",
            "pat b7Qz81LkWm2Xy90PvRtJ",
            "pat-aGFuZHJhaWwudGVzdC5hY21l",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
