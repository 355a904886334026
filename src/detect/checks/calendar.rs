//! Dates inside numbers.

use super::digits::digit;

/// Whether a month has a day, in a leap year at least.
pub fn day_exists(month: u32, day: u32) -> bool {
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    (1..=last).contains(&day)
}

/// The number that two digits at a place of a value make.
pub(super) fn two(value: &[u8], at: usize) -> u32 {
    match value.get(at..at + 2) {
        Some([tens, ones]) => digit(*tens) * 10 + digit(*ones),
        _ => u32::MAX / 200,
    }
}

/// Whether the digits from a place on are a month and a day.
pub(super) fn month_day(value: &[u8], at: usize) -> bool {
    day_exists(two(value, at), two(value, at + 2))
}

/// Whether the digits from a place on are a day and a month.
pub(super) fn day_month(value: &[u8], at: usize) -> bool {
    day_exists(two(value, at + 2), two(value, at))
}
