//! A policy that travels over the web: signed by its organisation, so that no server in between can change it, send an
//! old one again, or keep one in force for ever.
//!
//! ```text
//! handrail-policy 1
//! sequence 12
//! expires 2027-06-30
//! signature <Ed25519 (RFC 8032) over the other lines and the policy, base64>
//!
//! schema = 1
//! …the policy as written…
//! ```

use super::Day;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_compact::{KeyPair, PublicKey, Seed, Signature};
use std::fmt;

/// The first line; the number is that of this format.
const FIRST: &str = "handrail-policy 1";
/// What a public key begins with, as it is pushed and printed.
const PUBLIC: &str = "ed25519:";
/// What the file of a secret key begins with.
const SECRET: &str = "ed25519-secret:";

/// A signed policy whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened<'t> {
    /// Rises with every signature; what is in force is never replaced by a lower one.
    pub sequence: u32,
    /// The last day on which it may be taken.
    pub expires: Day,
    /// The policy as written.
    pub text: &'t str,
}

/// Why a signed policy is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It does not begin as a signed policy does.
    NotSigned,
    /// A line of its head cannot be read; its number from 1.
    Head(usize),
    /// The key that was pushed is none.
    Key,
    /// The signature is not that of the key over this text.
    Signature,
    /// It has run out.
    Expired(Day),
    /// It is older than the one in force: (its sequence, the sequence in force).
    Older(u32, u32),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotSigned => write!(f, "This is no signed policy. Sign it: handrail policy sign."),
            Refusal::Head(line) => {
                write!(f, "Line {line} of the signed policy cannot be read. Sign it again.")
            }
            Refusal::Key => write!(f, "The pushed key is none. Push what `handrail policy key` printed."),
            Refusal::Signature => {
                write!(f, "The signature does not fit. Sign the policy with the key that was pushed.")
            }
            Refusal::Expired(Day { year, month, day }) => {
                write!(f, "The signed policy ran out on {year}-{month:02}-{day:02}. Sign it again.")
            }
            Refusal::Older(has, in_force) => {
                write!(
                    f,
                    "The signed policy is number {has}, older than number {in_force}, which is in force."
                )
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// Opens a signed policy. `key` is the public key as it was pushed; `in_force` the sequence of the one in force.
///
/// # Errors
/// Says why it is not taken.
pub fn open<'t>(
    signed: &'t str,
    key: &str,
    in_force: Option<u32>,
    today: Option<Day>,
) -> Result<Opened<'t>, Refusal> {
    let key = public_key(key).ok_or(Refusal::Key)?;
    let rest = signed.strip_prefix(FIRST).ok_or(Refusal::NotSigned)?;
    let (head, text) = rest.split_once("\n\n").ok_or(Refusal::NotSigned)?;
    let mut lines = head.strip_prefix('\n').ok_or(Refusal::NotSigned)?.split('\n');
    let mut line = |number: usize, name: &str| {
        let value = lines.next().and_then(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.ok_or(Refusal::Head(number))
    };
    let sequence: u32 = line(2, "sequence")?.parse().map_err(|_| Refusal::Head(2))?;
    let expires = day(line(3, "expires")?).ok_or(Refusal::Head(3))?;
    let signature = STANDARD.decode(line(4, "signature")?).map_err(|_| Refusal::Head(4))?;
    if lines.next().is_some() {
        return Err(Refusal::Head(5));
    }
    let signature = Signature::from_slice(&signature).map_err(|_| Refusal::Head(4))?;
    key.verify(payload(sequence, expires, text), &signature).map_err(|_| Refusal::Signature)?;
    if today.is_some_and(|today| expires < today) {
        return Err(Refusal::Expired(expires));
    }
    match in_force {
        Some(in_force) if sequence < in_force => Err(Refusal::Older(sequence, in_force)),
        _ => Ok(Opened { sequence, expires, text }),
    }
}

/// Signs a policy as written. `secret` is what the file of the key holds.
///
/// # Errors
/// [`Refusal::Key`] when `secret` is none.
pub fn sign(text: &str, secret: &str, sequence: u32, expires: Day) -> Result<String, Refusal> {
    let pair = key_pair(secret).ok_or(Refusal::Key)?;
    let signature = pair.sk.sign(payload(sequence, expires, text), None);
    let Day { year, month, day } = expires;
    Ok(format!(
        "{FIRST}\nsequence {sequence}\nexpires {year:04}-{month:02}-{day:02}\nsignature {}\n\n{text}",
        STANDARD.encode(signature.as_ref())
    ))
}

