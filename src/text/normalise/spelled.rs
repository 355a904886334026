//! E-mail addresses that are spelled out: `mara (at) northfield (dot) org`, `mara dot quill at northfield dot org`.

use super::encodings::Reading;

/// Most labels on either side of the sign.
const LABELS: usize = 5;
/// Longest label, in bytes (RFC 1035).
const LONGEST: usize = 63;
/// How far before an address a word may stand that says it is one, in bytes.
const REACH: usize = 40;

/// How a sign is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// `@` or `.`
    Plain,
    /// `[at]`, `(dot)`
    Bracketed,
    /// ` at `, ` dot `
    Word,
}

/// What people say for a dot, and for the sign of an address.
const DOT: [&str; 2] = ["dot", "punto"];
const AT: [&str; 2] = ["at", "arroba"];

/// The address spelled out at `at`, where a word begins of which `length` bytes are letters and digits.
pub fn read<'t>(text: &str, at: usize, length: usize) -> Option<Reading<'t>> {
    let bytes = text.as_bytes();
    if !may_begin(bytes, at, length) {
        return None;
    }
    let mut plain = String::new();
    let mut dots = Vec::new();
    let mut here = labels(text, at, &mut plain, &mut dots)?;
    let local = plain.len();
    let (how, after) = sign(bytes, here, &AT, b'@')?;
    plain.push('@');
    here = labels(text, after, &mut plain, &mut dots)?;
    let last = plain.rsplit('.').next()?;
    let spelled = how == Written::Bracketed || dots.contains(&Written::Bracketed) && how != Written::Plain;
    let said = how == Written::Word
        && dots.contains(&Written::Word)
        && (plain.get(..local)?.contains('.') || announced(bytes, at));
    let whole = !bytes.get(here).is_some_and(u8::is_ascii_alphanumeric);
    (whole && !dots.is_empty() && is_top(last) && (spelled || said)).then_some(Reading::new(plain, here))
}

/// Whether a sign of any writing stands behind the label at `at`; nearly every word is turned away by the letter there.
fn may_begin(bytes: &[u8], at: usize, length: usize) -> bool {
    let joined = bytes.get(at + length).is_some_and(|b| matches!(b, b'-' | b'_' | b'+'));
    let end = at + if joined || length > LONGEST { label(bytes, at) } else { length };
    let rest = bytes.get(end..).unwrap_or_default();
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let rest = if rest.first().is_some_and(|b| opens(*b)) { rest.get(1..).unwrap_or_default() } else { rest };
    rest.first().is_some_and(|b| matches!(b | 0x20, b'a' | b'd' | b'p' | b'.') || *b == b'@')
        && match sign(bytes, end, &DOT, b'.') {
            Some((_, after)) if bytes.get(after).is_some_and(u8::is_ascii_alphanumeric) => true,
            _ => sign(bytes, end, &AT, b'@').is_some(),
        }
}

/// The length of the label at `at`.
fn label(bytes: &[u8], at: usize) -> usize {
    let inside = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'+');
    bytes.iter().skip(at).take(LONGEST).take_while(inside).count()
}

/// Whether a bracket opens.
fn opens(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{' | b'<')
}

/// Reads labels with dots between them into `plain`, and says where they end.
fn labels(text: &str, start: usize, plain: &mut String, dots: &mut Vec<Written>) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut here = start;
    for _ in 0..LABELS {
        let length = label(bytes, here);
        plain.push_str(text.get(here..here + length).filter(|label| !label.is_empty())?);
        here += length;
        match sign(bytes, here, &DOT, b'.') {
            Some((how, after)) if bytes.get(after).is_some_and(u8::is_ascii_alphanumeric) => {
                plain.push('.');
                dots.push(how);
                here = after;
            }
            _ => break,
        }
    }
    Some(here)
}

/// The sign at `at`, written plainly or as one of the words.
fn sign(bytes: &[u8], at: usize, words: &[&str], plain: u8) -> Option<(Written, usize)> {
    if bytes.get(at) == Some(&plain) {
        return Some((Written::Plain, at + 1));
    }
    let gap = usize::from(bytes.get(at) == Some(&b' '));
    let rest = bytes.get(at + gap..)?;
    let bracket = usize::from(rest.first().is_some_and(|b| opens(*b)));
    let word = words.iter().find(|word| {
        rest.get(bracket..bracket + word.len()).is_some_and(|said| said.eq_ignore_ascii_case(word.as_bytes()))
    })?;
    let end = at + gap + bracket + word.len();
    if bracket > 0 {
        let closed = bytes.get(end).is_some_and(|b| matches!(b, b')' | b']' | b'}' | b'>'));
        let after = end + 1 + usize::from(bytes.get(end + 1) == Some(&b' '));
        return closed.then_some((Written::Bracketed, after));
    }
    (gap > 0 && bytes.get(end) == Some(&b' ')).then_some((Written::Word, end + 1))
}

/// Whether a word just before says that an address follows.
fn announced(bytes: &[u8], at: usize) -> bool {
    let head = bytes.get(at.saturating_sub(REACH)..at).unwrap_or_default().to_ascii_lowercase();
    [&b"mail"[..], b"correo", b"address", b"escriba"]
        .iter()
        .any(|word| head.windows(word.len()).any(|w| w == *word))
}

/// Top-level domains of which people spell addresses.
fn is_top(label: &str) -> bool {
    const TOP: [&str; 18] = [
        "com", "org", "net", "edu", "gov", "us", "io", "co", "uk", "mx", "ca", "info", "mil", "es", "de",
        "fr", "me", "test",
    ];
    TOP.iter().any(|top| label.eq_ignore_ascii_case(top))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_spelled_out_are_read_and_directions_are_not() {
        for (text, at, wanted) in [
            ("mara (at) northfield (dot) org", 0, Some("mara@northfield.org")),
            ("mara[at]northfield[dot]org, please", 0, Some("mara@northfield.org")),
            ("mara.quill at northfield dot org", 0, Some("mara.quill@northfield.org")),
            ("mara dot quill at northfield dot k12 dot us", 0, Some("mara.quill@northfield.k12.us")),
            ("email mara at northfield dot org", 6, Some("mara@northfield.org")),
            ("correo mara arroba northfield punto org", 7, Some("mara@northfield.org")),
            ("mara(at)northfield.org", 0, Some("mara@northfield.org")),
            ("look at apple dot com", 0, None),
            ("us at example.com", 0, None),
            ("mara@northfield.org", 0, None),
            ("we met at dot one", 3, None),
            ("a (at) b", 0, None),
        ] {
            assert_eq!(
                read(text, at, text[at..].bytes().take_while(u8::is_ascii_alphanumeric).count())
                    .map(|r| r.plain.into_owned())
                    .as_deref(),
                wanted,
                "{text}"
            );
        }
    }
}
