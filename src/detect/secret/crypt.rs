//! Hashes of passwords as Unix and web servers keep them: `$6$salt$hash` (crypt(5), PHC string format).

use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::detect::{Confidence, checks};

/// The methods that stand between the first two dollars, and how many bytes before them the hash begins.
const METHODS: [(&[u8], usize); 13] = [
    (b"1", 1),
    (b"5", 1),
    (b"6", 1),
    (b"2a", 1),
    (b"2b", 1),
    (b"2x", 1),
    (b"2y", 1),
    (b"apr1", 1),
    (b"j9T", 3),
    (b"argon2id", 1),
    (b"argon2i", 1),
    (b"7", 1),
    (b"8", 1),
];
/// Shortest hash, and longest whole, in bytes.
const HASH: usize = 22;
const LONGEST: usize = 240;

/// A hash whose method is the token at `start..end`.
pub fn at(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let method = bytes.get(start..end).unwrap_or_default();
    let Some((_, ahead)) = METHODS.iter().find(|(known, _)| *known == method) else { return };
    let inside = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'/' | b'$' | b'=' | b',' | b'+');
    let rest = bytes.get(end..).unwrap_or_default();
    let whole = rest.get(..rest.iter().take(LONGEST).take_while(inside).count()).unwrap_or_default();
    let hash = whole.rsplit(|b| *b == b'$').next().unwrap_or_default();
    if hash.len() >= HASH && checks::varied(hash) {
        let from = start.saturating_sub(*ahead);
        pass.hit(from, end + whole.len(), id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    }
}

/// Whether the token at `start..end` stands between dollars, as a method does.
pub fn is_between_dollars(bytes: &[u8], start: usize, end: usize) -> bool {
    bytes.get(end) == Some(&b'$') && start.checked_sub(1).and_then(|i| bytes.get(i)) == Some(&b'$')
}
