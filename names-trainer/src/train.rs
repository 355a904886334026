//! From lists, templates and texts to a model file.

use crate::augment;
use crate::crf::{Crf, Node};
use crate::lists::Lists;
use crate::random::Random;
use crate::template::{self, Example};
use anyhow::{Context, Result};
use handrail::names::training::{self, Numbers, word_hash};
use std::collections::HashMap;
use std::path::Path;

/// Texts made from each template.
const PER_TEMPLATE: usize = 160;
/// Passes over the data.
const PASSES: usize = 5;
/// Weights kept.
const WEIGHTS: usize = 50_000;
/// FTRL's L1 strength.
const L1: f32 = 0.6;
/// Whole-number steps to one unit of a weight.
const SCALE: f32 = 24.0;

struct Chain {
    nodes: Vec<Node>,
    weight: f32,
}

/// Trains and writes the model.
pub fn run(root: &Path) -> Result<()> {
    let lists = Lists::load(root)?;
    let words = lists.layout()?;
    println!("lexicon: {} words", lists.lexicon.len());
    let mut random = Random::new(20_261_122);
    let mut examples = synthetic(root, &lists, &mut random)?;
    println!("synthetic: {} texts", examples.len());
    let silver = std::fs::read_to_string(root.join("data/silver.txt")).unwrap_or_default();
    let real: Vec<Example> = silver.lines().map(|l| Example::marked(&l.replace("\\n", "\n"))).collect();
    println!("silver: {} texts", real.len());
    examples.extend(real.into_iter().map(|e| (e, 0.5)));
    let mut ids: HashMap<u32, u32> = HashMap::new();
    let mut hashes: Vec<u32> = Vec::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut chains = Vec::new();
    let mut unseen = (0usize, 0usize);
    for (example, weight) in &examples {
        read(
            example,
            *weight,
            &words,
            &mut random,
            &mut unseen,
            &mut |h| {
                let id = *ids.entry(h).or_insert_with(|| {
                    hashes.push(h);
                    counts.push(0);
                    hashes.len() as u32 - 1
                });
                counts[id as usize] += 1;
                id
            },
            &mut chains,
        );
    }
    println!(
        "chains: {}, features: {}, name words outside the gate: {} of {}",
        chains.len(),
        hashes.len(),
        unseen.0,
        unseen.1
    );
    for chain in &mut chains {
        for node in &mut chain.nodes {
            node.features.retain(|&f| counts[f as usize] >= 3);
            node.pair.retain(|&f| counts[f as usize] >= 3);
        }
    }
    let held = chains.len() / 25;
    for i in (1..chains.len()).rev() {
        chains.swap(i, random.below(i + 1));
    }
    let test = chains.split_off(chains.len() - held);
    let mut crf = Crf::new(hashes.len(), L1);
    for pass in 0..PASSES {
        let mut loss = 0f64;
        for i in (1..chains.len()).rev() {
            chains.swap(i, random.below(i + 1));
        }
        for chain in &chains {
            loss += f64::from(crf.learn(&chain.nodes, chain.weight));
        }
        println!("pass {pass}: loss {:.4} a chain", loss / chains.len() as f64);
    }
    let mut weights: Vec<(u32, i8, u64)> = hashes
        .iter()
        .enumerate()
        .filter_map(|(i, &h)| {
            let w = (crf.weight(i) * SCALE).round().clamp(-127.0, 127.0) as i8;
            let use_ = u64::from(w.unsigned_abs()) * u64::from(counts[i].min(2000)).isqrt().max(1);
            (w != 0).then_some((h, w, use_))
        })
        .collect();
    println!("weights: {} not zero", weights.len());
    weights.sort_by_key(|w| (std::cmp::Reverse(w.2), w.0));
    weights.truncate(WEIGHTS);
    let kept: HashMap<u32, i8> = weights.iter().map(|w| (w.0, w.1)).collect();
    let bias = (crf.bias * SCALE).round() as i32;
    let calibration = calibrate(&test, &hashes, &kept, bias);
    println!("bias {bias}, calibration {calibration:?}");
    let numbers = Numbers { bias, known: (1.5 * SCALE) as i32, calibration };
    let mut list: Vec<(u32, i8)> = kept.into_iter().collect();
    list.sort_unstable();
    let bytes = training::write(&words, &list, &numbers);
    let path = root.join("../src/names/model.bin");
    std::fs::write(&path, &bytes).with_context(|| path.display().to_string())?;
    std::fs::write(root.join("../src/names/model.sha256"), training::digest_of(&bytes) + "\n")?;
    println!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}

