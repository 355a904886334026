//! Quoted-printable (RFC 2045, section 6.7): lines broken by `=`, and octets as `=41`.

use super::encodings::Reading;
use super::percent::octets;

/// Whether a text begins with something that only quoted-printable writes.
pub fn begins(bytes: &[u8]) -> bool {
    match bytes {
        [b'=', b'\n', next, ..] | [b'=', b'\r', b'\n', next, ..] => next.is_ascii_graphic(),
        [b'=', b'3', b'D', ..] => true,
        [b'=', _, _, b'=', _, _, ..] => {
            octets(bytes, 0, b'=').is_some_and(|r| r.end > 3 || run(bytes, 0) > 1)
        }
        _ => false,
    }
}

/// A soft line break, or an octet of which several stand together or which nobody would write after `=` otherwise.
pub fn read<'t>(bytes: &[u8], at: usize) -> Option<Reading<'t>> {
    let before = at.checked_sub(1).and_then(|i| bytes.get(i));
    match bytes.get(at..)? {
        [b'=', b'\n', next, ..] if next.is_ascii_graphic() && before.is_some_and(u8::is_ascii_graphic) => {
            Some(Reading::new("", at + 2))
        }
        [b'=', b'\r', b'\n', next, ..]
            if next.is_ascii_graphic() && before.is_some_and(u8::is_ascii_graphic) =>
        {
            Some(Reading::new("", at + 3))
        }
        [b'=', b'3', b'D', ..] => Some(Reading::new("=", at + 3)),
        _ => {
            let reading = octets(bytes, at, b'=')?;
            let several = reading.end > at + 3 || run(bytes, at) > 1 || ends_run(bytes, at);
            several.then_some(reading)
        }
    }
}

/// How many octets stand together at `at`; no more than two are counted.
fn run(bytes: &[u8], at: usize) -> usize {
    (0..2).take_while(|i| octets(bytes, at + 3 * i, b'=').is_some()).count()
}

fn ends_run(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(3).is_some_and(|before| octets(bytes, before, b'=').is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_breaks_and_octets_are_read_and_assignments_are_not() {
        for (text, at, wanted) in [
            ("536-90=\n-4399", 6, Some(("", 8))),
            ("536-90=\r\n-4399", 6, Some(("", 9))),
            ("a=3Db", 1, Some(("=", 4))),
            ("=35=33", 0, Some(("5", 3))),
            ("=35=33", 3, Some(("3", 6))),
            ("Jos=C3=A9", 3, Some(("é", 9))),
            ("x=10", 1, None),
            ("x =\n  5", 2, None),
            ("name=\n\n", 4, None),
            ("a==b", 1, None),
            ("=", 0, None),
        ] {
            let read = read(text.as_bytes(), at).map(|r| (r.plain.into_owned(), r.end));
            assert_eq!(read, wanted.map(|(plain, end)| (plain.to_string(), end)), "{text:?}");
        }
    }
}
