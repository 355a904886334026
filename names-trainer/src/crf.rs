//! Training of a linear chain with two labels by FTRL-proximal, one weight a feature.

/// Feature ids of one candidate.
pub struct Node {
    pub features: Vec<u32>,
    pub pair: Vec<u32>,
    pub gold: bool,
}

/// Weights and what FTRL remembers of each.
pub struct Crf {
    z: Vec<f32>,
    n: Vec<f32>,
    w: Vec<f32>,
    pub bias: f32,
    bias_n: f32,
    l1: f32,
}

const ALPHA: f32 = 0.08;
const BETA: f32 = 1.0;
const L2: f32 = 0.5;

fn log_add(a: f32, b: f32) -> f32 {
    let (hi, lo) = if a > b { (a, b) } else { (b, a) };
    hi + (lo - hi).exp().ln_1p()
}

impl Crf {
    pub fn new(features: usize, l1: f32) -> Self {
        Self {
            z: vec![0.0; features],
            n: vec![0.0; features],
            w: vec![0.0; features],
            bias: 0.0,
            bias_n: 0.0,
            l1,
        }
    }

    pub fn weight(&self, feature: usize) -> f32 {
        self.w.get(feature).copied().unwrap_or(0.0)
    }

    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&f| self.weight(f as usize)).sum()
    }

    /// Scores of a chain: token and pair.
    pub fn scores(&self, chain: &[Node]) -> (Vec<f32>, Vec<f32>) {
        chain.iter().map(|n| (self.sum(&n.features) + self.bias, self.sum(&n.pair))).unzip()
    }

    /// One step on one chain; `weight` scales its gradient. Returns the negative log likelihood.
    pub fn learn(&mut self, chain: &[Node], weight: f32) -> f32 {
        let (tokens, pairs) = self.scores(chain);
        let n = tokens.len();
        let (mut fo, mut fi) = (vec![0f32; n], vec![0f32; n]);
        for i in 0..n {
            if i == 0 {
                fi[0] = tokens[0];
            } else {
                fo[i] = log_add(fo[i - 1], fi[i - 1]);
                fi[i] = tokens[i] + log_add(fo[i - 1], fi[i - 1] + pairs[i]);
            }
        }
        let z = log_add(fo[n - 1], fi[n - 1]);
        let (mut bo, mut bi) = (vec![0f32; n], vec![0f32; n]);
        for i in (0..n - 1).rev() {
            bo[i] = log_add(bo[i + 1], tokens[i + 1] + bi[i + 1]);
            bi[i] = log_add(bo[i + 1], tokens[i + 1] + pairs[i + 1] + bi[i + 1]);
        }
        let mut gold = 0.0;
        for i in 0..n {
            let node = &chain[i];
            let p = (fi[i] + bi[i] - z).exp();
            let g = p - f32::from(u8::from(node.gold));
            if node.gold {
                gold += tokens[i];
            }
            self.bias_n += g * g;
            self.bias -= 0.05 / (1.0 + self.bias_n.sqrt()) * g;
            if g.abs() > 1e-4 {
                self.update(&node.features, g * weight);
            }
            if i > 0 {
                let both = node.gold && chain[i - 1].gold;
                if both {
                    gold += pairs[i];
                }
                let p = (fi[i - 1] + pairs[i] + tokens[i] + bi[i] - z).exp();
                let g = p - f32::from(u8::from(both));
                if g.abs() > 1e-4 {
                    self.update(&node.pair, g * weight);
                }
            }
        }
        z - gold
    }

    fn update(&mut self, features: &[u32], g: f32) {
        for &f in features {
            let f = f as usize;
            let n = self.n[f] + g * g;
            let sigma = (n.sqrt() - self.n[f].sqrt()) / ALPHA;
            self.z[f] += g - sigma * self.w[f];
            self.n[f] = n;
            let z = self.z[f];
            self.w[f] = if z.abs() <= self.l1 {
                0.0
            } else {
                (z.signum() * self.l1 - z) / ((BETA + n.sqrt()) / ALPHA + L2)
            };
        }
    }
}
