use std::cell::Cell;

/// How long a question has stood in plain sight. What a person has not seen they have not decided.
#[derive(Default)]
pub struct Seen {
    since_ms: Cell<Option<f64>>,
    covered: Cell<bool>,
}

/// In sight for less than this, a press is a reflex or a trick.
const LONG_ENOUGH_MS: f64 = 500.0;

impl Seen {
    /// Notes whether it is in sight at this moment, as far as the page's geometry tells.
    pub fn look(&self, in_sight: bool, now_ms: f64) {
        if !in_sight || self.covered.get() {
            self.since_ms.set(None);
        } else if self.since_ms.get().is_none() {
            self.since_ms.set(Some(now_ms));
        }
    }

    /// Notes whether the browser itself says that something covers or fades it.
    pub fn set_covered(&self, covered: bool) {
        self.covered.set(covered);
        if covered {
            self.since_ms.set(None);
        }
    }

    /// Whether a decision counts now.
    pub fn counts(&self, now_ms: f64) -> bool {
        self.since_ms.get().is_some_and(|since| now_ms - since >= LONG_ENOUGH_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_counts_after_half_a_second_in_unbroken_sight() {
        let seen = Seen::default();
        assert!(!seen.counts(10_000.0), "never looked at");
        seen.look(true, 0.0);
        assert!(!seen.counts(499.0));
        seen.look(true, 400.0);
        assert!(seen.counts(500.0));
    }

    #[test]
    fn being_covered_for_a_moment_starts_the_wait_again() {
        let seen = Seen::default();
        seen.look(true, 0.0);
        seen.look(false, 600.0);
        assert!(!seen.counts(601.0));
        seen.look(true, 700.0);
        assert!(!seen.counts(1_100.0));
        seen.set_covered(true);
        seen.look(true, 1_150.0);
        assert!(!seen.counts(9_000.0));
        seen.set_covered(false);
        seen.look(true, 9_000.0);
        assert!(seen.counts(9_500.0));
    }
}
