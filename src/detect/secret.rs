//! Secrets by what they are called: `password: …`, `api_key = "…"`, `Authorization: Bearer …`, `curl -u a:b`.

use super::hit::Level;
use super::pass::Pass;
use super::tables::{id, list};
use super::{Confidence, checks};

/// Looks for a value after the word at `start..end`, one of the words that name a secret.
pub fn by_word(pass: &mut Pass, start: usize, end: usize) {
    let name = pass.bytes.get(start..end).unwrap_or_default();
    let starts = |p: &[u8]| name.windows(p.len()).any(|w| w.eq_ignore_ascii_case(p));
    let password = [&b"pass"[..], b"pwd", b"contrase", b"clave"].into_iter().any(starts);
    let Some(after) = assignment(pass.bytes, end, password) else { return };
    if public(pass.bytes, start) {
        return;
    }
    let Some((from, until, quoted)) = value(pass.bytes, after) else { return };
    let text = pass.bytes.get(from..until).unwrap_or_default();
    if is_placeholder(text) || (!quoted && is_code(text)) {
        return;
    }
    if password && checks::password(text) {
        pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    } else if !password {
        let vendor = pass.last(list::KEY_VENDORS).is_some_and(|(_, e)| e <= from && from - e <= 60);
        if checks::made_key(text) || (vendor && checks::uuid(text)) {
            pass.hit(from, until, id::GENERIC_SECRET, Confidence::High, Level::Label);
        }
    }
}

/// Names of what anybody may see: `public_key`, `csrf-token`.
fn public(bytes: &[u8], start: usize) -> bool {
    let head = bytes.get(start.saturating_sub(8)..start).unwrap_or_default().to_ascii_lowercase();
    let word = head.rsplit(|b| b" \"'\n\t".contains(b)).next().unwrap_or_default();
    [&b"public"[..], b"csrf", b"pub", b"foreign", b"primary", b"sort", b"cache"]
        .iter()
        .any(|w| word.strip_suffix(b"_").or(word.strip_suffix(b"-")).unwrap_or(word).ends_with(w))
}

/// What may follow the name of a secret and make it the name of something else.
const OTHERWISE: [&[u8]; 16] = [
    b"id", b"name", b"size", b"length", b"file", b"path", b"char", b"url", b"type", b"vault", b"alg",
    b"usage", b"policy", b"hash", b"expir", b"uri",
];

/// Where the value begins, if something is assigned to the name that ends at `end`.
fn assignment(bytes: &[u8], end: usize, password: bool) -> Option<usize> {
    let rest = bytes.get(end..)?;
    let tail = rest.iter().take(24).take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count();
    let word = rest.get(..tail)?;
    let word = word.strip_prefix(b"_").or(word.strip_prefix(b"-")).unwrap_or(word);
    if OTHERWISE.iter().any(|o| word.get(..o.len()).is_some_and(|w| w.eq_ignore_ascii_case(o))) {
        return None;
    }
    let gap = rest.get(tail..)?.iter().take(6).take_while(|b| b" \t\"'`])*".contains(b)).count();
    let at = end + tail + gap;
    let closed = rest.get(tail..tail + gap)?.iter().any(|b| b"\"'`".contains(b));
    let rest = bytes.get(at..)?;
    for sign in [&b":="[..], b"=>", b"===", b"==", b"=", b":", b"->"] {
        if rest.starts_with(sign) {
            return Some(at + sign.len());
        }
    }
    if closed && rest.starts_with(b",") {
        let quote = rest.get(1..)?.iter().find(|b| !b" \t".contains(b))?;
        return b"\"'`".contains(quote).then_some(at + 1);
    }
    if closed && rest.starts_with(b"value=") {
        return Some(at + 6);
    }
    let said = [&b"is "[..], b"es "].iter().any(|w| rest.get(..3).is_some_and(|r| r.eq_ignore_ascii_case(w)));
    (said && password && tail == 0).then_some(at + 3)
}

