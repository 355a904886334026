//! Secrets by what they are called: `password: …`, `api_key = "…"`.

use super::hit::Level;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, checks};

/// Looks for a value after the word at `start..end`, one of the words that name a secret.
pub fn by_word(pass: &mut Pass, start: usize, end: usize) {
    let name = pass.text.get(start..end).unwrap_or_default().to_ascii_lowercase();
    let password = ["pass", "pwd", "contrase", "clave"].iter().any(|p| name.contains(p));
    let Some(after) = assignment(pass.bytes, end, password) else { return };
    let Some((from, until)) = value(pass.bytes, after) else { return };
    let text = pass.bytes.get(from..until).unwrap_or_default();
    if is_placeholder(text) {
        return;
    }
    if password {
        if password_like(text) {
            pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
        }
    } else if key_like(text) {
        pass.hit(from, until, id::GENERIC_SECRET, Confidence::High, Level::Label);
    }
}

/// Where the value begins, if something is assigned to the name that ends at `end`.
fn assignment(bytes: &[u8], end: usize, password: bool) -> Option<usize> {
    let rest = bytes.get(end..)?;
    let tail = rest.iter().take(24).take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count();
    let mut at = end + tail;
    let gap = bytes.get(at..)?.iter().take(6).take_while(|b| b" \t\"'`])".contains(b)).count();
    at += gap;
    let rest = bytes.get(at..)?;
    for sign in [&b":="[..], b"=>", b"==", b"=", b":", b"->"] {
        if rest.starts_with(sign) {
            return Some(at + sign.len());
        }
    }
    let said = [&b"is "[..], b"es "].iter().any(|w| rest.get(..3).is_some_and(|r| r.eq_ignore_ascii_case(w)));
    (said && password && tail == 0).then_some(at + 3)
}

/// The value at `at`: quoted, or up to white space.
fn value(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?;
    let gap = rest.iter().take(8).take_while(|b| b" \t".contains(b)).count();
    let mut from = at + gap;
    let quote = bytes.get(from).copied().filter(|b| b"\"'`".contains(b));
    from += usize::from(quote.is_some());
    let rest = bytes.get(from..)?;
    let length = match quote {
        Some(q) => rest.iter().take(512).take_while(|b| **b != q && **b != b'\n').count(),
        None => {
            rest.iter().take(512).take_while(|b| !b.is_ascii_whitespace() && !b"\"'`<>,;".contains(b)).count()
        }
    };
    let mut until = from + length;
    while quote.is_none() && until > from && b".)]}".contains(bytes.get(until - 1)?) {
        until -= 1;
    }
    (until > from).then_some((from, until))
}

/// Something that stands for a secret and is none.
pub fn is_placeholder(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let has = |word: &str| lower.windows(word.len()).any(|w| w == word.as_bytes());
    let marks = [b'<', b'{', b'$', b'%', b'[', b'*', b'('];
    value.first().is_some_and(|b| marks.contains(b))
        || [
            "example",
            "placeholder",
            "your",
            "xxxx",
            "changeme",
            "redacted",
            "****",
            "...",
            "env.",
            "getenv",
            "secret_key_here",
        ]
        .iter()
        .any(|w| has(w))
        || checks::all_same(value)
        || [
            &b"password"[..],
            b"pass",
            b"secret",
            b"token",
            b"null",
            b"none",
            b"true",
            b"false",
            b"undefined",
            b"string",
            b"required",
        ]
        .iter()
        .any(|w| lower == *w)
}

/// A password that a person chose: no ordinary lower-case word, no code.
fn password_like(value: &[u8]) -> bool {
    let digits = value.iter().any(u8::is_ascii_digit);
    let symbols = value.iter().any(|b| b"!@#$%^&*?+~-_".contains(b));
    let calls =
        value.iter().any(|b| b"()[]{};".contains(b)) || value.windows(2).any(|w| w == b"->" || w == b"::");
    (4..=128).contains(&value.len()) && !calls && !value.contains(&b' ') && (digits || symbols)
}

/// A key that a machine made.
fn key_like(value: &[u8]) -> bool {
    let plain = value.iter().all(|b| b.is_ascii_alphanumeric() || b"_-+/=.~!@#$%^&*|:".contains(b));
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    (16..=256).contains(&value.len()) && plain && digits >= 2 && !uuid(value) && checks::entropy(value) >= 330
}

fn uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value
            .iter()
            .enumerate()
            .all(|(i, b)| if matches!(i, 8 | 13 | 18 | 23) { *b == b'-' } else { b.is_ascii_hexdigit() })
}
