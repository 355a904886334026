//! Words that act alike: a network over word vectors learns what words have to do with intents; its view of each word
//! is what they are grouped by.

use crate::cluster;
use crate::example::Example;
use crate::head::{Head, small, step};
use crate::vectors::{SIZE, Vectors};
use names_trainer::random::Random;
use std::collections::BTreeMap;

const HIDDEN: usize = 24;
const ROUNDS: usize = 8;
/// Percent of a prompt's words that are left out at random, so that none is relied on.
const LEFT_OUT: usize = 35;

/// Learns from examples with their words' vectors; answers each vector as the network sees it.
pub fn views(
    examples: &mut [Example],
    vectors: &Vectors,
    outputs: usize,
    random: &mut Random,
) -> Vec<Vec<f32>> {
    let mut head = Head::new(HIDDEN, outputs, random);
    let mut rows = small(HIDDEN * SIZE, 0.15, random);
    let mut squares = vec![0.01; rows.len()];
    for _ in 0..ROUNDS {
        random.shuffle(examples);
        for example in examples.iter() {
            let words = example.words.iter().flatten().filter_map(|w| vectors.words.get(w));
            let kept: Vec<usize> = words.copied().filter(|_| !random.chance(LEFT_OUT)).collect();
            let norm = 1.0 / libm::sqrtf(kept.len().max(1) as f32);
            let mut mean = vec![0.0; SIZE];
            for at in kept {
                mean.iter_mut().zip(vectors.row(at)).for_each(|(m, v)| *m += v * norm);
            }
            let back = head.learn(&seen(&rows, &mean), example.intent);
            for (h, slope) in back.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                for (i, m) in mean.iter().enumerate() {
                    step(&mut rows[h * SIZE + i], &mut squares[h * SIZE + i], slope * m);
                }
            }
        }
    }
    let count = vectors.words.values().max().map_or(0, |m| m + 1);
    (0..count).map(|at| seen(&rows, vectors.row(at))).collect()
}

fn seen(rows: &[f32], vector: &[f32]) -> Vec<f32> {
    rows.chunks(SIZE).map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum()).collect()
}

/// The `words` words that matter most, in `classes` classes by how they are seen.
pub fn group(
    views: &[Vec<f32>],
    vectors: &Vectors,
    keep: usize,
    classes: usize,
    random: &mut Random,
) -> BTreeMap<String, u8> {
    let length = |v: &[f32]| v.iter().map(|x| x * x).sum::<f32>();
    let mut words: Vec<(&String, &Vec<f32>)> = vectors.words.iter().map(|(w, at)| (w, &views[*at])).collect();
    words.sort_by(|a, b| length(b.1).total_cmp(&length(a.1)).then(a.0.cmp(b.0)));
    words.truncate(keep);
    let points: Vec<&[f32]> = words.iter().map(|(_, view)| &view[..]).collect();
    let (_, of) = cluster::group(&points, classes, random);
    words.iter().zip(of).map(|((word, _), class)| ((*word).clone(), class as u8)).collect()
}