/// A new key from 32 random bytes: what its file holds, and the public key to push.
pub fn new_key(random: [u8; 32]) -> (String, String) {
    let pair = KeyPair::from_seed(Seed::new(random));
    (format!("{SECRET}{}", STANDARD.encode(pair.sk.seed().as_ref())), shown(&pair.pk))
}

/// The public key of a secret one.
///
/// # Errors
/// [`Refusal::Key`] when `secret` is none.
pub fn public_of(secret: &str) -> Result<String, Refusal> {
    key_pair(secret).map(|pair| shown(&pair.pk)).ok_or(Refusal::Key)
}

fn shown(key: &PublicKey) -> String {
    format!("{PUBLIC}{}", STANDARD.encode(key.as_ref()))
}

fn public_key(key: &str) -> Option<PublicKey> {
    let bytes = STANDARD.decode(key.trim().strip_prefix(PUBLIC)?).ok()?;
    PublicKey::from_slice(&bytes).ok()
}

fn key_pair(secret: &str) -> Option<KeyPair> {
    let bytes = STANDARD.decode(secret.trim().strip_prefix(SECRET)?).ok()?;
    Some(KeyPair::from_seed(Seed::from_slice(&bytes).ok()?))
}

/// What is signed: everything but the signature.
fn payload(sequence: u32, expires: Day, text: &str) -> Vec<u8> {
    let Day { year, month, day } = expires;
    format!("{FIRST}\nsequence {sequence}\nexpires {year:04}-{month:02}-{day:02}\n\n{text}").into_bytes()
}

/// Reads `2027-06-30`.
pub fn day(text: &str) -> Option<Day> {
    let [year, month, day]: [&str; 3] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
    let is_plain = (year.len(), month.len(), day.len()) == (4, 2, 2);
    let number =
        |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    let (month, day) = (number(month)?, number(day)?);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    let year = year.bytes().all(|b| b.is_ascii_digit()).then(|| year.parse().ok()).flatten()?;
    (is_plain && fits).then_some(Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LAST: Day = Day { year: 2027, month: 6, day: 30 };

    fn keys() -> (String, String) {
        new_key([7; 32])
    }

    fn signed(text: &str) -> String {
        sign(text, &keys().0, 12, LAST).expect("a key")
    }

    #[test]
    fn what_was_signed_is_opened() {
        let signed = signed("schema = 1\n\n[policy]\n");
        let opened = open(&signed, &keys().1, Some(12), Some(LAST)).expect("opened");
        assert_eq!(opened, Opened { sequence: 12, expires: LAST, text: "schema = 1\n\n[policy]\n" });
        assert_eq!(public_of(&keys().0), Ok(keys().1));
    }

    #[test]
    fn what_does_not_hold_is_refused_and_says_why() {
        let (_, key) = keys();
        let other = new_key([8; 32]).1;
        let whole = signed("schema = 1\n");
        let late = Day { month: 7, day: 1, ..LAST };
        let table = [
            (whole.as_str(), other.as_str(), None, None, Refusal::Signature),
            (&whole.replace("schema = 1", "schema = 2"), &key, None, None, Refusal::Signature),
            (&whole.replace("sequence 12", "sequence 13"), &key, None, None, Refusal::Signature),
            (&whole.replace("2027-06-30", "2028-06-30"), &key, None, None, Refusal::Signature),
            (&whole, &key, Some(13), None, Refusal::Older(12, 13)),
            (&whole, &key, None, Some(late), Refusal::Expired(LAST)),
            (&whole, "ed25519:AAAA", None, None, Refusal::Key),
            (&whole, "", None, None, Refusal::Key),
            ("schema = 1\n", &key, None, None, Refusal::NotSigned),
            (&whole.replace("sequence 12", "sequence twelve"), &key, None, None, Refusal::Head(2)),
            (&whole.replace("2027-06-30", "2027-13-30"), &key, None, None, Refusal::Head(3)),
            (&whole.replace("signature ", "signature !"), &key, None, None, Refusal::Head(4)),
            (&whole.replace("\n\n", "\nmore\n\n"), &key, None, None, Refusal::Head(5)),
        ];
        for (text, key, in_force, today, expected) in table {
            assert_eq!(open(text, key, in_force, today), Err(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,80}", key in "\\PC{0,60}") {
            let _ = open(&text, &key, None, None);
            let _ = open(&format!("{FIRST}\n{text}\n\n"), &keys().1, None, None);
        }

        #[test]
        fn any_text_comes_back_as_it_was(text in "(\\PC|\n){0,80}") {
            let signed = signed(&text);
            prop_assert_eq!(open(&signed, &keys().1, None, None).map(|o| o.text.to_owned()), Ok(text));
        }
    }
}
