use super::{Day, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a policy asks of staff beyond single prompts. Nothing is judged by it, and the page side does without it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// What everybody reads and acknowledges.
    pub lessons: Vec<Lesson>,
    /// Tool -> settings to see to on the first visit.
    pub settings: BTreeMap<String, Vec<Words>>,
    /// What to tell clients about the use of AI, in words to copy.
    pub client_notice: Option<Words>,
    /// Short advice, one at a time.
    pub tips: Vec<Words>,
    /// Group -> the seal of the code by which people enter it.
    pub enrol: BTreeMap<String, String>,
    /// Tool -> what the organisation's own agreement with the vendor says.
    pub terms: BTreeMap<String, Words>,
    /// Where to raise a concern, without a name if one likes: `https:` or `mailto:`.
    pub concerns: Option<String>,
}

/// A short lesson that is acknowledged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its id.
    pub id: String,
    /// Its version; a new one is acknowledged anew.
    pub version: String,
    /// Heading by language.
    pub title: Words,
    /// What it teaches, by language; blank lines part paragraphs.
    pub text: Words,
    /// After how many days it is acknowledged again; `None` for once.
    pub renew_days: Option<u16>,
}

/// That somebody at this browser acknowledged a lesson, or saw to a tool's settings. It says when, never who.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledged {
    /// The version that was read.
    pub version: String,
    /// The day, in days since 1970-01-01.
    pub day: i32,
}

impl Lesson {
    /// Whether it is to be acknowledged on a day, in days since 1970-01-01.
    pub fn is_due(&self, acknowledged: Option<&Acknowledged>, today: i32) -> bool {
        let Some(before) = acknowledged.filter(|a| a.version == self.version) else { return true };
        // A clock that was put back makes nothing valid for longer.
        self.renew_days.is_some_and(|days| !(0..i32::from(days)).contains(&(today - before.day)))
    }

    /// The last day on which an acknowledgement of a day (since 1970-01-01) counts.
    pub fn valid_through(&self, acknowledged: &Acknowledged) -> Option<Day> {
        Day::after_epoch(acknowledged.day + i32::from(self.renew_days?) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_due_until_its_version_is_acknowledged_and_again_when_it_runs_out() {
        let lesson = Lesson { version: "2".into(), renew_days: Some(365), ..Lesson::default() };
        let of = |version: &str, day| Some(Acknowledged { version: version.into(), day });
        for (acknowledged, today, due) in [
            (None, 100, true),
            (of("1", 100), 100, true),
            (of("2", 100), 100, false),
            (of("2", 100), 464, false),
            (of("2", 100), 465, true),
            (of("2", 100), 99, true),
        ] {
            assert_eq!(lesson.is_due(acknowledged.as_ref(), today), due, "{acknowledged:?} on {today}");
        }
        let once = Lesson { renew_days: None, ..lesson.clone() };
        assert!(!once.is_due(of("2", 100).as_ref(), 30_000));
        let through = lesson.valid_through(&Acknowledged { version: "2".into(), day: 0 });
        assert_eq!(through, Some(Day { year: 1970, month: 12, day: 31 }));
    }
}
