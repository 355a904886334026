//! Prefix codes for the commands and distances of a block.

use super::Step;
use super::classes::{CODE_BITS, COMMANDS, DISTANCES, LENGTHS, LONGEST_CODE, REACHES, SHORTEST};

/// What a symbol costs that has no code, in bits.
const UNKNOWN: u32 = 14;
/// What it costs to say that a code has a symbol, in bits.
const SAID: f64 = 7.0;
/// How often bytes are given to the code that suits them best.
const ROUNDS: usize = 5;

/// The codes of a block, as `src/text/packed.rs` reads them.
pub struct Block {
    /// The code of the command behind each byte.
    pub behind: [usize; 256],
    pub commands: Vec<Code>,
    pub distances: Vec<Code>,
}

impl Block {
    /// A block of which nothing is known: bytes cost less than copies.
    pub fn unknown() -> Self {
        let mut commands = Code { lengths: vec![Some(6); COMMANDS], bits: Vec::new() };
        commands.lengths[256..].fill(Some(7));
        let distances = Code { lengths: vec![Some(5); DISTANCES.count], bits: Vec::new() };
        Self { behind: [0; 256], commands: vec![commands], distances: vec![distances; REACHES] }
    }

    /// The codes that suit the steps of a block.
    pub fn of(bytes: &[u8], start: usize, steps: &[Step]) -> Self {
        let mut behind = vec![vec![0u32; COMMANDS]; 256];
        let mut distances = vec![vec![0u32; DISTANCES.count]; REACHES];
        let mut at = start;
        for &(back, count) in steps {
            let last = usize::from(before(bytes, at));
            if back == 0 {
                behind[last][usize::from(bytes[at])] += 1;
            } else {
                let length = count - SHORTEST;
                behind[last][256 + LENGTHS.of(length).0] += 1;
                distances[length.min(REACHES - 1)][DISTANCES.of(back - 1).0] += 1;
            }
            at += count;
        }
        let (codes, behind) = together(&behind);
        Self {
            behind,
            commands: codes.iter().map(|counts| Code::of(counts)).collect(),
            distances: distances.iter().map(|counts| Code::of(counts)).collect(),
        }
    }

    /// The code of the command at a place.
    pub fn commands_at(&self, bytes: &[u8], at: usize) -> &Code {
        &self.commands[self.behind[usize::from(before(bytes, at))]]
    }
}

fn before(bytes: &[u8], at: usize) -> u8 {
    at.checked_sub(1).map_or(0, |at| bytes[at])
}

/// Puts bytes together that are followed by the same: the counts of each code, and the code of each byte.
fn together(behind: &[Vec<u32>]) -> (Vec<Vec<u32>>, [usize; 256]) {
    let total = |byte: usize| behind[byte].iter().sum::<u32>();
    let mut bytes: Vec<usize> = (0..256).filter(|byte| total(*byte) > 0).collect();
    bytes.sort_by_key(|byte| std::cmp::Reverse(total(*byte)));
    let mut codes: Vec<Vec<u32>> = bytes.iter().take(1 << CODE_BITS).map(|b| behind[*b].clone()).collect();
    let mut of = [0; 256];
    for _ in 0..ROUNDS {
        let costs: Vec<Vec<f64>> = codes.iter().map(|counts| costs(counts)).collect();
        for &byte in &bytes {
            let used: Vec<(usize, f64)> = used(&behind[byte]).collect();
            let cost = |code: &usize| used.iter().map(|(symbol, n)| n * costs[*code][*symbol]).sum::<f64>();
            of[byte] = (0..codes.len()).min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or_default();
        }
        for (code, counts) in codes.iter_mut().enumerate() {
            *counts = vec![0; COMMANDS];
            bytes.iter().filter(|byte| of[**byte] == code).for_each(|byte| add(counts, &behind[*byte]));
        }
    }
    while let Some((into, from)) = cheaper_as_one(&codes) {
        let counts = codes.remove(from);
        add(&mut codes[into], &counts);
        for code in &mut of {
            *code = if *code == from { into } else { *code - usize::from(*code > from) };
        }
    }
    // What nothing stands behind goes with its neighbor.
    for byte in 1..256 {
        if total(byte) == 0 {
            of[byte] = of[byte - 1];
        }
    }
    (codes, of)
}

