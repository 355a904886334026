//! Codes of digits and backup codes as people write them: `the PIN for her card is 4829`, codes one below the other.

use super::spoken::{REACH, word_end};
use crate::detect::Confidence;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;

/// How far before the end of its name what a code opens is looked for, in bytes: `lockbox code`.
const OPENED: usize = 16;

/// A PIN behind its name, which ends at `end`, with whose it is between them: `the PIN for her card is 4829`.
pub fn by_pin(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    hashed(pass, end);
    let clause = rest.get(..rest.len().min(REACH)).unwrap_or_default();
    let of = [&b" for "[..], b" of ", b" to ", b" on ", b" at ", b" de ", b" del ", b" para "]
        .iter()
        .any(|w| clause.starts_with(w));
    let ends = |word: &[u8]| {
        let named = pass.bytes.get(end.saturating_sub(word.len())..end).unwrap_or_default();
        named.eq_ignore_ascii_case(word)
    };
    // A bare code may be one of a building or a discount; a passcode lets somebody in.
    let code = (ends(b"code") || ends(b"digo")) && !ends(b"passcode");
    let opened = pass.bytes.get(end.saturating_sub(OPENED)..end).unwrap_or_default();
    let of = of && (!code || opens(clause) || opens(opened));
    let line = clause.iter().take_while(|b| !b"\n?!;".contains(b)).count();
    let verbs = [&b" is "[..], b" es ", b": "];
    let verb = verbs.iter().find_map(|v| {
        let place = clause.get(..line)?.windows(v.len()).position(|w| w == *v)?;
        clause.get(..place).filter(|between| !between.contains(&b',')).map(|_| place + v.len())
    });
    let Some(from) = verb.filter(|_| of).map(|at| end + at) else { return };
    let rest = pass.bytes.get(from..).unwrap_or_default();
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let length = if digits == 1 { pressed(rest) } else { digits };
    let after = pass.bytes.get(from + length).copied().unwrap_or(b' ');
    if (4..=11).contains(&length)
        && digits < 7
        && !after.is_ascii_alphanumeric()
        && after != b'-'
        && after != b'/'
    {
        pass.hit(from, from + length, id::PIN_CODE, Confidence::High, Level::Label);
    }
}

/// How long a code is whose keys are written one by one: `4-1-9-2`.
fn pressed(rest: &[u8]) -> usize {
    let key = |(at, b): &(usize, &u8)| if at % 2 == 0 { b.is_ascii_digit() } else { **b == b'-' };
    let length = rest.iter().enumerate().take_while(key).count();
    if length > 6 && length % 2 == 1 { length } else { 0 }
}

/// A code with the key that ends it, as door panels take it: `code 5512#`.
fn hashed(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let gap = rest.iter().take(2).take_while(|b| b" :".contains(b)).count();
    let digits = rest.iter().skip(gap).take(9).take_while(|b| b.is_ascii_digit()).count();
    let closed = matches!(rest.get(gap + digits..), Some([b'#' | b'*', ..]));
    if gap > 0 && (4..=8).contains(&digits) && closed {
        pass.hit(end + gap, end + gap + digits, id::PIN_CODE, Confidence::High, Level::Label);
    }
}

/// Whether something that a code opens is spoken of: `the code for the shelter garage`.
fn opens(clause: &[u8]) -> bool {
    const DOORS: [&[u8]; 14] = [
        b"door",
        b"gate",
        b"garage",
        b"alarm",
        b"lockbox",
        b"entrance",
        b"keypad",
        b"elevator",
        b"safe",
        b"shed",
        b"puerta",
        b"alarma",
        b"entrada",
        b"cochera",
    ];
    clause.split(|b| !b.is_ascii_alphabetic()).any(|word| DOORS.iter().any(|d| d.eq_ignore_ascii_case(word)))
}

/// Backup codes behind a heading that ends at `end`, up to sixteen of them.
pub fn by_backup(pass: &mut Pass, end: usize) {
    const MOST: usize = 16;
    let bytes = pass.bytes;
    let mut at = end;
    for _ in 0..MOST {
        let rest = bytes.get(at..).unwrap_or_default();
        let gap = rest.iter().take(12).take_while(|b| b" :\n\r\t,;-*)\"'".contains(b)).count();
        let from = at + gap;
        let until = word_end(bytes, from).min(from + 24);
        let text = bytes.get(from..until).unwrap_or_default();
        if gap == 0 || !is_backup(text) {
            return;
        }
        pass.hit(from, until, id::OTP_RECOVERY, Confidence::High, Level::Label);
        at = until;
    }
}

/// Eight to twelve letters and digits, or two or three groups of four or five.
fn is_backup(text: &[u8]) -> bool {
    let groups: Vec<&[u8]> = text.split(|b| *b == b'-').collect();
    let fits = |g: &&[u8]| g.iter().all(u8::is_ascii_alphanumeric);
    let digits = text.iter().any(u8::is_ascii_digit);
    let sizes = match groups.len() {
        1 => (8..=12).contains(&text.len()),
        2..=4 => groups.iter().all(|g| (4..=6).contains(&g.len())),
        _ => false,
    };
    digits && sizes && groups.iter().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::placeholder::Placeholders;
    use proptest::prelude::*;

    fn found(text: &'static str, name: &str) -> Option<&'static str> {
        let mut pass = Pass::new(text, &[], Placeholders::default());
        by_pin(&mut pass, text.find(name)? + name.len());
        pass.hits.first().and_then(|hit| text.get(hit.start..hit.end))
    }

    #[test]
    fn a_code_counts_where_it_opens_something() {
        assert_eq!(found("the code for the shelter garage is 8827, tell them", "code"), Some("8827"));
        assert_eq!(found("el código de la puerta es 4471", "código"), Some("4471"));
        assert_eq!(found("the PIN for her card is 4829", "PIN"), Some("4829"));
        for text in
            ["the code for Kent is 98032", "the code for this product is 4471", "code to be written by 2024"]
        {
            assert_eq!(found(text, "code"), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_in_a_text_stops_the_readers(text in "\\PC{0,60}", at in 0usize..70) {
            let mut pass = Pass::new(&text, &[], Placeholders::default());
            by_pin(&mut pass, at);
            by_backup(&mut pass, at);
            for hit in &pass.hits {
                prop_assert!(hit.start < hit.end && hit.end <= text.len());
            }
        }
    }
}
