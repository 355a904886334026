//! From lists, templates and texts to a model file.

use crate::augment;
use crate::crf::{Crf, Node};
use crate::example::{Example, Label};
use crate::lists::Lists;
use crate::random::Random;
use crate::template;
use anyhow::{Context, Result, ensure};
use handrail::names::training::{self, Numbers, PLACES, TYPES, Weight, word_hash};
use std::path::Path;

/// Texts made from each template.
const PER_TEMPLATE: usize = 110;
/// Passes over the data.
const PASSES: usize = 4;
/// Models that are trained on texts filled and ordered anew, and averaged: one alone is a matter of luck.
const ROUNDS: usize = 3;
/// Features kept.
const FEATURES: usize = 81_500;
/// FTRL's L1 strength.
const L1: f32 = 0.6;
/// Whole-number steps to one unit of a weight.
const SCALE: f32 = 10.0;
/// Features seen less often teach nothing.
const RARE: u32 = 3;
/// What a real text with machine labels counts beside one from a template.
const SILVER: f32 = 0.6;
/// Added where a word belongs to a sure name elsewhere in the text, in units of a weight.
const KNOWN: f32 = 1.5;

struct Chain {
    nodes: Vec<Node>,
    weight: f32,
}

/// Trains on the templates and on the texts in `silver`, and writes the model.
pub fn run(root: &Path, silver: &Path) -> Result<()> {
    let lists = Lists::load(root)?;
    let words = lists.layout()?;
    println!("lexicon: {} words", lists.lexicon.len());
    let mut random = Random::new(20_261_122);
    let silver = std::fs::read_to_string(silver).with_context(|| silver.display().to_string())?;
    let wanted = std::fs::read_to_string(root.join("silver.sha256"))?;
    ensure!(
        training::digest_of(silver.as_bytes()) == wanted.trim(),
        "the collected texts are not those that names-trainer/silver.sha256 names"
    );
    let mut mean = Mean { weights: vec![[0.0; TYPES]; PLACES], bias: [0.0; TYPES], counts: vec![0; PLACES] };
    let mut test = Vec::new();
    for round in 0..ROUNDS {
        let mut examples = synthetic(root, &lists, &mut random)?;
        real(&silver, &lists, &mut random, &mut examples);
        println!("round {round}: {} texts", examples.len());
        let chains = read_all(&examples, &words, &mut random);
        drop(examples);
        test = learn(chains, &mut mean, &mut random);
    }
    let kept = keep(&mean);
    let bias = mean.bias.map(|b| (b / ROUNDS as f32 * SCALE).round() as i32);
    let calibration = calibrate(&test, &kept, bias);
    let numbers = Numbers { bias, known: [(KNOWN * SCALE) as i32; TYPES], calibration };
    let bytes = training::write(&words, &kept, &numbers).map_err(anyhow::Error::msg)?;
    let path = root.join("../src/names/model.bin");
    std::fs::write(&path, &bytes).with_context(|| path.display().to_string())?;
    std::fs::write(root.join("../src/names/model.sha256"), training::digest_of(&bytes) + "\n")?;
    println!("model: {} bytes", bytes.len());
    Ok(())
}

/// Sums over the rounds.
struct Mean {
    weights: Vec<[f32; TYPES]>,
    bias: [f32; TYPES],
    counts: Vec<u32>,
}

/// Adds the texts of `silver`, and those about a person a second time about somebody else.
fn real(silver: &str, lists: &Lists, random: &mut Random, examples: &mut Vec<(Example, f32)>) {
    for line in silver.lines() {
        let example = Example::marked(&line.replace("\\n", "\n"));
        if example.marks.iter().any(|m| m.label == Label::Person) {
            examples.push((augment::recast(&example, lists, random), SILVER));
        }
        examples.push((example, SILVER));
    }
}

