//! The scorer counts as the reference does: random texts, labels and predictions, with the figures that the
//! reference implementation of the rules gave for them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what it found by failing")]

use evaluation::{Alarms, Answer, Examples, Family, Found, Set, Tally, read_sets, score};
use handrail::text::Span;
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agreement")
}

fn expected() -> Value {
    serde_json::from_str(&std::fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap()
}

fn set(name: &str) -> Set {
    read_sets(&folder()).unwrap().into_iter().find(|set| set.name == name).unwrap()
}

fn answers(set: &Set) -> Vec<Answer> {
    let file = std::fs::read_to_string(folder().join(format!("predictions/{}.jsonl", set.name))).unwrap();
    let rows = file.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let by_id: HashMap<String, Value> =
        rows.map(|row| (row["id"].as_str().unwrap().to_owned(), row["spans"].clone())).collect();
    set.cases.iter().map(|case| answer(&case.text, &by_id[&case.id])).collect()
}

fn answer(text: &str, spans: &Value) -> Answer {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = |span: &Value, key: &str| starts[span[key].as_u64().unwrap() as usize];
    let found = spans.as_array().unwrap().iter().map(|span| Found {
        span: Span::new(at(span, "start"), at(span, "end")),
        family: Family::of_label(span["label"].as_str().unwrap()),
    });
    Answer { found: found.collect(), interrupts: false }
}

#[test]
fn families_are_counted_as_the_reference_counts_them() {
    let set = set("mixed");
    let score = score(&set.cases, &answers(&set));
    let expected = &expected()["mixed"];
    let families = expected["families"].as_object().unwrap();
    assert_eq!(score.families.len(), families.len());
    for (family, tally) in &score.families {
        assert_same(family.0, tally, &families[family.0]);
    }
    assert_close("all", score.total().f1(), &expected["all"]["F1"]);
}

fn assert_same(name: &str, tally: &Tally, row: &Value) {
    let counts = [tally.gold, tally.found, tally.right, tally.false_alarms, tally.mislabelled];
    let same = ["gold", "found", "tp", "fp", "mislabel"].map(|key| row[key].as_u64().unwrap() as usize);
    assert_eq!(counts, same, "{name}");
    assert_close(name, tally.f1(), &row["F1"]);
    assert_close(name, tally.found_as_any as f64 / tally.gold as f64, &row["R_any"]);
}

fn assert_close(name: &str, value: f64, expected: &Value) {
    assert!((value - expected.as_f64().unwrap()).abs() < 1e-9, "{name}: {value} is not {expected}");
}

#[test]
fn single_examples_are_counted_as_the_reference_counts_them() {
    let set = set("mixed");
    let score = score(&set.cases, &answers(&set));
    let expected = expected();
    let rows = expected["mixed"]["rows"].as_object().unwrap();
    assert_eq!(score.examples.len(), rows.len());
    for (family, tally) in &score.examples {
        let row = &rows[family.0];
        let Examples { must, hit, hit_as_any, must_not, flagged } = *tally;
        assert_eq!([must, must_not], ["pos", "neg"].map(|k| row[k].as_u64().unwrap() as usize), "{family:?}");
        let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        for (key, value) in [
            ("recall", share(hit, must)),
            ("recall_any", share(hit_as_any, must)),
            ("false_rate", share(flagged, must_not)),
        ] {
            match value {
                Some(value) => assert_close(key, value, &row[key]),
                None => assert!(row[key].is_null(), "{family:?} {key}"),
            }
        }
    }
}

#[test]
fn alarms_on_harmless_texts_are_counted_as_the_reference_counts_them() {
    let set = set("benign");
    let answers = answers(&set);
    let alarms = Alarms::count(set.cases.iter().zip(&answers));
    let expected = expected()["benign"].clone();
    assert_eq!(alarms.texts as u64, expected["n"].as_u64().unwrap());
    let rows = &expected["rows_with_alarm_per_1000"];
    for (key, count) in
        [("any", alarms.any), ("hard", alarms.hard), ("person", alarms.person), ("secret", alarms.secret)]
    {
        let rounded = (alarms.per_thousand(count).unwrap() * 10.0).round() / 10.0;
        assert_eq!(rounded, rows[key].as_f64().unwrap_or(0.0), "{key}");
    }
}
