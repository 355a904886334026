use super::word::is_word;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The longest match, in bytes. It keeps the time for any text linear.
pub const LONGEST: usize = 256;

/// A pattern of an organisation's own, prepared when the policy was checked: a small program that finds what
/// the regular expression finds (leftmost, first alternative preferred), in time linear in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The instructions; matching begins at the first.
    pub steps: Vec<Step>,
    /// The sets of characters that instructions take from: ranges in order, both ends included.
    pub sets: Vec<Vec<(char, char)>>,
}

/// One instruction. Numbers are places in [`Pattern::steps`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Takes one character out of the set at this place of [`Pattern::sets`].
    Take(u16),
    /// Goes on at the first place, and if that comes to nothing at the second.
    Either(u16, u16),
    /// Goes on at a place.
    Go(u16),
    /// Goes on only here.
    Here(Edge),
    /// Found.
    Found,
}

/// A condition on a place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// The beginning of the text.
    Start,
    /// The end of the text.
    End,
    /// The beginning of a line.
    LineStart,
    /// The end of a line.
    LineEnd,
    /// Between a word's character and another.
    Word,
    /// Anywhere but there.
    NotWord,
}

/// Threads of the search at one place of the text, in order of preference.
#[derive(Default)]
struct Threads {
    /// Step and where the match began.
    list: Vec<(u16, usize)>,
    /// For each step, the round in which it was last added.
    added: Vec<usize>,
    /// Steps still to follow; kept to save allocations.
    todo: Vec<u16>,
}

impl Threads {
    fn new(steps: usize) -> Self {
        Self { added: vec![usize::MAX; steps], ..Self::default() }
    }
}

impl Pattern {
    /// Every match that does not overlap an earlier one, in bytes of the text. Empty matches do not count.
    pub fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        let first = First::of(self);
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(next) = self.find(text, from, &first) {
            from = next.end;
            found.push(next);
        }
        found
    }

    fn find(&self, text: &str, from: usize, first: &First) -> Option<Range<usize>> {
        let mut now = Threads::new(self.steps.len());
        let mut next = Threads::new(self.steps.len());
        let mut best: Option<Range<usize>> = None;
        let mut at = from;
        loop {
            if now.list.is_empty() {
                if best.is_some() {
                    return best;
                }
                at = first.next(text, at)?;
            }
            let here = text.get(at..)?.chars().next();
            let end = at + here.map_or(0, char::len_utf8);
            if best.is_none() && here.is_some_and(|c| first.sets.iter().any(|set| self.takes(*set, c))) {
                self.add(&mut now, (0, at), at, text.get(..at)?.chars().next_back(), here);
            }
            let after = text.get(end..)?.chars().next();
            for &(step, began) in &now.list {
                match (self.steps.get(usize::from(step)), here) {
                    (Some(Step::Found), _) if at > began => {
                        best = Some(began..at);
                        break;
                    }
                    (Some(Step::Take(set)), Some(c)) if at - began < LONGEST && self.takes(*set, c) => {
                        self.add(&mut next, (step.saturating_add(1), began), end, Some(c), after);
                    }
                    _ => {}
                }
            }
            if here.is_none() {
                return best;
            }
            now.list.clear();
            std::mem::swap(&mut now, &mut next);
            at = end;
        }
    }

    fn takes(&self, set: u16, c: char) -> bool {
        let Some(ranges) = self.sets.get(usize::from(set)) else { return false };
        let at = ranges.partition_point(|(_, high)| *high < c);
        ranges.get(at).is_some_and(|(low, _)| *low <= c)
    }

    /// Adds a thread at a step and follows it to the steps that take or are found. `at` is the place in the
    /// text, in bytes, with the characters before and after it.
    fn add(
        &self,
        threads: &mut Threads,
        thread: (u16, usize),
        at: usize,
        before: Option<char>,
        after: Option<char>,
    ) {
        let Threads { list, added, todo } = threads;
        todo.push(thread.0);
        while let Some(step) = todo.pop() {
            let Some(seen) = added.get_mut(usize::from(step)) else { continue };
            if std::mem::replace(seen, at) == at {
                continue;
            }
            match &self.steps[usize::from(step)] {
                Step::Either(first, second) => todo.extend([*second, *first]),
                Step::Go(to) => todo.push(*to),
                Step::Here(edge) if edge.holds(before, after) => todo.push(step.saturating_add(1)),
                Step::Here(_) => {}
                Step::Take(_) | Step::Found => list.push((step, thread.1)),
            }
        }
    }
}

/// What a match can begin with.
struct First {
    sets: Vec<u16>,
    /// For each ASCII character, whether a match can begin with it.
    ascii: [bool; 128],
}

impl First {
    fn of(pattern: &Pattern) -> Self {
        let mut sets = Vec::new();
        let mut todo = vec![0u16];
        let mut seen = vec![false; pattern.steps.len()];
        while let Some(step) = todo.pop() {
            let Some(seen) = seen.get_mut(usize::from(step)) else { continue };
            if std::mem::replace(seen, true) {
                continue;
            }
            match pattern.steps.get(usize::from(step)) {
                Some(Step::Either(a, b)) => todo.extend([*a, *b]),
                Some(Step::Go(to)) => todo.push(*to),
                Some(Step::Here(_)) => todo.push(step.saturating_add(1)),
                Some(Step::Take(set)) => sets.push(*set),
                Some(Step::Found) | None => {}
            }
        }
        let mut ascii = [false; 128];
        for (c, begins) in ('\0'..='\x7f').zip(&mut ascii) {
            *begins = sets.iter().any(|set| pattern.takes(*set, c));
        }
        Self { sets, ascii }
    }

    /// The next place from `at` where a match may begin; an odd character is always worth a look.
    fn next(&self, text: &str, at: usize) -> Option<usize> {
        let may_begin = |b: &u8| self.ascii.get(usize::from(*b)).copied().unwrap_or(*b >= 0xC0);
        Some(at + text.as_bytes().get(at..)?.iter().position(may_begin)?)
    }
}

impl Edge {
    fn holds(self, before: Option<char>, after: Option<char>) -> bool {
        let in_word = |c: Option<char>| c.is_some_and(is_word);
        match self {
            Edge::Start => before.is_none(),
            Edge::End => after.is_none(),
            Edge::LineStart => before.is_none_or(|c| c == '\n'),
            Edge::LineEnd => after.is_none_or(|c| c == '\n'),
            Edge::Word => in_word(before) != in_word(after),
            Edge::NotWord => in_word(before) == in_word(after),
        }
    }
}
