//! Lower case in every script. The standard library has it too, in a table of 11 KB that every page would load.

include!(concat!(env!("OUT_DIR"), "/lower.rs"));

/// Set in the first character of a run in which every other character is a capital.
const SECOND: u32 = 1 << 31;
/// The one capital whose small letter is two characters.
const DOTTED: char = 'İ';

/// A character in lower case.
pub fn lowered(c: char) -> impl Iterator<Item = char> {
    let (small, mark) = match c {
        DOTTED => ('i', Some('\u{307}')),
        _ if c.is_ascii() => (c.to_ascii_lowercase(), None),
        _ => (small(c), None),
    };
    [Some(small), mark].into_iter().flatten()
}

/// A text in lower case; a capital sigma becomes the same letter wherever it stands.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(lowered).collect()
}

fn small(c: char) -> char {
    let code = u32::from(c);
    let after = RUNS.partition_point(|(first, ..)| first & !SECOND <= code);
    let Some(&(first, count, by)) = after.checked_sub(1).and_then(|at| RUNS.get(at)) else { return c };
    let step = if first & SECOND == 0 { 1 } else { 2 };
    let from = code - (first & !SECOND);
    if !from.is_multiple_of(step) || from / step >= u32::from(count) {
        return c;
    }
    char::from_u32(code.wrapping_add_signed(by)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{lower, lowered};

    #[test]
    fn every_character_becomes_what_the_standard_library_says() {
        for c in '\0'..=char::MAX {
            assert!(lowered(c).eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn texts_become_lower_case() {
        assert_eq!(lower("ÉLAN İstanbul ΌΔΟΣ Ꙁ 𐐀1"), "élan i\u{307}stanbul όδοσ ꙁ 𐐨1");
    }
}
