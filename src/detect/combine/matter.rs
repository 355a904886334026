//! Sensitive matter that is tied to a person.

use super::is_person;
use super::scene::{Scene, is_name};
use crate::detect::Confidence;
use crate::detect::hit::{Hit, Level};
use crate::detect::pass::Noted;
use crate::detect::tables::id;

/// How far apart a person and a matter may stand, in bytes, and how many sentences may end between them.
const REACH: (usize, usize) = (400, 2);
/// The same where the text speaks of somebody at hand.
const HAND: (usize, usize) = (900, 8);
/// The same for somebody of whom nothing but the name is known.
const BARE: (usize, usize) = (160, 0);
/// How many people on either side of a matter are looked at.
const PEOPLE: usize = 3;

/// One hit for each matter that stands near a person.
pub fn with_person(text: &str, hits: &[Hit], matters: &[Noted], scene: &Scene) -> Vec<Hit> {
    let anchors: Vec<&Hit> = hits.iter().filter(|h| is_person(h)).collect();
    let mut found: Vec<Hit> = Vec::new();
    for matter in matters {
        let after = anchors.partition_point(|a| a.start < matter.start);
        let (before, behind) = anchors.split_at(after);
        let mut near = before.iter().rev().take(PEOPLE).chain(behind.iter().take(PEOPLE));
        if near.any(|a| tied(text, a, matter, scene)) {
            match found.last() {
                Some(last) if last.end > matter.start && last.end >= matter.end => continue,
                Some(last) if last.end > matter.start => drop(found.pop()),
                _ => {}
            }
            found.push(Hit {
                start: matter.start,
                end: if matter.of == id::ASSESSMENT_SCORE {
                    with_score(text, matter.end)
                } else {
                    matter.end
                },
                detector: matter.of,
                confidence: Confidence::Medium,
                level: Level::Near,
                role: None,
            });
        }
    }
    found
}

/// Whether a first name is taken up by a pronoun, as that of somebody known is; public figures have full names.
fn is_taken_up(text: &str, anchor: &Hit, scene: &Scene) -> bool {
    let name = text.get(anchor.start..anchor.end).unwrap_or_default();
    !name.contains(' ') && scene.has_pronoun(anchor.start)
}

/// The end of a matter with the score that follows it: `FSIQ 82`, `WIDA score is 2.8`.
fn with_score(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let mut at = 0;
    for word in [" score", " level", " of", " is", " was", ":", " at", " ="] {
        at += rest.get(at..).filter(|r| r.starts_with(word)).map_or(0, |_| word.len());
    }
    let Some(number) = rest.get(at..).and_then(|r| r.strip_prefix(' ')) else { return end };
    let digits = number.bytes().take(5).take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let number = number.get(..digits).unwrap_or_default().trim_end_matches('.');
    if number.len() < 5 && number.starts_with(|c: char| c.is_ascii_digit()) {
        end + at + 1 + number.len()
    } else {
        end
    }
}

fn tied(text: &str, anchor: &Hit, matter: &Noted, scene: &Scene) -> bool {
    if anchor.start < matter.end && matter.start < anchor.end {
        return false;
    }
    let (from, to) =
        if anchor.end <= matter.start { (anchor.end, matter.start) } else { (matter.end, anchor.start) };
    let nameless = !is_name(anchor);
    let only_named =
        anchor.detector == id::PERSON_NAME && anchor.role.is_none() && anchor.level < Level::Label;
    if !nameless && scene.is_made_up(matter.start) || only_named && scene.is_about_anybody(matter.start) {
        return false;
    }
    let (reach, sentences) = if scene.is_about_somebody_at_hand(matter.start) {
        HAND
    } else if only_named && anchor.level == Level::Alone && !is_taken_up(text, anchor, scene) {
        BARE
    } else {
        REACH
    };
    let Some(gap) = text.as_bytes().get(from..to).filter(|g| g.len() <= reach) else { return false };
    let is_end = |w: &&[u8]| matches!(w, [b'.' | b'!' | b'?', b' ' | b'\n'] | [b'\n', b'\n']);
    gap.windows(2).filter(is_end).nth(sentences).is_none()
}
