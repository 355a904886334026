//! People of history, public life and fiction: what is said of them is nobody's secret.

mod print;

use super::laid::part;
use super::tables::{RENOWNED_HIGH, RENOWNED_LOW};
use once_cell::sync::Lazy;
use print::print;

/// The prints of the listed names, in order.
static PRINTS: Lazy<Vec<u32>> = Lazy::new(|| {
    let steps = part(RENOWNED_LOW).iter().zip(part(RENOWNED_HIGH));
    let mut at = 0;
    steps.map(|(low, high)| (at += u32::from(u16::from_le_bytes([*low, *high])), at).1).collect()
});

/// Whether a name is one of them, with its middle names or without.
///
/// A few names that are not listed are taken for one that is; see [`print()`].
pub fn is_renowned(name: &str) -> bool {
    let listed = |name: &str| PRINTS.binary_search(&print(name)).is_ok();
    let outer = || {
        let first = name.split(' ').next()?;
        let last = name.rsplit(' ').next().filter(|last| first.len() + last.len() + 1 < name.len())?;
        Some([first, last].concat())
    };
    listed(name) || outer().is_some_and(|name| listed(&name))
}

#[cfg(test)]
mod tests {
    use super::is_renowned;

    #[test]
    fn people_of_public_life_are_known_however_they_are_written() {
        for name in ["Rosa Parks", "ROSA PARKS", "Rosa Louise Parks", "George W. Bush", "Plath", "Gabor Maté"]
        {
            assert!(is_renowned(name), "{name}");
        }
    }

    #[test]
    fn nearly_nobody_else_is_taken_for_one_of_them() {
        let held = include_str!("../../tests/fairness/names.txt");
        let traditions = held.lines().filter_map(|line| line.split_once(": ")?.1.split_once(" | "));
        let (mut all, mut taken) = (0, Vec::new());
        for (given, family) in traditions {
            for first in given.split(' ') {
                let names = family.split(' ').map(|last| format!("{first} {last}"));
                let names: Vec<String> = names.chain([first.to_owned()]).collect();
                all += names.len();
                taken.extend(names.into_iter().filter(|name| is_renowned(name)));
            }
        }
        assert!(all > 3000 && taken.len() * 100 < all, "{taken:?} of {all}");
    }
}
