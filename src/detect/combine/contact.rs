//! A named person with a way to reach them: contact details that are somebody's.

use super::combination;
use super::scene::Scene;
use crate::detect::hit::Hit;
use crate::detect::pass::Noted;
use crate::detect::tables::{id, kind, list};
use crate::detect::{Confidence, Kind};

/// How far apart a name and a way to reach its bearer may stand, in bytes.
const REACH: usize = 40;

/// The same where the text speaks of somebody at hand.
const LONGER_REACH: usize = 160;
/// How far apart a relative's word and a number may stand: `mom: 253-555-0162`.
const KIN_REACH: usize = 4;

/// One hit for each run of names and contact details that stand side by side.
pub fn find(text: &str, hits: &[Hit], evidence: &[Noted], scene: &Scene) -> Vec<Hit> {
    let mut found: Vec<Hit> = kin(text, hits, evidence);
    let mut last: Option<(&Hit, bool)> = None;
    for hit in hits.iter().filter(|h| h.confidence > Confidence::Low) {
        let Some(names) = part(hit).filter(|_| !is_toll_free(text, hit)) else { continue };
        if let Some((before, named)) = last.replace((hit, names))
            && named != names
            && is_beside(text, before.end, hit.start, scene)
        {
            match found.last_mut().filter(|pair| pair.end >= before.start) {
                Some(pair) => pair.end = pair.end.max(hit.end),
                None => found.push(combination(before.start, hit.end, id::NAMED_CONTACT)),
            }
        }
    }
    found
}

/// Whether a hit names a person (`true`) or tells how to reach one (`false`).
fn part(hit: &Hit) -> Option<bool> {
    match kind(hit.detector)? {
        Kind::Person => Some(true),
        Kind::Email | Kind::Phone => Some(false),
        Kind::Address if hit.detector == id::STREET_ADDRESS => Some(false),
        _ => None,
    }
}

/// Whether a number can be reached free of charge: an office's, nobody's own (47 CFR 52.101).
fn is_toll_free(text: &str, hit: &Hit) -> bool {
    const CODES: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];
    let value = text.get(hit.start..hit.end).unwrap_or_default();
    let digits = value.trim_start_matches(['+', '1', ' ', '-', '.', '(']);
    kind(hit.detector) == Some(Kind::Phone) && CODES.iter().any(|code| digits.starts_with(code))
}

fn is_beside(text: &str, from: usize, to: usize, scene: &Scene) -> bool {
    let Some(gap) = text.as_bytes().get(from..to) else { return false };
    let reach = if gap.len() > REACH && scene.is_about_somebody_at_hand(from) && !scene.is_about_anybody(from)
    {
        LONGER_REACH
    } else {
        REACH
    };
    !scene.is_made_up(from) && gap.len() <= reach && !gap.windows(2).any(|w| w == b"\n\n")
}

/// Numbers that are said to be a relative's.
fn kin(text: &str, hits: &[Hit], evidence: &[Noted]) -> Vec<Hit> {
    let words = evidence.iter().filter(|e| matches!(e.of, list::GUARDIAN_WORDS | list::RELATIVE_WORDS));
    let number = |word: &Noted| {
        let at = hits.partition_point(|h| h.start < word.end);
        let hit = hits.get(at).filter(|h| h.confidence > Confidence::Low && part(h) == Some(false))?;
        let gap = text.as_bytes().get(word.end..hit.start)?;
        (gap.len() <= KIN_REACH && gap.iter().all(|b| b" :(-".contains(b)))
            .then(|| combination(word.start, hit.end, id::NAMED_CONTACT))
    };
    words.filter_map(number).collect()
}
