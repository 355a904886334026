//! Matches shapes against bytes.

use super::tables::Element;

/// Where the shape that begins at `start` ends, if it matches.
pub fn matches(elements: &[Element], text: &[u8], start: usize) -> Option<usize> {
    from(elements, text, start, None)
}

/// Greedy, giving back only where a later element needs it; every repetition is bounded by its element, and only
/// elements of varying length try more than once.
fn from(elements: &[Element], text: &[u8], at: usize, bound: Option<u8>) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    if element.separator {
        let byte = *text.get(at).filter(|&&b| has(element, b))?;
        if bound.is_some_and(|b| b != byte) {
            return None;
        }
        return from(rest, text, at + 1, Some(byte));
    }
    let max = usize::from(element.max);
    let run = text.get(at..)?.iter().take(max).take_while(|&&b| has(element, b)).count();
    let min = usize::from(element.min);
    if run < min {
        return None;
    }
    let next_can_start = |end: usize| match (rest.first(), text.get(end)) {
        (Some(next), Some(&b)) => next.min == 0 || has(next, b),
        (Some(next), None) => next.min == 0,
        (None, _) => true,
    };
    (min..=run)
        .rev()
        .take(if rest.is_empty() { 1 } else { GIVE_BACK })
        .filter(|&n| next_can_start(at + n))
        .find_map(|n| from(rest, text, at + n, bound))
}

/// How many bytes a repetition gives back at most.
const GIVE_BACK: usize = 40;

#[inline]
fn has(element: &Element, byte: u8) -> bool {
    byte.is_ascii() && element.set[usize::from(byte >> 5) & 3] >> (byte & 31) & 1 == 1
}
