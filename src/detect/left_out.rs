use super::hit::Hit;
use super::tables::id;
use super::{Definition, definitions};
use crate::text::sort_by_place;

/// The detectors that a scanner does without. What they would have found neither settles against other hits nor
/// becomes part of a combination.
#[derive(Clone, Debug, Default)]
pub struct LeftOut(Vec<u16>);

impl LeftOut {
    /// Adds every detector that `is_out` says so of.
    pub fn add(&mut self, is_out: impl Fn(&Definition) -> bool) {
        let out = definitions().iter().zip(0u16..).filter(|(d, _)| is_out(d)).map(|(_, number)| number);
        self.0.extend(out);
        sort_by_place(&mut self.0, |number| (usize::from(*number), 0));
        self.0.dedup();
    }

    /// Whether a hit stays; one that is left out may stay as something more general: a date of birth is a date
    /// where births are left out, and a client somebody.
    pub fn keeps_as(&self, hit: &mut Hit) -> bool {
        if self.keeps(hit.detector) {
            return true;
        }
        let Some(detector) = general(hit.detector).filter(|d| self.keeps(*d)) else { return false };
        (hit.detector, hit.role) = (detector, None);
        true
    }

    /// Whether the detector with this number takes part.
    pub fn keeps(&self, detector: u16) -> bool {
        self.0.binary_search(&detector).is_err()
    }
}

/// The detector of what a detector's values are in general, where the scanner chooses between the two.
fn general(detector: u16) -> Option<u16> {
    match detector {
        id::DOB => Some(id::DATE),
        id::STUDENT_EMAIL => Some(id::EMAIL),
        id::AGE_OVER_89 => Some(id::AGE),
        id::URL_WITH_TOKEN => Some(id::URL),
        id::CLIENT_NAME_CTX | id::STUDENT_NAME_CTX | id::PARENT_GUARDIAN_CTX | id::STAFF_NAME_CTX => {
            Some(id::PERSON_NAME)
        }
        _ => None,
    }
}
