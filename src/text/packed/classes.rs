//! The numbers of copies, in classes; shared by who packs and who unpacks.

/// Shortest copy, in bytes.
pub const SHORTEST: usize = 2;
/// Longest code, in bits.
pub const LONGEST_CODE: u32 = 10;
/// Bits that number the codes of a block.
pub const CODE_BITS: u32 = 4;
/// Codes for distances, by how much is copied.
pub const REACHES: usize = 3;

/// Numbers from 0: each of the smallest has a class of its own, larger ones share one with their like.
pub struct Classes {
    /// How many classes the numbers of one size are told apart by, in bits.
    fine: u32,
    /// How many classes there are.
    pub count: usize,
}

/// By how many bytes a copy is longer than the shortest, up to 255. As commands they stand behind the bytes.
pub const LENGTHS: Classes = Classes { fine: 1, count: 16 };
/// By how many bytes a copy is from farther back than the last byte, up to 16 million.
pub const DISTANCES: Classes = Classes { fine: 2, count: 92 };
/// A byte that stands for itself, or how much is copied.
pub const COMMANDS: usize = 256 + LENGTHS.count;

impl Classes {
    /// The least number of a class, and how many bits tell its numbers apart.
    #[inline]
    pub fn least(&self, class: usize) -> (usize, u32) {
        match (class >> self.fine).checked_sub(1) {
            None | Some(0) => (class, 0),
            Some(bits) => ((class & ((1 << self.fine) - 1) | 1 << self.fine) << bits, bits as u32),
        }
    }

    /// The class of a number, and the bits that tell it apart.
    #[allow(dead_code, reason = "only who packs asks")]
    pub fn of(&self, number: usize) -> (usize, u32) {
        let bits = (number | 1).ilog2().saturating_sub(self.fine);
        (((bits as usize) << self.fine) + (number >> bits), bits)
    }
}
