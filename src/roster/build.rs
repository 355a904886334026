use super::Roster;
use super::form::{self, Sealed};
use super::hash::{Hasher, Of};
use super::key::Key;
use super::seek::{LONGEST_ID, folded_id};
use super::set::{First, Set};
use super::words::{Word, words};
use crate::detect::Role;
use crate::text::sort_by_place;
use std::collections::BTreeSet;
use std::fmt;

/// Most names and ids, every way of writing a name counted.
pub const MOST: u32 = 2_000_000;
/// The fewest characters of an id, and of one that is all digits: shorter ones are found in dates and amounts.
const SHORTEST_ID: (usize, usize) = (5, 6);

/// The fewest letters of a whole name.
const FEWEST_LETTERS: usize = 4;

/// Words before a family name that belong to it.
const PARTICLES: [&str; 24] = [
    "de", "la", "las", "los", "del", "da", "das", "do", "dos", "di", "du", "le", "van", "von", "der", "den",
    "ter", "bin", "ibn", "al", "el", "abu", "st", "san",
];
/// Words before and behind a name that are no part of it.
const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "prof", "sra"];
const SUFFIXES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "rn"];

/// Why a name or an id is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A name of a single word would be found where others are meant.
    OneWord,
    /// A name of so few letters that it would be found among other words.
    FewLetters,
    /// A name without letters.
    NoName,
    /// An id that is too short to be told from other numbers.
    ShortId,
    /// An id that is too long, without a digit, or with characters that ids do not have.
    NoId,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::OneWord => "the name is a single word, which would be found where others are meant",
            Refused::FewLetters => "the name has too few letters to be told from other words",
            Refused::NoName => "the name has no letters",
            Refused::ShortId => {
                "the id is too short to be told from other numbers: it takes 5 letters and digits, or 6 digits"
            }
            Refused::NoId => "the id takes 5 to 24 letters, digits, hyphens and points, with a digit among them",
        })
    }
}

/// A roster has more entries than travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// Gathers people for a roster.
pub struct Builder {
    role: Role,
    key: Key,
    hasher: Hasher,
    entries: BTreeSet<[u32; 2]>,
    /// Some may be there twice.
    first: Vec<u32>,
    id_lengths: u32,
    people: u32,
}

impl Builder {
    /// The lowest rate of false positives that a roster can be built for.
    pub const LEAST_RATE: f64 = 1.0 / 4_294_967_296.0;

    /// An empty roster of clients, students or staff. `key` must be random, and new for each list.
    pub fn new(role: Role, key: Key) -> Self {
        let hasher = Hasher::new(&key);
        Self { role, key, hasher, entries: BTreeSet::new(), first: Vec::new(), id_lengths: 0, people: 0 }
    }

    /// Counts one more person, whose names and ids follow or went before.
    pub fn count_person(&mut self) {
        self.people += 1;
    }

    /// Adds a whole name: `Maria T. Lopez`, or `Lopez, Maria T.`.
    ///
    /// # Errors
    /// Says why the name is not taken.
    pub fn name(&mut self, name: &str) -> Result<(), Refused> {
        let name = without_brackets(name);
        let name = name.as_str();
        if let Some((last, first)) = name.split_once(',')
            && !is_suffix(first)
        {
            return self.names(first, last);
        }
        let all = parts(name.split(',').next().unwrap_or_default());
        let particle = all.iter().skip(1).position(|p| is_particle(p)).map(|n| n + 1);
        let (first, last) = match (particle, all.len()) {
            (_, 0) => return Err(Refused::NoName),
            (_, 1) => return Err(Refused::OneWord),
            (Some(at), _) => all.split_at(at),
            // Two given and two family names, as Spanish names them.
            (None, 4) => all.split_at(2),
            (None, n) => all.split_at(n - 1),
        };
        self.spellings(first, last)
    }

    /// Adds a name from its two columns; middle names stand in the first.
    ///
    /// # Errors
    /// Says why the name is not taken.
    pub fn names(&mut self, first: &str, last: &str) -> Result<(), Refused> {
        let (first, last) = (parts(&without_brackets(first)), parts(&without_brackets(last)));
        match (first.is_empty(), last.is_empty()) {
            (true, true) => Err(Refused::NoName),
            (false, false) => self.spellings(&first, &last),
            _ => Err(Refused::OneWord),
        }
    }

    /// Adds an id.
    ///
    /// # Errors
    /// Says why the id is not taken.
    pub fn id(&mut self, id: &str) -> Result<(), Refused> {
        let mut folded = [0; LONGEST_ID];
        let length = folded_id(id.trim(), &mut folded).ok_or(Refused::NoId)?;
        let folded = folded.get(..length).unwrap_or_default();
        let (least, digits) = SHORTEST_ID;
        if length < least || length < digits && folded.iter().all(u8::is_ascii_digit) {
            return Err(Refused::ShortId);
        }
        self.id_lengths |= 1 << length;
        self.entries.insert(self.hasher.of(Of::Id, folded));
        Ok(())
    }

