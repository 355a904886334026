use super::{Definition, definitions};

/// The detectors that a scanner does without. What they would have found neither settles against other hits nor
/// becomes part of a combination.
#[derive(Clone, Debug, Default)]
pub struct LeftOut(Vec<u16>);

impl LeftOut {
    /// Adds every detector that `is_out` says so of.
    pub fn add(&mut self, is_out: impl Fn(&Definition) -> bool) {
        let out = definitions().iter().zip(0u16..).filter(|(d, _)| is_out(d)).map(|(_, number)| number);
        self.0.extend(out);
        self.0.sort_unstable();
        self.0.dedup();
    }

    /// Whether the detector with this number takes part.
    pub fn keeps(&self, detector: u16) -> bool {
        self.0.binary_search(&detector).is_err()
    }
}
