use std::cell::Cell;

/// How long a question has stood in plain sight. What a person has not seen they have not decided.
#[derive(Default)]
pub struct Seen {
    since_ms: Cell<Option<f64>>,
    place: Cell<Place>,
    covered: Cell<bool>,
}

/// Left, top, width and height of what is looked at, CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place(pub [f64; 4]);

impl Place {
    /// Whether it is the same but for rounding.
    fn is_about(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(one, other)| (one - other).abs() < 2.0)
    }
}

/// In sight for less than this, a press is a reflex or a trick.
const LONG_ENOUGH_MS: f64 = 500.0;

impl Seen {
    /// Notes where it is in sight at this moment, as far as the page's geometry tells; `None` when it is not. What
    /// moves has to be seen anew.
    pub fn look(&self, at: Option<Place>, now_ms: f64) {
        let stood = at.is_some_and(|at| at.is_about(self.place.replace(at)));
        if at.is_none() || self.covered.get() {
            self.since_ms.set(None);
        } else if !stood || self.since_ms.get().is_none() {
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

    const HERE: Option<Place> = Some(Place([100.0, 100.0, 560.0, 300.0]));

    #[test]
    fn a_decision_counts_after_half_a_second_in_unbroken_sight() {
        let seen = Seen::default();
        assert!(!seen.counts(10_000.0), "never looked at");
        seen.look(HERE, 0.0);
        assert!(!seen.counts(499.0));
        seen.look(HERE, 400.0);
        assert!(seen.counts(500.0));
    }

    #[test]
    fn being_covered_for_a_moment_starts_the_wait_again() {
        let seen = Seen::default();
        seen.look(HERE, 0.0);
        seen.look(None, 600.0);
        assert!(!seen.counts(601.0));
        seen.look(HERE, 700.0);
        assert!(!seen.counts(1_100.0));
        seen.set_covered(true);
        seen.look(HERE, 1_150.0);
        assert!(!seen.counts(9_000.0));
        seen.set_covered(false);
        seen.look(HERE, 9_000.0);
        assert!(seen.counts(9_500.0));
    }

    #[test]
    fn what_is_moved_or_scaled_under_the_pointer_was_not_seen_there() {
        let seen = Seen::default();
        seen.look(HERE, 0.0);
        seen.look(Some(Place([100.4, 100.0, 560.0, 300.0])), 500.0);
        assert!(seen.counts(600.0), "rounding is no movement");
        seen.look(Some(Place([100.0, 160.0, 560.0, 300.0])), 600.0);
        assert!(!seen.counts(700.0));
        seen.look(Some(Place([100.0, 160.0, 280.0, 150.0])), 1_000.0);
        assert!(!seen.counts(1_200.0));
        assert!(seen.counts(1_500.0));
    }
}
