use crate::policy::{Day, Keeping};
use serde::{Deserialize, Serialize};

/// When something happened, no closer than the policy's records are kept: a day, or an hour of it, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// The hour, 0 to 23.
    pub hour: Option<u8>,
}

impl Moment {
    /// The moment at a time, ms since the Unix epoch; `None` for a clock that is out of its mind.
    pub fn at(ms: f64, keeping: Keeping) -> Option<Self> {
        let hour = (ms / 3_600_000.0).floor().rem_euclid(24.0) as u8;
        Some(Self { day: Day::at(ms)?, hour: (keeping == Keeping::Details).then_some(hour) })
    }

    /// Its beginning, ms since the Unix epoch.
    pub fn begins_ms(self) -> f64 {
        f64::from(self.day.since_epoch()) * 86_400_000.0 + f64::from(self.hour.unwrap_or(0)) * 3_600_000.0
    }
}

impl From<Moment> for String {
    /// `2026-11-22`, or `2026-11-22T09Z`.
    fn from(Moment { day, hour }: Moment) -> Self {
        let hour = hour.map_or(String::new(), |hour| format!("T{hour:02}Z"));
        format!("{day}{hour}")
    }
}

impl TryFrom<String> for Moment {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WRONG: &str = "this is no moment: write it like 2026-11-22 or 2026-11-22T09Z";
        let (day, hour) = match text.split_once('T') {
            Some((day, hour)) => (day, Some(hour.strip_suffix('Z').ok_or(WRONG)?)),
            None => (&*text, None),
        };
        let hour = hour.map(|hour| hour.parse().ok().filter(|h| *h < 24).ok_or(WRONG)).transpose()?;
        Ok(Self { day: Day::parse(day).ok_or(WRONG)?, hour })
    }
}
