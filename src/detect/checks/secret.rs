//! Checks on tokens and keys.

use crate::text::base64::six;

/// Shannon entropy of the bytes, in hundredths of a bit per byte. Integer arithmetic only.
pub fn entropy(value: &[u8]) -> u32 {
    let mut counts = [0u16; 256];
    for &byte in value {
        counts[usize::from(byte)] += 1;
    }
    let length = value.len().min(65_535) as u32;
    if length == 0 {
        return 0;
    }
    let total: u32 = counts.iter().filter(|&&c| c > 0).map(|&c| u32::from(c) * log2(u32::from(c))).sum();
    log2(length).saturating_sub(total / length) * 100 / 1024
}

/// log2 in units of 1/1024, for 1 to 65,535.
fn log2(n: u32) -> u32 {
    let whole = 31 - n.leading_zeros();
    let f = ((n << 16 >> whole) - (1 << 16)) >> 6;
    // Quadratic fit of log2(1 + f), off by at most 0.008.
    whole * 1024 + f + ((f * (1024 - f)) >> 10) * 346 / 1024
}

/// A body with some variety: keeps out `xxxxxxxx`, `…EXAMPLE` and `abcdefgh`.
pub fn varied(value: &[u8]) -> bool {
    entropy(value) >= 200 && !typed(value)
}

/// Variety alone, for tokens that hold long runs of one digit.
pub fn lively(value: &[u8]) -> bool {
    entropy(value) >= 200
}

/// Capitals, small letters and digits.
pub fn three_kinds(value: &[u8]) -> bool {
    let any = |test: fn(&u8) -> bool| value.iter().any(test);
    any(u8::is_ascii_uppercase) && any(u8::is_ascii_lowercase) && any(u8::is_ascii_digit) && varied(value)
}

/// Capitals and small letters mixed as a machine mixes them.
pub fn random_case(value: &[u8]) -> bool {
    changes(value) * 4 >= value.len() && varied(value)
}

/// Five equal characters in a row, eleven in order, or the word EXAMPLE: typed by a person. Zeros in base64 are a row
/// of `A`, which says something only where it is much of the value.
fn typed(value: &[u8]) -> bool {
    value.windows(5).any(|w| w.iter().all(|b| Some(b) == w.first()) && (value.len() < 80 || w != b"AAAAA"))
        || value.windows(11).any(|w| w.windows(2).all(|p| matches!(p, [a, b] if a.wrapping_add(1) == *b)))
        || value.windows(7).any(|w| w.eq_ignore_ascii_case(b"example"))
        || (1..5).any(|period| repeats(value, period) >= 16)
}

