//! What the trainer of the intents model needs of the reader.

use super::learned::features;
pub use super::learned::features::hash;
pub use super::learned::model::{CODES, FEW, HIDDEN, PARTS, SHIFT};
use super::learned::table::KEPT;
pub use super::learned::{DOUBLED, SHORTEST};
use super::sentences::sentences;
use crate::names::bits::{Writer, low_bits};
use std::collections::BTreeMap;

/// The features of every sentence of a text, in order: for each word, those that end in it.
pub fn features(text: &str, class: impl Fn(u32) -> Option<u8>) -> Vec<Vec<Vec<u32>>> {
    let mut out = Vec::new();
    sentences(text, |sentence| {
        let mut all = vec![Vec::new(); sentence.len()];
        features::of(sentence, &class, |feature, word| all[word].push(feature));
        out.push(all);
    });
    out
}

/// The words of every sentence of a text, folded as the model sees them.
pub fn words(text: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    sentences(text, |s| out.push((0..s.len()).map(|i| s.word(i).to_owned()).collect()));
    out
}

/// The part of a hash that the model keeps.
pub fn kept(hash: u32) -> u32 {
    hash >> (u32::BITS - KEPT)
}

/// A model in whole numbers, ready to be written. Hashes are what [`kept`] leaves of them.
pub struct Whole {
    /// The class of each word.
    pub words: BTreeMap<u32, u8>,
    /// For each feature, its row in each book.
    pub features: BTreeMap<u32, [u8; PARTS]>,
    /// The books, one after the other.
    pub books: Vec<i8>,
    /// What hidden units begin at.
    pub first: Vec<i32>,
    /// For each intent its weights and what it begins at.
    pub outputs: Vec<(Vec<i32>, i32)>,
}

impl Whole {
    /// The model file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bits(self.outputs.len() as u32, 8);
        out.bits(self.words.len() as u32, 16);
        out.bits(self.features.len() as u32, 16);
        hashes(&mut out, &self.words, |out, class| out.bits(u32::from(*class), 8));
        hashes(&mut out, &self.features, |out, codes| {
            codes.iter().for_each(|code| out.bits(u32::from(*code), 8));
        });
        self.books.iter().for_each(|value| out.bits(u32::from(value.cast_unsigned()), 8));
        let outputs = self.outputs.iter().flat_map(|(row, start)| row.iter().chain([start]));
        for number in self.first.iter().chain(outputs) {
            out.bits(number.cast_unsigned() >> 16, 16);
            out.bits(number.cast_unsigned() & 0xFFFF, 16);
        }
        out.finish()
    }
}

fn hashes<T>(out: &mut Writer, of: &BTreeMap<u32, T>, each: impl Fn(&mut Writer, &T)) {
    let low = low_bits(1 << KEPT, of.len());
    out.bits(low, 8);
    let mut last = 0;
    for (hash, value) in of {
        out.rice(hash - last, low);
        last = *hash;
        each(out, value);
    }
}
