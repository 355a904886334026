//! Matches shapes against bytes.

use super::tables::{Element, Size};

/// How many bytes a repetition gives back at most.
const GIVE_BACK: usize = 40;

/// Where the shape that begins at `start` ends, if it matches.
#[inline]
pub fn matches(elements: &[Element], text: &[u8], start: usize) -> Option<usize> {
    from(elements, text.get(start..)?, 0, None).map(|length| start + length)
}

/// Where the elements end that begin at `at`. `bound` is the separator that they must use.
///
/// Greedy, giving back only where a later element needs it; every repetition is bounded by its element, and only
/// elements of varying length try more than once.
fn from(elements: &[Element], text: &[u8], mut at: usize, mut bound: Option<u8>) -> Option<usize> {
    for (place, element) in elements.iter().enumerate() {
        let (size, set) = (element.size(), element.set());
        if size.separator {
            let byte = *text.get(at).filter(|&&b| set.holds(b))?;
            if bound.is_some_and(|b| b != byte) {
                return None;
            }
            (at, bound) = (at + 1, Some(byte));
        } else if size.min == size.max {
            let end = at + usize::from(size.max);
            if !text.get(at..end)?.iter().all(|b| set.holds(*b)) {
                return None;
            }
            at = end;
        } else {
            return varying(element, elements.get(place + 1..).unwrap_or_default(), text, at, bound);
        }
    }
    Some(at)
}

fn varying(element: &Element, rest: &[Element], text: &[u8], at: usize, bound: Option<u8>) -> Option<usize> {
    let (Size { min, max, .. }, set) = (element.size(), element.set());
    let (min, max) = (usize::from(min), usize::from(max));
    let run = text.get(at..)?.iter().take(max).take_while(|b| set.holds(**b)).count();
    if run < min {
        return None;
    }
    let Some(next) = rest.first() else { return Some(at + run) };
    let (optional, following) = (next.size().min == 0, next.set());
    let begins = |end: usize| optional || text.get(end).is_some_and(|b| following.holds(*b));
    (min..=run).rev().take(GIVE_BACK).filter(|n| begins(at + n)).find_map(|n| from(rest, text, at + n, bound))
}
