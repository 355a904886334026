//! The best labelling of a chain of candidates, by Viterbi over two labels.

/// One chain: the score of "in a name" for each token, and of "in the same name as the one before".
#[derive(Default)]
pub(super) struct Chain {
    pub tokens: Vec<i32>,
    pub pairs: Vec<i32>,
}

impl Chain {
    pub(super) fn clear(&mut self) {
        self.tokens.clear();
        self.pairs.clear();
    }

    /// For each token, by how much the best labelling with it in a name beats the best one without.
    /// Positive: it is in a name.
    pub(super) fn margins(&self, out: &mut Vec<i32>) {
        out.clear();
        let n = self.tokens.len();
        let mut forward: Vec<(i32, i32)> = Vec::with_capacity(n);
        let (mut outside, mut inside) = (0i32, i32::MIN / 4);
        for i in 0..n {
            let token = self.tokens.get(i).copied().unwrap_or(0);
            let pair = self.pairs.get(i).copied().unwrap_or(0);
            let next_in = token + outside.max(inside + pair);
            let next_out = outside.max(inside);
            (outside, inside) = (next_out, next_in);
            forward.push((outside, inside));
        }
        let (mut back_out, mut back_in) = (0i32, 0i32);
        out.resize(n, 0);
        for i in (0..n).rev() {
            let (f_out, f_in) = forward.get(i).copied().unwrap_or((0, 0));
            if let Some(slot) = out.get_mut(i) {
                *slot = (f_in + back_in) - (f_out + back_out);
            }
            let token = self.tokens.get(i).copied().unwrap_or(0);
            let pair = self.pairs.get(i).copied().unwrap_or(0);
            let next_out = back_out.max(token + back_in);
            let next_in = back_out.max(token + pair + back_in);
            (back_out, back_in) = (next_out, next_in);
        }
    }
}
