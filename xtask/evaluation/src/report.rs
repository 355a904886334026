use crate::alarms::{Alarms, Holds};
use crate::answering::{Reading, answers};
use crate::case::{Answer, Case};
use crate::corpus::Half;
use crate::development::Set;
use crate::score::{Examples, Mistake, Tally, score};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one half of the project's corpus shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfReport {
    /// Which half.
    pub half: Half,
    /// Its texts.
    pub texts: usize,
    /// All families together.
    pub total: Tally,
    /// By family.
    pub families: BTreeMap<String, Tally>,
    /// Over the texts in which nothing is labelled.
    pub clean: Alarms,
    /// Over all texts, against the judgement written beside each.
    pub holds: Holds,
    /// What to look at; never kept.
    #[serde(skip)]
    pub mistakes: Mistakes,
}

/// What a set made by others shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetReport {
    /// The set.
    pub name: String,
    /// Its texts.
    pub texts: usize,
    /// All families together; `None` for a set in which nothing is sensitive.
    pub total: Option<Tally>,
    /// By family.
    pub families: BTreeMap<String, Tally>,
    /// Single examples by family.
    pub examples: BTreeMap<String, Examples>,
    /// For a set in which nothing is sensitive.
    pub clean: Option<Alarms>,
    /// What to look at.
    #[serde(skip)]
    pub mistakes: Mistakes,
}

/// Mistakes compare equal: two reports are the same if their figures are.
#[derive(Clone, Debug, Default)]
pub struct Mistakes(pub Vec<Mistake>);

impl PartialEq for Mistakes {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl HalfReport {
    /// Scans and scores one half.
    pub fn of(half: Half, cases: &[Case]) -> Self {
        let answers = answers(cases, Reading::ByKind);
        let score = score(cases, &answers);
        let pairs = || cases.iter().zip(&answers);
        let mut mistakes = score.mistakes.clone();
        mistakes.extend(pairs().filter_map(|(case, answer)| held_wrongly(case, answer)));
        Self {
            half,
            texts: cases.len(),
            total: score.total(),
            clean: Alarms::count(pairs().filter(|(case, _)| case.is_clean())),
            holds: Holds::count(cases, &answers),
            families: named(score.families),
            mistakes: Mistakes(mistakes),
        }
    }
}

impl SetReport {
    /// Scans and scores one set with Handrail.
    pub fn of(set: &Set) -> Self {
        Self::of_answers(set, &answers(&set.cases, Reading::ByLabel))
    }

    /// Scores a scanner's answers to one set.
    pub fn of_answers(set: &Set, answers: &[Answer]) -> Self {
        let pairs = || set.cases.iter().zip(answers);
        let mut report = Self {
            name: set.name.clone(),
            texts: set.cases.len(),
            total: None,
            families: BTreeMap::new(),
            examples: BTreeMap::new(),
            clean: None,
            mistakes: Mistakes::default(),
        };
        if set.benign {
            report.clean = Some(Alarms::count(pairs()));
            report.mistakes.0 = pairs().filter_map(|(case, answer)| held_wrongly(case, answer)).collect();
        } else {
            let score = score(&set.cases, answers);
            report.total = Some(score.total());
            report.families = named(score.families);
            report.examples = named(score.examples);
            report.mistakes.0 = score.mistakes;
        }
        report
    }
}

fn named<T>(by_family: BTreeMap<crate::Family, T>) -> BTreeMap<String, T> {
    by_family.into_iter().map(|(family, value)| (family.0.to_owned(), value)).collect()
}

/// A text held or let go against the judgement written beside it, as a mistake of the family `HELD`.
fn held_wrongly(case: &Case, answer: &Answer) -> Option<Mistake> {
    let should = case.interrupt?;
    (should != answer.interrupts).then(|| {
        let seen = answer.found.iter().map(|f| {
            let family = f.family.map_or("?", |family| family.0);
            format!("{family}:{}", f.span.of(&case.text))
        });
        let start: String = case.text.chars().take(70).collect();
        Mistake {
            case: case.id.clone(),
            family: crate::Family("HELD"),
            missed: should,
            excerpt: format!("{} … {:?}", start, seen.take(4).collect::<Vec<_>>()).replace('\n', "\\n"),
        }
    })
}
