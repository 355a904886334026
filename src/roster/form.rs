//! How a roster travels: one line of text that shows every damage.

use super::Roster;
use super::base64::{decode, encode, is_alphabetic};
use super::hash::Hasher;
use super::key::Key;
use super::set::{First, Set};
use crate::detect::Role;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// What a roster begins with: what it is, and the version of its form and of how names are folded.
const HEAD: &str = "HR1.";
/// Bytes before the sets: role, width, whether the key is inside, a spare one, 4 of check sum, 16 of key or of its
/// proof, and 4 each of hashes, people, id lengths and first words' bytes.
const FIXED: usize = 40;

/// A roster as it travels with a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// What `handrail roster build` wrote.
    pub data: String,
    /// The key, where it was kept apart: 32 hexadecimal digits.
    #[serde(default)]
    pub key: Option<String>,
}

/// Why a roster cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no roster, or one of another version.
    Foreign,
    /// Some character is not of a roster's alphabet.
    Characters,
    /// A piece is missing or altered.
    Altered,
    /// It was built with a key that is kept apart, and there is none.
    KeyMissing,
    /// The key is no key, or another roster's.
    KeyWrong,
    /// There is a key though the roster has its own inside.
    KeyNeedless,
}

impl Damage {
    /// What is wrong.
    pub fn what(self) -> &'static str {
        match self {
            Damage::Foreign => "This is no roster that this version of Handrail reads.",
            Damage::Characters => "The roster holds a character that no roster holds.",
            Damage::Altered => "A piece of the roster is missing or was altered.",
            Damage::KeyMissing => "The roster was built with a key that is kept apart.",
            Damage::KeyWrong => "The key is not the one that the roster was built with.",
            Damage::KeyNeedless => "The roster has its key inside.",
        }
    }

    /// How to mend it.
    pub fn mend(self) -> &'static str {
        match self {
            Damage::Foreign => "Build it with this version's `handrail roster build`.",
            Damage::Characters | Damage::Altered => {
                "Copy it again, whole and on one line, or build it anew with `handrail roster build`."
            }
            Damage::KeyMissing => "Add `key`, with the 32 digits of the key file.",
            Damage::KeyWrong => "Write the 32 hexadecimal digits of the key file that it was built with.",
            Damage::KeyNeedless => "Leave `key` out.",
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what(), self.mend())
    }
}

/// What a roster says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Who the people on it are.
    pub role: Role,
    /// How many people it was built from.
    pub people: u32,
    /// How many ways of writing their names, and ids, it holds.
    pub entries: u32,
    /// An other name or id is taken for one on the roster in one of 2^`width` cases.
    pub width: u32,
    /// Whether its key is kept apart.
    pub key_apart: bool,
}

impl Sealed {
    /// What the roster says of itself. It tells nothing of its key.
    ///
    /// # Errors
    /// Says in what way it is damaged.
    pub fn facts(&self) -> Result<Facts, Damage> {
        Ok(parse(&self.data)?.facts)
    }
}

/// A roster taken apart.
struct Parsed {
    facts: Facts,
    key: [u8; 16],
    id_lengths: u32,
    first: Vec<u8>,
    buckets: Vec<u8>,
    rest: Vec<u8>,
}

pub fn open(sealed: &Sealed) -> Result<Roster, Damage> {
    let parsed = parse(&sealed.data)?;
    let key = match (&sealed.key, parsed.facts.key_apart) {
        (None, false) => Key::from(parsed.key),
        (None, true) => return Err(Damage::KeyMissing),
        (Some(_), false) => return Err(Damage::KeyNeedless),
        (Some(text), true) => Key::parse(text).filter(|k| k.proof() == parsed.key).ok_or(Damage::KeyWrong)?,
    };
    let Facts { role, entries, width, .. } = parsed.facts;
    Ok(Roster {
        role,
        hasher: Hasher::new(&key),
        first: First::from(parsed.first),
        set: Set::from(entries, width, parsed.buckets, parsed.rest),
        id_lengths: parsed.id_lengths,
    })
}

fn parse(data: &str) -> Result<Parsed, Damage> {
    let body = data.trim().strip_prefix(HEAD).ok_or(Damage::Foreign)?;
    let cut = || if is_alphabetic(body) { Damage::Altered } else { Damage::Characters };
    let bytes = decode(body).ok_or_else(cut)?;
    let (fixed, rest) = bytes.split_at_checked(FIXED).ok_or(Damage::Altered)?;
    let number = |at: usize| fixed.iter().skip(at).take(4).rev().fold(0u32, |n, b| n << 8 | u32::from(*b));
    if number(4) != check_sum(&bytes) {
        return Err(Damage::Altered);
    }
    let [role, width, apart, ..] = fixed else { return Err(Damage::Altered) };
    let role = match role {
        0 => Role::Client,
        1 => Role::Student,
        2 => Role::Staff,
        _ => return Err(Damage::Foreign),
    };
    let (width, entries, first) = (u32::from(*width), number(24), number(36) as usize);
    if !(1..=32).contains(&width) || entries > super::build::MOST || first > rest.len() {
        return Err(Damage::Altered);
    }
    let (buckets, remainders) = Set::sizes(entries, width);
    if rest.len() != first + buckets + remainders {
        return Err(Damage::Altered);
    }
    let mut key = [0; 16];
    key.iter_mut().zip(fixed.iter().skip(8)).for_each(|(to, from)| *to = *from);
    let part = |from: usize, length: usize| rest.iter().skip(from).take(length).copied().collect();
    Ok(Parsed {
        facts: Facts { role, people: number(28), entries, width, key_apart: *apart == 1 },
        key,
        id_lengths: number(32),
        first: part(0, first),
        buckets: part(first, buckets),
        rest: part(first + buckets, remainders),
    })
}

/// Writes a roster; `None` for a role that there are no rosters of.
pub fn seal(roster: &Roster, key: &Key, people: u32, key_inside: bool) -> Option<Sealed> {
    let role = match roster.role {
        Role::Client => 0,
        Role::Student => 1,
        Role::Staff => 2,
        Role::Guardian => return None,
    };
    let (count, width) = roster.set.shape();
    let (buckets, rest) = roster.set.bytes();
    let first = roster.first.bytes();
    let mut bytes = vec![role, width as u8, u8::from(!key_inside), 0, 0, 0, 0, 0];
    bytes.extend(if key_inside { *key.bytes() } else { key.proof() });
    for number in [count, people, roster.id_lengths, first.len() as u32] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(first.iter().chain(buckets).chain(rest));
    let sum = check_sum(&bytes).to_le_bytes();
    bytes.iter_mut().skip(4).zip(sum).for_each(|(to, from)| *to = from);
    let key = (!key_inside).then(|| key.written());
    Some(Sealed { data: format!("{HEAD}{}", encode(&bytes)), key })
}

/// Four bytes of the SHA-256 of everything but themselves.
fn check_sum(bytes: &[u8]) -> u32 {
    let (head, tail) = (bytes.get(..4).unwrap_or_default(), bytes.get(8..).unwrap_or_default());
    let digest = Sha256::new().chain_update(head).chain_update(tail).finalize();
    digest.iter().take(4).rev().fold(0, |n, b| n << 8 | u32::from(*b))
}
