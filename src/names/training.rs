//! What the trainer needs of the tagger: the same reading of a text, and the writing of a model.

use super::class::Classes;
use super::feature::Scene;
use super::lexicon::Lexicon;
use super::table::{self, Table};
use super::token::Token;
use super::{block, decode, fold, hash, model};
use std::ops::Range;

/// Class bits by the name that a word list carries.
pub const CLASSES: &[(&str, u16)] = &[
    ("given_hi", super::class::GIVEN_HI),
    ("given_lo", super::class::GIVEN_LO),
    ("family_hi", super::class::FAMILY_HI),
    ("family_lo", super::class::FAMILY_LO),
    ("common_hi", super::class::COMMON_HI),
    ("common_lo", super::class::COMMON_LO),
    ("place", super::class::PLACE),
    ("org", super::class::ORG),
    ("title", super::class::TITLE),
    ("relation", super::class::RELATION),
    ("time", super::class::TIME),
    ("thing", super::class::THING),
    ("particle", super::class::PARTICLE),
    ("geo", super::class::GEO),
    ("stop", super::class::STOP),
    ("says", super::class::SAYS),
];

/// The hash by which the lexicon knows a single word.
pub fn word_hash(word: &str) -> u32 {
    let folded: Vec<u8> = word.chars().filter(|c| c.is_alphabetic()).map(fold::fold).collect();
    hash::word(&folded)
}

/// A candidate token of a training text.
pub struct Candidate {
    /// Bytes of the text it covers.
    pub span: Range<usize>,
    /// Whether it is a word rather than a mark.
    pub word: bool,
    /// Features of "it belongs to a name".
    pub features: Vec<u32>,
    /// Features of "it belongs to the same name as the candidate before".
    pub pair: Vec<u32>,
}

/// The chains of candidates of `text`. `classes` answers for a word's hash.
pub fn chains(text: &str, classes: impl FnMut(u32) -> Classes) -> Vec<Vec<Candidate>> {
    let mut tokens: Vec<Token> = Vec::new();
    let context = block::read(text, &mut tokens, classes);
    let scene = Scene { text, tokens: &tokens, context: &context };
    block::chains(&tokens)
        .map(|range| {
            range
                .clone()
                .map(|i| {
                    let (mut features, mut pair) = (Vec::new(), Vec::new());
                    scene.of_token(i, |f| features.push(f));
                    if i > range.start {
                        scene.of_pair(i, |f| pair.push(f));
                    }
                    let t = &tokens[i];
                    Candidate { span: t.start as usize..t.end as usize, word: t.is_word(), features, pair }
                })
                .collect()
        })
        .collect()
}

/// A lexicon to look words up in, from its bytes as [`lexicon`] lays them out.
pub struct Words {
    table: Vec<u8>,
    masks: Vec<u8>,
}

impl Words {
    /// Lays out a lexicon of word hashes and class bits.
    ///
    /// # Errors
    /// More than 256 different combinations of classes.
    pub fn new(words: &[(u32, u16)]) -> Result<Self, String> {
        let mut masks: Vec<u16> = words.iter().map(|w| w.1).collect();
        masks.sort_unstable();
        masks.dedup();
        if masks.len() > 256 {
            return Err(format!("{} combinations of classes; 256 fit", masks.len()));
        }
        let entries: Vec<(u32, u8)> =
            words.iter().map(|&(h, m)| (h, masks.binary_search(&m).unwrap_or(0) as u8)).collect();
        Ok(Self {
            table: table::write(&entries, 13),
            masks: masks.iter().flat_map(|m| m.to_le_bytes()).collect(),
        })
    }

    /// The classes of a word hash.
    pub fn classes(&self, hash: u32) -> u16 {
        Table::read(&self.table).map_or(0, |(table, _)| Lexicon { table, masks: &self.masks }.classes(hash))
    }
}

/// The numbers that go into a model beside lexicon and weights.
pub struct Numbers {
    /// Added to every token's score.
    pub bias: i32,
    /// Added where the word belongs to a name found in the first pass.
    pub known: i32,
    /// Margins at which the score reaches 5, 10 … 95.
    pub calibration: [i32; 19],
}

/// Writes a model file.
pub fn write(words: &Words, weights: &[(u32, i8)], numbers: &Numbers) -> Vec<u8> {
    let mut out = model::MAGIC.to_vec();
    out.extend(numbers.bias.to_le_bytes());
    out.extend(numbers.known.to_le_bytes());
    for margin in numbers.calibration {
        out.extend(margin.to_le_bytes());
    }
    out.extend((words.masks.len() as u32 / 2).to_le_bytes());
    out.extend(&words.masks);
    out.extend(&words.table);
    let entries: Vec<(u32, u8)> = weights.iter().map(|&(h, w)| (h, w as u8)).collect();
    out.extend(table::write(&entries, 13));
    out
}

/// Max-marginal margins of a chain with the given token and pair scores.
pub fn margins(tokens: Vec<i32>, pairs: Vec<i32>) -> Vec<i32> {
    let mut out = Vec::new();
    decode::Chain { tokens, pairs }.margins(&mut out);
    out
}

/// The digest that is kept beside a model file.
pub fn digest_of(bytes: &[u8]) -> String {
    super::digest::hex(bytes)
}
