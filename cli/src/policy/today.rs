use handrail::policy::Day;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today in UTC; `None` when the clock stands before 1970.
pub fn today() -> Option<Day> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Day::after_epoch(i32::try_from(seconds / 86_400).ok()?)
}
