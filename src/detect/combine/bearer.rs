//! Whether a matter that stands near a name can be its bearer's own.

use super::scene::is_name;
use crate::detect::Role;
use crate::detect::hit::{Hit, Level};
use crate::detect::pass::Noted;
use crate::detect::renowned::is_renowned;
use crate::detect::tables::{id, list};
use crate::detect::words::is_listed;
use crate::text::ends_in;

/// Longest word that is looked at beside a name, in bytes.
const LONGEST: usize = 16;

/// Whether of a person nothing but the name is known.
pub fn is_only_named(anchor: &Hit) -> bool {
    anchor.detector == id::PERSON_NAME && anchor.role.is_none() && anchor.level < Level::Label
}

/// Whether somebody may well have nothing to do with what the text is about: a bare name, or one of the staff.
pub fn is_apart(anchor: &Hit) -> bool {
    is_only_named(anchor) && anchor.level == Level::Alone || anchor.role == Some(Role::Staff)
}

/// Whether a name is that of somebody of history, public life or fiction.
pub fn is_of_public_life(text: &str, anchor: &Hit) -> bool {
    is_name(anchor) && anchor.role.is_none() && is_renowned(without_office(text, anchor))
}

/// Whether somebody is named as who wrote or said something: `Quill (2018)`, `as described by Mara Quill`.
pub fn is_author(text: &str, anchor: &Hit) -> bool {
    const BY: [&str; 12] = [
        "described by ",
        "written by ",
        "novel by ",
        "book by ",
        "story by ",
        "article by ",
        "poem by ",
        "play by ",
        "song by ",
        "film by ",
        "study by ",
        "according to ",
    ];
    let tail = text.as_bytes().get(anchor.end..).unwrap_or_default();
    let year = |tail: &[u8]| matches!(tail, [b'1', b'9', a, b, ..] | [b'2', b'0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit());
    let cited = [&b" ("[..], b", ", b" et al. (", b" et al., "].iter().any(|lead| {
        let rest = tail.strip_prefix(*lead);
        rest.is_some_and(|rest| year(rest) && matches!(rest.get(4), Some(b')' | b';' | b',')))
    });
    let head = text.as_bytes().get(..anchor.start).unwrap_or_default();
    let by = || BY.iter().any(|by| ends_in(head, by.as_bytes()));
    is_name(anchor) && (cited || by())
}

/// Whether somebody is named by what they are for others: `Nurse Quill`, `Dr. Tadesse`. What stands near them is rather
/// what they deal with than their own.
pub fn is_in_office(text: &str, anchor: &Hit) -> bool {
    let head = text.get(..anchor.start).unwrap_or_default();
    let head = head.strip_suffix(' ').unwrap_or(head);
    let labels = head.ends_with(':');
    let head = head.strip_suffix(['.', ':']).unwrap_or(head);
    let before = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // `Nurse: Quill`, but not `a letter for the judge: Quill`.
    let before = if labels && before.starts_with(char::is_lowercase) { "" } else { before };
    is_name(anchor) && (is_office(before) || without_office(text, anchor).len() < anchor.end - anchor.start)
}

/// A name without the office that the tagger took for its beginning: `Mayor Mara Quill`.
fn without_office<'a>(text: &'a str, anchor: &Hit) -> &'a str {
    let name = text.get(anchor.start..anchor.end).unwrap_or_default();
    match name.split_once(' ') {
        Some((first, rest)) if is_office(first) => rest,
        _ => name,
    }
}

fn is_office(word: &str) -> bool {
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    is_listed(small, list::OFFICES)
}

/// Whether something is said of somebody right behind the name: `Nurse Quill has`, `Dr. Tadesse's surgery`.
pub fn is_said_of(text: &str, anchor: &Hit, matter: &Noted) -> bool {
    const VERBS: [&str; 12] = [
        " has ",
        " had ",
        " is ",
        " was ",
        " got ",
        " gets ",
        " takes ",
        " filed ",
        " suffers ",
        " tested ",
        " needs ",
        " went ",
    ];
    let tail = text.get(anchor.end..).unwrap_or_default();
    let between = text.get(anchor.end..matter.start).unwrap_or_default();
    matches!(between, "'s " | "’s ") || VERBS.iter().any(|verb| tail.starts_with(verb))
}
