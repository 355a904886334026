//! Names are found as well in one naming tradition as in another.
//!
//! The names in `fairness/names.txt` were written for this test and are no part of what the model was trained on;
//! nor are the sentences around them.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

use handrail::names::{Bearer, tag};

/// How far a tradition may lie below the mean, in points of recall.
const BELOW: f64 = 5.0;
/// The least mean recall, in percent.
const LEAST: f64 = 90.0;

struct Tradition {
    name: &'static str,
    given: Vec<&'static str>,
    family: Vec<&'static str>,
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn traditions() -> Vec<Tradition> {
    lines(include_str!("fairness/names.txt"))
        .filter_map(|line| {
            let (name, names) = line.split_once(": ")?;
            let (given, family) = names.split_once(" | ")?;
            Some(Tradition { name, given: given.split(' ').collect(), family: family.split(' ').collect() })
        })
        .collect()
}

/// The sentence with the names in it, and the bytes where they stand.
fn fill(sentence: &str, given: &str, family: &str) -> (String, usize, usize) {
    let full = format!("{given} {family}");
    let parts = [
        ("{full}", full.clone()),
        ("{last_first}", format!("{family}, {given}")),
        ("{initial} {family}", format!("{}. {family}", given.chars().next().unwrap_or('A'))),
        ("{given}", given.to_owned()),
        ("{family}", family.to_owned()),
        ("{lower}", full.to_lowercase()),
    ];
    let (slot, name) = parts.iter().find(|(slot, _)| sentence.contains(slot)).expect("a slot");
    let start = sentence.find(slot).expect("a slot");
    (sentence.replacen(slot, name, 1), start, start + name.len())
}

/// Recall in percent: the share of names of which at least a part is found.
fn recall(tradition: &Tradition) -> f64 {
    let (mut all, mut found) = (0u32, 0u32);
    for (row, given) in tradition.given.iter().enumerate() {
        for step in 0..4 {
            let family = tradition.family[(row + step * 5) % tradition.family.len()];
            for sentence in lines(include_str!("fairness/sentences.txt")) {
                let (text, start, end) = fill(sentence, given, family);
                all += 1;
                found += u32::from(
                    tag(&text)
                        .iter()
                        .any(|n| n.bearer == Bearer::Person && n.span.start < end && start < n.span.end),
                );
            }
        }
    }
    f64::from(found) * 100.0 / f64::from(all)
}

#[test]
fn no_tradition_is_found_much_less_than_the_others() {
    let figures: Vec<(&str, f64)> = traditions().iter().map(|t| (t.name, recall(t))).collect();
    let mean = figures.iter().map(|f| f.1).sum::<f64>() / figures.len() as f64;
    let table: String = figures.iter().map(|(name, r)| format!("{name}: {r:.1}\n")).collect();
    println!("{table}mean: {mean:.1}");
    assert!(mean >= LEAST, "{table}mean: {mean:.1}");
    assert!(figures.iter().all(|f| f.1 >= mean - BELOW), "{table}mean: {mean:.1}");
}
