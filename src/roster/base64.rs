//! Base64 with the alphabet that is safe everywhere, without padding (RFC 4648 section 5).

use crate::text::base64;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub fn encode(bytes: &[u8]) -> String {
    let letter = |six: u32| char::from(ALPHABET[(six & 63) as usize]);
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        text.extend((0..=chunk.len()).map(|i| letter(bits >> (18 - 6 * i as u32))));
    }
    text
}

/// `None`: some character is none of the alphabet's, or the end is cut.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    is_alphabetic(text).then(|| base64::decode(text.as_bytes()))?
}

/// Whether all characters are of the alphabet.
pub fn is_alphabetic(text: &str) -> bool {
    text.bytes().all(|letter| ALPHABET.contains(&letter))
}
