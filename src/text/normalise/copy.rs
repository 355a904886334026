//! A plain copy with the way back to the original.

/// From a place in the copy on, where its bytes come from.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The place in the copy.
    at: u32,
    /// Where it comes from.
    from: u32,
    /// For bytes that only together stand for a piece of the original: where that piece ends. 0 for bytes that were
    /// copied one by one.
    until: u32,
}

/// A copy of a text, and for each of its bytes where it comes from.
#[derive(Debug, Default)]
pub struct Copy {
    pub text: String,
    steps: Vec<Step>,
    /// Whether anything was changed.
    pub changed: bool,
}

impl Copy {
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Adds `original[from..until]` as it is.
    pub fn keep(&mut self, original: &str, from: usize, until: usize) {
        let Some(piece) = original.get(from..until).filter(|p| !p.is_empty()) else { return };
        let follows = self
            .steps
            .last()
            .is_some_and(|s| s.until == 0 && s.from as usize + (self.text.len() - s.at as usize) == from);
        if !follows {
            self.step(from, 0);
        }
        self.text.push_str(piece);
    }

    /// Adds a plain reading of the original's `from..until`; an empty one leaves it out.
    pub fn replace(&mut self, plain: &str, from: usize, until: usize) {
        self.changed = true;
        if !plain.is_empty() {
            self.step(from, until);
            self.text.push_str(plain);
        }
    }

    /// Lets the last character stand for the original up to `until`: an accent belongs to its letter.
    pub fn widen(&mut self, until: usize) {
        self.changed = true;
        let Some(last) = self.text.char_indices().next_back().map(|(at, _)| at) else { return };
        let from = self.origin(last).map_or(until, |(from, _)| from);
        match self.steps.last_mut() {
            Some(step) if step.at as usize == last => step.until = until as u32,
            _ => self.steps.push(Step { at: last as u32, from: from as u32, until: until as u32 }),
        }
    }

    fn step(&mut self, from: usize, until: usize) {
        self.steps.push(Step { at: self.text.len() as u32, from: from as u32, until: until as u32 });
    }

    fn step_of(&self, at: usize) -> Option<Step> {
        let after = self.steps.partition_point(|s| s.at as usize <= at);
        after.checked_sub(1).and_then(|i| self.steps.get(i)).copied()
    }

    /// Where the byte at `at` comes from: start and end in the original.
    fn origin(&self, at: usize) -> Option<(usize, usize)> {
        let step = self.step_of(at).filter(|_| at < self.text.len())?;
        Some(match step.until {
            0 => {
                let from = step.from as usize + (at - step.at as usize);
                (from, from + 1)
            }
            until => (step.from as usize, until as usize),
        })
    }

    /// The place in the original of a span of the copy: from the first byte's origin to the end of the last one's.
    pub fn original(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (from, _) = self.origin(start)?;
        let (_, until) = self.origin(end.checked_sub(1).filter(|last| *last >= start)?)?;
        Some((from, until.max(from)))
    }

    /// Whether something was changed within or directly beside a span of the copy.
    pub fn changed_at(&self, start: usize, end: usize) -> bool {
        let step = self.step_of(start);
        let whole = step.is_some_and(|s| s.until != 0 || s.at as usize == start && start > 0);
        let next = self.steps.partition_point(|s| s.at as usize <= start);
        whole || self.steps.get(next).is_some_and(|s| s.at as usize <= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_replaced_left_out_and_widened_leads_back_to_its_place() {
        let original = "ab&#53;c\u{200b}de\u{301}f";
        let mut copy = Copy::default();
        copy.keep(original, 0, 2);
        copy.replace("5", 2, 7);
        copy.keep(original, 7, 8);
        copy.replace("", 8, 11);
        copy.keep(original, 11, 13);
        copy.widen(15);
        copy.keep(original, 15, 16);
        assert_eq!(copy.text, "ab5cdef");
        for (plain, place, changed) in [
            ("ab", "ab", true),
            ("a", "a", false),
            ("5", "&#53;", true),
            ("cd", "c\u{200b}d", true),
            ("d", "d", true),
            ("e", "e\u{301}", true),
            ("ef", "e\u{301}f", true),
            ("ab5cdef", original, true),
        ] {
            let start = copy.text.find(plain).unwrap();
            let (from, until) = copy.original(start, start + plain.len()).unwrap();
            assert_eq!(&original[from..until], place);
            assert_eq!(copy.changed_at(start, start + plain.len()), changed, "{plain}");
        }
        assert_eq!(copy.original(2, 2), None);
        assert_eq!(copy.original(6, 8), None);
    }
}