/// Learns from `chains`, adds what was learned to `mean`, and returns the chains that were held out.
fn learn(mut chains: Vec<Chain>, mean: &mut Mean, random: &mut Random) -> Vec<Chain> {
    let counts = count(&chains);
    for node in chains.iter_mut().flat_map(|c| &mut c.nodes) {
        node.features.retain(|&f| counts[f as usize] >= RARE);
        node.pair.retain(|&f| counts[f as usize] >= RARE);
    }
    random.shuffle(&mut chains);
    let test = chains.split_off(chains.len() - chains.len() / 25);
    let mut crf = Crf::new(PLACES, L1);
    for pass in 0..PASSES {
        let mut loss = 0f64;
        random.shuffle(&mut chains);
        for chain in &chains {
            loss += f64::from(crf.learn(&chain.nodes, chain.weight));
        }
        println!("pass {pass}: loss {:.4} a chain", loss / chains.len() as f64);
    }
    for (place, (sum, all)) in mean.weights.iter_mut().zip(&mut mean.counts).enumerate() {
        for (sum, weight) in sum.iter_mut().zip(crf.weights(place)) {
            *sum += weight;
        }
        *all += counts[place] / ROUNDS as u32;
    }
    for (sum, bias) in mean.bias.iter_mut().zip(crf.bias) {
        *sum += bias;
    }
    test
}

/// Reads every text to chains of candidates.
fn read_all(examples: &[(Example, f32)], words: &training::Words, random: &mut Random) -> Vec<Chain> {
    let mut chains = Vec::new();
    let mut reach = Reach::default();
    for (example, weight) in examples {
        read(example, *weight, words, random, &mut reach, &mut chains);
    }
    println!("chains: {}, name words outside the gate: {} of {}", chains.len(), reach.missed, reach.all);
    chains
}

/// How often each feature occurs.
fn count(chains: &[Chain]) -> Vec<u32> {
    let mut counts = vec![0u32; PLACES];
    for node in chains.iter().flat_map(|c| &c.nodes) {
        for &f in node.features.iter().chain(&node.pair) {
            counts[f as usize] += 1;
        }
    }
    println!("features: {}", counts.iter().filter(|c| **c > 0).count());
    counts
}

/// The features that weigh most over the texts they occur in, in order of place.
fn keep(mean: &Mean) -> Vec<(u32, Weight)> {
    let mut weights: Vec<(u32, Weight, u64)> = Vec::new();
    for (place, (sum, &count)) in mean.weights.iter().zip(&mean.counts).enumerate() {
        let weight = sum.map(|w| (w / ROUNDS as f32 * SCALE).round().clamp(-127.0, 127.0) as i8);
        let size: u64 = weight.iter().map(|w| u64::from(w.unsigned_abs()).pow(2)).sum();
        if size > 0 {
            weights.push((place as u32, weight, size * u64::from(count.min(4000))));
        }
    }
    println!("weights: {} features not zero", weights.len());
    weights.sort_by_key(|w| (std::cmp::Reverse(w.2), w.0));
    weights.truncate(FEATURES);
    weights.sort_by_key(|w| w.0);
    weights.into_iter().map(|(place, weight, _)| (place, weight)).collect()
}

/// Fills every template many times.
fn synthetic(root: &Path, lists: &Lists, random: &mut Random) -> Result<Vec<(Example, f32)>> {
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("templates"))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let strict = text.starts_with("#strict");
        for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with("#strict")) {
            for _ in 0..PER_TEMPLATE {
                let example = template::fill(line, strict, lists, random)
                    .with_context(|| file.display().to_string())?;
                all.push((augment::retype(example, random), 1.0));
            }
        }
    }
    Ok(all)
}

/// How many words of names are candidates.
#[derive(Default)]
struct Reach {
    missed: usize,
    all: usize,
}

