//! The model while it learns: the average of its features' rows under a head.

use crate::cluster;
use crate::head::{Head, small, step};
use handrail::intent::training::{CODES, FEW, HIDDEN, PARTS};
use names_trainer::random::Random;

/// Numbers of a row that a code stands for.
pub const SIZE: usize = HIDDEN / PARTS;

/// Squares of slopes that rows begin with when they are shared: learned rows take small steps.
const LEARNED: f32 = 50.0;

/// One part of all rows.
struct Book {
    rows: Vec<f32>,
    squares: Vec<f32>,
}

pub struct Net {
    pub head: Head,
    books: Vec<Book>,
    /// For each feature, which row it has in each book.
    codes: Vec<[u16; PARTS]>,
}

impl Net {
    /// A network in which every feature has rows of its own.
    pub fn new(places: usize, outputs: usize, random: &mut Random) -> Self {
        let mut book = || Book::of(small(places * SIZE, 0.3, random));
        let books = (0..PARTS).map(|_| book()).collect();
        let codes = (0..places).map(|place| [place as u16; PARTS]).collect();
        Self { head: Head::new(HIDDEN, outputs, random), books, codes }
    }

    /// Has features share rows, so that each is told by a byte a book. Learning goes on from here with what is shared.
    pub fn share(&mut self, random: &mut Random) {
        for (part, book) in self.books.iter_mut().enumerate() {
            let points: Vec<&[f32]> = book.rows.chunks(SIZE).collect();
            let (centers, of) = cluster::group(&points, CODES, random);
            self.codes.iter_mut().zip(of).for_each(|(codes, of)| codes[part] = of as u16);
            *book = Book::of(centers.concat());
            book.squares.fill(LEARNED);
        }
    }

    /// Everything that is learned, in order.
    pub fn numbers(&mut self) -> impl Iterator<Item = &mut f32> {
        let head = &mut self.head;
        let rows = self.books.iter_mut().flat_map(|book| &mut book.rows);
        rows.chain(&mut head.first).chain(&mut head.out).chain(&mut head.bias)
    }

    /// The codes of a feature.
    pub fn codes(&self, place: u16) -> [u16; PARTS] {
        self.codes[usize::from(place)]
    }

    /// The rows of each book, one after the other.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.books.iter().map(|book| &book.rows[..])
    }

    fn sums(&self, features: &[u16]) -> (Vec<f32>, f32) {
        let norm = 1.0 / libm::sqrtf(features.len() as f32 + FEW as f32);
        let mut sums = vec![0.0; HIDDEN];
        for feature in features {
            for ((sums, book), code) in sums.chunks_mut(SIZE).zip(&self.books).zip(self.codes(*feature)) {
                let row = &book.rows[usize::from(code) * SIZE..][..SIZE];
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value * norm);
            }
        }
        (sums, norm)
    }

    pub fn scores(&self, features: &[u16]) -> Vec<f32> {
        self.head.scores(&self.sums(features).0)
    }

    pub fn learn(&mut self, features: &[u16], intent: Option<usize>) {
        let (sums, norm) = self.sums(features);
        let back = self.head.learn(&sums, intent);
        for feature in features {
            let codes = self.codes(*feature);
            for ((slopes, book), code) in back.chunks(SIZE).zip(&mut self.books).zip(codes) {
                let row = usize::from(code) * SIZE;
                for (i, slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                    step(&mut book.rows[row + i], &mut book.squares[row + i], slope * norm);
                }
            }
        }
    }
}

impl Book {
    fn of(rows: Vec<f32>) -> Self {
        Self { squares: vec![0.01; rows.len()], rows }
    }
}
