//! Backslash escapes of JSON (RFC 8259, section 7) and of programs: `\u0035`, `\x35`, `\n`.

use super::encodings::Reading;

/// Whether a text begins with an escape that hides something: a line's end counts only where a word runs on behind
/// it, because programs end their lines with one.
pub fn begins(bytes: &[u8]) -> bool {
    match bytes {
        [b'\\', b'n' | b'r' | b't', next, ..] => next.is_ascii_alphanumeric(),
        [b'\\', b'u' | b'x', ..] => read(bytes, 0).is_some(),
        _ => false,
    }
}

/// The escape at `at`.
pub fn read<'t>(bytes: &[u8], at: usize) -> Option<Reading<'t>> {
    match bytes.get(at..)? {
        [b'\\', b'n' | b'r', ..] => Some(Reading::new("\n", at + 2)),
        [b'\\', b't', ..] => Some(Reading::new("\t", at + 2)),
        [b'\\', b'u', b'{', digits @ ..] => {
            let length = digits.iter().take(6).take_while(|b| b.is_ascii_hexdigit()).count();
            let closed = digits.get(length) == Some(&b'}');
            let c = shown(hex(digits.get(..length)?)?).filter(|_| closed)?;
            Some(Reading::new(c.to_string(), at + 4 + length))
        }
        [b'\\', b'u', digits @ ..] => unicode(digits, at),
        [b'\\', b'x', digits @ ..] => {
            let c = shown(hex(digits.get(..2)?)?)?;
            Some(Reading::new(c.to_string(), at + 4))
        }
        [b'\\', c @ (b'"' | b'/' | b'\''), ..] => Some(Reading::new(char::from(*c).to_string(), at + 2)),
        _ => None,
    }
}

/// How far to go on at a backslash that is no escape: over an escaped backslash at once.
pub fn width(bytes: &[u8], at: usize) -> usize {
    1 + usize::from(bytes.get(at + 1) == Some(&b'\\'))
}

/// `\uXXXX`, or two of them that are a surrogate pair.
fn unicode<'t>(digits: &[u8], at: usize) -> Option<Reading<'t>> {
    let code = hex(digits.get(..4)?)?;
    if (0xd800..0xdc00).contains(&code) {
        let low = digits.get(4..10)?.strip_prefix(b"\\u").and_then(hex)?;
        let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        let c = shown(0x10000 + ((code - 0xd800) << 10) + low)?;
        return Some(Reading::new(c.to_string(), at + 12));
    }
    Some(Reading::new(shown(code)?.to_string(), at + 6))
}

fn hex(digits: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok().filter(|t| t.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(text, 16).ok()
}

fn shown(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| !c.is_control() || c.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_and_backslashes_are_not() {
        for (text, wanted) in [
            (r"\u0035", Some(("5", 6))),
            (r"\u00e9x", Some(("é", 6))),
            (r"\ud83d\ude42", Some(("🙂", 12))),
            (r"\u{35}", Some(("5", 6))),
            (r"\x35", Some(("5", 4))),
            (r"\nName", Some(("\n", 2))),
            (r"\/", Some(("/", 2))),
            (r"\ud83d", None),
            (r"\ud83d\u0035", None),
            (r"\u00", None),
            (r"\u0000", None),
            (r"\u{}", None),
            (r"\x3", None),
            (r"\\n", None),
            (r"\d+", None),
            (r"\", None),
        ] {
            let read = read(text.as_bytes(), 0).map(|r| (r.plain.into_owned(), r.end));
            assert_eq!(read, wanted.map(|(plain, end)| (plain.to_string(), end)), "{text}");
        }
        for (text, trigger) in
            [(r"\nName", true), (r#"\n""#, false), (r"\u0035", true), (r"\users", false), (r"\x1b[0m", false)]
        {
            assert_eq!(begins(text.as_bytes()), trigger, "{text}");
        }
    }
}
