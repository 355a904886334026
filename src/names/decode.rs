//! The best labelling of a chain of candidates, by Viterbi over "no name" and the types of bearers.

use super::weights::TYPES;

/// One chain: for each token the score of being in a name of each type, and of being in the same name as the one
/// before.
#[derive(Default)]
pub(super) struct Chain {
    pub tokens: Vec<[i32; TYPES]>,
    pub pairs: Vec<[i32; TYPES]>,
    forward: Vec<[i32; LABELS]>,
}

/// No name, then the types.
const LABELS: usize = TYPES + 1;

/// Lower than any score, and far from overflow.
const NEVER: i32 = i32::MIN / 4;

/// The label that suits a token best, and by how much the best labelling with it beats the best without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Margin {
    /// 0: no name; else the type plus one.
    pub label: u8,
    pub by: i32,
}

/// The two highest of four scores: which is highest, it, and the next.
fn two_best(scores: &[i32; LABELS]) -> (usize, i32, i32) {
    let mut best = (0, NEVER, NEVER);
    for (label, &score) in scores.iter().enumerate() {
        if score > best.1 {
            best = (label, score, best.1);
        } else if score > best.2 {
            best.2 = score;
        }
    }
    best
}

impl Chain {
    pub(super) fn clear(&mut self) {
        self.tokens.clear();
        self.pairs.clear();
    }

    /// For each token the best label and its margin.
    pub(super) fn margins(&mut self, out: &mut Vec<Margin>) {
        let Self { tokens, pairs, forward } = self;
        forward.clear();
        let mut last = [0, NEVER, NEVER, NEVER];
        for (token, pair) in tokens.iter().zip(pairs.iter()) {
            let (_, any, _) = two_best(&last);
            let mut next = [any; LABELS];
            for (((slot, last), token), pair) in next.iter_mut().zip(last).skip(1).zip(token).zip(pair) {
                *slot = token + any.max(last + pair);
            }
            last = next;
            forward.push(last);
        }
        out.clear();
        out.resize(tokens.len(), Margin::default());
        let mut back = [0; LABELS];
        for (((token, pair), forward), slot) in
            tokens.iter().zip(pairs.iter()).zip(forward.iter()).zip(out.iter_mut()).rev()
        {
            let mut both = [0; LABELS];
            for ((slot, forward), back) in both.iter_mut().zip(forward).zip(back) {
                *slot = forward + back;
            }
            let (label, best, next) = two_best(&both);
            *slot = Margin { label: label as u8, by: best - next };
            let mut here = back;
            for ((slot, token), back) in here.iter_mut().skip(1).zip(token).zip(back.iter().skip(1)) {
                *slot = token + back;
            }
            let (_, any, _) = two_best(&here);
            let mut before = [any; LABELS];
            for ((slot, here), pair) in before.iter_mut().zip(here).skip(1).zip(pair) {
                *slot = any.max(here + pair);
            }
            back = before;
        }
    }
}
