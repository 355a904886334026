//! Bodies of invented secrets, made when the corpus is read.
//!
//! A file full of well-formed keys would set off every secret scanner that looks at a repository. So a text
//! holds `ghp_<<checked:30>>`, and the body is drawn here, the same each time, from the text's own id.

use std::fmt::Write;

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";

/// Replaces every `<<alphabet:length>>`.
///
/// Alphabets: `alnum`, `lower`, `upper32` (A-Z, 2-7), `hex`, `base64` (standard), `base64url`, `digits`, and
/// `checked` (that many letters and digits, then six of their CRC-32 in base 62, as GitHub and npm tokens have).
///
/// # Errors
/// An alphabet that is not known, or a length that is no number up to 4096.
pub fn fill(text: &str, seed: &str) -> Result<String, String> {
    let mut random = Random::new(seed);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("<<") {
        out.push_str(before);
        let Some((recipe, after)) = tail.split_once(">>").filter(|(r, _)| reads_as_recipe(r)) else {
            out.push_str("<<");
            rest = tail;
            continue;
        };
        out.push_str(&body(recipe, &mut random)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

fn reads_as_recipe(recipe: &str) -> bool {
    recipe.len() < 20 && recipe.split_once(':').is_some_and(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()))
}

fn body(recipe: &str, random: &mut Random) -> Result<String, String> {
    let refused = || format!("`<<{recipe}>>` is no recipe");
    let (alphabet, length) = recipe.split_once(':').ok_or_else(refused)?;
    let length: usize = length.parse().ok().filter(|n| *n <= 4096).ok_or_else(refused)?;
    let letters = match alphabet {
        "alnum" | "checked" => [UPPER, LOWER, DIGITS].concat(),
        "lower" => [LOWER, DIGITS].concat(),
        "upper32" => [UPPER, "234567"].concat(),
        "hex" => [DIGITS, "abcdef"].concat(),
        "base64" => [UPPER, LOWER, DIGITS, "+/"].concat(),
        "base64url" => [UPPER, LOWER, DIGITS, "-_"].concat(),
        "digits" => DIGITS.to_owned(),
        _ => return Err(refused()),
    };
    let letters = letters.as_bytes();
    let mut drawn: String = (0..length).map(|_| char::from(letters[random.below(letters.len())])).collect();
    if alphabet == "checked" {
        drawn += &base62(crc32(drawn.as_bytes()));
    }
    Ok(drawn)
}

fn base62(mut value: u32) -> String {
    let letters = [DIGITS, UPPER, LOWER].concat();
    let mut out = [b'0'; 6];
    for place in out.iter_mut().rev() {
        *place = letters.as_bytes()[(value % 62) as usize];
        value /= 62;
    }
    out.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{}", char::from(*byte));
        text
    })
}

/// CRC-32 as in ISO 3309 (zip, png), bit by bit: the inputs are short.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & 0u32.wrapping_sub(crc & 1)))
    })
}

/// A 32-bit hash whose every bit depends on the whole text: FNV-1a, finished as MurmurHash3 does.
pub fn hash(text: &str) -> u32 {
    let mut hash = fnv1a(text);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}

fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Marsaglia's xorshift32: enough to look random to a scanner.
struct Random(u32);

impl Random {
    fn new(seed: &str) -> Self {
        Self(hash(seed).max(1))
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as usize % bound.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_have_the_asked_shape_and_are_the_same_each_time() {
        let once = fill("key <<hex:8>> and <<checked:30>>.", "a").unwrap();
        assert_eq!(once, fill("key <<hex:8>> and <<checked:30>>.", "a").unwrap());
        assert_ne!(once, fill("key <<hex:8>> and <<checked:30>>.", "b").unwrap());
        assert_eq!(once.len(), "key  and .".len() + 8 + 36);
    }

    #[test]
    fn shifts_in_code_are_left_alone() {
        assert_eq!(fill("1 << 3 >> 1; cout << \"x\" >> y", "a").unwrap(), "1 << 3 >> 1; cout << \"x\" >> y");
    }

    #[test]
    fn an_unknown_alphabet_is_refused() {
        assert!(fill("<<runes:8>>", "a").is_err());
    }

    #[test]
    fn the_checksum_is_the_published_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