    /// The ways in which a person of these given and family names is called: all names, the given name or names with
    /// each family name or all, middle names left out or not.
    fn spellings(&mut self, first: &[Vec<u8>], last: &[Vec<u8>]) -> Result<(), Refused> {
        if first.iter().chain(last).map(Vec::len).sum::<usize>() < FEWEST_LETTERS {
            return Err(Refused::FewLetters);
        }
        let surnames = surnames(last);
        let mut lasts: Vec<Vec<u8>> = vec![last.concat()];
        if surnames.len() > 1 {
            lasts.extend(surnames);
        }
        let mut firsts: Vec<&[Vec<u8>]> = vec![first];
        if first.len() > 1 {
            firsts.extend(first.get(..1));
        }
        for given in firsts {
            for family in &lasts {
                let name = [given.concat().as_slice(), family].concat();
                self.entries.insert(self.hasher.of(Of::Name, &name));
            }
            // As one word too: `Mary-Ann` is `Maryann` to some.
            let whole = given.concat();
            self.first.extend(given.first().into_iter().chain([&whole]).map(|word| self.hasher.quick(word)));
        }
        Ok(())
    }

    /// How many ways of writing names, and ids, there are so far.
    pub fn entries(&self) -> usize {
        self.entries.len()
    }

    /// Makes the roster. `rate`: at most this share of other names and ids may be taken for one on it. The key
    /// travels inside the roster or is kept apart.
    ///
    /// # Errors
    /// When there are too many entries, or none, or the role is not one that there are rosters of.
    pub fn seal(self, rate: f64, key_inside: bool) -> Result<Sealed, Full> {
        let count = u32::try_from(self.entries.len()).ok().filter(|n| (1..=MOST).contains(n)).ok_or(Full)?;
        let width = (1..32).find(|width| rate >= 1.0 / f64::from(1u32 << width)).unwrap_or(32);
        let entries: Vec<[u32; 2]> = self.entries.into_iter().collect();
        let mut first = self.first;
        sort_by_place(&mut first, |hash| (*hash as usize, 0));
        first.dedup();
        let roster = Roster {
            role: self.role,
            hasher: self.hasher,
            first: First::of(&first),
            set: Set::of(&entries, width),
            id_lengths: self.id_lengths,
        };
        form::seal(&roster, &self.key, self.people.max(u32::from(count > 0)), key_inside).ok_or(Full)
    }
}

/// Whether a folded word is a title or a suffix, which no name is known by.
#[cfg(test)]
pub(super) fn is_no_name(word: &[u8]) -> bool {
    is_one_of(word, &TITLES) || is_one_of(word, &SUFFIXES)
}

/// The words of a name, folded, without titles and suffixes.
fn parts(name: &str) -> Vec<Vec<u8>> {
    let mut parts: Vec<Vec<u8>> =
        words(name).map(|w: Word| w.letters().to_vec()).filter(|p| !p.is_empty()).collect();
    while parts.len() > 1 && parts.first().is_some_and(|p| is_one_of(p, &TITLES)) {
        parts.remove(0);
    }
    while parts.len() > 1 && parts.last().is_some_and(|p| is_one_of(p, &SUFFIXES)) {
        parts.pop();
    }
    parts
}

/// Family names, each with its particles.
fn surnames(last: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut names: Vec<Vec<u8>> = Vec::new();
    let mut open = false;
    for part in last {
        match names.last_mut() {
            Some(name) if open => name.extend_from_slice(part),
            _ => names.push(part.clone()),
        }
        open = is_particle(part);
    }
    names
}

fn is_particle(part: &[u8]) -> bool {
    is_one_of(part, &PARTICLES)
}

fn is_one_of(part: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| word.as_bytes() == part)
}

/// Whether what stands behind a comma is no given name: `Lopez, Jr.`.
fn is_suffix(text: &str) -> bool {
    let parts: Vec<Vec<u8>> = words(text).map(|w| w.letters().to_vec()).collect();
    parts.iter().all(|p| is_one_of(p, &SUFFIXES))
}

/// A name without what stands in brackets or quotes, such as a nickname.
fn without_brackets(name: &str) -> String {
    let mut depth = 0usize;
    let mut quoted = false;
    name.chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            '"' | '“' | '”' => {
                quoted = !quoted;
                false
            }
            _ => depth == 0 && !quoted,
        })
        .collect()
}
