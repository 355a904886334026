//! What becomes sensitive by what stands beside it: matter with a person, case notes, rosters.

mod matter;

use super::hit::Hit;
use super::pass::Noted;

/// Adds the combinations of a text to its hits, which are in order of place.
pub fn add(text: &str, hits: &mut Vec<Hit>, matters: &[Noted], evidence: &[Noted]) {
    let _ = evidence;
    let found = matter::with_person(text, hits, matters);
    hits.extend(found);
}
