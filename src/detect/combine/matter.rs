//! Sensitive matter that is tied to a person.

use super::bearer::{self, is_only_named};
use super::scene::{Scene, is_name};
use super::{is_grave, is_person};
use crate::detect::Confidence;
use crate::detect::hit::{Hit, Level};
use crate::detect::pass::Noted;
use crate::detect::tables::{id, list};
use crate::detect::words::is_listed;

/// How far apart a person and a matter may stand, in bytes, and how many sentences may end between them.
const REACH: (usize, usize) = (400, 2);
/// The same where the text speaks of somebody at hand.
const HAND: (usize, usize) = (900, 8);
/// The same for somebody of whom nothing but the name is known.
const BARE: (usize, usize) = (160, 0);
/// How many people on either side of a matter are looked at.
const PEOPLE: usize = 3;
/// Longest word that is looked at beside a matter, in bytes.
const LONGEST: usize = 16;

/// One hit for each matter that stands near a person.
///
/// Of whom something grave is told is somebody at hand: whatever else stands near them in the text is theirs too.
pub fn with_person(text: &str, hits: &[Hit], matters: &[Noted], scene: &Scene) -> Vec<Hit> {
    let anchors: Vec<&Hit> = hits.iter().filter(|h| is_person(h)).collect();
    let mut told = vec![false; anchors.len()];
    let mut theirs = vec![false; matters.len()];
    for (matter, theirs) in matters.iter().zip(&mut theirs) {
        for at in around(&anchors, matter.start) {
            if anchors.get(at).is_some_and(|anchor| tied(text, anchor, matter, scene)) {
                *theirs = true;
                if is_grave(matter.of)
                    && let Some(told) = told.get_mut(at)
                {
                    *told = true;
                }
                break;
            }
        }
    }
    let known = |at: usize| anchors.get(at).filter(|_| told.get(at) == Some(&true));
    let mut found: Vec<Hit> = Vec::new();
    for (matter, theirs) in matters.iter().zip(theirs) {
        let mut known = around(&anchors, matter.start).filter_map(known);
        if theirs || known.any(|anchor| is_within(text, anchor, matter, HAND, scene)) {
            add(text, &mut found, matter);
        }
    }
    found
}

/// The numbers of the people on either side of a place.
fn around(anchors: &[&Hit], at: usize) -> impl Iterator<Item = usize> + use<> {
    let after = anchors.partition_point(|a| a.start < at);
    let behind = after..anchors.len().min(after + PEOPLE);
    (after.saturating_sub(PEOPLE)..after).rev().chain(behind)
}

/// Adds a matter, the longest of those that overlap.
fn add(text: &str, found: &mut Vec<Hit>, matter: &Noted) {
    match found.last() {
        Some(last) if last.end > matter.start && last.end >= matter.end => return,
        Some(last) if last.end > matter.start => drop(found.pop()),
        _ => {}
    }
    let scored = matter.of == id::ASSESSMENT_SCORE;
    found.push(Hit {
        start: matter.start,
        end: if scored { with_score(text, matter.end) } else { matter.end },
        detector: matter.of,
        confidence: Confidence::Medium,
        level: Level::Near,
        role: None,
    });
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

/// Where results of tests stand with their numbers, if there are several: nobody's are published like that.
pub fn results(text: &str, matters: &[Noted]) -> Vec<usize> {
    let scored =
        |m: &&Noted| matches!(m.of, id::ASSESSMENT_SCORE | id::LAB_VITALS) && with_score(text, m.end) > m.end;
    let found: Vec<usize> = matters.iter().filter(scored).map(|m| m.start).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether a matter is a person's by where the two stand, and by what is known of the person.
fn tied(text: &str, anchor: &Hit, matter: &Noted, scene: &Scene) -> bool {
    let reach = if scene.is_about_somebody_at_hand(matter.start) {
        HAND
    } else if is_only_named(anchor) && anchor.level == Level::Alone && !scene.has_pronoun(anchor.start) {
        BARE
    } else {
        REACH
    };
    is_within(text, anchor, matter, reach, scene)
        && !bearer::is_author(text, anchor)
        && (!bearer::is_in_office(text, anchor) || bearer::is_said_of(text, anchor, matter))
        && !(bearer::is_apart(anchor) && is_subject(text, matter))
}

/// Whether a matter stands within reach of a person who is neither made up nor somebody of public life.
fn is_within(text: &str, anchor: &Hit, matter: &Noted, reach: (usize, usize), scene: &Scene) -> bool {
    if anchor.start < matter.end && matter.start < anchor.end {
        return false;
    }
    let (from, to) =
        if anchor.end <= matter.start { (anchor.end, matter.start) } else { (matter.end, anchor.start) };
    if is_name(anchor) && (scene.is_made_up(matter.start) || scene.is_published(matter.start))
        || is_only_named(anchor) && scene.is_about_anybody(matter.start)
    {
        return false;
    }
    let Some(gap) = text.as_bytes().get(from..to).filter(|g| g.len() <= reach.0) else { return false };
    let is_end = |w: &&[u8]| matches!(w, [b'.' | b'!' | b'?', b' ' | b'\n'] | [b'\n', b'\n']);
    gap.windows(2).filter(is_end).nth(reach.1).is_none()
        && (scene.is_about_somebody_at_hand(matter.start) || !bearer::is_of_public_life(text, anchor))
}

/// Whether a matter is the subject of something and nobody's own: `the DV resource list`, `a training on autism`, but not
/// `completed the DV program`.
fn is_subject(text: &str, matter: &Noted) -> bool {
    let bytes = text.as_bytes();
    let (head, tail) = (bytes.get(..matter.start), bytes.get(matter.end..));
    let [last, before, first] = words_before(head.unwrap_or_default());
    let article = is_listed(&last, list::ARTICLES);
    let (on, of_what) = if article { (&before, &first) } else { (&last, &before) };
    if matches!(on.as_slice(), b"on" | b"about") && is_listed(of_what, list::TOPIC_NOUNS) {
        return true;
    }
    let of_something = word_after(tail.unwrap_or_default()).is_some_and(|w| is_listed(&w, list::TOPIC_NOUNS));
    let last = if article && !is_listed(&last, list::PARTAKES) { before } else { last };
    of_something && !is_listed(&last, list::PARTAKES) && !last.ends_with(b"'s")
}

/// The word behind a matter, in small letters.
fn word_after(tail: &[u8]) -> Option<Vec<u8>> {
    let tail = tail.strip_prefix(b" ").or_else(|| tail.strip_prefix(b"-"))?;
    let length = tail.iter().take(LONGEST).take_while(|b| b.is_ascii_alphabetic()).count();
    tail.get(..length).map(<[u8]>::to_ascii_lowercase)
}

/// The last words before a matter, the last one first, in small letters.
fn words_before(head: &[u8]) -> [Vec<u8>; 3] {
    let head = head.get(head.len().saturating_sub(4 * LONGEST)..).unwrap_or_default();
    let mut words = head.rsplit(|b| !b.is_ascii_alphabetic() && *b != b'\'').filter(|w| !w.is_empty());
    [(); 3].map(|()| words.next().unwrap_or_default().to_ascii_lowercase())
}
