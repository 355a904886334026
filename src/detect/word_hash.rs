//! The key under which words are stored and looked up.

/// What a word begins and ends with, without regard to the case of ASCII and Latin-1 letters, and its length in bytes:
/// all there is of a word of up to eight bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    head: u32,
    tail: u32,
    length: u32,
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

    /// From the four bytes at a word's beginning and at its end, whatever stands in those that are not the word's.
    #[inline(always)]
    fn new(head: [u8; 4], tail: [u8; 4], length: usize) -> Self {
        let missing = 8 * (4 - length.clamp(1, 4)) as u32;
        let head = u32::from_le_bytes(head) << missing | FOLD;
        let tail = u32::from_le_bytes(tail) >> missing | FOLD;
        Self { head, tail, length: length as u32 }
    }

    /// Its hash. Words that agree in key share it, so long words cost no more than short ones.
    #[inline(always)]
    pub fn hash(self) -> u32 {
        let mixed = self.head.wrapping_mul(0x9E37_79B1)
            ^ self.tail.rotate_left(13).wrapping_mul(0x85EB_CA77)
            ^ self.length.wrapping_mul(0xC2B2_AE3D);
        let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
        mixed ^ (mixed >> 13)
    }

    /// Whether words of this key can differ in what it leaves out.
    #[inline]
    pub fn is_part(self) -> bool {
        self.length > 8
    }
}

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
            if !key.is_part() {
                let same = a.len() == b.len() && same_word(a.as_bytes(), b.as_bytes());
                prop_assert_eq!(key == Key::of(b.as_bytes()), same);
            }
        }
    }
}
