use super::gather::Candidate;
use super::window::Window;
use super::{Outcome, Seen};
use crate::detect::{Definition, Finding, Kind};
use crate::text::Span;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

/// How much of the text around a finding is tried until the finding shows in it, in bytes to either side.
const REACHES: [usize; 4] = [700, 3_000, 24_000, 200_000];

/// A finding in a window of its text, with a scanner to try changes with.
pub struct Experiment<'s> {
    pub window: Window,
    /// Where the finding is in the window.
    pub target: Span,
    pub detector: Arc<Definition>,
    /// What is found there as the text is.
    pub actual: Outcome,
    /// Everything that is found in the window.
    pub findings: Vec<Finding>,
    scan: &'s dyn Fn(&str) -> Vec<Finding>,
}

impl<'s> Experiment<'s> {
    /// `None`: the finding shows in no part of the text that is small enough to try.
    pub fn new(text: &str, finding: &Finding, scan: &'s dyn Fn(&str) -> Vec<Finding>) -> Option<Self> {
        REACHES.into_iter().find_map(|reach| {
            let window = Window::around(text, finding.span, reach);
            let target = Span::new(window.inside(finding.span.start), window.inside(finding.span.end));
            let findings = scan(&window.text);
            let same = |f: &&Finding| f.detector.id == finding.detector.id && f.span == target;
            let found = findings.iter().find(same).filter(|f| f.confidence == finding.confidence)?;
            let actual = Outcome::Found(seen(found));
            Some(Self { window, target, detector: Arc::clone(&finding.detector), actual, findings, scan })
        })
    }

    /// What is found when candidates are blotted out.
    pub fn without<'c>(&self, candidates: impl IntoIterator<Item = &'c Candidate>) -> Outcome {
        let mut text = self.window.text.clone();
        for candidate in candidates {
            blot(&mut text, &candidate.range);
        }
        self.outcome(&text, self.target)
    }

    /// What is found at `target` of a changed window.
    pub fn outcome(&self, text: &str, target: Span) -> Outcome {
        let found = (self.scan)(text);
        let shared = |f: &Finding| f.span.end.min(target.end).saturating_sub(f.span.start.max(target.start));
        let touching = || found.iter().filter(|f| shared(f) > 0);
        let same = touching().filter(|f| f.detector.id == self.detector.id).max_by_key(|f| shared(f));
        // Parts of a combination lie inside it, and are not what becomes of it.
        let whole = self.detector.kind != Kind::Combination;
        let other =
            || touching().filter(|f| whole && f.kind() != Kind::Combination).max_by_key(|f| shared(f));
        same.or_else(other).map_or(Outcome::Nothing, |f| Outcome::Found(seen(f)))
    }

    /// Whether an outcome is less, the same or more than what was found.
    pub fn compare(&self, outcome: &Outcome) -> Ordering {
        self.rank(outcome).cmp(&self.rank(&self.actual))
    }

    fn rank(&self, outcome: &Outcome) -> (u8, u8, bool) {
        match outcome {
            Outcome::Nothing => (0, 0, false),
            Outcome::Found(seen) => {
                let same = seen.detector.id == self.detector.id;
                (1 + u8::from(same), seen.confidence as u8, seen.role.is_some())
            }
        }
    }
}

fn seen(finding: &Finding) -> Seen {
    Seen {
        detector: Arc::clone(&finding.detector),
        confidence: finding.confidence,
        severity: finding.severity(),
        role: finding.role,
    }
}

/// Words that say nothing of what stands beside them, by length.
const NOTHING: [&str; 10] =
    ["x", "if", "but", "then", "there", "though", "because", "although", "otherwise", "afterwards"];

/// Writes words that say nothing over all others, byte for byte, so that places stay what they are.
fn blot(text: &mut String, range: &Range<usize>) {
    let Some(part) = text.get(range.clone()) else { return };
    let mut blotted = String::with_capacity(part.len());
    for piece in part.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let length = word.len();
        match length.checked_sub(1).and_then(|n| NOTHING.get(n)) {
            Some(nothing) => blotted.push_str(nothing),
            None => blotted.extend(std::iter::repeat_n('z', length)),
        }
        blotted.push_str(&piece[length..]);
    }
    text.replace_range(range.clone(), &blotted);
}
