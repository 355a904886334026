//! The key under which words are stored and looked up.

use super::classes::Window;

/// What a word begins and ends with, without regard to the case of ASCII and Latin-1 letters: with its length, all there
/// is of a word of up to eight bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    head: u32,
    tail: u32,
}

/// The bit in which small letters differ from capitals, in four bytes.
const FOLD: u32 = 0x2020_2020;

impl Key {
    /// The key of a word.
    pub fn of(word: &[u8]) -> Self {
        let (mut head, mut tail) = ([0; 4], [0; 4]);
        for (to, from) in head.iter_mut().zip(word) {
            *to = *from;
        }
        for (to, from) in tail.iter_mut().rev().zip(word.iter().rev()) {
            *to = *from;
        }
        Self::new(head, tail, word.len())
    }

    /// The key of the word at `start..end`.
    #[inline(always)]
    pub fn at(text: &[u8], start: usize, end: usize) -> Self {
        let head = text.get(start..).and_then(|b| b.first_chunk::<4>());
        let tail = text.get(..end).and_then(|b| b.last_chunk::<4>());
        match (head, tail) {
            (Some(head), Some(tail)) => Self::new(*head, *tail, end - start),
            _ => Self::of(text.get(start..end).unwrap_or_default()),
        }
    }

    /// The key of a word that stands in a window.
    #[inline(always)]
    pub fn shown(window: &Window, start: usize, end: usize) -> Self {
        let four =
            |at: usize| window.get(at..).and_then(|b| b.first_chunk::<4>()).copied().unwrap_or_default();
        Self::new(four(start), four(end - 4), end - start)
    }

    /// From the four bytes at a word's beginning and at its end, whatever stands in those that are not the word's.
    #[inline(always)]
    fn new(head: [u8; 4], tail: [u8; 4], length: usize) -> Self {
        let missing = 8 * (4 - length.clamp(1, 4)) as u32;
        let head = u32::from_le_bytes(head) << missing | FOLD;
        let tail = u32::from_le_bytes(tail) >> missing | FOLD;
        Self { head, tail }
    }

    /// The hash of a word of this key and of a length, of which the upper bits tell most. Words that agree in both share
    /// it, so long words cost no more than short ones.
    #[inline(always)]
    pub fn hash(self, length: u32) -> u32 {
        let ends = self.head.wrapping_mul(0x9E37_79B1).wrapping_add(self.tail.wrapping_mul(0x85EB_CA77));
        ends.wrapping_add(length.wrapping_mul(0xC2B2_AE3D))
    }
}

/// Longest word that its key and its length tell from all others, in bytes.
pub const WHOLE: usize = 8;

/// Whether two words of one length are equal but for the case of ASCII and Latin-1 letters.
#[inline]
pub fn same_word(a: &[u8], b: &[u8]) -> bool {
    a.iter().zip(b).all(|(x, y)| x | 0x20 == y | 0x20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_words_have_one_key_exactly_if_they_are_the_same(
            a in "[abAB1é]{1,5}", b in "[abAB1é]{1,5}", before in "[ a\u{e9}]{0,5}", after in "[ a\u{e9}]{0,5}",
        ) {
            let key = Key::of(a.as_bytes());
            prop_assert_eq!(Key::at((before.clone() + &a + &after).as_bytes(), before.len(), before.len() + a.len()), key);
            if a.len() == b.len() && a.len() <= WHOLE {
                prop_assert_eq!(key == Key::of(b.as_bytes()), same_word(a.as_bytes(), b.as_bytes()));
            }
        }
    }
}
