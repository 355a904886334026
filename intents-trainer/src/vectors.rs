//! What is known of words before training: vectors of English ones, and which other words mean the same.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// Numbers in a vector.
pub const SIZE: usize = 300;

/// Words and their vectors, all of length 1 about a mean of 0.
pub struct Vectors {
    pub words: BTreeMap<String, usize>,
    rows: Vec<f32>,
}

impl Vectors {
    /// Reads what `collect.py` wrote, and `same.txt`.
    pub fn read(collected: &Path, same: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(collected).with_context(|| collected.display().to_string())?;
        let mut vectors = Self { words: BTreeMap::new(), rows: Vec::new() };
        for (i, line) in text.lines().enumerate() {
            let (word, hex) =
                line.split_once(' ').with_context(|| format!("{}: line {i}", collected.display()))?;
            vectors.words.insert(word.to_owned(), i);
            for at in 0..SIZE {
                let byte = hex.get(at * 2..at * 2 + 2).and_then(|h| u8::from_str_radix(h, 16).ok());
                vectors
                    .rows
                    .push(f32::from(byte.with_context(|| format!("{word}: no vector"))?.cast_signed()));
            }
        }
        vectors.center();
        let text = std::fs::read_to_string(same).with_context(|| same.display().to_string())?;
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let (known, others) = line.split_once(" = ").with_context(|| format!("{line}: no ` = `"))?;
            let at =
                *vectors.words.get(known).with_context(|| format!("same.txt: `{known}` has no vector"))?;
            for other in others.split_whitespace() {
                vectors.words.insert(folded(other), at);
            }
        }
        Ok(vectors)
    }

    fn center(&mut self) {
        let unit = |row: &mut [f32]| {
            let length = libm::sqrtf(row.iter().map(|v| v * v).sum::<f32>()).max(1e-9);
            row.iter_mut().for_each(|v| *v /= length);
        };
        self.rows.chunks_mut(SIZE).for_each(unit);
        let n = (self.rows.len() / SIZE) as f32;
        let mean: Vec<f32> =
            (0..SIZE).map(|i| self.rows.iter().skip(i).step_by(SIZE).sum::<f32>() / n).collect();
        for row in self.rows.chunks_mut(SIZE) {
            row.iter_mut().zip(&mean).for_each(|(v, m)| *v -= m);
            unit(row);
        }
    }

    pub fn row(&self, at: usize) -> &[f32] {
        &self.rows[at * SIZE..(at + 1) * SIZE]
    }
}

/// A word without accents, as the reader of sentences folds it.
fn folded(word: &str) -> String {
    handrail::intent::training::words(word).concat().concat()
}
