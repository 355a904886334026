use super::{CONTEXT, LONGEST};
use handrail::text::{Span, sort_by_place};
use std::iter::zip;
use std::ops::Range;

/// The text of a field as it was last read, and what is to be underlined in it.
#[derive(Default)]
pub struct Field {
    text: String,
    spans: Vec<Span>,
}

impl Field {
    /// Reads the field as it stands: all of it, or what changed with its surroundings. `find` gives the parts of a text to
    /// underline.
    pub fn read(&mut self, text: &str, everywhere: bool, find: impl Fn(&str) -> Vec<Span>) {
        let changed = if everywhere && text.len() <= LONGEST { 0..text.len() } else { self.changed(text) };
        let window = widened(text, changed);
        let grown = text.len() as isize - self.text.len() as isize;
        let old_end = (window.end as isize - grown) as usize;
        let moved = |at: usize| (at as isize + grown) as usize;
        let mut spans: Vec<Span> = Vec::new();
        for span in &self.spans {
            if span.end <= window.start {
                spans.push(*span);
            } else if span.start >= old_end {
                spans.push(Span::new(moved(span.start), moved(span.end)));
            }
        }
        let part = text.get(window.clone()).unwrap_or_default();
        spans.extend(find(part).iter().map(|s| Span::new(s.start + window.start, s.end + window.start)));
        sort_by_place(&mut spans, |span| (span.start, span.end));
        self.spans = spans;
        text.clone_into(&mut self.text);
    }

    /// What is to be underlined, in bytes of the text as last read, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Where `text` differs from what was read before.
    fn changed(&self, text: &str) -> Range<usize> {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let start = same_at_start(old, new);
        let most = old.len().min(new.len()) - start;
        start..new.len() - same_at_end(&old[old.len() - most..], &new[new.len() - most..])
    }
}

/// How many bytes are alike from the beginning on; four at a time, for a text is compared at every pause in the writing.
fn same_at_start(old: &[u8], new: &[u8]) -> usize {
    let (words, _) = old.as_chunks::<4>();
    let same = 4 * zip(words, new.as_chunks::<4>().0).take_while(|(a, b)| a == b).count();
    same + zip(&old[same..], &new[same..]).take_while(|(a, b)| a == b).count()
}

/// How many bytes are alike from the end back.
fn same_at_end(old: &[u8], new: &[u8]) -> usize {
    let (_, words) = old.as_rchunks::<4>();
    let pairs = zip(words.iter().rev(), new.as_rchunks::<4>().1.iter().rev());
    let same = 4 * pairs.take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - same], &new[..new.len() - same]);
    same + zip(old.iter().rev(), new.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// A part of a text with its surroundings, to the ends of lines where they are near.
pub fn widened(text: &str, part: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let near = part.start.saturating_sub(CONTEXT);
    let line = bytes.get(near..part.start).and_then(|b| b.iter().position(|b| *b == b'\n'));
    let start = if near == 0 { 0 } else { line.map_or(near, |n| near + n + 1) };
    let far = (part.end + CONTEXT).min(text.len());
    let line = bytes.get(part.end..far).and_then(|b| b.iter().rposition(|b| *b == b'\n'));
    let end = if far == text.len() { far } else { line.map_or(far, |n| part.end + n) };
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    floor(start)..floor(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marks(text: &str) -> Vec<Span> {
        text.match_indices("SSN").map(|(at, found)| Span::new(at, at + found.len())).collect()
    }

    #[test]
    fn only_the_surroundings_of_a_change_are_read_again() {
        let mut field = Field::default();
        let long = "a line of plain text\n".repeat(4_000);
        field.read(&long, false, marks);
        let read = std::cell::Cell::new(0);
        let changed = format!("{}SSN{}", &long[..40_000], &long[40_000..]);
        field.read(&changed, false, |part| {
            read.set(part.len());
            marks(part)
        });
        assert_eq!(field.spans(), [Span::new(40_000, 40_003)]);
        assert!(read.get() < 3 * CONTEXT, "{}", read.get());
    }

    proptest! {
        #[test]
        fn after_any_changes_it_underlines_what_stands_there(
            texts in prop::collection::vec("(SSN|[a-cé\n]| ){0,60}", 1..8), everywhere in any::<bool>(),
        ) {
            let mut field = Field::default();
            for text in &texts {
                field.read(text, everywhere, marks);
                prop_assert_eq!(field.spans(), marks(text));
            }
        }

        #[test]
        fn the_surroundings_hold_the_part_and_end_between_characters(
            text in "([a-zé\n]|👩){0,4000}", a in 0usize..4000, b in 0usize..4000,
        ) {
            let bound = |at: usize| (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap();
            let part = bound(a.min(b))..bound(a.max(b));
            let window = widened(&text, part.clone());
            prop_assert!(text.get(window.clone()).is_some());
            prop_assert!(window.start <= part.start && window.end >= part.end);
        }
    }
}
