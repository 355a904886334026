//! What the trainer needs of the tagger: the same reading of a text, and the writing of a model.

use super::bits::{Reader, Writer};
use super::class::Classes;
use super::feature::Scene;
use super::lexicon::{self, Lexicon};
use super::token::Token;
use super::{block, decode, fold, hash, model, weights};
use std::ops::Range;

pub use super::weights::{TYPES, Weight};

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

/// The bits that say a word is a person's name.
pub const NAME: u16 = super::class::NAME;
/// The bits that say a word is some proper name.
pub const PROPER: u16 = NAME | super::class::PLACE | super::class::THING;

/// The hash by which the lexicon knows a single word.
pub fn word_hash(word: &str) -> u32 {
    let folded: Vec<u8> = word.chars().filter(|c| c.is_alphabetic()).map(fold::fold).collect();
    hash::plain(&folded)
}

/// A candidate token of a training text.
pub struct Candidate {
    /// Bytes of the text it covers.
    pub span: Range<usize>,
    /// Whether it is a word rather than a mark.
    pub word: bool,
    /// Features of "it belongs to a name", as places in the table of weights.
    pub features: Vec<u32>,
    /// Features of "it belongs to the same name as the candidate before", likewise.
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
                    scene.of_token(i, |f| features.push(place(f)));
                    if i > range.start {
                        scene.of_pair(i, |f| pair.push(place(f)));
                    }
                    let t = &tokens[i];
                    Candidate { span: t.start as usize..t.end as usize, word: t.is_word(), features, pair }
                })
                .collect()
        })
        .collect()
}

/// How many places the table of weights has.
pub const PLACES: usize = 1 << weights::PLACES;

/// Where a feature's weights are kept.
fn place(feature: u32) -> u32 {
    feature >> (32 - weights::PLACES)
}

/// A lexicon to look words up in, as the model will carry it.
pub struct Words {
    words: Vec<(u32, u16)>,
    unpacked: Lexicon,
}

impl Words {
    /// Lays out a lexicon of word hashes and class bits.
    ///
    /// # Errors
    /// More than 256 different combinations of classes, or too many words.
    pub fn new(words: Vec<(u32, u16)>) -> Result<Self, String> {
        let mut bits = Writer::default();
        lexicon::write(&words, &mut bits)?;
        let bytes = bits.finish();
        Ok(Self { words, unpacked: Lexicon::read(&mut Reader::new(&bytes)) })
    }

    /// The classes of a word hash.
    pub fn classes(&self, hash: u32) -> u16 {
        self.unpacked.classes(hash)
    }
}

/// The numbers that go into a model beside lexicon and weights.
#[derive(Default)]
pub struct Numbers {
    /// Added to every token's score, by type.
    pub bias: [i32; TYPES],
    /// Added where the word belongs to a name found in the first pass, by type.
    pub known: [i32; TYPES],
    /// Margins at which the score reaches 5, 10 … 95, by type.
    pub calibration: [[i32; model::STEPS]; TYPES],
}

/// Writes a model file. `weights` are in order of place.
///
/// # Errors
/// The lexicon does not fit.
pub fn write(words: &Words, weights: &[(u32, Weight)], numbers: &Numbers) -> Result<Vec<u8>, String> {
    let mut bits = Writer::default();
    let all = numbers.bias.iter().chain(&numbers.known).chain(numbers.calibration.iter().flatten());
    for number in all {
        bits.bits((*number).clamp(-0x8000, 0x7FFF) as u32 & 0xFFFF, 16);
    }
    lexicon::write(&words.words, &mut bits)?;
    weights::write(weights, &mut bits);
    let mut out = model::MAGIC.to_vec();
    out.extend(bits.finish());
    Ok(out)
}

/// Label (0: no name, else type plus one) and margin of each token of a chain with the given scores.
pub fn margins(tokens: Vec<[i32; TYPES]>, pairs: Vec<[i32; TYPES]>) -> Vec<(u8, i32)> {
    let mut chain = decode::Chain::default();
    (chain.tokens, chain.pairs) = (tokens, pairs);
    let mut out = Vec::new();
    chain.margins(&mut out);
    out.iter().map(|m| (m.label, m.by)).collect()
}

/// The digest that is kept beside a model file.
pub fn digest_of(bytes: &[u8]) -> String {
    super::digest::hex(bytes)
}
