//! The trained model, as the trainer writes it, unpacked for tagging.

use super::bits::Reader;
use super::lexicon::Lexicon;
use super::weights::{TYPES, Weights};

/// First bytes of a model file: what it is and the version of its form.
pub(super) const MAGIC: &[u8; 4] = b"HNM2";

/// Margins at which a score reaches 5, 10, 15 … 95.
pub(super) const STEPS: usize = 19;

/// Lexicon, weights and a few numbers.
pub(super) struct Model {
    pub lexicon: Lexicon,
    pub weights: Weights,
    /// Added to every token's score, by type.
    pub bias: [i32; TYPES],
    /// Added to a token whose word belongs to a name found in the first pass, by type.
    pub known: [i32; TYPES],
    calibration: [[i32; STEPS]; TYPES],
}

impl Model {
    /// Unpacks a model. `None`: the bytes are not one.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let mut bits = Reader::new(rest);
        let mut number = || bits.bits(16) as u16 as i16 as i32;
        let bias = std::array::from_fn(|_| number());
        let known = std::array::from_fn(|_| number());
        let calibration = std::array::from_fn(|_| std::array::from_fn(|_| number()));
        let model = Self {
            lexicon: Lexicon::read(&mut bits),
            weights: Weights::read(&mut bits),
            bias,
            known,
            calibration,
        };
        bits.is_done().then_some(model)
    }

    /// A margin as a score from 0 to 100.
    pub(super) fn score(&self, bearer: usize, margin: i32) -> u8 {
        let steps = self.calibration.get(bearer).into_iter().flatten();
        let reached = steps.take_while(|&&step| margin >= step).count();
        (reached * 5 + 2) as u8
    }
}
