//! Counting what test runners say.

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed, and runners that broke off.
    pub failed: u32,
}

impl Tally {
    /// Counts one check.
    pub fn check(&mut self, passed: bool) {
        *(if passed { &mut self.passed } else { &mut self.failed }) += 1;
    }

    /// Reads one line of a runner: cargo's `test result: ok. 3 passed; 0 failed; …`, node's `ℹ pass 3`.
    pub fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_end_matches(';')).collect();
        let number = |word: &str| word.parse::<u32>().unwrap_or(0);
        match words[..] {
            ["test", "result:", _, passed, "passed", failed, "failed", ..] => {
                self.passed += number(passed);
                self.failed += number(failed);
            }
            ["ℹ" | "#", "pass", passed] => self.passed += number(passed),
            ["ℹ" | "#", "fail" | "cancelled", failed] => self.failed += number(failed),
            _ => {}
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_both_runners_are_counted_and_no_others() {
        let mut tally = Tally::default();
        for line in [
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "ℹ pass 7",
            "ℹ fail 1",
            "ℹ cancelled 2",
            "# pass 2",
            "ℹ tests 8",
            "pass 100",
        ] {
            tally.read(line);
        }
        assert_eq!(tally, Tally { passed: 21, failed: 6 });
    }
}
