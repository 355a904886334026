//! Finding a byte, a machine word at a time: lines are looked for at every number.

const WORD: usize = size_of::<usize>();
/// The lowest bit of each byte of a word.
const ONES: usize = usize::MAX / 255;

/// Whether none of the bytes of a word is the one that `pattern` repeats.
#[inline]
fn is_clear(word: &[u8; WORD], pattern: usize) -> bool {
    let differs = usize::from_ne_bytes(*word) ^ pattern;
    differs.wrapping_sub(ONES) & !differs & (ONES << 7) == 0
}

/// Where a byte first stands.
pub(crate) fn position(bytes: &[u8], byte: u8) -> Option<usize> {
    let pattern = ONES * usize::from(byte);
    let (words, _) = bytes.as_chunks::<WORD>();
    let clear = words.iter().take_while(|word| is_clear(word, pattern)).count() * WORD;
    bytes.get(clear..)?.iter().position(|b| *b == byte).map(|n| clear + n)
}

/// Where a byte last stands.
pub(crate) fn last_position(bytes: &[u8], byte: u8) -> Option<usize> {
    let pattern = ONES * usize::from(byte);
    let (_, words) = bytes.as_rchunks::<WORD>();
    let clear = words.iter().rev().take_while(|word| is_clear(word, pattern)).count() * WORD;
    bytes.get(..bytes.len() - clear)?.iter().rposition(|b| *b == byte)
}

/// Whether a text ends in a word of ASCII letters, in any case.
pub fn ends_in(text: &[u8], word: &[u8]) -> bool {
    let from = text.len().checked_sub(word.len());
    from.and_then(|from| text.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_byte_is_found_where_it_stands_first_and_last(
            bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(0x0b), Just(0x8a), any::<u8>()], 0..40),
        ) {
            prop_assert_eq!(position(&bytes, b'\n'), bytes.iter().position(|b| *b == b'\n'));
            prop_assert_eq!(last_position(&bytes, b'\n'), bytes.iter().rposition(|b| *b == b'\n'));
        }
    }
}
