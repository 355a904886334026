//! Seed phrases of wallets: 12 to 24 words after their label (BIP 39: lists of words of three to eight letters, no
//! two alike in their first four).

use super::Confidence;
use super::hit::Level;
use super::pass::Pass;
use super::tables::id;

/// How many words a phrase has (BIP 39, 128 to 256 bits of entropy in steps of 32).
const LENGTHS: [usize; 5] = [12, 15, 18, 21, 24];
/// Words of sentences that stand in no list.
const GRAMMAR: [&[u8]; 16] = [
    b"the", b"and", b"for", b"are", b"was", b"not", b"with", b"from", b"were", b"has", b"had", b"have",
    b"which", b"your", b"our", b"their",
];

/// A phrase after a label that ends at `end`.
pub fn by_label(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let gap = |b: &u8| b" \t\n\r:=-\"'`([{".contains(b);
    let mut at = end + bytes.get(end..).unwrap_or_default().iter().take(8).take_while(|b| gap(b)).count();
    if bytes.get(at..at + 3).is_some_and(|w| w.eq_ignore_ascii_case(b"is ")) {
        at += 3;
    }
    let (mut from, mut count, mut whole) = (at, 0, None);
    while count < 24
        && let Some((start, until)) = word(bytes, at)
    {
        if count == 0 {
            from = start;
        }
        count += 1;
        at = until;
        whole = LENGTHS.contains(&count).then_some(until).or(whole);
    }
    if let Some(until) = whole {
        pass.hit(from, until, id::CRYPTO_SEED, Confidence::High, Level::Label);
    }
}

/// The next word of a phrase, past its number and what stands between: `3. velvet`.
fn word(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?;
    let between = rest.iter().take(8).take_while(|b| b" \n\r\t,.0123456789)".contains(b)).count();
    let start = at + between;
    let length = bytes.get(start..)?.iter().take(9).take_while(|b| b.is_ascii_lowercase()).count();
    let text = bytes.get(start..start + length)?;
    let ends = !bytes.get(start + length).is_some_and(|b| b.is_ascii_alphanumeric() || b"'-".contains(b));
    ((3..=8).contains(&length) && ends && !GRAMMAR.contains(&text)).then_some((start, start + length))
}
