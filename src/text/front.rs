//! Lists of texts in order, front-coded: each says how much of its beginning it shares with the one before.

/// Every text of a list one behind the other, and where each ends, in bytes.
///
/// A text's shape is one byte: the bytes it shares in the high half, the length of the rest in the low; where that is
/// 15, the next byte is the length. `front/compile.rs` writes both parts.
pub(crate) fn unfold(shapes: &[u8], rests: &str) -> (String, Vec<usize>) {
    let (mut all, mut ends) = (String::with_capacity(2 * rests.len()), Vec::with_capacity(shapes.len()));
    let (mut text, mut at) = (String::new(), 0);
    let mut shapes = shapes.iter();
    while let Some(shape) = shapes.next() {
        let length = match shape & 15 {
            15 => shapes.next().copied().unwrap_or_default(),
            short => short,
        };
        let rest = rests.get(at..at + usize::from(length)).unwrap_or_default();
        at += rest.len();
        text.truncate(usize::from(shape >> 4));
        text.push_str(rest);
        all.push_str(&text);
        ends.push(all.len());
    }
    (all, ends)
}

#[cfg(test)]
#[path = "front/compile.rs"]
mod compile;

#[cfg(test)]
mod tests {
    use super::compile::fold;
    use super::unfold;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_folded_list_unfolds_to_itself(mut list in prop::collection::vec("[aé]{0,24}[a-cü]{0,3}", 0..40)) {
            list.sort();
            let (shapes, rests) = fold(list.iter().map(String::as_str)).unwrap();
            let (all, ends) = unfold(&shapes, &rests);
            let starts = [0].into_iter().chain(ends.iter().copied());
            let unfolded: Vec<_> = starts.zip(&ends).map(|(from, &to)| all[from..to].to_owned()).collect();
            prop_assert_eq!(unfolded, list);
        }
    }
}
