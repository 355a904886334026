//! What a text is about around a place: somebody at hand, or people of history, news, books and exercises.

use super::published::{self, Published};
use crate::detect::hit::{Hit, Level};
use crate::detect::listed::is_listed;
use crate::detect::pass::Noted;
use crate::detect::said;
use crate::detect::tables::{id, kind, list};
use crate::detect::words::words;
use crate::detect::{Confidence, Kind, Role};
use crate::text::lower;

/// How far words of case work and of somebody at hand carry, in bytes.
const NEAR: usize = 600;
/// How far apart the words may stand by which a speaker and somebody else appear together, in bytes.
const TOGETHER: usize = 400;
/// How far from a name what is its bearer's begins, in bytes: `'s former `.
const OWNED: usize = 12;
/// How far words of public life and of exercises carry, in bytes.
const FAR: usize = 1500;

/// The words of a text that tell whom it speaks of, each list in order of place.
#[derive(Default)]
pub struct Scene {
    case_work: Vec<usize>,
    at_hand: Vec<usize>,
    /// Words of somebody at hand that stand in other texts, too.
    spoken: Vec<usize>,
    published: Published,
    first: Vec<usize>,
    third: Vec<usize>,
    renowned: Vec<usize>,
    puzzle: Vec<usize>,
    fictional: Vec<usize>,
    results: Vec<usize>,
}

impl Scene {
    /// `results`: where results of somebody's tests stand, in order.
    pub fn of(text: &str, hits: &[Hit], evidence: &[Noted], results: Vec<usize>) -> Self {
        let mut scene = Self { results, ..Self::default() };
        for noted in evidence {
            let places = match noted.of {
                list::CASE_SERVICES | list::CASE_HEADINGS => &mut scene.case_work,
                list::AT_HAND => &mut scene.at_hand,
                list::SPEECH | list::ERRANDS => &mut scene.spoken,
                list::FIRST_PERSON => &mut scene.first,
                list::THIRD_PERSON => &mut scene.third,
                list::RENOWNED => &mut scene.renowned,
                list::PUZZLE_WORDS => &mut scene.puzzle,
                list::FICTIONAL => &mut scene.fictional,
                _ => continue,
            };
            places.push(noted.start);
        }
        scene.published = Published::of(text, hits, evidence, &scene.at_hand);
        scene
    }

    /// Whether the text around a place is published: what it tells of somebody everybody may read.
    pub fn is_published(&self, at: usize) -> bool {
        self.published.is_around(at)
    }

    /// Whether the text around a place is about somebody whom its writer serves, teaches or lives with.
    pub fn is_about_somebody_at_hand(&self, at: usize) -> bool {
        let spoken = || {
            is_near(&self.case_work, at, NEAR)
                || is_near(&self.spoken, at, NEAR)
                || is_near(&self.first, at, TOGETHER) && is_near(&self.third, at, TOGETHER)
        };
        is_near(&self.at_hand, at, NEAR)
            || is_near(&self.results, at, NEAR)
            || spoken() && !self.is_published(at)
    }

    /// Whether a pronoun near a place takes up somebody who was named.
    pub fn has_pronoun(&self, at: usize) -> bool {
        is_near(&self.third, at, TOGETHER)
    }

    /// Whether a name of which nothing else is known is somebody's of history, public life or an exercise.
    pub fn is_about_anybody(&self, at: usize) -> bool {
        let at_hand = || is_near(&self.at_hand, at, NEAR) || is_near(&self.spoken, at, NEAR);
        let near = |places: &[usize]| is_near(places, at, FAR) && !at_hand();
        let exercise = near(&self.puzzle) && !is_near(&self.first, at, TOGETHER);
        self.is_made_up(at) || near(&self.renowned) || exercise
    }

    /// Whether the text around a place says that it is made up.
    pub fn is_made_up(&self, at: usize) -> bool {
        is_near(&self.fictional, at, FAR)
    }

