//! Days as spreadsheets count them.

/// Days from 1 March of the year 0 to 30 December 1899, which is day 0.
const BEFORE_1900: i64 = 693_899;
/// Days between the two ways of counting.
const TO_1904: i64 = 1462;
/// The last day of the year 9999.
const LAST: f64 = 2_958_465.0;

/// A number of days as `2016-09-01`, `09:30` or both; `None` for what is no day.
pub fn shown(days: f64, uses_1904: bool, date: bool, time: bool) -> Option<String> {
    if !(0.0..=LAST).contains(&days) {
        return None;
    }
    let minutes = ((days - days.floor()) * 1440.0).round() as i64;
    let mut day = days.floor() as i64 + minutes / 1440;
    let minutes = minutes % 1440;
    if uses_1904 {
        day += TO_1904;
    } else if day < 60 {
        // 1900 counts as a leap year, after an error of Lotus 1-2-3, so that earlier days are one off.
        day += 1;
    }
    let (y, m, d) = civil(day + BEFORE_1900);
    let date = date.then(|| format!("{y:04}-{m:02}-{d:02}"));
    let time = time.then(|| format!("{:02}:{:02}", minutes / 60, minutes % 60));
    Some([date, time].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Year, month and day of a number of days since 1 March of the year 0 (Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn days_count_as_spreadsheets_count_them() {
        let table = [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (31_840.0, false, "1987-03-04"),
            (42_614.0, false, "2016-09-01"),
            (0.0, true, "1904-01-01"),
            (41_152.0, true, "2016-09-01"),
        ];
        for (days, uses_1904, date) in table {
            assert_eq!(shown(days, uses_1904, true, false).as_deref(), Some(date), "{days}");
        }
        assert_eq!(shown(42_614.395_833_4, false, true, true).as_deref(), Some("2016-09-01 09:30"));
        assert_eq!(shown(0.999_99, false, false, true).as_deref(), Some("00:00"));
        assert_eq!(shown(-1.0, false, true, false), None);
        assert_eq!(shown(f64::NAN, false, true, false), None);
    }
}
