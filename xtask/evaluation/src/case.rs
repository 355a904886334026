use crate::family::Family;
use handrail::text::Span;

/// A text whose sensitive parts are known.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Unique within its set.
    pub id: String,
    /// The text.
    pub text: String,
    /// What a scanner must find; a label without a family is left out.
    pub gold: Vec<Labelled>,
    /// What a scanner may find or leave: a public figure's name, the date of a meeting.
    pub optional: Vec<Span>,
    /// Whether a person should be stopped before this goes to an approved tool; `None` where nobody judged it.
    pub interrupt: Option<bool>,
    /// For sets of single examples: what the text is an example of.
    pub example: Option<Example>,
}

/// A labelled part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Labelled {
    /// Where, in bytes.
    pub span: Span,
    /// What it is.
    pub family: Family,
}

/// One example out of a detector's own tests.
#[derive(Clone, Debug)]
pub struct Example {
    /// Family of the detector.
    pub family: Family,
    /// Whether it must be found, or must not.
    pub must_match: bool,
}

/// What a scanner said of one text.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Its findings. A finding without a family is an alarm all the same.
    pub found: Vec<Found>,
    /// Whether it would stop the person: any finding of severity warn or above.
    pub interrupts: bool,
}

/// A part of a text that a scanner pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where, in bytes.
    pub span: Span,
    /// What it is said to be.
    pub family: Option<Family>,
}

impl Case {
    /// Whether nothing sensitive is in the text.
    pub fn is_clean(&self) -> bool {
        self.gold.is_empty() && self.interrupt != Some(true)
    }

    /// Whether a finding that overlaps no label counts neither way: it overlaps something optional, or it is
    /// sensitive matter in a text that is rightly held, where only the central words of the matter are labelled.
    pub fn may_hold(&self, family: Family, span: Span) -> bool {
        self.optional.iter().any(|o| o.overlaps(span)) || (family.is_matter() && self.interrupt == Some(true))
    }
}

impl Answer {
    /// The findings with word pieces and duplicate rules made one: spans of one family that overlap or touch,
    /// and for names, addresses and organisations those with a single space between them.
    pub fn merged(&self, text: &str) -> Vec<Found> {
        const LOOK_BACK: usize = 6;
        let mut sorted = self.found.clone();
        sorted.sort();
        let mut merged: Vec<Found> = Vec::with_capacity(sorted.len());
        for next in sorted {
            let spaced = next.family.is_some_and(Family::joins_over_space);
            let joins = |last: &&mut Found| {
                let gap = Span::new(last.span.end, next.span.start);
                last.family == next.family
                    && (next.span.start <= last.span.end || (spaced && gap.of(text) == " "))
            };
            match merged.iter_mut().rev().take(LOOK_BACK).find(joins) {
                Some(last) => last.span.end = last.span.end.max(next.span.end),
                None => merged.push(next),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(start: usize, end: usize, family: &'static str) -> Found {
        Found { span: Span::new(start, end), family: Some(Family(family)) }
    }

    #[test]
    fn a_first_and_a_last_name_are_one_name_but_two_numbers_stay_two() {
        let text = "Ada Example 555-0100 555-0101";
        let answer = Answer {
            found: vec![
                found(4, 11, "PERSON"),
                found(0, 3, "PERSON"),
                found(12, 20, "PHONE"),
                found(21, 29, "PHONE"),
            ],
            interrupts: false,
        };
        let expected = vec![found(0, 11, "PERSON"), found(12, 20, "PHONE"), found(21, 29, "PHONE")];
        assert_eq!(answer.merged(text), expected);
    }
}
