//! The two hashes: SHA-256 under the roster's key for names and ids, and a quick one that turns most words away.

use super::key::Key;
use sha2::{Digest, Sha256};

/// What a hash is of: a name and an id that are spelled alike have different ones.
#[derive(Clone, Copy)]
pub enum Of {
    Name,
    Id,
}

#[derive(Clone)]
pub struct Hasher {
    /// SHA-256 with the key taken in.
    keyed: Sha256,
    seed: u32,
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hasher(…)")
    }
}

impl Hasher {
    pub fn new(key: &Key) -> Self {
        let keyed = Sha256::new().chain_update(key.bytes());
        let [a, b] = halves(keyed.clone().chain_update(b"first words"));
        Self { keyed, seed: a ^ b }
    }

    /// Two numbers, each uniform over its range.
    pub fn of(&self, of: Of, folded: &[u8]) -> [u32; 2] {
        let tag: &[u8] = match of {
            Of::Name => b"name\0",
            Of::Id => b"id\0",
        };
        halves(self.keyed.clone().chain_update(tag).chain_update(folded))
    }

    /// A quick hash of a name's first word.
    pub fn quick(&self, folded: &[u8]) -> u32 {
        let mixed = folded.iter().fold(self.seed, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85EB_CA6B);
        let mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xC2B2_AE35);
        mixed ^ (mixed >> 16)
    }
}

fn halves(hasher: Sha256) -> [u32; 2] {
    let digest = hasher.finalize();
    let number = |at: usize| digest.iter().skip(at).take(4).fold(0u32, |n, b| n << 8 | u32::from(*b));
    [number(0), number(4)]
}
