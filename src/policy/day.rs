use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar day, for telling what is past. The core has no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each word is its own definition")]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// The day in UTC that is so many days after 1970-01-01; `None` beyond the years 0 to 65,535 (Howard Hinnant,
    /// "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
    pub fn after_epoch(days: i32) -> Option<Self> {
        let days = days.checked_add(719_468)?;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Some(Self {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(of_year - (153 * month_from_march + 2) / 5 + 1).ok()?,
        })
    }

    /// Days since 1970-01-01 (Howard Hinnant, as above, `days_from_civil`).
    pub fn since_epoch(self) -> i32 {
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month_from_march = (i32::from(self.month) + 9) % 12;
        let of_year = (153 * month_from_march + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// A day written `2026-11-22`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
        let day =
            Self { year: part()?.parse().ok()?, month: part()?.parse().ok()?, day: part()?.parse().ok()? };
        // A day that is none, such as 30 February, comes back as another.
        (day.month >= 1 && Self::after_epoch(day.since_epoch()) == Some(day)).then_some(day)
    }

    /// The day in UTC at a moment, in ms since the Unix epoch.
    pub fn at(ms: f64) -> Option<Self> {
        Self::after_epoch((ms / 86_400_000.0).floor() as i32)
    }
}

impl fmt::Display for Day {
    /// `2026-11-22`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_the_epoch_are_calendar_days() {
        let table = [
            (0, (1970, 1, 1)),
            (11_016, (2000, 2, 29)),
            (20_454, (2026, 1, 1)),
            (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
        ];
        for (days, (year, month, day)) in table {
            assert_eq!(Day::after_epoch(days), Some(Day { year, month, day }), "{days}");
            assert_eq!(Day { year, month, day }.since_epoch(), days);
            assert_eq!(Day::parse(&Day { year, month, day }.to_string()), Some(Day { year, month, day }));
            assert_eq!(
                Day::at(f64::from(days) * 86_400_000.0 + 1.0),
                Some(Day { year, month, day }),
                "{days}"
            );
        }
        for text in ["2026-02-30", "2026-13-01", "2026-00-10", "2026-1", "+026-01-01", "today", ""] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::after_epoch(i32::MAX), None);
        assert_eq!(Day::at(-1.0), Some(Day { year: 1969, month: 12, day: 31 }));
    }
}