/// Fills every template many times.
fn synthetic(root: &Path, lists: &Lists, random: &mut Random) -> Result<Vec<(Example, f32)>> {
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("templates"))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        for line in text.lines().filter(|l| !l.is_empty()) {
            for _ in 0..PER_TEMPLATE {
                let example =
                    template::fill(line, lists, random).with_context(|| file.display().to_string())?;
                all.push((augment::retype(example, random), 1.0));
            }
        }
    }
    Ok(all)
}

/// Reads one example to chains; some of its names are taken for words that no list knows.
fn read(
    example: &Example,
    weight: f32,
    words: &training::Words,
    random: &mut Random,
    unseen: &mut (usize, usize),
    intern: &mut impl FnMut(u32) -> u32,
    chains: &mut Vec<Chain>,
) {
    let name_bits = 0b1111u16;
    let mut dropped = Vec::new();
    if random.chance(40) {
        for &(start, end) in &example.names {
            for word in example.text.get(start..end).unwrap_or("").split([' ', '-', ',']) {
                if random.chance(60) {
                    dropped.push(word_hash(word));
                }
            }
        }
    }
    let mut found = 0;
    for chain in training::chains(&example.text, |h| {
        let classes = words.classes(h);
        if dropped.contains(&h) { classes & !name_bits } else { classes }
    }) {
        let nodes: Vec<Node> = chain
            .into_iter()
            .map(|c| {
                let gold = example.names.iter().any(|n| n.0 <= c.span.start && c.span.end <= n.1);
                found += usize::from(gold && c.word);
                Node {
                    features: c.features.into_iter().map(&mut *intern).collect(),
                    pair: c.pair.into_iter().map(&mut *intern).collect(),
                    gold,
                }
            })
            .collect();
        chains.push(Chain { nodes, weight });
    }
    let all: usize = example
        .names
        .iter()
        .map(|&(s, e)| {
            example
                .text
                .get(s..e)
                .unwrap_or("")
                .split([' ', '-'])
                .filter(|w| w.chars().any(char::is_alphabetic))
                .count()
        })
        .sum();
    unseen.0 += all.saturating_sub(found);
    unseen.1 += all;
}

/// Margins at which a token is a name with 5, 10 … 95 percent, on chains that were not learned from.
fn calibrate(test: &[Chain], hashes: &[u32], weights: &HashMap<u32, i8>, bias: i32) -> [i32; 19] {
    let sum = |ids: &[u32]| -> i32 {
        ids.iter()
            .filter_map(|&i| hashes.get(i as usize))
            .filter_map(|h| weights.get(h))
            .map(|&w| i32::from(w))
            .sum()
    };
    let mut points: Vec<(i32, bool)> = Vec::new();
    for chain in test {
        let tokens = chain.nodes.iter().map(|n| sum(&n.features) + bias).collect();
        let pairs = chain.nodes.iter().map(|n| sum(&n.pair)).collect();
        for (margin, node) in training::margins(tokens, pairs).iter().zip(&chain.nodes) {
            points.push((*margin, node.gold));
        }
    }
    let right = points.iter().filter(|p| (p.0 > 0) == p.1).count();
    println!(
        "held out: {} tokens, {:.2} % right",
        points.len(),
        right as f64 * 100.0 / points.len().max(1) as f64
    );
    points.sort_by_key(|p| p.0);
    // Isotonic by pooling neighbours.
    let mut blocks: Vec<(i32, f64, f64)> = Vec::new();
    for (margin, gold) in points {
        blocks.push((margin, f64::from(u8::from(gold)), 1.0));
        while let [.., a, b] = blocks[..] {
            if a.1 / a.2 < b.1 / b.2 {
                break;
            }
            blocks.pop();
            blocks.pop();
            blocks.push((a.0, a.1 + b.1, a.2 + b.2));
        }
    }
    let mut out = [i32::MAX / 2; 19];
    for (step, slot) in out.iter_mut().enumerate() {
        let wanted = (step + 1) as f64 * 0.05;
        if let Some(b) = blocks.iter().find(|b| b.1 / b.2 >= wanted) {
            *slot = b.0;
        }
    }
    out
}
