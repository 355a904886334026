//! Scores the built-in model on the held-out texts.

use crate::example::{Example, Label};
use crate::lists::Lists;
use crate::random::Random;
use crate::template;
use anyhow::{Context, Result};
use handrail::names::{self, Bearer};
use std::path::Path;

/// Counts of one type of bearer.
#[derive(Clone, Copy, Default)]
struct Count {
    gold: usize,
    found: usize,
    right: usize,
    wrong: usize,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.wrong += other.wrong;
    }

    fn line(&self) -> String {
        let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
        let (p, r) = (share(self.right, self.right + self.wrong), share(self.found, self.gold));
        let f1 = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        format!("{:>5} {p:.2}/{r:.2}/{f1:.3}", self.gold)
    }
}

const TYPES: [(Bearer, Label); 3] = [
    (Bearer::Person, Label::Person),
    (Bearer::Place, Label::Place),
    (Bearer::Organisation, Label::Organisation),
];

/// Prints precision, recall and F1 by file of `held/`; with `mistakes`, what was missed and what was found in vain.
pub fn run(root: &Path, mistakes: bool) -> Result<()> {
    let lists = Lists::default();
    let mut random = Random::new(0);
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("held"))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    println!("{:12} {:22} {:22} {:22}", "file", "persons", "places", "organisations");
    let mut totals = [Count::default(); 3];
    for file in files {
        let mut counts = [Count::default(); 3];
        for line in std::fs::read_to_string(&file)?.lines() {
            let example = template::fill(line, true, &lists, &mut random)
                .with_context(|| file.display().to_string())?;
            for (count, types) in counts.iter_mut().zip(TYPES) {
                count.add(compare(&example, types, mistakes));
            }
        }
        let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let [person, place, organisation] = counts.map(|c| c.line());
        println!("{stem:12} {person:22} {place:22} {organisation:22}");
        totals.iter_mut().zip(counts).for_each(|(t, c)| t.add(c));
    }
    let [person, place, organisation] = totals.map(|c| c.line());
    println!("{:12} {person:22} {place:22} {organisation:22}", "all");
    Ok(())
}

/// As `xtask eval` counts: found if a name of the type overlaps, wrong if nothing labelled overlaps.
fn compare(example: &Example, (bearer, label): (Bearer, Label), mistakes: bool) -> Count {
    let names: Vec<_> = names::tag(&example.text).into_iter().filter(|n| n.bearer == bearer).collect();
    let gold: Vec<_> = example.marks.iter().filter(|m| m.label == label).collect();
    let mut count = Count { gold: gold.len(), ..Count::default() };
    for mark in gold {
        let hit = names.iter().any(|n| n.span.start < mark.end && mark.start < n.span.end);
        count.found += usize::from(hit);
        if mistakes && !hit {
            println!("  missed {bearer:?} {:?} in {:?}", &example.text[mark.start..mark.end], example.text);
        }
    }
    for name in names {
        let over = |m: &&crate::example::Mark| name.span.start < m.end && m.start < name.span.end;
        let any = example.marks.iter().any(|m| over(&m));
        let right = example.marks.iter().any(|m| over(&m) && m.label == label);
        count.right += usize::from(right);
        count.wrong += usize::from(!any);
        if mistakes && !right {
            println!("  in vain {bearer:?} {:?} in {:?}", name.span.of(&example.text), example.text);
        }
    }
    count
}
