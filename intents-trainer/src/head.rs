//! The upper part of a network: a hidden layer, and an output for each intent. Learns by AdaGrad.

use names_trainer::random::Random;

const RATE: f32 = 0.08;

/// A number that is learned.
pub fn step(value: &mut f32, square: &mut f32, slope: f32) {
    *square += slope * slope;
    *value -= RATE * slope / (libm::sqrtf(*square) + 1e-6);
}

/// Small numbers to begin with.
pub fn small(n: usize, scale: f32, random: &mut Random) -> Vec<f32> {
    (0..n).map(|_| (random.below(2001) as f32 / 1000.0 - 1.0) * scale).collect()
}

pub struct Head {
    pub hidden: usize,
    pub first: Vec<f32>,
    /// `hidden` numbers an output.
    pub out: Vec<f32>,
    pub bias: Vec<f32>,
    squares: [Vec<f32>; 3],
}

/// How much an intent that is not the example's own counts: a prompt may ask for two things.
const OTHER: f32 = 0.3;

impl Head {
    pub fn new(hidden: usize, outputs: usize, random: &mut Random) -> Self {
        let out = small(outputs * hidden, 0.5, random);
        let squares = [vec![0.01; hidden], vec![0.01; outputs * hidden], vec![0.01; outputs]];
        Self { hidden, first: vec![0.0; hidden], out, bias: vec![-1.0; outputs], squares }
    }

    fn active(&self, sums: &[f32]) -> Vec<f32> {
        sums.iter().zip(&self.first).map(|(s, b)| (s + b).max(0.0)).collect()
    }

    pub fn scores(&self, sums: &[f32]) -> Vec<f32> {
        self.outputs(&self.active(sums))
    }

    fn outputs(&self, active: &[f32]) -> Vec<f32> {
        let rows = self.out.chunks(self.hidden).zip(&self.bias);
        rows.map(|(row, b)| row.iter().zip(active).map(|(w, h)| w * h).sum::<f32>() + b).collect()
    }

    /// Learns one example; answers the slopes of its sums.
    pub fn learn(&mut self, sums: &[f32], intent: Option<usize>) -> Vec<f32> {
        let active = self.active(sums);
        let scores = self.outputs(&active);
        let mut back = vec![0.0; self.hidden];
        let [first, out, bias] = &mut self.squares;
        for (o, score) in scores.iter().enumerate() {
            let (target, weight) = match intent {
                Some(own) if own == o => (1.0, 1.0),
                Some(_) => (0.0, OTHER),
                None => (0.0, 1.0),
            };
            let slope = (1.0 / (1.0 + libm::expf(-score)) - target) * weight;
            step(&mut self.bias[o], &mut bias[o], slope);
            for h in 0..self.hidden {
                let at = o * self.hidden + h;
                back[h] += slope * self.out[at];
                step(&mut self.out[at], &mut out[at], slope * active[h]);
            }
        }
        for h in 0..self.hidden {
            if active[h] <= 0.0 {
                back[h] = 0.0;
            }
            step(&mut self.first[h], &mut first[h], back[h]);
        }
        back
    }
}
