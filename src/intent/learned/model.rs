use super::features;
use super::table::Table;
use crate::intent::sentences::Sentence;
use crate::names::bits::Reader;
use once_cell::sync::Lazy;

/// The trained model, written by `cargo xtask train-intents`.
pub const MODEL: &[u8] = include_bytes!("model.bin");

/// Hidden units.
pub const HIDDEN: usize = 12;
/// A feature's row comes in so many parts, each one of the `CODES` rows of a book.
pub const PARTS: usize = 2;
/// Rows of a book.
pub const CODES: usize = 256;
/// Counted beside the features that a sentence has, so that a few known words do not weigh like a whole sentence of them.
pub const FEW: u32 = 30;
/// Numbers of a part.
const SIZE: usize = HIDDEN / PARTS;

/// Scores are natural logarithms of odds times two to this power.
#[cfg(feature = "training")]
pub const SHIFT: u32 = 18;

/// The model, unpacked.
pub(in crate::intent) struct Model {
    words: Table,
    /// The class of each word.
    classes: Vec<u8>,
    features: Table,
    /// For each feature, its row in each book.
    codes: Vec<[u8; PARTS]>,
    /// The books, `CODES` rows of `SIZE` numbers each.
    books: Vec<i8>,
    first: [i32; HIDDEN],
    /// For each intent its weights and what it begins at.
    outputs: Vec<([i32; HIDDEN], i32)>,
}

/// What is known of a sentence, or of two: the sum of its features' rows, and how many they are.
#[derive(Clone, Copy, Default)]
pub(in crate::intent) struct Sum {
    pub sums: [i32; HIDDEN],
    pub count: u32,
}

impl Sum {
    pub fn with(mut self, other: Sum) -> Sum {
        self.sums.iter_mut().zip(other.sums).for_each(|(a, b)| *a += b);
        self.count += other.count;
        self
    }
}

/// The model that ships.
pub(in crate::intent) fn model() -> &'static Model {
    static READ: Lazy<Model> = Lazy::new(|| Model::read(MODEL));
    &READ
}

impl Model {
    fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::new(bytes);
        let [outputs, words, known] = [8, 16, 16].map(|count| reader.bits(count) as usize);
        let mut classes = Vec::with_capacity(words);
        let words = Table::read(&mut reader, words, |reader| classes.push(reader.bits(8) as u8));
        let mut codes = Vec::with_capacity(known);
        let features = Table::read(&mut reader, known, |reader| {
            codes.push(std::array::from_fn(|_| reader.bits(8) as u8));
        });
        let books = (0..PARTS * CODES * SIZE).map(|_| reader.bits(8) as i8).collect();
        let mut whole = || (reader.bits(16) << 16 | reader.bits(16)).cast_signed();
        let first = std::array::from_fn(|_| whole());
        let outputs = (0..outputs).map(|_| (std::array::from_fn(|_| whole()), whole())).collect();
        Self { words, classes, features, codes, books, first, outputs }
    }

    /// Reads a sentence, leaving out the word `without`.
    pub fn sum(&self, sentence: &Sentence, without: Option<usize>) -> Sum {
        let mut sum = Sum::default();
        let class = |hash| self.words.place(hash).and_then(|at| self.classes.get(at).copied());
        features::of(sentence, class, |feature, word| {
            let place = self.features.place(feature).filter(|_| without != Some(word));
            let Some(codes) = place.and_then(|place| self.codes.get(place)) else { return };
            sum.count += 1;
            let books = self.books.chunks(CODES * SIZE);
            for ((sums, book), code) in sum.sums.chunks_mut(SIZE).zip(books).zip(codes) {
                let row = book.get(usize::from(*code) * SIZE..).unwrap_or_default();
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += i32::from(*value));
            }
        });
        sum
    }

    /// For each intent, how much speaks for it: more than 0 is a hit.
    pub fn scores(&self, sum: &Sum) -> impl Iterator<Item = i32> {
        let root = ((sum.count + FEW) << 8).isqrt().cast_signed();
        let mut active = sum.sums;
        for (value, first) in active.iter_mut().zip(self.first) {
            *value = (value.saturating_mul(1 << 12) / root).saturating_add(first).max(0);
        }
        self.outputs.iter().map(move |(row, start)| {
            let each = row.iter().zip(active).map(|(weight, value)| weight.saturating_mul(value));
            each.fold(*start, i32::saturating_add)
        })
    }
}
