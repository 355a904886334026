//! Cards and numbers of benefit programmes.

use super::card::test_card;
use super::digits::luhn;
use super::person::ssn;

/// An electronic benefit transfer (EBT) card: a state's issuer number, the length that state uses, and Luhn
/// (ANSI X9.58; issuer numbers as payment terminals list them for SNAP and cash benefits).
pub fn ebt(value: &[u8]) -> bool {
    let Some(head) = value.get(..6) else { return false };
    let length = match EBT_ISSUERS.binary_search_by(|(issuer, _)| issuer.as_slice().cmp(head)) {
        Ok(place) => EBT_ISSUERS.get(place).map(|(_, length)| usize::from(*length)),
        Err(_) => None,
    };
    let long_maine = head == b"507703" && value.len() == 19;
    (length == Some(value.len()) || long_maine) && luhn(value) && !test_card(value)
}

/// A Health Insurance Claim Number, Medicare's until 2019: a Social Security number and a letter for the
/// beneficiary, sometimes with one more digit (CMS, Medicare claim number suffixes).
pub fn hicn(value: &[u8]) -> bool {
    let Some((number, suffix)) = value.split_at_checked(9) else { return false };
    let known = suffix.first().is_some_and(|b| b"ABCDEFJKMTW".contains(b));
    ssn(number) && known
}

/// The first six digits of a state's cards and how many digits they have.
#[rustfmt::skip]
const EBT_ISSUERS: [(&[u8; 6], u8); 52] = [
    (b"504476", 16), (b"505349", 16), (b"507680", 16), (b"507681", 16), (b"507682", 16), (b"507683", 16),
    (b"507692", 16), (b"507693", 16), (b"507695", 16), (b"507698", 16), (b"507700", 16), (b"507701", 16),
    (b"507702", 16), (b"507703", 16), (b"507704", 16), (b"507705", 16), (b"507706", 16), (b"507707", 16),
    (b"507708", 16), (b"507709", 16), (b"507710", 16), (b"507711", 16), (b"507713", 16), (b"507714", 16),
    (b"507715", 16), (b"507716", 16), (b"507718", 16), (b"507719", 16), (b"507720", 16), (b"507721", 16),
    (b"508132", 16), (b"508139", 16), (b"508147", 16), (b"508148", 16), (b"508161", 16), (b"578036", 16),
    (b"586616", 16), (b"600486", 19), (b"600528", 16), (b"600760", 19), (b"600875", 18), (b"600890", 18),
    (b"601036", 16), (b"601413", 16), (b"601453", 16), (b"610093", 16), (b"610098", 19), (b"610423", 16),
    (b"610434", 16), (b"610470", 16), (b"622044", 16), (b"627485", 19),
];
