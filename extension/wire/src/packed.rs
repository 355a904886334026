//! Messages to the page side, packed: one string that only the reader of the very same build understands.
//!
//! A form that describes itself needs a reader several times as large for each type, and what runs in a page is
//! to be small. The form of `postcard` describes nothing, so every message begins with a digest of the sources that
//! describe it, and one of another build is refused.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// Digest of the sources that describe the messages, 16 hex digits.
const FORM: &str = env!("HANDRAIL_FORM");

/// Why a packed message could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Another build of Handrail packed it.
    OtherBuild,
    /// It is cut short or damaged, or it is no message of the kind that was asked for.
    Broken,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherBuild => "Handrail was updated while this page was open. Reload the page.",
            Self::Broken => "A message within Handrail could not be read. Reload the page.",
        })
    }
}

/// Packs a message: its form, then a character up to U+00FF for each byte. `None` when it cannot be packed, which
/// no message of this crate is.
pub fn pack<T: Serialize>(message: &T) -> Option<String> {
    let bytes = postcard::to_allocvec(message).ok()?;
    Some(FORM.chars().chain(bytes.into_iter().map(char::from)).collect())
}

/// Reads a message that [`pack`] packed.
///
/// # Errors
/// Says whether another build packed it or it is broken.
pub fn unpack<T: DeserializeOwned>(packed: &str) -> Result<T, Unread> {
    let body = packed.strip_prefix(FORM).ok_or(Unread::OtherBuild)?;
    let bytes: Option<Vec<u8>> = body.chars().map(|c| u8::try_from(c).ok()).collect();
    match postcard::take_from_bytes(&bytes.ok_or(Unread::Broken)?) {
        Ok((message, [])) => Ok(message),
        _ => Err(Unread::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Door, InForce, Reminder, ToPage};
    use handrail::policy::{Policy, Provenance, read};

    fn in_force(policy: Policy) -> InForce {
        let group = Some("teachers – Ω".to_owned());
        InForce { policy, provenance: Provenance::Managed, since_ms: 1.5e12, group, ..InForce::default() }
    }

    #[test]
    fn a_message_is_read_as_it_was_packed() {
        let example = include_str!("../../../policies/example.toml");
        for policy in [Policy::default(), Policy::built_in(), read(example).unwrap().policy] {
            let message = ToPage::Policy(Box::new(in_force(policy)));
            assert_eq!(unpack(&pack(&message).unwrap()), Ok(message));
        }
        assert_eq!(unpack(&pack(&ToPage::Report).unwrap()), Ok(ToPage::Report));
        let [language, text, show] = ["es", "Hay ajustes que revisar.", "Mostrar"].map(str::to_owned);
        let reminder = Reminder { language, text, show, door: Door::Settings("chatgpt".into()) };
        assert_eq!(unpack(&pack(&ToPage::Remind(reminder.clone())).unwrap()), Ok(ToPage::Remind(reminder)));
    }

    #[test]
    fn a_message_of_another_build_is_refused_as_such() {
        let packed = pack(&in_force(Policy::built_in())).unwrap();
        for text in ["", "{}", &packed[1..], &format!("0{packed}")] {
            assert_eq!(unpack::<InForce>(text), Err(Unread::OtherBuild), "{text}");
        }
    }

    #[test]
    fn a_message_that_is_cut_short_or_goes_on_is_refused() {
        let packed = pack(&in_force(Policy::built_in())).unwrap();
        let cuts = packed.char_indices().map(|(at, _)| at).skip(FORM.len()).step_by(83);
        for cut in cuts {
            assert_eq!(unpack::<InForce>(&packed[..cut]), Err(Unread::Broken), "cut at {cut}");
        }
        assert_eq!(unpack::<InForce>(&format!("{packed}x")), Err(Unread::Broken));
        assert_eq!(unpack::<InForce>(&format!("{packed}Ω")), Err(Unread::Broken));
    }
}
