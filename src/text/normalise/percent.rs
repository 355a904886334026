//! URL encoding (RFC 3986, section 2.1).

use super::encodings::Reading;

/// The encoded character at `at`: one to four escapes that together are one printable character of UTF-8.
pub fn read<'t>(bytes: &[u8], at: usize) -> Option<Reading<'t>> {
    octets(bytes, at, b'%')
}

/// The character that escapes of the form `%41` or `=41` stand for.
pub fn octets<'t>(bytes: &[u8], at: usize, sign: u8) -> Option<Reading<'t>> {
    let first = octet(bytes, at, sign)?;
    let width = match first {
        0x20..=0x7e | b'\n' | b'\r' | b'\t' => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut encoded = [0; 4];
    for (i, byte) in encoded.iter_mut().enumerate().take(width) {
        *byte = octet(bytes, at + 3 * i, sign)?;
    }
    let plain = std::str::from_utf8(encoded.get(..width)?).ok()?;
    Some(Reading::new(plain.to_string(), at + 3 * width))
}

fn octet(bytes: &[u8], at: usize, sign: u8) -> Option<u8> {
    let &[first, high, low] = bytes.get(at..at + 3)?.first_chunk()?;
    let digit = |b: u8| char::from(b).to_digit(16).filter(|_| first == sign);
    Some((digit(high)? * 16 + digit(low)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_and_percentages_are_not() {
        for (text, wanted) in [
            ("%40x", Some(("@", 3))),
            ("%35", Some(("5", 3))),
            ("%2d", Some(("-", 3))),
            ("%C3%A9", Some(("é", 6))),
            ("%0A", Some(("\n", 3))),
            ("%f0%9f%99%82", Some(("🙂", 12))),
            ("%C3x", None),
            ("%ff", None),
            ("%00", None),
            ("%5", None),
            ("% 5", None),
            ("%zz", None),
        ] {
            let read = read(text.as_bytes(), 0).map(|r| (r.plain.into_owned(), r.end));
            assert_eq!(read, wanted.map(|(plain, end)| (plain.to_string(), end)), "{text}");
        }
    }
}
