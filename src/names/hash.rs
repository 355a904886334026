//! 32-bit hashes, the same on every target.

/// Start value of a running hash.
pub(super) const SEED: u32 = 0x811C_9DC5;

/// Adds one byte to a running hash (FNV-1a).
#[inline]
pub(super) const fn add(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Spreads a running hash over all bits (the finaliser of MurmurHash3).
#[inline]
pub(super) const fn spread(mut h: u32) -> u32 {
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

/// A feature: which template, and the two values that fill it.
#[inline]
pub(super) fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut h = (a ^ template.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    h ^= b.wrapping_mul(0xC2B2_AE3D).rotate_left(15);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^ (h >> 14)
}

/// The hash of a word already folded.
pub(super) const fn plain(mut folded: &[u8]) -> u32 {
    let mut hash = SEED;
    while let [first, rest @ ..] = folded {
        hash = add(hash, *first);
        folded = rest;
    }
    spread(hash)
}
