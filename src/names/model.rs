//! The trained model, as the trainer writes it.

use super::lexicon::Lexicon;
use super::table::{Table, u32_at};

/// First bytes of a model file: what it is and the version of its form.
pub(super) const MAGIC: &[u8; 4] = b"HNM1";

/// Lexicon, weights and a few numbers.
#[derive(Clone, Copy)]
pub(super) struct Model<'a> {
    pub lexicon: Lexicon<'a>,
    weights: Table<'a>,
    /// Added to every token's score.
    pub bias: i32,
    /// Added to a token whose word belongs to a name found in the first pass.
    pub known: i32,
    /// Margins at which a name's score reaches 5, 10, 15 … 95, as little-endian `i32`.
    pub calibration: &'a [u8],
}

impl<'a> Model<'a> {
    /// Reads a model. `None`: the bytes are not one.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_at_checked(4)?;
        if magic != MAGIC {
            return None;
        }
        let (numbers, rest) = rest.split_at_checked(8)?;
        let bias = u32_at(numbers, 0)? as i32;
        let known = u32_at(numbers, 4)? as i32;
        let (calibration, rest) = rest.split_at_checked(19 * 4)?;
        let (count, rest) = rest.split_at_checked(4)?;
        let (masks, rest) = rest.split_at_checked(u32_at(count, 0)? as usize * 2)?;
        let (table, rest) = Table::read(rest)?;
        let (weights, rest) = Table::read(rest)?;
        rest.is_empty().then_some(Self {
            lexicon: Lexicon { table, masks },
            weights,
            bias,
            known,
            calibration,
        })
    }

    /// The weight of a feature, 0 when the model has none.
    #[inline]
    pub(super) fn weight(&self, feature: u32) -> i32 {
        self.weights.get(feature).map_or(0, |b| i32::from(b as i8))
    }

    /// A margin as a score from 0 to 100.
    pub(super) fn score(&self, margin: i32) -> u8 {
        let steps = self.calibration.chunks_exact(4).filter_map(|c| u32_at(c, 0)).map(|n| n as i32);
        let reached = steps.take_while(|&step| margin >= step).count();
        (reached * 5 + 2) as u8
    }
}
