//! The hash under which words are stored and looked up. Shared by the build step and the scanner.

/// Bits of the hash that index the filter, a bitmap that turns most unknown words away.
pub const FILTER_BITS: u32 = 17;

/// Hash of a word without regard to the case of ASCII and Latin-1 letters.
///
/// Reads the first and last four bytes and the length only, so long words cost no more than short ones; words
/// that agree in all of these share a hash and are told apart by comparison.
#[inline(always)]
pub fn word_hash(word: &[u8]) -> u32 {
    const FOLD: u32 = 0x2020_2020;
    let (head, tail) = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(head), Some(tail)) => (u32::from_le_bytes(*head), u32::from_le_bytes(*tail)),
        _ => (word.iter().fold(0, |h: u32, &b| h << 8 | u32::from(b)), 0),
    };
    let mixed = (head | FOLD).wrapping_mul(0x9E37_79B1)
        ^ (tail | FOLD).rotate_left(13).wrapping_mul(0x85EB_CA77)
        ^ (word.len() as u32).wrapping_mul(0xC2B2_AE3D);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    mixed ^ (mixed >> 13)
}

/// Whether two words are equal but for the case of ASCII and Latin-1 letters.
#[inline]
pub fn same_word(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x | 0x20 == y | 0x20)
}
