use crate::case::{Answer, Case};
use crate::family::Family;
use crate::score::ratio;
use serde::{Deserialize, Serialize};

/// How often harmless texts set a scanner off. All figures count texts, not findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarms {
    /// Harmless texts looked at.
    pub texts: usize,
    /// With any finding at all.
    pub any: usize,
    /// With a finding of a family that ordinary prose does not contain.
    pub hard: usize,
    /// With a person's name.
    pub person: usize,
    /// With a secret.
    pub secret: usize,
    /// That would stop the person: severity warn or above.
    pub interrupting: usize,
}

impl Alarms {
    /// Counts over harmless texts and their answers, in the same order.
    pub fn count<'a>(pairs: impl IntoIterator<Item = (&'a Case, &'a Answer)>) -> Self {
        let mut alarms = Self::default();
        for (case, answer) in pairs {
            let families: Vec<Option<Family>> =
                answer.merged(&case.text).iter().map(|found| found.family).collect();
            let has = |family| families.contains(&Some(family));
            alarms.texts += 1;
            alarms.any += usize::from(!families.is_empty());
            alarms.hard += usize::from(families.iter().any(|f| f.is_none_or(|family| !family.is_soft())));
            alarms.person += usize::from(has(Family::PERSON));
            alarms.secret += usize::from(has(Family::SECRET));
            alarms.interrupting += usize::from(answer.interrupts);
        }
        alarms
    }

    /// A count as texts in a thousand.
    pub fn per_thousand(&self, count: usize) -> Option<f64> {
        ratio(count, self.texts).map(|share| share * 1000.0)
    }
}

/// Whether people are stopped where they should be, by the judgement written beside each text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holds {
    /// Texts that should be held.
    pub should: usize,
    /// Of those, held.
    pub held: usize,
    /// Texts that should pass.
    pub should_not: usize,
    /// Of those, held.
    pub held_in_vain: usize,
}

impl Holds {
    /// Counts over all judged texts.
    pub fn count(cases: &[Case], answers: &[Answer]) -> Self {
        let mut holds = Self::default();
        for (case, answer) in cases.iter().zip(answers) {
            let held = usize::from(answer.interrupts);
            match case.interrupt {
                Some(true) => (holds.should, holds.held) = (holds.should + 1, holds.held + held),
                Some(false) => {
                    (holds.should_not, holds.held_in_vain) = (holds.should_not + 1, holds.held_in_vain + held)
                }
                None => {}
            }
        }
        holds
    }
}
