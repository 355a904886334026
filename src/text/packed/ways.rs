//! Which bytes are copied from where: the cheapest way through them.

use super::Step;
use super::classes::{DISTANCES, LENGTHS, REACHES, SHORTEST};
use super::codes::Block;
use std::collections::HashMap;

/// Longest copy.
const LONGEST: usize = SHORTEST + 255;
/// How many earlier places with the same two, and the same four bytes are compared.
const TRIES: [usize; 2] = [12, 48];

/// The cheapest way, by what codes cost.
pub fn cheapest(bytes: &[u8], found: &[Vec<Step>], ends: &[usize], blocks: &[Block]) -> Vec<Step> {
    // From the end: what the rest costs from each place on, and by which step.
    let mut rest = vec![(0u32, (0, 1)); bytes.len() + 1];
    for (start, (&end, block)) in [0].iter().chain(ends).zip(ends.iter().zip(blocks)) {
        // A step stays within its block, so each can be gone through by itself.
        rest[end].0 = 0;
        for at in (*start..end).rev() {
            let commands = block.commands_at(bytes, at);
            let mut best = (commands.cost(usize::from(bytes[at])) + rest[at + 1].0, (0, 1));
            for &(back, most) in &found[at] {
                let (class, bits) = DISTANCES.of(back - 1);
                let reaches: [u32; REACHES] = std::array::from_fn(|n| block.distances[n].cost(class) + bits);
                for count in SHORTEST..=most.min(end - at) {
                    let length = count - SHORTEST;
                    let (class, bits) = LENGTHS.of(length);
                    let copy = commands.cost(256 + class) + bits + reaches[length.min(REACHES - 1)];
                    let cost = copy + rest[at + count].0;
                    if cost < best.0 {
                        best = (cost, (back, count));
                    }
                }
            }
            rest[at] = best;
        }
    }
    let (mut steps, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let step = rest[at].1;
        steps.push(step);
        at += step.1;
    }
    steps
}

/// For each place how far back the same bytes stood, and how many are the same: nearer ones only where farther ones are not
/// longer.
pub fn earlier(bytes: &[u8]) -> Vec<Vec<Step>> {
    let mut twos: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let mut fours: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let mut found = Vec::with_capacity(bytes.len());
    for at in 0..bytes.len() {
        let mut here: Vec<Step> = Vec::new();
        for ((places, wide), tries) in [(&mut twos, SHORTEST), (&mut fours, 4)].into_iter().zip(TRIES) {
            let Some(head) = bytes.get(at..at + wide) else { continue };
            let before = places.entry(head).or_default();
            for &from in before.iter().rev().take(tries) {
                let pairs = bytes[from..].iter().zip(&bytes[at..]);
                let same = pairs.take(LONGEST).take_while(|(a, b)| a == b).count();
                if here.last().is_none_or(|(_, longest)| same > *longest) {
                    here.push((at - from, same));
                }
            }
            before.push(at);
        }
        found.push(here);
    }
    found
}
