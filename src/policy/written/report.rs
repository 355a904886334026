use super::nearest::nearest;
use crate::policy::{Problem, Severity};

/// Where in the policy something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The key as a path, entries counted from 1.
    pub key: String,
    /// Byte of the text.
    pub at: usize,
}

/// The most problems that are told of one text; nobody reads more, and finding places takes time.
const MOST: usize = 100;

/// The problems found so far in one text.
pub struct Report<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    refused: bool,
}

impl<'t> Report<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new(), refused: false }
    }

    pub fn error(&mut self, spot: &Spot, what: impl Into<String>, mend: impl Into<String>) {
        self.add(Severity::Error, spot, what.into(), mend.into());
    }

    pub fn warning(&mut self, spot: &Spot, what: impl Into<String>, mend: impl Into<String>) {
        self.add(Severity::Warning, spot, what.into(), mend.into());
    }

    /// A word that is none of those known.
    pub fn unknown<'a>(
        &mut self,
        spot: &Spot,
        kind: &str,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        if self.problems.len() >= MOST {
            self.refused = true;
            return;
        }
        let known: Vec<&str> = known.into_iter().collect();
        let mend = match nearest(word, &known) {
            Some(near) => format!("Did you mean `{near}`?"),
            None if known.is_empty() => "The policy has none yet: write one, or leave this out.".into(),
            None if known.len() <= 16 => format!("Known are: {}.", known.join(", ")),
            None => format!("Leave it out, or write a known {kind}."),
        };
        self.error(spot, format!("`{}` is no known {kind}.", shown(word)), mend);
    }

    fn add(&mut self, severity: Severity, spot: &Spot, what: String, mend: String) {
        self.refused |= severity == Severity::Error;
        if self.problems.len() >= MOST {
            return;
        }
        let (line, column) = place(self.text, spot.at);
        self.problems.push(Problem { severity, key: spot.key.clone(), line, column, what, mend });
    }

    /// The problems in the order of the text, and whether the policy is refused.
    pub fn close(mut self) -> (Vec<Problem>, bool) {
        self.problems.sort_by(|a, b| (a.line, a.column, &a.key).cmp(&(b.line, b.column, &b.key)));
        self.problems.dedup();
        (self.problems, self.refused)
    }
}

/// A word as a problem quotes it: cut when it is long.
pub fn shown(word: &str) -> String {
    let mut cut: String = word.chars().take(60).collect();
    if cut.len() < word.len() {
        cut.push('…');
    }
    cut
}

/// Line and column, both from 1, of a byte of the text; the end counts as part of the last line.
fn place(text: &str, at: usize) -> (usize, usize) {
    let end = text.trim_end_matches(['\n', '\r']).len();
    let at = (0..=at.min(end)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