fn add(to: &mut [u32], more: &[u32]) {
    to.iter_mut().zip(more).for_each(|(to, more)| *to += more);
}

fn used(counts: &[u32]) -> impl Iterator<Item = (usize, f64)> {
    counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(symbol, n)| (symbol, f64::from(*n)))
}

/// What each symbol costs at best, in bits.
fn costs(counts: &[u32]) -> Vec<f64> {
    let total = counts.iter().sum::<u32>().max(1);
    let cost = |n: &u32| (f64::from(total) / f64::from(*n).max(0.02)).log2();
    counts.iter().map(cost).collect()
}

/// What a code and what is written in it take together, in bits.
fn room(counts: &[u32]) -> f64 {
    let costs = costs(counts);
    used(counts).map(|(symbol, n)| n * costs[symbol] + SAID).sum()
}

/// The two codes that gain most from being one.
fn cheaper_as_one(codes: &[Vec<u32>]) -> Option<(usize, usize)> {
    let rooms: Vec<f64> = codes.iter().map(|counts| room(counts)).collect();
    let mut best = (0.0, None);
    for from in 1..codes.len() {
        for into in 0..from {
            let mut both = codes[into].clone();
            add(&mut both, &codes[from]);
            let gain = rooms[into] + rooms[from] - room(&both);
            if gain > best.0 {
                best = (gain, Some((into, from)));
            }
        }
    }
    best.1
}

/// A prefix code.
#[derive(Clone)]
pub struct Code {
    /// How long each symbol's is, in bits.
    lengths: Vec<Option<u32>>,
    bits: Vec<usize>,
}

impl Code {
    /// The shortest code for symbols of which each is there so often (D. A. Huffman, 1952), none longer than may be.
    fn of(counts: &[u32]) -> Self {
        let mut counts = counts.to_vec();
        let lengths = loop {
            let lengths = lengths(&counts);
            if lengths.iter().flatten().all(|length| *length <= LONGEST_CODE) {
                break lengths;
            }
            counts.iter_mut().for_each(|n| *n = n.div_ceil(2));
        };
        let (mut bits, mut next) = (vec![0; lengths.len()], 0);
        for length in 1..=LONGEST_CODE {
            next <<= 1;
            for (symbol, _) in lengths.iter().enumerate().filter(|(_, l)| **l == Some(length)) {
                bits[symbol] = next;
                next += 1;
            }
        }
        Self { lengths, bits }
    }

    /// Whether it has the symbol.
    pub fn has(&self, symbol: usize) -> bool {
        self.lengths[symbol].is_some()
    }

    /// How long the code of a symbol is, in bits.
    pub fn length(&self, symbol: usize) -> u32 {
        self.lengths[symbol].unwrap_or_default()
    }

    /// The code of a symbol.
    pub fn bits(&self, symbol: usize) -> usize {
        self.bits[symbol]
    }

    /// What a symbol costs, in bits, whether there is a code for it or not.
    pub fn cost(&self, symbol: usize) -> u32 {
        self.lengths[symbol].unwrap_or(UNKNOWN)
    }
}

/// The lengths of a Huffman code; 0 for a symbol that is alone.
fn lengths(counts: &[u32]) -> Vec<Option<u32>> {
    let mut lengths = vec![None; counts.len()];
    let mut trees: Vec<(u32, Vec<usize>)> =
        counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(symbol, n)| (*n, vec![symbol])).collect();
    trees.iter().for_each(|(_, symbols)| lengths[symbols[0]] = Some(0));
    while trees.len() > 1 {
        trees.sort_by_key(|(n, symbols)| std::cmp::Reverse((*n, symbols[0])));
        let (Some((a, mut all)), Some((b, more))) = (trees.pop(), trees.pop()) else { break };
        all.extend(more);
        all.iter().for_each(|symbol| lengths[*symbol] = lengths[*symbol].map(|length| length + 1));
        trees.push((a + b, all));
    }
    lengths
}