/// Reads one example to chains; some of its names are taken for words that no list knows.
fn read(
    example: &Example,
    weight: f32,
    words: &training::Words,
    random: &mut Random,
    reach: &mut Reach,
    chains: &mut Vec<Chain>,
) {
    let named = |label: Label| matches!(label, Label::Person | Label::Place | Label::Organisation);
    let mut dropped = Vec::new();
    if random.chance(40) {
        for mark in example.marks.iter().filter(|m| named(m.label)) {
            for word in example.text.get(mark.start..mark.end).unwrap_or("").split([' ', '-', ',']) {
                if random.chance(60) {
                    dropped.push((word_hash(word), mark.label));
                }
            }
        }
    }
    let mut found = 0;
    let classes = |h: u32| {
        let classes = words.classes(h);
        match dropped.iter().find(|d| d.0 == h) {
            Some((_, Label::Person)) => classes & !training::NAME,
            Some(_) => classes & !training::PROPER,
            None => classes,
        }
    };
    for chain in training::chains(&example.text, classes) {
        let mut nodes = Vec::with_capacity(chain.len());
        for candidate in chain {
            let at = example
                .marks
                .iter()
                .position(|m| m.start <= candidate.span.start && candidate.span.end <= m.end);
            let label = at.and_then(|at| example.marks.get(at)).map(|m| m.label);
            found += usize::from(label == Some(Label::Person) && candidate.word);
            nodes.push(Node {
                features: candidate.features,
                pair: candidate.pair,
                allowed: label.map_or(1, Label::allowed),
                name: match (label, at) {
                    (Some(label), Some(at)) if named(label) => at as u32 + 1,
                    (Some(_), _) => u32::MAX,
                    (None, _) => 0,
                },
            });
        }
        chains.push(Chain { nodes, weight });
    }
    let of = |m: &crate::example::Mark| {
        let name = example.text.get(m.start..m.end).unwrap_or("");
        name.split([' ', '-']).filter(|w| w.chars().any(char::is_alphabetic)).count()
    };
    let all: usize = example.marks.iter().filter(|m| m.label == Label::Person).map(of).sum();
    reach.missed += all.saturating_sub(found);
    reach.all += all;
}

/// For each type the margins at which a token is such a name with 5, 10 … 95 percent, on chains that were not learned
/// from.
fn calibrate(test: &[Chain], weights: &[(u32, Weight)], bias: [i32; TYPES]) -> [[i32; 19]; TYPES] {
    let sum = |ids: &[u32], mut sum: [i32; TYPES]| {
        for id in ids {
            if let Ok(at) = weights.binary_search_by_key(id, |w| w.0) {
                for (s, w) in sum.iter_mut().zip(weights[at].1) {
                    *s += i32::from(w);
                }
            }
        }
        sum
    };
    let mut points: [Vec<(i32, bool)>; TYPES] = Default::default();
    let (mut right, mut all) = (0usize, 0usize);
    for chain in test {
        let tokens = chain.nodes.iter().map(|n| sum(&n.features, bias)).collect();
        let pairs = chain.nodes.iter().map(|n| sum(&n.pair, [0; TYPES])).collect();
        for ((label, by), node) in training::margins(tokens, pairs).iter().zip(&chain.nodes) {
            let is = node.allowed >> label & 1 == 1;
            all += 1;
            right += usize::from(is);
            if let Some(points) = usize::from(*label).checked_sub(1).and_then(|l| points.get_mut(l))
                && node.allowed.count_ones() == 1
            {
                points.push((*by, is));
            }
        }
    }
    println!("held out: {all} tokens, {:.2} % right", right as f64 * 100.0 / all.max(1) as f64);
    points.map(steps)
}

/// The least values at which the share of `true` reaches 5, 10 … 95 percent, when it may only rise.
fn steps(mut points: Vec<(i32, bool)>) -> [i32; 19] {
    points.sort_by_key(|p| p.0);
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
    std::array::from_fn(|step| {
        let wanted = (step + 1) as f64 * 0.05;
        blocks.iter().find(|b| b.1 / b.2 >= wanted).map_or(i32::from(i16::MAX), |b| b.0)
    })
}
