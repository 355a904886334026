//! Rosters: the names and ids of the people whom an organisation serves, recognised exactly without the list.
//!
//! What travels with the policy is a set of keyed hashes, [`Sealed`]: whoever holds it can ask whether somebody is on
//! the list, and cannot read the list off. `docs/roster.md` says what that protects and what not.

mod base64;
mod build;
mod form;
mod hash;
mod key;
mod seek;
mod set;
#[cfg(test)]
mod tests;
mod words;

pub use build::{Builder, Full, Refused};
pub use form::{Damage, Facts, Sealed};
pub use key::Key;
pub(crate) use seek::{Match, What};

use crate::detect::Role;
use hash::Hasher;
use set::{First, Set};

/// A roster that can be asked.
#[derive(Clone, Debug)]
pub struct Roster {
    role: Role,
    hasher: Hasher,
    first: First,
    set: Set,
    /// The lengths that ids on the roster have, a bit each.
    id_lengths: u32,
}

impl Roster {
    /// Opens a roster as it travels with a policy.
    ///
    /// # Errors
    /// Says in what way it is damaged, or that its key is missing or another one.
    pub fn open(sealed: &Sealed) -> Result<Self, Damage> {
        form::open(sealed)
    }

    /// A roster of a few names that are no secret, such as an organisation's own staff. A text that is no name of
    /// two words or more is left out.
    pub fn plain<'n>(role: Role, names: impl IntoIterator<Item = &'n str>) -> Option<Self> {
        let mut builder = Builder::new(role, Key::from([0; 16]));
        for name in names {
            // A name that is refused can be on no roster.
            let _ = builder.name(name);
        }
        builder.seal(Builder::LEAST_RATE, true).ok().and_then(|sealed| Self::open(&sealed).ok())
    }

    /// Who the people on it are.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Every place where somebody on the roster is named or numbered, in order of the end; some may overlap. The
    /// time it takes grows linearly with the text.
    pub(crate) fn matches(&self, text: &str) -> Vec<Match> {
        seek::matches(self, text)
    }

    fn has_name(&self, letters: &[u8]) -> bool {
        self.set.holds(self.hasher.of(hash::Of::Name, letters))
    }

    fn has_id(&self, folded: &[u8]) -> bool {
        let length = u32::try_from(folded.len()).ok().and_then(|n| 1u32.checked_shl(n));
        length.is_some_and(|bit| self.id_lengths & bit != 0)
            && self.set.holds(self.hasher.of(hash::Of::Id, folded))
    }
}
