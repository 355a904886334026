//! Names of places: countries, states and well-known cities. Public by themselves; a fact about whoever is named
//! beside them (45 CFR 164.514(b)(2)(i)(B)).

use super::Confidence;
use super::hit::Level;
use super::lex::is_word_byte;
use super::pass::Pass;
use super::tables::id;

/// Words before a place.
const BEFORE: [&[u8]; 22] = [
    b"in",
    b"to",
    b"from",
    b"near",
    b"at",
    b"of",
    b"outside",
    b"around",
    b"through",
    b"across",
    b"via",
    b"visit",
    b"visiting",
    b"toward",
    b"towards",
    b"north",
    b"south",
    b"east",
    b"west",
    b"en",
    b"desde",
    b"hacia",
];

/// A place whose name stands at `start..end`; `shared` when people bear that name too.
pub fn by_name(pass: &mut Pass, start: usize, end: usize, shared: bool) {
    let bytes = pass.bytes;
    let before = start.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let after = bytes.get(end..).unwrap_or_default();
    let glued = is_word_byte(before) || b"._/-@#\\$".contains(&before);
    let goes_on = matches!(after, [b'_' | b'(' | b'@' | b'=', ..] | [b'.' | b'/' | b':', b'a'..=b'z', ..]);
    if glued || goes_on || !bytes.get(start).is_some_and(u8::is_ascii_uppercase) {
        return;
    }
    let led = start > 0 && before == b' ' && is_led(bytes, start - 1);
    let named_on = matches!(after, [b' ', next, ..] if next.is_ascii_uppercase());
    let listed = after.starts_with(b", ") || bytes.get(..start).is_some_and(|head| head.ends_with(b", "));
    if shared && (!led || named_on || after.starts_with(b"'s")) {
        return;
    }
    let sure = if led || listed && !shared { Confidence::Medium } else { Confidence::Low };
    pass.hit(start, end, id::PLACE, sure, Level::Alone);
}

/// Whether a word of place ends at `at`.
fn is_led(bytes: &[u8], at: usize) -> bool {
    let head = bytes.get(..at).unwrap_or_default();
    let length = head.iter().rev().take(9).take_while(|b| b.is_ascii_alphabetic()).count();
    head.get(at - length..).is_some_and(|word| BEFORE.iter().any(|w| w.eq_ignore_ascii_case(word)))
}
