//! Which characters bytes are.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How much is looked at to tell text from other data, in bytes.
const HEAD: usize = 64 << 10;

/// Text of any encoding that tells itself: UTF-8, UTF-16 with or without a mark, UTF-32 with one; all else is
/// Windows-1252, the superset of Latin-1 that older programs write. `None` for what is no text.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => return Some(utf_32(rest, u32::from_le_bytes).into()),
        [0, 0, 0xfe, 0xff, rest @ ..] => return Some(utf_32(rest, u32::from_be_bytes).into()),
        [0xef, 0xbb, 0xbf, ..] | [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            return Some(WINDOWS_1252.decode(bytes).0);
        }
        _ => {}
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let odd = head.iter().filter(|b| is_odd(**b)).count();
    if head.contains(&0) || odd * 100 > head.len() {
        return None;
    }
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => mixed(bytes, error.valid_up_to()),
    })
}

/// Text in a named encoding, and otherwise as [`decode`] sees it.
pub fn decode_as<'b>(bytes: &'b [u8], label: &str) -> Option<Cow<'b, str>> {
    match Encoding::for_label(label.trim().as_bytes()) {
        Some(encoding) if std::str::from_utf8(bytes).is_err() => Some(encoding.decode(bytes).0),
        _ => decode(bytes),
    }
}

/// A control character that no text holds.
fn is_odd(byte: u8) -> bool {
    byte == 0x7f || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b))
}

/// Bytes that are not UTF-8 throughout: lines that are stay so, the others are Windows-1252, so that one bad byte in
/// a long log does not garble the rest.
fn mixed(bytes: &[u8], good: usize) -> Cow<'_, str> {
    if good == 0 || !bytes[..good].iter().any(|b| *b >= 0x80) {
        return WINDOWS_1252.decode_without_bom_handling(bytes).0;
    }
    let lines = bytes.split_inclusive(|b| *b == b'\n').map(|line| match std::str::from_utf8(line) {
        Ok(line) => Cow::Borrowed(line),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(line).0,
    });
    lines.collect::<String>().into()
}

/// UTF-16 that has no mark: every other byte of its beginning is mostly zero.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if odd * 10 >= half * 7 && even == 0 => Some(UTF_16LE),
        () if even * 10 >= half * 7 && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

fn utf_32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    let units = bytes.chunks_exact(4).map(|c| unit([c[0], c[1], c[2], c[3]]));
    units.map(|u| char::from_u32(u).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_is_told_from_data_and_its_encoding_is_found() {
        let table: [(&[u8], Option<&str>); 12] = [
            (b"plain", Some("plain")),
            ("José".as_bytes(), Some("José")),
            (b"Jos\xe9 \x96 x", Some("José – x")),
            (b"\xef\xbb\xbfx", Some("x")),
            (b"\xff\xfeJ\0", Some("J")),
            (b"\xfe\xff\0J", Some("J")),
            (b"J\0o\0s\0\xe9\0", Some("José")),
            (b"\0J\0o\0s\0\xe9", Some("José")),
            (b"\xff\xfe\0\0J\0\0\0", Some("J")),
            ("é ok\nJos\u{e9}\n".as_bytes(), Some("é ok\nJosé\n")),
            (b"\0\x01\x02\x03", None),
            (b"", Some("")),
        ];
        for (bytes, text) in table {
            assert_eq!(decode(bytes).as_deref(), text, "{bytes:?}");
        }
    }

    #[test]
    fn one_bad_byte_does_not_garble_the_lines_around_it() {
        assert_eq!(decode(b"caf\xc3\xa9\nJos\xe9\n").as_deref(), Some("café\nJosé\n"));
    }
}
