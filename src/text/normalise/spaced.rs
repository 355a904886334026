//! Words and numbers spaced out: `J O R D A N`, `5 3 6 - 9 0 - 4 3 9 9`, `5.3.6.9.0.4.3.9.9`.

use super::encodings::Reading;

/// Fewest letters of a spaced word.
const LETTERS: usize = 4;
/// Fewest digits of a spaced number.
const DIGITS: usize = 7;
/// Most characters that are read as one.
const LONGEST: usize = 64;

/// The spaced run at `at`, where a letter or digit stands alone.
///
/// # Errors
/// Where the run ends that is none.
pub fn read<'t>(text: &'t str, at: usize) -> Result<Reading<'t>, usize> {
    let bytes = text.as_bytes();
    let glued = at.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(|b| b"-._/'@\\$".contains(b));
    let separator = bytes.get(at + 1).filter(|b| !glued && b" .-_/".contains(b)).ok_or(at + 1)?;
    let (plain, end) = gather(bytes, at, *separator).ok_or(at + 1)?;
    let letters = plain.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = plain.iter().filter(|b| b.is_ascii_digit()).count();
    let enough = if digits == 0 { letters >= LETTERS } else { letters + digits >= DIGITS };
    if !enough || is_sequence(&plain) || is_grid(bytes, at, end, *separator) {
        return Err(end);
    }
    String::from_utf8(plain).map(|plain| Reading::new(plain, end)).map_err(|_| end)
}

/// The characters from `at` on that stand one by one between separators, and where the last of them ends.
fn gather(bytes: &[u8], at: usize, separator: u8) -> Option<(Vec<u8>, usize)> {
    let mut plain = Vec::new();
    let (mut here, mut end) = (at, at);
    let mut kept = 0;
    while plain.len() < LONGEST {
        let Some(&c) = bytes.get(here) else { break };
        let marks: &[u8] = if separator == b' ' { b"-@./()+_#" } else { b"@" };
        let single = |next: Option<&u8>| next.is_none_or(|b| !b.is_ascii_alphanumeric() && *b < 0x80);
        if !single(bytes.get(here + 1)) || !(c.is_ascii_alphanumeric() || marks.contains(&c)) {
            break;
        }
        plain.push(c);
        here += 1;
        if c.is_ascii_alphanumeric() {
            (end, kept) = (here, plain.len());
        }
        if bytes.get(here) != Some(&separator) {
            break;
        }
        here += 1;
        let gap = bytes.iter().skip(here).take(2).take_while(|b| separator == b' ' && **b == b' ').count();
        if gap > 0 {
            plain.push(b' ');
            here += gap;
        }
    }
    plain.truncate(kept);
    (kept > 0).then_some((plain, end))
}

/// Whether the letters or digits count up or down, or are all the same: a list, a scale, an alphabet.
fn is_sequence(plain: &[u8]) -> bool {
    let solid: Vec<u8> = plain.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
    let steps =
        solid.windows(2).filter(|w| w.first().zip(w.last()).is_some_and(|(a, b)| a.abs_diff(*b) <= 1));
    // One turn, as from 9 to 0 or from Z to A, is still a list.
    steps.count() + 2 >= solid.len()
}

/// Whether the run is a row of several: the line above or below is made of single characters too.
fn is_grid(bytes: &[u8], start: usize, end: usize, separator: u8) -> bool {
    let row = |line: &[u8]| {
        let line = line.trim_ascii();
        matches!(line, [a, s, b, t, _, ..] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric()
            && *s == separator && *t == separator)
    };
    let head = bytes.get(..start).unwrap_or_default();
    let above = head.trim_ascii_end();
    let begins = above.len() < head.len() && head.get(above.len()..).is_some_and(|gap| gap.contains(&b'\n'));
    let above = above.get(above.len().saturating_sub(200)..).unwrap_or_default();
    let above = above.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    let below = bytes.get(end..).unwrap_or_default();
    let below = below.get(..below.len().min(200)).unwrap_or_default();
    let below = below.trim_ascii_start();
    let line_end = bytes.get(end).is_some_and(|b| b"\r\n".contains(b));
    begins && row(above) || line_end && row(below.split(|b| *b == b'\n').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaced_words_and_numbers_are_gathered_and_lists_are_not() {
        for (text, wanted) in [
            ("5 3 6 - 9 0 - 4 3 9 9", Some("536-90-4399")),
            ("5 3 6 9 0 4 3 9 9 is", Some("536904399")),
            ("5.3.6.9.0.4.3.9.9", Some("536904399")),
            ("5-3-6-9-0-4-3-9-9", Some("536904399")),
            ("5/3/6/9/0/4/3/9/9", Some("536904399")),
            ("5_3_6_9_0_4_3_9_9", Some("536904399")),
            ("J O R D A N", Some("JORDAN")),
            ("J O R D A N   L E E was", Some("JORDAN LEE")),
            ("j.o.r.d.a.n", Some("jordan")),
            ("a n a @ m a i l . o r g", Some("ana@mail.org")),
            ("M A R A Quill", Some("MARA")),
            ("1 2 3 4 5 6 7 8 9", None),
            ("1 2 3 4 5 6 7 8 9 0", None),
            ("9 8 7 6 5 4 3 2 1", None),
            ("A B C D E", None),
            ("0 0 0 0 0 0 0 0", None),
            ("5 3 0 0 7 0 0 0 0\n6 0 0 1 9 5 0 0 0", None),
            ("a b", None),
            ("U.S.A.", None),
            ("1.2.0.4", None),
            ("I a", None),
        ] {
            let read = read(text, 0).ok().map(|r| r.plain.into_owned());
            assert_eq!(read.as_deref(), wanted, "{text:?}");
        }
        assert_eq!(read("5 3 0 0 7 0 0 0 0\n6 0 0 1 9 5 0 0 0\n", 18), Err(35));
    }
}
