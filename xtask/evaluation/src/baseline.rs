use crate::report::HalfReport;
use crate::score::Tally;
use anyhow::Context;
use std::fs;
use std::path::Path;

/// How far a single family's F1 may fall before it counts as a regression. A family with few texts moves by more
/// than this with one span; then the loss is named, and whoever accepts it does so in a commit.
const SLACK: f64 = 0.005;

/// Reads the committed figures.
///
/// # Errors
/// The file cannot be read or is not what `--accept` writes.
pub fn read(path: &Path) -> anyhow::Result<Vec<HalfReport>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// Writes the figures that later runs are held against.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, reports: &[HalfReport]) -> anyhow::Result<()> {
    fs::write(path, serde_json::to_string_pretty(reports)? + "\n").with_context(|| path.display().to_string())
}

/// What got worse, one sentence each; empty when nothing did.
pub fn regressions(before: &[HalfReport], now: &[HalfReport]) -> Vec<String> {
    let mut worse = Vec::new();
    for old in before {
        let name = old.half.word();
        let Some(new) = now.iter().find(|report| report.half == old.half) else {
            worse.push(format!("{name}: not measured any more"));
            continue;
        };
        for (family, tally) in old.families.iter().map(|(f, t)| (f.as_str(), t)).chain([("all", &old.total)])
        {
            let f1 = if family == "all" {
                new.total.f1()
            } else {
                new.families.get(family).map_or(0.0, Tally::f1)
            };
            if f1 < tally.f1() - SLACK {
                worse.push(format!("{name}: F1 of {family} fell from {:.3} to {f1:.3}", tally.f1()));
            }
        }
        let counts = [
            ("clean texts interrupted", old.clean.interrupting, new.clean.interrupting),
            ("texts held in vain", old.holds.held_in_vain, new.holds.held_in_vain),
            ("texts let go that should be held", let_go(old), let_go(new)),
        ];
        for (what, old, new) in counts {
            if new > old {
                worse.push(format!("{name}: {what} rose from {old} to {new}"));
            }
        }
    }
    worse
}

fn let_go(report: &HalfReport) -> usize {
    report.holds.should - report.holds.held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alarms::{Alarms, Holds};
    use crate::corpus::Half;
    use crate::report::Mistakes;
    use std::collections::BTreeMap;

    fn report(found: usize, interrupting: usize) -> HalfReport {
        let tally = Tally { gold: 100, found, right: found, ..Tally::default() };
        HalfReport {
            half: Half::Tune,
            texts: 200,
            total: tally,
            families: BTreeMap::from([("SSN".to_owned(), tally)]),
            clean: Alarms { texts: 100, interrupting, ..Alarms::default() },
            holds: Holds::default(),
            mistakes: Mistakes::default(),
        }
    }

    #[test]
    fn the_same_or_better_figures_are_no_regression() {
        assert!(regressions(&[report(90, 1)], &[report(90, 1)]).is_empty());
        assert!(regressions(&[report(90, 1)], &[report(95, 0)]).is_empty());
    }

    #[test]
    fn a_lost_family_and_a_new_interruption_are_named() {
        let worse = regressions(&[report(90, 0)], &[report(80, 1)]).join("\n");
        assert!(
            worse.contains("F1 of SSN fell") && worse.contains("interrupted rose from 0 to 1"),
            "{worse}"
        );
    }

    #[test]
    fn a_half_that_vanished_is_a_regression() {
        assert_eq!(regressions(&[report(90, 0)], &[]), ["tune: not measured any more"]);
    }
}
