/// Sorts by two numbers, each below 2³², and keeps what is equal in its order. What is in order costs one look.
///
/// Every sort of the page side is this one: a sort made for each type anew weighs some 6 KB.
pub fn sort_by_place<T>(things: &mut [T], place: impl Fn(&T) -> (usize, usize)) {
    if things.is_sorted_by_key(&place) {
        return;
    }
    let keyed = things.iter().zip(0..).map(|(thing, number)| {
        let (first, second) = place(thing);
        (first as u32, second as u32, number)
    });
    let mut order = sorted(keyed.collect());
    for at in 0..things.len() {
        let mut to = at;
        while let Some(from) = order.get_mut(to).map(|next| std::mem::replace(next, to))
            && from != at
        {
            things.swap(to, from);
            to = from;
        }
    }
}

/// A thing's place, and its number among all.
type Key = (u32, u32, u32);

/// How many keys are put in order by moving each to its place.
const FEW: usize = 8;

/// The numbers of keys in the order of the keys: runs are merged, each twice as long as the last.
fn sorted(mut keys: Vec<Key>) -> Vec<usize> {
    keys.chunks_mut(FEW).for_each(settle);
    let mut merged = Vec::with_capacity(keys.len());
    let mut run = FEW;
    while run < keys.len() {
        for pair in keys.chunks(2 * run) {
            let (one, other) = pair.split_at(run.min(pair.len()));
            merge(one, other, &mut merged);
        }
        std::mem::swap(&mut keys, &mut merged);
        merged.clear();
        run *= 2;
    }
    keys.into_iter().map(|(.., number)| number as usize).collect()
}

/// Puts a few keys in order.
fn settle(keys: &mut [Key]) {
    for end in 1..keys.len() {
        let mut at = end;
        while let Some([before, here]) = at.checked_sub(1).and_then(|from| keys.get_mut(from..=at))
            && before > here
        {
            std::mem::swap(before, here);
            at -= 1;
        }
    }
}

fn merge(mut one: &[Key], mut other: &[Key], merged: &mut Vec<Key>) {
    let in_order = one.last().zip(other.first()).is_none_or(|(last, first)| last <= first);
    while !in_order && let (Some((a, rest)), Some((b, later))) = (one.split_first(), other.split_first()) {
        if a <= b {
            merged.push(*a);
            one = rest;
        } else {
            merged.push(*b);
            other = later;
        }
    }
    merged.extend_from_slice(one);
    merged.extend_from_slice(other);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn things_come_in_order_of_place_and_equals_stay_in_theirs(
            places in prop::collection::vec((0usize..5, 0usize..5), 0..40),
        ) {
            let mut things: Vec<_> = places.into_iter().enumerate().collect();
            let mut expected = things.clone();
            expected.sort_by_key(|thing| thing.1);
            sort_by_place(&mut things, |thing| thing.1);
            prop_assert_eq!(things, expected);
        }
    }
}