/// The longest stretch in which every byte is the one `period` before it.
fn repeats(value: &[u8], period: usize) -> usize {
    let (mut longest, mut run) = (0, 0);
    for (a, b) in value.iter().zip(value.get(period..).unwrap_or_default()) {
        run = if a == b { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    if longest == 0 { 0 } else { longest + period }
}

/// How often neighbouring characters differ in being capital, small or digit.
fn changes(value: &[u8]) -> usize {
    let kind = |b: &u8| match b {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    value.windows(2).filter(|w| matches!(w, [a, b] if kind(a) != kind(b))).count()
}

/// Little variety for its length, or typed by a person: `0000…`, `1234…`, `…EXAMPLE`.
pub fn dull(value: &[u8]) -> bool {
    let mut seen = [false; 256];
    for &byte in value {
        seen[usize::from(byte)] = true;
    }
    let kinds = seen.iter().filter(|s| **s).count();
    typed(value) || kinds < 6 || kinds * 8 < value.len().min(64)
}

/// A key that a machine made: long, of key characters only, and too mixed to be a name.
pub fn made_key(value: &[u8]) -> bool {
    let plain = value.iter().all(|b| b.is_ascii_alphanumeric() || b"_-+/=.~!@#$%^&*|:".contains(b));
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().any(u8::is_ascii_alphabetic);
    let hex = value.iter().all(u8::is_ascii_hexdigit);
    let changing = changes(value);
    let mixed = digits >= 2
        || (changing * 5 >= value.len() * 2 && value.len() >= 15)
        || (digits == 1 && changing * 4 >= value.len() && value.len() >= 20);
    let enough = if hex || value.len() >= 32 { 280 } else { 320 };
    (14..=512).contains(&value.len())
        && plain
        && letters
        && mixed
        && !uuid(value)
        && !typed(value)
        && !words(value)
        && !camel(value)
        && entropy(value) >= enough
}

/// A name in a program made of capitalised words, with a digit at most: `OAuth2Token`.
pub fn camel(value: &[u8]) -> bool {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let first = value.first().is_some_and(u8::is_ascii_alphabetic);
    let humps = value.windows(2).filter(|w| matches!(w, [a, b'A'..=b'Z'] if !a.is_ascii_uppercase())).count();
    let rest = value.get(1..).unwrap_or_default();
    let apart = !rest.windows(2).any(|w| w.iter().all(u8::is_ascii_uppercase));
    first
        && digits < 2
        && humps > 0
        && apart
        && value.iter().all(u8::is_ascii_alphanumeric)
        && value.last().is_some_and(u8::is_ascii_alphabetic)
}

/// Parts between hyphens, dots, colons and underscores that are all short words or numbers: `web-prod-2024`.
pub fn words(value: &[u8]) -> bool {
    let mut parts = value.split(|b| b"-_./:".contains(b)).filter(|p| !p.is_empty());
    let word = |p: &[u8]| {
        let digits = p.iter().filter(|b| b.is_ascii_digit()).count();
        (digits == 0 && changes(p) <= 4.max(p.len() / 3))
            || digits == p.len()
            || (p.len() <= 8 && changes(p) <= 1 + usize::from(digits == 1))
    };
    value.iter().any(|b| b"-_./:".contains(b)) && parts.all(word)
}

/// A recovery password of BitLocker: eight groups of six digits, each eleven times a number of 16 bits (\[MS-FVE\]; Microsoft,
/// `Win32_EncryptableVolume.ProtectKeyWithNumericalPassword`).
pub fn bitlocker(value: &[u8]) -> bool {
    let number = |group: &[u8]| group.iter().fold(0u32, |n, b| n * 10 + u32::from(b & 15));
    let group = |group: &[u8]| number(group) % 11 == 0 && number(group) / 11 <= 0xFFFF;
    value.len() == 48 && value.chunks(6).all(group) && !value.iter().all(|b| *b == b'0')
}

/// A UUID (RFC 9562).
pub fn uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => *b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

/// A password that a person chose rather than a word of the sentence: digits or symbols, no blanks, no code.
pub fn password(value: &[u8]) -> bool {
    let digits = value.iter().any(u8::is_ascii_digit);
    let symbols = value.iter().any(|b| b"!@#$%^&*?+~-_".contains(b));
    (4..=128).contains(&value.len()) && !value.contains(&b' ') && (digits || symbols) && !words_only(value)
}

/// A single word of small letters that somebody may have chosen as a password.
pub fn one_word(value: &[u8]) -> bool {
    (8..=40).contains(&value.len()) && value.iter().all(u8::is_ascii_lowercase)
}

/// What frameworks draw for signing: long, of any character that can be typed, and very mixed.
pub fn salt(value: &[u8]) -> bool {
    let marks = value.iter().filter(|b| b.is_ascii_punctuation()).count();
    (40..=128).contains(&value.len())
        && value.iter().all(u8::is_ascii_graphic)
        && marks >= 4
        && value.iter().any(u8::is_ascii_digit)
        && !typed(value)
        && entropy(value) >= 440
}

/// Lower-case words joined by hyphens or underscores, or such a path with its fragment.
fn words_only(value: &[u8]) -> bool {
    let path = value.contains(&b'/');
    value.iter().all(|b| b.is_ascii_lowercase() || b"-_".contains(b) || path && b"/#".contains(b))
}

/// Six base-62 digits of CRC-32 over the rest behind the prefix, at the end: GitHub's and npm's tokens.
pub fn crc32_base62(value: &[u8]) -> bool {
    let body = value.iter().position(|b| *b == b'_').and_then(|at| value.get(at + 1..)).unwrap_or_default();
    body.split_last_chunk::<6>().is_some_and(|(random, sum)| {
        number(sum, b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == Some(crc32(random))
    })
}

/// Seven base-36 digits of CRC-32 over all before them: GitLab's routable tokens
/// (gitlab-foss, `lib/authn/token_field/generator/routable_token.rb`).
pub fn crc32_base36(value: &[u8]) -> bool {
    value
        .split_last_chunk::<7>()
        .is_some_and(|(head, sum)| number(sum, b"0123456789abcdefghijklmnopqrstuvwxyz") == Some(crc32(head)))
}

/// Eight hex digits behind the last underscore: the bytes of CRC-32 over all before it, lowest first. Grafana's tokens
/// of service accounts.
pub fn crc32_hex(value: &[u8]) -> bool {
    value.split_last_chunk::<8>().is_some_and(|(head, sum)| {
        let head = head.strip_suffix(b"_").unwrap_or(head);
        number(&sum.map(|b| b.to_ascii_lowercase()), b"0123456789abcdef") == Some(crc32(head).swap_bytes())
    })
}

/// A header in base64url that is a JSON object with an `alg`, and a second object behind it (RFC 7515, RFC 7519).
pub fn jwt(value: &[u8]) -> bool {
    let mut decoded = Vec::with_capacity(96);
    let (mut bits, mut held) = (0u32, 0u32);
    for (at, byte) in value.iter().take(640).enumerate() {
        let Some(six) = six(*byte) else { return false };
        bits = (bits << 6 | six) & 0xFFFF;
        held += 6;
        if held < 8 {
            continue;
        }
        held -= 8;
        let octet = (bits >> held) as u8;
        decoded.push(octet);
        let algorithm = || decoded.windows(5).any(|w| w == b"\"alg\"");
        if octet == b'}' && value.get(at + 1..).is_some_and(|rest| rest.starts_with(b"eyJ")) && algorithm() {
            return true;
        }
    }
    false
}

/// The number that digits of an alphabet write, if it has 32 bits.
fn number(digits: &[u8], alphabet: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |sum, digit| {
        let value = alphabet.iter().position(|a| a == digit)? as u32;
        sum.checked_mul(alphabet.len() as u32)?.checked_add(value)
    })
}

/// CRC-32 as in ISO 3309 (zip, png), bit by bit: the inputs are short.
pub(in crate::detect) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & 0u32.wrapping_sub(crc & 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_a_token_is_the_published_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(
            number(b"0001Z", b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            Some(97)
        );
        assert!(jwt(b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIiOiJtYXJhIn0"));
        assert!(!jwt(b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJeyJzdWIiOiJtYXJhIn0"));
        assert!(!crc32_base62(b"ghp_000000000000000000000000000000000000"));
    }

    #[test]
    fn a_checksum_that_is_off_by_one_character_is_wrong() {
        let holds = |check: fn(&[u8]) -> bool, body: &str, sum: &str, other: &str| {
            assert!(check(format!("{body}{sum}").as_bytes()), "{body}{sum}");
            assert!(!check(format!("{body}{other}").as_bytes()), "{body}{other}");
            assert!(!check(format!("{body}x{sum}").as_bytes()), "{body}x{sum}");
        };
        holds(crc32_base36, "glpat-k9Zq4LmP0xVt7RbY2wNc8sHdQz7wB3fJ5h.01.0y", "1h18b7s", "1h18b7a");
        holds(crc32_hex, "glsa_k9Zq4LmP0xVt7RbY2wNc8sHdQz7wB3fJ_", "07d0e48b", "07d0e48a");
        holds(crc32_base62, "ghp_k9Zq4LmP0xVt7RbY2wNc8sHdQz7wB3", "4RcjfD", "4Rcjfa");
    }

    #[test]
    fn a_run_of_zeros_in_base64_is_not_typed() {
        let body = [b"k9Zq4LmP0xVt7RbY2wNc8sHdQz7w".repeat(3), b"AAAAAAAA".to_vec()].concat();
        assert!(varied(&body) && !varied(b"k9Zq4LmP0xAAAAAAAAAA"));
    }
}
