use serde::{Deserialize, Serialize};

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

    /// The day in UTC at a moment, in ms since the Unix epoch.
    pub fn at(ms: f64) -> Option<Self> {
        Self::after_epoch((ms / 86_400_000.0).floor() as i32)
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
            assert_eq!(
                Day::at(f64::from(days) * 86_400_000.0 + 1.0),
                Some(Day { year, month, day }),
                "{days}"
            );
        }
        assert_eq!(Day::after_epoch(i32::MAX), None);
        assert_eq!(Day::at(-1.0), Some(Day { year: 1969, month: 12, day: 31 }));
    }
}
