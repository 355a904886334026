//! Words and their classes, in a table of fingerprints: a word is found by its hash, never spelled out.

use super::class::Classes;
use super::table::Table;

/// The lexicon inside a model. A wrong word is taken for a listed one in about one of ten thousand cases.
#[derive(Clone, Copy)]
pub(super) struct Lexicon<'a> {
    /// Fingerprints; the value of each is an index into `masks`.
    pub table: Table<'a>,
    /// Two bytes, little endian, a mask.
    pub masks: &'a [u8],
}

impl Lexicon<'_> {
    /// Classes of the word with this hash; 0 when it is not listed.
    #[inline]
    pub(super) fn classes(&self, hash: u32) -> Classes {
        match self.table.get(hash) {
            Some(index) => {
                let at = usize::from(index) * 2;
                match self.masks.get(at..at + 2) {
                    Some(&[a, b]) => u16::from_le_bytes([a, b]),
                    _ => 0,
                }
            }
            None => 0,
        }
    }
}
