//! Training of a linear chain by FTRL-proximal: four labels (no name, person, place, organisation), three weights a
//! feature. A token whose label is not known may have any of those that its text allows.

use handrail::names::training::TYPES;

/// Labels of a token.
pub const LABELS: usize = TYPES + 1;
/// A set of labels: bit 0 no name, then the types.
pub type Allowed = u8;

/// Features of one candidate.
pub struct Node {
    pub features: Vec<u32>,
    pub pair: Vec<u32>,
    pub allowed: Allowed,
    /// The name that it belongs to, to tell two that touch from one; 0 for none.
    pub name: u32,
}

/// What FTRL remembers of a weight, and the weight.
#[derive(Clone, Copy, Default)]
struct Cell {
    z: f32,
    n: f32,
    w: f32,
}

/// Weights by place.
pub struct Crf {
    cells: Vec<[Cell; TYPES]>,
    pub bias: [f32; TYPES],
    bias_n: [f32; TYPES],
    l1: f32,
}

const ALPHA: f32 = 0.08;
const BETA: f32 = 1.0;
const L2: f32 = 0.5;
const NEVER: f32 = -1e9;
/// Gradients smaller than this teach nothing.
const LEAST: f32 = 1e-3;

fn log_add(a: f32, b: f32) -> f32 {
    let (hi, lo) = if a > b { (a, b) } else { (b, a) };
    if lo < hi - 20.0 { hi } else { hi + libm::log1pf(libm::expf(lo - hi)) }
}

fn log_sum(scores: &[f32; LABELS]) -> f32 {
    scores.iter().copied().fold(NEVER, log_add)
}

type Scores = [f32; TYPES];

/// Probabilities of labels, and of a label going on, for each token.
struct Marginals {
    token: Vec<[f32; LABELS]>,
    pair: Vec<Scores>,
    log_z: f32,
}

impl Crf {
    pub fn new(places: usize, l1: f32) -> Self {
        Self { cells: vec![[Cell::default(); TYPES]; places], bias: [0.0; TYPES], bias_n: [0.0; TYPES], l1 }
    }

    pub fn weights(&self, feature: usize) -> Scores {
        self.cells.get(feature).map_or([0.0; TYPES], |c| c.map(|c| c.w))
    }

    fn sum(&self, features: &[u32], mut sum: Scores) -> Scores {
        for &f in features {
            for (s, w) in sum.iter_mut().zip(&self.cells[f as usize]) {
                *s += w.w;
            }
        }
        sum
    }

    /// One step on one chain; `weight` scales its gradient. Returns the negative log likelihood.
    pub fn learn(&mut self, chain: &[Node], weight: f32) -> f32 {
        let tokens: Vec<Scores> = chain.iter().map(|n| self.sum(&n.features, self.bias)).collect();
        let pairs: Vec<Scores> = chain.iter().map(|n| self.sum(&n.pair, [0.0; TYPES])).collect();
        let free = marginals(chain, &tokens, &pairs, false);
        let gold = marginals(chain, &tokens, &pairs, true);
        for (i, node) in chain.iter().enumerate() {
            let mut g = [0f32; TYPES];
            for (k, g) in g.iter_mut().enumerate() {
                *g = free.token[i][k + 1] - gold.token[i][k + 1];
                self.bias_n[k] += *g * *g;
                self.bias[k] -= 0.05 / (1.0 + self.bias_n[k].sqrt()) * *g;
            }
            self.update(&node.features, g, weight);
            if i > 0 {
                let g = std::array::from_fn(|k| free.pair[i][k] - gold.pair[i][k]);
                self.update(&node.pair, g, weight);
            }
        }
        free.log_z - gold.log_z
    }

    fn update(&mut self, features: &[u32], gradient: Scores, weight: f32) {
        for (k, g) in gradient.into_iter().enumerate().filter(|(_, g)| g.abs() > LEAST) {
            let g = g * weight;
            for &f in features {
                let cell = &mut self.cells[f as usize][k];
                let n = cell.n + g * g;
                let sigma = (n.sqrt() - cell.n.sqrt()) / ALPHA;
                cell.z += g - sigma * cell.w;
                cell.n = n;
                cell.w = if cell.z.abs() <= self.l1 {
                    0.0
                } else {
                    (cell.z.signum() * self.l1 - cell.z) / ((BETA + n.sqrt()) / ALPHA + L2)
                };
            }
        }
    }
}

/// Forward and backward sums, over all labellings or over those that the nodes allow.
fn marginals(chain: &[Node], tokens: &[Scores], pairs: &[Scores], held: bool) -> Marginals {
    let n = chain.len();
    let allowed = |i: usize, label: usize| !held || chain[i].allowed >> label & 1 == 1;
    // Whether token `i` may, and must, belong to the same name as the one before.
    let goes_on = |i: usize| !held || chain[i].name == chain[i - 1].name || chain[i].name == u32::MAX;
    let must = |i: usize| {
        held && chain[i].name != 0 && chain[i].name != u32::MAX && chain[i].name == chain[i - 1].name
    };
    let score = |i: usize, label: usize| if label == 0 { 0.0 } else { tokens[i][label - 1] };
    let mut forward = vec![[NEVER; LABELS]; n];
    for i in 0..n {
        let any = if i == 0 { 0.0 } else { log_sum(&forward[i - 1]) };
        for label in (0..LABELS).filter(|&l| allowed(i, l)) {
            let mut from = any;
            if i > 0 && label > 0 {
                let on = forward[i - 1][label] + pairs[i][label - 1];
                from = if must(i) {
                    on
                } else if goes_on(i) {
                    log_add(any, on)
                } else {
                    any
                };
            }
            forward[i][label] = score(i, label) + from;
        }
    }
    let mut back = vec![[0f32; LABELS]; n];
    let step = |i: usize, label: usize, back: &[[f32; LABELS]]| score(i, label) + back[i][label];
    for i in (0..n.saturating_sub(1)).rev() {
        let mut any = NEVER;
        for label in (0..LABELS).filter(|&l| allowed(i + 1, l)) {
            if label == 0 || !must(i + 1) {
                any = log_add(any, step(i + 1, label, &back));
            }
        }
        for label in 0..LABELS {
            let mut sum = any;
            if label > 0 && allowed(i + 1, label) && goes_on(i + 1) {
                sum = log_add(sum, step(i + 1, label, &back) + pairs[i + 1][label - 1]);
            }
            back[i][label] = sum;
        }
    }
    let log_z = log_sum(&forward[n - 1]);
    let mut out = Marginals { token: vec![[0.0; LABELS]; n], pair: vec![[0.0; TYPES]; n], log_z };
    for i in 0..n {
        for label in 0..LABELS {
            out.token[i][label] = libm::expf(forward[i][label] + back[i][label] - log_z);
        }
        if i > 0 && goes_on(i) {
            for label in (1..LABELS).filter(|&l| allowed(i, l)) {
                let on = forward[i - 1][label] + pairs[i][label - 1] + step(i, label, &back);
                out.pair[i][label - 1] = libm::expf(on - log_z);
            }
        }
    }
    out
}