/// The value at `at`: quoted, or up to white space; and whether it is quoted.
fn value(bytes: &[u8], at: usize) -> Option<(usize, usize, bool)> {
    let rest = bytes.get(at..)?;
    let gap = rest.iter().take(8).take_while(|b| b" \t*".contains(b)).count();
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
    (until > from).then_some((from, until, quote.is_some()))
}

/// Something that stands for a secret and is none.
pub fn is_placeholder(value: &[u8]) -> bool {
    const PARTS: [&[u8]; 14] = [
        b"example",
        b"placeholder",
        b"your",
        b"xxxx",
        b"changeme",
        b"redacted",
        b"****",
        b"...",
        b"env.",
        b"getenv",
        b"key_here",
        b"process.",
        b"insert",
        b"dummy",
    ];
    const WHOLE: [&[u8]; 12] = [
        b"password",
        b"pass",
        b"passwd",
        b"secret",
        b"token",
        b"null",
        b"none",
        b"true",
        b"false",
        b"undefined",
        b"string",
        b"required",
    ];
    let lower = value.to_ascii_lowercase();
    let has = |part: &&[u8]| lower.windows(part.len()).any(|w| w == *part);
    let constant = value.iter().all(|b| b.is_ascii_uppercase() || *b == b'_') && value.contains(&b'_');
    value.first().is_some_and(|b| b"<{$%[*(&".contains(b))
        || constant
        || PARTS.iter().any(has)
        || checks::all_same(value)
        || WHOLE.iter().any(|w| lower == *w)
}

/// A name in a program rather than a value: `X25519.secret_length`, `var.password`, `get(…)`.
fn is_code(value: &[u8]) -> bool {
    let dotted = value.split(|b| *b == b'.').count() > 1
        && value.split(|b| *b == b'.').all(|part| {
            part.first().is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_')
                && part.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
                && part.len() < 24
        });
    dotted
        || value.iter().any(|b| b"()[]{}".contains(b))
        || value.windows(2).any(|w| w == b"->" || w == b"::")
}

/// `Authorization: Bearer …` (RFC 9110 section 11.6.2), after the word that ends at `end`.
pub fn by_header(pass: &mut Pass, end: usize) {
    let Some(rest) = pass.bytes.get(end..) else { return };
    let gap = rest.iter().take(8).take_while(|b| b" \t\"':=,>".contains(b)).count();
    if !rest.get(..gap).is_some_and(|g| g.iter().any(|b| b":=,".contains(b))) {
        return;
    }
    let mut at = end + gap;
    let scheme = pass.bytes.get(at..).unwrap_or_default();
    let length = scheme.iter().take(12).take_while(|b| b.is_ascii_alphabetic()).count();
    let named = length > 0 && scheme.get(length) == Some(&b' ');
    at += if named { length + 1 } else { 0 };
    let Some((from, until, _)) = value(pass.bytes, at) else { return };
    let text = pass.bytes.get(from..until).unwrap_or_default();
    if text.len() >= 8
        && !is_placeholder(text)
        && checks::entropy(text) >= 250
        && text.iter().any(u8::is_ascii_digit)
    {
        pass.hit(from, until, id::HTTP_AUTH, Confidence::High, Level::Label);
    }
}

/// `-u user:password` or `--user user:password` on the line of a `curl` that ends at `end`.
pub fn by_curl(pass: &mut Pass, end: usize) {
    let Some(line) = pass.bytes.get(end..) else { return };
    let length = line.iter().take(600).take_while(|b| **b != b'\n').count();
    let line = line.get(..length).unwrap_or_default();
    for flag in [&b" -u"[..], b" --user ", b" --user=", b" --proxy-user "] {
        let Some(place) = line.windows(flag.len()).position(|w| w == flag) else { continue };
        let Some((from, until, _)) = value(pass.bytes, end + place + flag.len()) else { continue };
        let text = pass.bytes.get(from..until).unwrap_or_default();
        let Some(colon) = text.iter().position(|b| *b == b':') else { continue };
        let secret = text.get(colon + 1..).unwrap_or_default();
        if secret.len() >= 3 && !is_placeholder(secret) && !is_placeholder(text) {
            pass.hit(from, until, id::HTTP_AUTH, Confidence::High, Level::Label);
            return;
        }
    }
}
