use crate::case::{Answer, Case, Found, Labelled};
use crate::family::Family;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Counts of one family over a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Labelled spans.
    pub gold: usize,
    /// Labelled spans that a compatible finding overlaps.
    pub found: usize,
    /// Labelled spans that any finding overlaps.
    pub found_as_any: usize,
    /// Findings that overlap a compatible labelled span.
    pub right: usize,
    /// Findings that overlap nothing labelled.
    pub false_alarms: usize,
    /// Findings that overlap only labelled spans of other families; they count neither way.
    pub mislabelled: usize,
}

impl Tally {
    /// Right findings of all right and false ones.
    pub fn precision(&self) -> Option<f64> {
        ratio(self.right, self.right + self.false_alarms)
    }

    /// Found spans of all labelled ones.
    pub fn recall(&self) -> Option<f64> {
        ratio(self.found, self.gold)
    }

    /// Harmonic mean of precision and recall; 0 where nothing was found.
    pub fn f1(&self) -> f64 {
        f1(self.precision(), self.recall())
    }

    fn add(&mut self, other: &Tally) {
        self.gold += other.gold;
        self.found += other.found;
        self.found_as_any += other.found_as_any;
        self.right += other.right;
        self.false_alarms += other.false_alarms;
        self.mislabelled += other.mislabelled;
    }
}

/// Counts of single examples: must they be found or not, and were they.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examples {
    /// Examples that must match.
    pub must: usize,
    /// Of those, found as what they are.
    pub hit: usize,
    /// Of those, found as anything.
    pub hit_as_any: usize,
    /// Examples that must not match.
    pub must_not: usize,
    /// Of those, flagged.
    pub flagged: usize,
}

/// What a set shows of a scanner.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// By family; only families that the set labels.
    pub families: BTreeMap<Family, Tally>,
    /// Single examples by family.
    pub examples: BTreeMap<Family, Examples>,
    /// Spans to look at: labelled and not found, or found and not labelled.
    pub mistakes: Vec<Mistake>,
}

/// One miss or false alarm.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The text it is in.
    pub case: String,
    /// Family of the missed label or of the false finding.
    pub family: Family,
    /// Whether it is a miss, else a false alarm.
    pub missed: bool,
    /// The span with a little of what stands around it.
    pub excerpt: String,
}

impl Score {
    /// All labelled families together.
    pub fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.families.values().for_each(|tally| total.add(tally));
        total
    }
}

/// Scores answers, one to a case in the same order.
pub fn score(cases: &[Case], answers: &[Answer]) -> Score {
    let labelled: BTreeSet<Family> = cases.iter().flat_map(|c| &c.gold).map(|g| g.family).collect();
    let mut score = Score::default();
    for family in &labelled {
        score.families.insert(*family, Tally::default());
    }
    for (case, answer) in cases.iter().zip(answers) {
        let found = answer.merged(&case.text);
        count_labels(case, &found, &mut score);
        count_findings(case, &found, &mut score);
        count_example(case, &found, &labelled, &mut score);
    }
    score
}

fn count_labels(case: &Case, found: &[Found], score: &mut Score) {
    for gold in &case.gold {
        let mut over = found.iter().filter(|f| f.span.overlaps(gold.span)).peekable();
        let touched = over.peek().is_some();
        let hit = over.any(|f| f.family.is_some_and(|family| gold.family.accepts(family)));
        let tally = score.families.entry(gold.family).or_default();
        tally.gold += 1;
        tally.found_as_any += usize::from(touched);
        tally.found += usize::from(hit);
        if !hit {
            score.mistakes.push(mistake(case, gold, true));
        }
    }
}

fn count_findings(case: &Case, found: &[Found], score: &mut Score) {
    for finding in found {
        let Some(family) = finding.family else { continue };
        let Some(tally) = score.families.get_mut(&family) else { continue };
        let mut over = case.gold.iter().filter(|g| g.span.overlaps(finding.span)).peekable();
        let touches = over.peek().is_some();
        if over.any(|g| g.family.accepts(family)) {
            tally.right += 1;
        } else if touches {
            tally.mislabelled += 1;
        } else if !case.may_hold(family, finding.span) {
            tally.false_alarms += 1;
            score.mistakes.push(mistake(case, &Labelled { span: finding.span, family }, false));
        }
    }
}

fn count_example(case: &Case, found: &[Found], labelled: &BTreeSet<Family>, score: &mut Score) {
    let Some(example) = &case.example else { return };
    let of_secrets =
        case.gold.iter().any(|g| g.family == Family::SECRET) || labelled.iter().eq([&Family::SECRET]);
    let family = if of_secrets { Family::SECRET } else { example.family };
    let tally = score.examples.entry(family).or_default();
    if example.must_match {
        let over = |g: &Labelled, f: &Found| f.span.overlaps(g.span);
        let fits = |g: &Labelled, f: &Found| f.family.is_some_and(|family| g.family.accepts(family));
        let some = |test: &dyn Fn(&Labelled, &Found) -> bool| {
            case.gold.iter().any(|g| found.iter().any(|f| test(g, f)))
        };
        tally.must += 1;
        tally.hit_as_any += usize::from(some(&over));
        tally.hit += usize::from(some(&|g, f| over(g, f) && fits(g, f)));
    } else {
        tally.must_not += 1;
        let wrong = found.iter().any(|f| f.family.is_some_and(|found| family.accepts(found)));
        tally.flagged += usize::from(wrong);
    }
}

fn mistake(case: &Case, at: &Labelled, missed: bool) -> Mistake {
    let text = &case.text;
    let before =
        (0..=at.span.start.saturating_sub(30)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let after = (at.span.end + 20..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
    let around = |from, to| text.get(from..to).unwrap_or("");
    let excerpt =
        format!("{}[[{}]]{}", around(before, at.span.start), at.span.of(text), around(at.span.end, after));
    Mistake { case: case.id.clone(), family: at.family, missed, excerpt: excerpt.replace('\n', "\\n") }
}

/// `part / whole`, or nothing where there is no whole.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Harmonic mean, with what is not known taken as 0.
pub fn f1(precision: Option<f64>, recall: Option<f64>) -> f64 {
    let (p, r) = (precision.unwrap_or(0.0), recall.unwrap_or(0.0));
    if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
}
