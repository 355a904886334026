//! Sensitive matter that is tied to a person.

use super::is_person;
use crate::detect::Confidence;
use crate::detect::hit::{Hit, Level};
use crate::detect::pass::Noted;
use crate::detect::tables::{id, list};

/// How far apart a person and a matter may stand, in bytes.
const REACH: usize = 400;
/// How many sentences may end between them.
const SENTENCES: usize = 2;
/// How far away matter counts for somebody of whom nothing but the name is known, in bytes, within one sentence.
const BARE_REACH: usize = 150;
/// How far from a matter words of case work make a bare name somebody whom the organisation serves, in bytes.
const CASE_WORK_REACH: usize = 600;
/// How many people on either side of a matter are looked at.
const PEOPLE: usize = 3;

/// One hit for each matter that stands near a person.
pub fn with_person(text: &str, hits: &[Hit], matters: &[Noted], evidence: &[Noted]) -> Vec<Hit> {
    let case_work: Vec<usize> = evidence.iter().filter(|e| is_case_work(e)).map(|e| e.start).collect();
    let anchors: Vec<&Hit> = hits.iter().filter(|h| is_person(h)).collect();
    let mut found: Vec<Hit> = Vec::new();
    for matter in matters {
        let after = anchors.partition_point(|a| a.start < matter.start);
        let near = anchors
            .get(after.saturating_sub(PEOPLE)..(after + PEOPLE).min(anchors.len()))
            .unwrap_or_default();
        let served = is_near(&case_work, matter.start);
        if near.iter().any(|a| tied(text, a, matter, served)) {
            match found.last() {
                Some(last) if last.end > matter.start && last.end >= matter.end => continue,
                Some(last) if last.end > matter.start => drop(found.pop()),
                _ => {}
            }
            found.push(Hit {
                start: matter.start,
                end: matter.end,
                detector: matter.of,
                confidence: Confidence::Medium,
                level: Level::Near,
                role: None,
            });
        }
    }
    found
}

fn is_case_work(evidence: &Noted) -> bool {
    matches!(evidence.of, list::CASE_SERVICES | list::CASE_HEADINGS)
}

/// Whether one of the places, which are in order, lies near another.
fn is_near(places: &[usize], at: usize) -> bool {
    let first = places.partition_point(|p| p + CASE_WORK_REACH < at);
    places.get(first).is_some_and(|p| *p <= at + CASE_WORK_REACH)
}

/// `served`: whether the text around the matter is about somebody whom the organisation serves.
fn tied(text: &str, anchor: &Hit, matter: &Noted, served: bool) -> bool {
    if anchor.start < matter.end && matter.start < anchor.end {
        return false;
    }
    let (from, to) =
        if anchor.end <= matter.start { (anchor.end, matter.start) } else { (matter.end, anchor.start) };
    let bare = anchor.detector == id::PERSON_NAME
        && anchor.role.is_none()
        && anchor.level == Level::Alone
        && !served;
    let (reach, sentences) = if bare { (BARE_REACH, 0) } else { (REACH, SENTENCES) };
    let Some(gap) = text.as_bytes().get(from..to).filter(|g| g.len() <= reach) else { return false };
    let ends =
        gap.windows(2).filter(|w| matches!(w, [b'.' | b'!' | b'?', b' ' | b'\n'] | [b'\n', b'\n'])).count();
    ends <= sentences
}
