//! Figures as a person reads them: plain text on the terminal, Markdown in the model card.

use crate::alarms::{Alarms, Holds};
use crate::report::{HalfReport, Mistakes, SetReport};
use crate::score::{Examples, Tally, f1, ratio};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Both halves of the corpus as Markdown, which reads well on a terminal too.
pub fn halves(reports: &[HalfReport]) -> String {
    let mut out = String::new();
    for report in reports {
        let _ = writeln!(out, "### The {} half: {} texts\n", report.half.word(), report.texts);
        out += &families(&report.families, &report.total);
        let _ = writeln!(out, "\n{}\n{}\n", alarms(&report.clean), holds(&report.holds));
    }
    out
}

/// Sets made by others, each a table or a line.
pub fn sets(reports: &[SetReport]) -> String {
    let mut out = String::new();
    for report in reports {
        let _ = writeln!(out, "### {}: {} texts\n", report.name, report.texts);
        if let Some(clean) = &report.clean {
            let _ = writeln!(out, "{}\n", alarms(clean));
        }
        if let Some(total) = &report.total {
            out += &families(&report.families, total);
            out.push('\n');
        }
        if !report.examples.is_empty() {
            out += &examples(&report.examples);
            out.push('\n');
        }
    }
    out
}

/// Up to `limit` mistakes of each family and direction.
pub fn mistakes(mistakes: &Mistakes, limit: usize) -> String {
    let mut groups: BTreeMap<(String, bool), Vec<String>> = BTreeMap::new();
    for mistake in &mistakes.0 {
        let group = groups.entry((mistake.family.0.to_owned(), mistake.missed)).or_default();
        group.push(format!("  {}: {}", mistake.case, mistake.excerpt));
    }
    let mut out = String::new();
    for ((family, missed), lines) in groups {
        let what = if missed { "missed" } else { "false alarms" };
        let _ = writeln!(out, "{family}, {what}: {}", lines.len());
        for line in lines.iter().take(limit) {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

fn families(families: &BTreeMap<String, Tally>, total: &Tally) -> String {
    let header = ["family", "labelled", "precision", "recall", "F1", "false alarms"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (name, tally) in families.iter().map(|(n, t)| (n.as_str(), t)).chain([("all", total)]) {
        rows.push(vec![
            name.to_owned(),
            tally.gold.to_string(),
            share(tally.precision()),
            share(tally.recall()),
            share(Some(tally.f1())),
            tally.false_alarms.to_string(),
        ]);
    }
    table(&rows)
}

fn examples(examples: &BTreeMap<String, Examples>) -> String {
    let header = ["examples of", "must match", "found", "as anything", "must not", "flagged", "F1"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (name, tally) in examples {
        let precision = ratio(tally.hit, tally.hit + tally.flagged);
        let recall = ratio(tally.hit, tally.must);
        rows.push(vec![
            name.clone(),
            tally.must.to_string(),
            share(recall),
            share(ratio(tally.hit_as_any, tally.must)),
            tally.must_not.to_string(),
            share(ratio(tally.flagged, tally.must_not)),
            share(Some(f1(precision, recall))),
        ]);
    }
    table(&rows)
}

fn alarms(alarms: &Alarms) -> String {
    let of = |count| alarms.per_thousand(count).map_or("-".to_owned(), |n| format!("{n:.1}"));
    format!(
        "Of 1,000 clean texts ({} looked at): interrupted {}, any finding {}, any outside what prose is full of {}, \
         a person {}, a secret {}.",
        alarms.texts,
        of(alarms.interrupting),
        of(alarms.any),
        of(alarms.hard),
        of(alarms.person),
        of(alarms.secret),
    )
}

fn holds(holds: &Holds) -> String {
    format!(
        "Held of {} texts that should be: {}. Held of {} that should pass: {}.",
        holds.should,
        share(ratio(holds.held, holds.should)),
        holds.should_not,
        share(ratio(holds.held_in_vain, holds.should_not)),
    )
}

fn share(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |v| format!("{v:.3}"))
}

/// A Markdown table with its columns padded; the first row is the header, and every row is as long as it.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |i: usize| {
        rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count()).max().unwrap_or(0).max(3)
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(i, cell)| match i {
            0 => format!("{cell:<w$}", w = width(i)),
            _ => format!("{cell:>w$}", w = width(i)),
        });
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule =
        (0..columns).map(|i| if i == 0 { "-".repeat(width(i)) } else { "-".repeat(width(i) - 1) + ":" });
    let rule = format!("| {} |\n", rule.collect::<Vec<_>>().join(" | "));
    let mut lines = rows.iter().map(line);
    lines.next().unwrap_or_default() + &rule + &lines.collect::<String>()
}
