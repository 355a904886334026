//! What libFuzzer says of a run.

use std::fmt::Write;

/// How one target's run ended.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    name: String,
    executions: u64,
    per_second: u64,
    /// Edges of the program that some input reached.
    coverage: u64,
    /// Where the input lies that crashed it, or what else went wrong.
    pub crash: Option<String>,
    /// The last lines said, for when it crashes.
    last: Vec<String>,
}

/// How many of the last lines are kept.
const LAST: usize = 40;

impl Outcome {
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Reads one line of libFuzzer's output.
    pub fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |word: &str| word.parse().unwrap_or(0);
        match words[..] {
            ["stat::number_of_executed_units:", n] => self.executions = number(n),
            ["stat::average_exec_per_sec:", n] => self.per_second = number(n),
            [_, _, "cov:", n, ..] => self.coverage = number(n),
            [.., "Test", "unit", "written", "to", path] => self.crash = Some(path.into()),
            _ => {}
        }
        if self.last.len() == LAST {
            self.last.remove(0);
        }
        self.last.push(line.into());
    }

    /// Ends it: a run that did not succeed crashed, whatever was said.
    pub fn close(&mut self, succeeded: bool) {
        if succeeded {
            return;
        }
        self.crash.get_or_insert_with(|| "no input was written".into());
        eprintln!("{}", self.last.join("\n"));
    }
}

/// The outcomes as a table that can stand in docs/testing.md.
pub fn table(outcomes: &[Outcome], minutes: u32) -> String {
    let mut table =
        String::from("| target | minutes | inputs tried | a second | edges reached | crashes |\n");
    table += "| --- | ---: | ---: | ---: | ---: | --- |\n";
    for outcome in outcomes {
        let Outcome { name, executions, per_second, coverage, crash, .. } = outcome;
        let crash = crash.as_deref().unwrap_or("none");
        // Writing to a String cannot fail.
        let _ =
            writeln!(table, "| {name} | {minutes} | {executions} | {per_second} | {coverage} | {crash} |");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_read_out_of_what_libfuzzer_says() {
        let mut outcome = Outcome::new("scan");
        for line in [
            "#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 30Mb",
            "#4096\tpulse  cov: 345 ft: 987 corp: 99/1Kb lim: 4 exec/s: 2048 rss: 40Mb",
            "stat::number_of_executed_units: 123456",
            "stat::average_exec_per_sec:     205",
        ] {
            outcome.read(line);
        }
        outcome.close(true);
        assert_eq!(table(&[outcome], 10).lines().last(), Some("| scan | 10 | 123456 | 205 | 345 | none |"));
    }

    #[test]
    fn a_crash_names_its_input_and_a_run_that_fails_is_one() {
        let mut crashed = Outcome::new("scan");
        crashed.read("artifact_prefix='x/'; Test unit written to x/crash-0a");
        crashed.close(false);
        assert_eq!(crashed.crash.as_deref(), Some("x/crash-0a"));
        let mut silent = Outcome::new("scan");
        silent.close(false);
        assert!(silent.crash.is_some());
    }
}
