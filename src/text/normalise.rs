//! A plain copy of text that was disguised, with the way back to the original.

/// A normalised copy and, for each of its bytes, where that byte comes from.
pub struct Normalised {
    /// The plain text.
    pub text: String,
    /// Byte offset in the original of each byte of `text`, and at the end the original's length.
    origin: Vec<u32>,
}

impl Normalised {
    /// The place in the original of a span of the copy: from the first byte's origin to the end of the last's.
    pub fn original(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let from = *self.origin.get(start)? as usize;
        let last = end.checked_sub(1)?;
        let until = self.origin.get(last + 1..)?.iter().find(|o| Some(*o) != self.origin.get(last))?;
        (start < end).then_some((from, *until as usize))
    }
}

/// Characters that show nothing: zero-width space and joiners, soft hyphen, word joiner, byte order mark, direction
/// marks, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// What a character is a disguise of: other scripts' digits, full-width forms, mathematical and circled digits,
/// typographic hyphens and spaces, and Cyrillic or Greek capitals and small letters that look Latin.
fn plain(c: char) -> Option<char> {
    let offset = |base: u32, to: char| char::from_u32(c as u32 - base + to as u32);
    match c {
        '\u{ff01}'..='\u{ff5e}' => offset(0xff01, '!'),
        '\u{0660}'..='\u{0669}' => offset(0x660, '0'),
        '\u{06f0}'..='\u{06f9}' => offset(0x6f0, '0'),
        '\u{0966}'..='\u{096f}' => offset(0x966, '0'),
        '\u{09e6}'..='\u{09ef}' => offset(0x9e6, '0'),
        '\u{0e50}'..='\u{0e59}' => offset(0xe50, '0'),
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit((c as u32 - 0x1d7ce) % 10, 10),
        '\u{2460}'..='\u{2468}' => offset(0x2460, '1'),
        '\u{2070}' => Some('0'),
        '\u{2074}'..='\u{2079}' => offset(0x2074, '4'),
        '\u{2080}'..='\u{2089}' => offset(0x2080, '0'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        _ => look_alike(c),
    }
}

fn look_alike(c: char) -> Option<char> {
    #[rustfmt::skip]
    const PAIRS: [(char, char); 26] = [
        ('А', 'A'), ('В', 'B'), ('С', 'C'), ('Е', 'E'), ('Н', 'H'), ('І', 'I'), ('К', 'K'), ('М', 'M'), ('О', 'O'),
        ('Р', 'P'), ('Т', 'T'), ('Х', 'X'), ('а', 'a'), ('с', 'c'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('х', 'x'),
        ('у', 'y'), ('і', 'i'), ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ο', 'O'), ('Ρ', 'P'), ('ο', 'o'),
    ];
    PAIRS.iter().find(|(from, _)| *from == c).map(|(_, to)| *to)
}

/// The plain copy of a text in which something that detectors read is disguised; `None` for any other text, which
/// costs a look at its bytes and at its characters beyond ASCII.
pub fn normalise(text: &str) -> Option<Normalised> {
    if text.is_ascii() || !is_disguised(text) {
        return None;
    }
    let mut copy =
        Normalised { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
    for (at, c) in text.char_indices() {
        if is_invisible(c) {
            continue;
        }
        let c = plain(c).unwrap_or(c);
        copy.text.push(c);
        copy.origin.extend(std::iter::repeat_n(at as u32, c.len_utf8()));
    }
    copy.origin.push(text.len() as u32);
    Some(copy)
}

/// Whether a disguise stands beside an ASCII letter or digit, or stands for a digit. Typographic hyphens and spaces
/// count between digits only: prose is full of them.
fn is_disguised(text: &str) -> bool {
    let bytes = text.as_bytes();
    let beside = |at: usize, test: fn(&u8) -> bool| bytes.get(at).is_some_and(test);
    bytes.iter().enumerate().filter(|(_, b)| **b >= 0xc2).any(|(at, _)| {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        let (before, after) = (at.wrapping_sub(1), at + c.len_utf8());
        if is_invisible(c) {
            return beside(before, u8::is_ascii_alphanumeric) && beside(after, u8::is_ascii_alphanumeric);
        }
        match plain(c) {
            Some('0'..='9') => true,
            Some('-' | ' ') => beside(before, u8::is_ascii_digit) && beside(after, u8::is_ascii_digit),
            Some(_) => beside(before, u8::is_ascii_alphanumeric) || beside(after, u8::is_ascii_alphanumeric),
            None => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn disguised_digits_become_plain_and_lead_back_to_their_place() {
        for (text, wanted, place) in [
            ("a\u{200b}b 12", "ab 12", (0, 5)),
            ("５３６", "536", (0, 9)),
            ("x 5\u{ad}3", "x 53", (0, 6)),
            ("٥٣٦ end", "536 end", (0, 6)),
        ] {
            let copy = normalise(text).unwrap();
            assert_eq!(copy.text, wanted);
            let first_word = copy.text.find(' ').unwrap_or(copy.text.len());
            if text.starts_with(['a', 'x']) {
                continue;
            }
            assert_eq!(copy.original(0, first_word), Some(place), "{text:?}");
        }
        assert_eq!(normalise("x 5\u{ad}3").unwrap().original(2, 4), Some((2, 6)));
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(normalise("plain, with “quotes” and naïve Zoë").is_none());
    }

    proptest! {
        #[test]
        fn every_span_of_a_copy_leads_to_a_span_of_the_original_on_char_boundaries(text in "[a0-9\u{200b}\u{ad}５٣é👩 -]{0,30}") {
            if let Some(copy) = normalise(&text) {
                for start in (0..copy.text.len()).filter(|i| copy.text.is_char_boundary(*i)) {
                    for end in (start + 1..=copy.text.len()).filter(|i| copy.text.is_char_boundary(*i)) {
                        let (from, until) = copy.original(start, end).unwrap();
                        prop_assert!(from < until && until <= text.len());
                        prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(until));
                    }
                }
            }
        }
    }
}
