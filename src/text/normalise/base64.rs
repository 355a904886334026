//! Base64 and its URL-safe form (RFC 4648), one level deep, where it holds text.

use super::encodings::Reading;
use crate::text::base64::six;
use crate::text::traces::ENCODED;

/// Fewest bytes of decoded text that can hold a value.
const LEAST: usize = 8;
/// Line lengths at which encoders break (RFC 2045, RFC 7468): a run goes on in the next line only then.
const LINES: std::ops::RangeInclusive<usize> = 60..=76;

/// Whether a token, which may begin within a run, looks like text in base64: its first letters decode to it.
pub fn decodes(token: &[u8]) -> bool {
    (0..4).any(|skip| {
        token.get(skip..skip + 12).is_some_and(|quads| {
            let mut bytes = [0; 9];
            for (place, quad) in bytes.chunks_exact_mut(3).zip(quads.chunks_exact(4)) {
                let Some(three) = four(quad) else { return false };
                place.copy_from_slice(&three);
            }
            let shown = bytes.iter().filter(|b| b.is_ascii_graphic() || b.is_ascii_whitespace()).count();
            let wide = bytes.iter().filter(|b| **b == 0).count();
            let control = bytes.iter().any(|b| b.is_ascii_control() && !b.is_ascii_whitespace() && *b != 0);
            !control && (wide == 0 && shown >= 8 || shown + wide == 9 && (4..=5).contains(&wide))
        })
    })
}

/// The run at `at`, whose first letters and digits are `length` bytes long, if text is encoded in it.
///
/// # Errors
/// Where the run ends that holds none, as far as it was looked at.
pub fn read<'t>(text: &'t str, at: usize, length: usize) -> Result<Reading<'t>, usize> {
    let bytes = text.as_bytes();
    if !bytes.get(at..at + length.min(12)).is_some_and(begins) || is_picture(bytes, at) {
        return Err(at + length);
    }
    let mut decoded = Vec::new();
    let end = decode(bytes, at, &mut decoded);
    let plain = if is_wide(&decoded) { wide(&decoded) } else { String::from_utf8(decoded).ok() };
    let enough = |plain: &String| plain.len() >= LEAST && end >= at + ENCODED && is_writing(plain);
    plain.filter(enough).map(|plain| Reading::new(plain, end)).ok_or(end)
}

fn begins(head: &[u8]) -> bool {
    let decoded: Vec<u8> = head.chunks_exact(4).filter_map(four).flatten().collect();
    let control = decoded.iter().any(|b| b.is_ascii_control() && !b.is_ascii_whitespace() && *b != 0);
    decoded.len() >= 9 && !control
}

/// Whether decoded text is writing in Latin letters rather than bytes that happen to be UTF-8: no control characters,
/// and at least four of five characters ASCII or Latin.
fn is_writing(text: &str) -> bool {
    let (mut all, mut latin) = (0, 0);
    for c in text.chars() {
        if c.is_control() && !c.is_whitespace() {
            return false;
        }
        all += 1;
        latin += usize::from(c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c));
    }
    latin * 5 >= all * 4
}

/// Whether the run at `at` belongs to a picture, sound or typeface that is written as a URL (RFC 2397).
fn is_picture(bytes: &[u8], at: usize) -> bool {
    let head = bytes.get(at.saturating_sub(48)..at).unwrap_or_default();
    head.ends_with(b";base64,")
        && [&b"data:image/"[..], b"data:audio/", b"data:video/", b"data:font/"]
            .iter()
            .any(|kind| head.windows(kind.len()).any(|w| w == *kind))
}

/// Decodes the run at `at` as far as it goes, and says where it ends, its padding included.
fn decode(bytes: &[u8], start: usize, decoded: &mut Vec<u8>) -> usize {
    let (mut at, mut line) = (start, start);
    let (mut bits, mut held) = (0u32, 0);
    loop {
        match bytes.get(at).copied().map(|b| (b, six(b))) {
            Some((_, Some(value))) => {
                bits = bits << 6 | value;
                held += 6;
                if held >= 8 {
                    held -= 8;
                    decoded.push((bits >> held) as u8);
                }
                at += 1;
            }
            Some((b'\r' | b'\n', _)) if LINES.contains(&(at - line)) => {
                let next = at + 1 + usize::from(bytes.get(at..at + 2) == Some(b"\r\n"));
                if bytes.get(next).copied().and_then(six).is_none() {
                    break;
                }
                (at, line) = (next, next);
            }
            _ => break,
        }
    }
    let padding = bytes.iter().skip(at).take(2).take_while(|b| **b == b'=').count();
    at + padding
}

fn four(quad: &[u8]) -> Option<[u8; 3]> {
    let mut bits = 0;
    for b in quad {
        bits = bits << 6 | six(*b)?;
    }
    Some([(bits >> 16) as u8, (bits >> 8) as u8, bits as u8])
}

/// Whether bytes look like UTF-16 in little-endian order, as PowerShell's `-EncodedCommand` takes it.
fn is_wide(bytes: &[u8]) -> bool {
    let high = bytes.iter().skip(1).step_by(2).take(32);
    let (all, zero) = high.fold((0, 0), |(all, zero), b| (all + 1, zero + usize::from(*b == 0)));
    all >= LEAST / 2 && zero * 4 >= all * 3
}

fn wide(bytes: &[u8]) -> Option<String> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_at(text: &str, at: usize) -> Option<(String, usize)> {
        let length = text.bytes().skip(at).take_while(u8::is_ascii_alphanumeric).count();
        read(text, at, length).ok().map(|r| (r.plain.into_owned(), r.end))
    }

    #[test]
    fn text_is_decoded_and_nothing_else() {
        let lines = "VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZyBhbmQgdGhl\nbiByZXN0cw==";
        for (text, at, wanted) in [
            ("NTM2LTkwLTQzOTk=", 0, Some(("536-90-4399", 16))),
            ("x: NTM2LTkwLTQzOTk, y", 3, Some(("536-90-4399", 18))),
            ("TWFyw61hIEzDs3Bleg==", 0, Some(("María López", 20))),
            ("NQAzADYALQA5ADAALQA0ADMAOQA5AA==", 0, Some(("536-90-4399", 32))),
            (lines, 0, Some(("The quick brown fox jumps over the lazy dog and then rests", lines.len()))),
            ("iVBORw0KGgoAAAANSUhEUgAAAAUA", 0, None),
            ("data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmciPg==", 26, None),
            ("getElementsByClassNameAndId", 0, None),
            ("d41d8cd98f00b204e9800998ecf8427e", 0, None),
            ("AAAAB3NzaC1yc2EAAAADAQABAAAB", 0, None),
            ("b3BlbnNzaC1rZXktdjEAAAAABG5vbmU", 0, None),
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef", 0, None),
            ("aijhgonagcmaaa", 0, None),
        ] {
            let wanted = wanted.map(|(plain, end): (&str, _)| (plain.to_string(), end));
            assert_eq!(read_at(text, at), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_token_is_judged_by_its_first_letters_wherever_in_a_run_it_begins() {
        let run = "U1NOOiA1MzYtOTAtNDM5OSBhbmQgbW9yZQ";
        for skip in 0..4 {
            assert!(decodes(&run.as_bytes()[skip..]), "{skip}");
        }
        for token in [
            "getElementsByClassName",
            "d41d8cd98f00b204e9800998ecf8427e",
            "internationalization",
            "CONFIDENTIALITYNOTICE",
            "iVBORw0KGgoAAAANSUhEUgAAAAUA",
        ] {
            assert!(!decodes(token.as_bytes()), "{token}");
        }
    }
}
