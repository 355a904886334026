//! Which features are worth a row: all are learned once, those whose rows grew most and stand most often are kept.

use crate::net::{Net, SIZE};
use names_trainer::random::Random;
use std::collections::BTreeMap;

/// Features that are learned to begin with.
const FIRST: usize = 60_000;
/// Percent of a prompt's words that are left out at random.
const LEFT_OUT: usize = 30;

/// A prompt by the hashes of its features, word by word.
pub struct Hashed {
    pub intent: Option<usize>,
    pub words: Vec<Vec<u32>>,
}

/// The places of features.
pub type Index = BTreeMap<u32, u16>;

/// The `keep` features that matter most.
pub fn select(prompts: &[Hashed], outputs: usize, keep: usize, random: &mut Random) -> Index {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for feature in prompts.iter().flat_map(|p| &p.words).flatten() {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut frequent: Vec<(u32, usize)> = counts.into_iter().collect();
    frequent.sort_by_key(|(feature, count)| (usize::MAX - count, *feature));
    frequent.truncate(FIRST);
    let all: Index = frequent.iter().enumerate().map(|(i, (feature, _))| (*feature, i as u16)).collect();
    let net = train(prompts, &all, outputs, 2, random);
    let worth = |place: usize, count: usize| {
        let row = net.rows().flat_map(|rows| &rows[place * SIZE..][..SIZE]);
        row.map(|v| v * v).sum::<f32>() * libm::sqrtf(count as f32)
    };
    let mut ranked: Vec<(f32, u32)> =
        frequent.iter().enumerate().map(|(i, (feature, count))| (worth(i, *count), *feature)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.iter().take(keep).enumerate().map(|(i, (_, feature))| (*feature, i as u16)).collect()
}

/// A network over the features of the index, which learns for so many rounds.
pub fn train(prompts: &[Hashed], index: &Index, outputs: usize, rounds: usize, random: &mut Random) -> Net {
    let mut net = Net::new(index.len(), outputs, random);
    learn(&mut net, prompts, index, rounds, random);
    net
}

/// Prompts between two looks at the network when its mean is taken.
const APART: usize = 400;

/// Shows the network every prompt once more and leaves it at the mean of what it was on the way: what the last prompts
/// happened to be then matters less.
pub fn settle(net: &mut Net, prompts: &[Hashed], index: &Index, random: &mut Random) {
    let mut order: Vec<usize> = (0..prompts.len()).collect();
    random.shuffle(&mut order);
    let mut mean: Vec<f32> = net.numbers().map(|number| *number).collect();
    let mut looks = 1.0;
    for some in order.chunks(APART) {
        for prompt in some.iter().map(|at| &prompts[*at]) {
            net.learn(&left(prompt, index, random), prompt.intent);
        }
        looks += 1.0;
        mean.iter_mut().zip(net.numbers()).for_each(|(mean, number)| *mean += (*number - *mean) / looks);
    }
    net.numbers().zip(mean).for_each(|(number, mean)| *number = mean);
}

/// The places of a prompt's features, some of its words left out.
fn left(prompt: &Hashed, index: &Index, random: &mut Random) -> Vec<u16> {
    let kept = prompt.words.iter().filter(|_| !random.chance(LEFT_OUT));
    kept.flatten().filter_map(|feature| index.get(feature).copied()).collect()
}

/// Shows the network every prompt for so many rounds.
pub fn learn(net: &mut Net, prompts: &[Hashed], index: &Index, rounds: usize, random: &mut Random) {
    let place = |word: &Vec<u32>| word.iter().filter_map(|f| index.get(f).copied()).collect();
    let mut placed: Vec<(Option<usize>, Vec<Vec<u16>>)> =
        prompts.iter().map(|p| (p.intent, p.words.iter().map(place).collect())).collect();
    for _ in 0..rounds {
        random.shuffle(&mut placed);
        for (intent, words) in &placed {
            let kept: Vec<u16> =
                words.iter().filter(|_| !random.chance(LEFT_OUT)).flatten().copied().collect();
            net.learn(&kept, *intent);
        }
    }
}