    /// Weighs the names in a text by what stands around them: a made-up client's counts little, a people's or a
    /// disease's is nobody's, and a first name that the tagger is not sure of counts where somebody at hand is
    /// spoken of.
    pub fn weigh(&self, text: &str, hits: &mut [Hit], matters: &[Noted]) {
        for hit in hits.iter_mut().filter(|h| published::is_of_a_life(text, h)) {
            if self.is_published(hit.start) {
                hit.confidence = Confidence::Low;
            }
        }
        for hit in hits.iter_mut().filter(|h| is_name(h) && !is_listed(h)) {
            let matter = matters.get(matters.partition_point(|m| m.end <= hit.start));
            if let Some(matter) = matter {
                give_up(text, hit, matter);
            }
            if hit.level == Level::Alone && matter.is_some_and(|m| m.start < hit.end) || is_played(text, hit)
            {
                hit.confidence = Confidence::Low;
            } else if self.is_made_up(hit.start) {
                if hit.detector != id::PERSON_NAME {
                    hit.confidence = Confidence::Low;
                }
            } else if is_own(text, hit) {
                hit.level = hit.level.max(Level::Near);
                hit.confidence = hit.confidence.max(Confidence::Medium);
            } else if let Some((detector, role)) = served(text, hit) {
                (hit.detector, hit.role) = (detector, Some(role));
                hit.level = hit.level.max(Level::Near);
                hit.confidence = hit.confidence.max(Confidence::Medium);
            } else if hit.confidence == Confidence::Low
                && (self.is_about_somebody_at_hand(hit.start) || matter.is_some_and(|m| has(text, hit, m)))
                && !is_in_code(text, hit)
            {
                hit.confidence = Confidence::Medium;
            }
        }
    }
}

/// Whether a matter is said to be the bearer's: `Ada's IEP`, `Ada's new IEP`.
fn has(text: &str, hit: &Hit, matter: &Noted) -> bool {
    let between = text.get(hit.end..matter.start).unwrap_or_default();
    between.starts_with(['\'', '’']) && between.len() <= OWNED && said::owned(text.as_bytes(), matter.start)
}

/// Takes an acronym of a matter off the end of a name: `Mara Quill SIV holder`.
fn give_up(text: &str, hit: &mut Hit, matter: &Noted) {
    let acronym = text.get(matter.start..matter.end).unwrap_or_default();
    if hit.start < matter.start
        && matter.start < hit.end
        && acronym.len() > 1
        && acronym.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && text
            .get(hit.start..matter.start)
            .is_some_and(|n| n.ends_with(' ') && n.bytes().any(|b| b.is_ascii_lowercase()))
    {
        hit.end = matter.start - 1;
    }
}

/// Whether one of the places, which are in order, lies within `reach` bytes of another.
pub fn is_near(places: &[usize], at: usize, reach: usize) -> bool {
    if places.is_empty() {
        return false;
    }
    let first = places.partition_point(|p| p + reach < at);
    places.get(first).is_some_and(|p| *p <= at + reach)
}

pub fn is_name(hit: &Hit) -> bool {
    kind(hit.detector) == Some(Kind::Person)
}

/// Whether the characters beside a name are those of code.
fn is_in_code(text: &str, hit: &Hit) -> bool {
    let bytes = text.as_bytes();
    let head = bytes.get(..hit.start).unwrap_or_default();
    // A bracket behind a blank is one of prose: `the boy (Ada)`.
    let before = if head.ends_with(b" (") { b' ' } else { head.last().copied().unwrap_or(b' ') };
    let after = bytes.get(hit.end).copied().unwrap_or(b' ');
    let line = bytes.get(hit.end..).unwrap_or_default().iter().take(80).take_while(|b| **b != b'\n');
    b"_$.<&/\\{[(=:@".contains(&before)
        || b"_<>{}[(=:/\\".contains(&after)
        || line.clone().any(|b| b"{}<>=".contains(b))
        || line.last() == Some(&b';')
}

/// Whether the model is asked to play somebody: `You are Ada Example, a detective`.
fn is_played(text: &str, hit: &Hit) -> bool {
    const PART: [&[u8]; 6] =
        [b"you are", b"you're", b"act as", b"acting as", b"pretend to be", b"as if you were"];
    let before = text.as_bytes().get(hit.start.saturating_sub(40)..hit.start).unwrap_or_default();
    let head = before.trim_ascii_end();
    // A title or a trade may stand between: `You are Detective Ada Example`.
    let titled = head.iter().rposition(|b| *b == b' ').and_then(|end| head.get(..end)).unwrap_or_default();
    [head, titled].iter().any(|head| {
        let tail = |part: &[u8]| head.len().checked_sub(part.len()).and_then(|from| head.get(from..));
        matches!(head.last(), Some(b'e' | b's' | b'E' | b'S'))
            && PART.iter().any(|part| tail(part).is_some_and(|tail| tail.eq_ignore_ascii_case(part)))
    })
}

