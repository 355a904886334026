//! The hash under which words are stored and looked up.

/// Hash of a word without regard to the case of ASCII and Latin-1 letters.
///
/// Reads the first and last four bytes and the length only, so long words cost no more than short ones; words
/// that agree in all of these share a hash and are told apart by comparison.
pub fn word_hash(word: &[u8]) -> u32 {
    let (mut head, mut tail) = ([0; 4], [0; 4]);
    for (to, from) in head.iter_mut().zip(word) {
        *to = *from;
    }
    for (to, from) in tail.iter_mut().rev().zip(word.iter().rev()) {
        *to = *from;
    }
    hash_of(head, tail, word.len())
}

/// The same from the four bytes at a word's beginning and at its end, whatever stands in those that are not the
/// word's.
#[inline(always)]
pub fn hash_of(head: [u8; 4], tail: [u8; 4], length: usize) -> u32 {
    const FOLD: u32 = 0x2020_2020;
    let missing = 8 * (4 - length.clamp(1, 4)) as u32;
    let head = u32::from_le_bytes(head) << missing;
    let tail = u32::from_le_bytes(tail) >> missing;
    let mixed = (head | FOLD).wrapping_mul(0x9E37_79B1)
        ^ (tail | FOLD).rotate_left(13).wrapping_mul(0x85EB_CA77)
        ^ (length as u32).wrapping_mul(0xC2B2_AE3D);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    mixed ^ (mixed >> 13)
}

/// Whether two words of one length are equal but for the case of ASCII and Latin-1 letters.
#[inline]
pub fn same_word(a: &[u8], b: &[u8]) -> bool {
    let (fours, rest) = a.as_chunks::<4>();
    let (others, other_rest) = b.as_chunks::<4>();
    let fold = |four: &[u8; 4]| u32::from_le_bytes(*four) | 0x2020_2020;
    fours.iter().zip(others).all(|(x, y)| fold(x) == fold(y))
        && rest.iter().zip(other_rest).all(|(x, y)| x | 0x20 == y | 0x20)
}
