//! What becomes sensitive by what stands beside it: matter with a person, case notes, rosters, and facts that
//! single somebody out. Each is counted once.

mod bearer;
mod beside;
mod case_note;
mod contact;
mod matter;
mod published;
mod quasi;
mod roster;
mod scene;
mod shelter;
mod small_cells;
#[cfg(test)]
mod tests;

use super::hit::{Hit, Level};
use super::pass::Noted;
use super::tables::{id, kind, severity};
use super::{Confidence, Kind};
use crate::action::Action;

/// Adds the combinations of a text to its hits, which are in order of place.
pub fn add(text: &str, hits: &mut Vec<Hit>, matters: &[Noted], evidence: &[Noted]) {
    let scene = scene::Scene::of(text, hits, evidence, matter::results(text, matters));
    scene.weigh(text, hits, matters);
    beside::add(text, hits, evidence);
    let about = matter::with_person(text, hits, matters, &scene);
    let grave: Vec<Hit> = about.iter().filter(|h| is_grave(h.detector)).copied().collect();
    let note = case_note::find(hits, &grave, evidence, &scene);
    let quasi = quasi::find(hits, evidence);
    let roster = roster::find(text, hits, evidence, &scene);
    let contacts = contact::find(text, hits, evidence, &scene);
    let cells = small_cells::find(text, matters);
    let shelters = shelter::find(hits, matters);
    let one = [note, quasi, roster, cells].into_iter().flatten();
    hits.extend(about.into_iter().chain(one).chain(contacts).chain(shelters));
}

/// Whether a matter is more than a circumstance of somebody's life: an illness rather than a job.
fn is_grave(detector: u16) -> bool {
    severity(detector) > Some(Action::Inform)
}

/// Whether a hit names or numbers a person.
fn is_person(hit: &Hit) -> bool {
    let kind = kind(hit.detector);
    let personal = matches!(kind, Some(Kind::Person | Kind::Ssn | Kind::MedicalId | Kind::Id));
    (personal || hit.detector == id::DOB) && hit.confidence > Confidence::Low
}

fn combination(start: usize, end: usize, detector: u16) -> Hit {
    Hit { start, end, detector, confidence: Confidence::Medium, level: Level::Near, role: None }
}
