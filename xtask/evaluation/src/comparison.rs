use crate::alarms::Alarms;
use crate::development::Set;
use crate::peer;
use crate::report::SetReport;
use crate::score::{Tally, ratio};
use crate::show::table;
use anyhow::Result;
use std::fmt::Write;
use std::path::Path;

/// One scanner's reports, in the order of the sets.
struct Column {
    name: String,
    reports: Vec<SetReport>,
}

/// Runs the other scanners on the same sets and puts their figures beside ours.
///
/// # Errors
/// A peer's description cannot be read. A peer that fails is left out, with a line that says why.
pub fn compare(sets: &[Set], ours: &[SetReport], drivers: &Path, home: &Path) -> Result<String> {
    let mut out = String::new();
    let mut columns = vec![Column { name: "Handrail".into(), reports: ours.to_vec() }];
    for peer in peer::all(drivers)? {
        eprintln!("{} …", peer.name);
        match peer.answers(drivers, home, sets) {
            Ok(answers) => {
                let reports =
                    sets.iter().zip(&answers).map(|(set, a)| SetReport::of_answers(set, a)).collect();
                columns.push(Column { name: peer.name, reports });
            }
            Err(error) => {
                let _ = writeln!(out, "{} is left out: {error:#}\n", peer.name);
            }
        }
    }
    for (i, set) in sets.iter().enumerate() {
        let _ = writeln!(out, "### {}: {} texts\n", set.name, set.cases.len());
        out += &table(&rows(&columns, i));
        out.push('\n');
    }
    Ok(out)
}

fn rows(columns: &[Column], i: usize) -> Vec<Vec<String>> {
    let reports: Vec<&SetReport> = columns.iter().filter_map(|c| c.reports.get(i)).collect();
    let header =
        ["", "labelled"].map(str::to_owned).into_iter().chain(columns.iter().map(|c| c.name.clone()));
    let mut rows = vec![header.collect::<Vec<_>>()];
    let Some(first) = reports.first() else { return rows };
    let mut row = |name: String, count: usize, cell: &dyn Fn(&SetReport) -> String| {
        let cells = reports.iter().map(|r| cell(r));
        rows.push([name, count.to_string()].into_iter().chain(cells).collect());
    };
    if let Some(clean) = &first.clean {
        let share = |r: &SetReport, count: fn(&Alarms) -> usize| {
            r.clean.and_then(|c| c.per_thousand(count(&c))).map_or("-".to_owned(), |n| format!("{n:.1}"))
        };
        row("any finding, of 1,000".into(), clean.texts, &|r| share(r, |c| c.any));
        row("a person, of 1,000".into(), clean.texts, &|r| share(r, |c| c.person));
        row("beyond what prose is full of".into(), clean.texts, &|r| share(r, |c| c.hard));
        return rows;
    }
    for (family, tally) in &first.families {
        row(format!("F1 {family}"), tally.gold, &|r| r.families.get(family).map_or("-".into(), f1));
    }
    if let Some(total) = &first.total {
        row("F1 all".into(), total.gold, &|r| r.total.as_ref().map_or("-".into(), f1));
    }
    for (family, tally) in first.examples.iter().filter(|(_, t)| t.must_not > 0) {
        let flagged = |r: &SetReport| r.examples.get(family).and_then(|t| ratio(t.flagged, t.must_not));
        let name = format!("{family} flagged that must not be");
        row(name, tally.must_not, &|r| flagged(r).map_or("-".into(), |v| format!("{v:.3}")));
    }
    rows
}

fn f1(tally: &Tally) -> String {
    format!("{:.3}", tally.f1())
}