/// Whether somebody gives their own name, or is spoken of as a relative's: `I am Ada Example`, `Ada's mom`.
fn is_own(text: &str, hit: &Hit) -> bool {
    const SELF: [&str; 12] = [
        "i am ",
        "i'm ",
        "i, ",
        "this is ",
        "it's ",
        "name is ",
        "my name's ",
        "me llamo ",
        "soy ",
        "i’m ",
        "it’s ",
        "signed, ",
    ];
    const KIN: [&str; 14] = [
        "mom",
        "mother",
        "dad",
        "father",
        "grandm",
        "grandf",
        "stepd",
        "stepm",
        "parent",
        "guardian",
        "aunt",
        "uncle",
        "foster",
        "caseworker",
    ];
    let tail = text.get(hit.end..).unwrap_or_default();
    let kin = tail.strip_prefix("'s ").or_else(|| tail.strip_prefix("’s "));
    let presented = || {
        let from = (hit.start.saturating_sub(10)..hit.start).find(|at| text.is_char_boundary(*at));
        let head = lower(from.and_then(|from| text.get(from..hit.start)).unwrap_or_default());
        SELF.iter()
            .any(|s| head.strip_suffix(s).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
    };
    // What each of them ends in.
    let ends =
        matches!(text.as_bytes().get(..hit.start), Some([.., last, b' ']) if b"msoyMSOY,".contains(last));
    ends && presented() || kin.is_some_and(|rest| KIN.iter().any(|k| rest.starts_with(k)))
}

/// Whom the word before a tagged name or the grade after it makes of its bearer: `student quang`, `Ada, grade 7`.
fn served(text: &str, hit: &Hit) -> Option<(u16, Role)> {
    if hit.detector != id::PERSON_NAME || hit.role.is_some() {
        return None;
    }
    let bytes = text.as_bytes();
    let head = bytes.get(..hit.start)?;
    let head = head.strip_suffix(b" ").unwrap_or(head);
    let head = head.strip_suffix(b",").unwrap_or(head);
    let length = head.iter().rev().take(16).take_while(|b| b.is_ascii_lowercase()).count();
    let word = words().find(head.get(head.len() - length..)?);
    let is = |group: u16| word.is_some_and(|w| w.entries().any(|e| e.is_alone() && e.group() == group));
    let small = text.get(hit.start..hit.end)?.starts_with(char::is_lowercase);
    if small && is(list::CLIENT_WORDS) {
        Some((id::CLIENT_NAME_CTX, Role::Client))
    } else if small && is(list::STUDENT_WORDS) || is_pupil(text, hit) {
        Some((id::STUDENT_NAME_CTX, Role::Student))
    } else if small && is(list::GUARDIAN_WORDS) {
        Some((id::PARENT_GUARDIAN_CTX, Role::Guardian))
    } else if small && is(list::STAFF_WORDS) {
        Some((id::STAFF_NAME_CTX, Role::Staff))
    } else {
        None
    }
}

/// Whether a name is followed by a grade: `Ada Example, grade 7`, `Ada (3rd grade)`, `Ada, gr 3`.
fn is_pupil(text: &str, hit: &Hit) -> bool {
    let tail = text.as_bytes().get(hit.end..).unwrap_or_default();
    let Some(rest) = [&b", "[..], b" (", b" - ", b" in "].iter().find_map(|lead| tail.strip_prefix(*lead))
    else {
        return false;
    };
    let small: Vec<u8> = rest.iter().take(14).map(u8::to_ascii_lowercase).collect();
    let digits = small.iter().take(2).take_while(|b| b.is_ascii_digit()).count();
    let (first, after) = (&small[..], small.get(digits..).unwrap_or_default());
    if digits > 0 {
        let ordinal =
            [&b"st"[..], b"nd", b"rd", b"th", "º".as_bytes()].iter().find_map(|o| after.strip_prefix(*o));
        return ordinal
            .is_some_and(|o| o.starts_with(b" gr") || o.starts_with(b"-gr") || o.starts_with(b" grado"));
    }
    [&b"grade "[..], b"gr ", b"gr. ", b"grado "]
        .iter()
        .find_map(|word| first.strip_prefix(*word))
        .is_some_and(|rest| rest.first().is_some_and(|b| b.is_ascii_digit() || *b == b'k'))
}
