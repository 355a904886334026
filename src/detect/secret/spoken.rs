//! Secrets as people write them: `login is mara, password Tiger-Pond-4471`, `mara → Blue-Kite-9082`, `the PIN for her
//! card is 4829`, backup codes one below the other.

use super::assignment;
use super::placeholder::is_placeholder;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::{id, list};
use crate::detect::words::is_listed;
use crate::detect::{Confidence, checks};

/// How far behind its name a password may stand, in bytes.
const REACH: usize = 60;
/// How long a list of log-ins may be, in bytes.
const LIST: usize = 600;

/// Where the word ends that begins at `from`: at white space, without the signs that end a sentence.
fn word_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let open = |b: &&u8| !b.is_ascii_whitespace() && !b"\"'`<>|;".contains(b);
    let mut end = from + rest.iter().take(80).take_while(open).count();
    while end > from && bytes.get(end - 1).is_some_and(|b| b".,:)".contains(b)) {
        end -= 1;
    }
    end
}

/// Whether a word cannot be one of the sentence: letters and digits mixed as in a password, and no version, amount,
/// address or name of a standard.
pub fn is_strong(word: &[u8]) -> bool {
    let count = |test: fn(&u8) -> bool| word.iter().filter(|b| test(b)).count();
    let (upper, lower, digits) =
        (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase), count(u8::is_ascii_digit));
    let marks = word.iter().filter(|b| b"!@#$%^&*?+~-_.".contains(b)).count();
    let others = word.len() - upper - lower - digits - marks;
    let mixed = (upper > 0 && lower > 1) || marks > 0 || (lower > 3 && digits > 1);
    let counted = word.first().is_some_and(u8::is_ascii_digit) && word.contains(&b'-') && upper == 0;
    let address = word.contains(&b'@') && word.iter().rev().take(6).any(|b| *b == b'.');
    let standard = lower == 0 && word.len() <= 8;
    let sum = matches!(word, [b'$' | b'#' | b'+', ..]);
    (6..=64).contains(&word.len())
        && upper + lower >= 3
        && digits > 0
        && others == 0
        && mixed
        && !(counted || address || standard || sum)
        && !is_placeholder(word)
        && !is_listed(word, list::NOT_PASSWORDS)
}

/// A password behind its name, which ends at `end`, without a sign of assignment between them or with words between.
pub fn by_name(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let rest = bytes.get(end..).unwrap_or_default();
    if rest.first() != Some(&b' ') {
        return;
    }
    if hit_strong(pass, end + 1) || rest.starts_with(b" (") {
        return;
    }
    let between = |b: &&u8| b.is_ascii_alphanumeric() || b" '-#".contains(b) || !b.is_ascii();
    let length = rest.iter().take(REACH).take_while(between).count();
    if bytes.get(end + length) == Some(&b':') {
        let gap = bytes
            .get(end + length + 1..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .take_while(|b| **b == b' ')
            .count();
        hit_strong(pass, end + length + 1 + gap);
        return;
    }
    let clause = rest.get(..length).unwrap_or_default();
    for verb in [&b" is "[..], b" es "] {
        let Some(from) = clause.windows(4).position(|w| w == verb).map(|place| end + place + 4) else {
            continue;
        };
        match app_password(bytes, from) {
            Some(start) => {
                pass.hit(start, start + APP, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label)
            }
            None => _ = hit_strong(pass, from),
        }
    }
}

fn hit_strong(pass: &mut Pass, from: usize) -> bool {
    let from = from + usize::from(matches!(pass.bytes.get(from), Some(b'"' | b'\'' | b'`')));
    let until = word_end(pass.bytes, from);
    let strong = pass.bytes.get(from..until).is_some_and(is_strong);
    if strong {
        pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    }
    strong
}

/// Length of a password that is given out for one application, in bytes.
pub const APP: usize = 19;

/// Four groups of four small letters, as Google and Apple give out for one application.
pub fn app_password(bytes: &[u8], from: usize) -> Option<usize> {
    let from = from + bytes.get(from..)?.iter().take(3).take_while(|b| b" \"'".contains(b)).count();
    let groups = bytes.get(from..from + APP)?;
    let fits = groups.iter().enumerate().all(|(i, b)| match i % 5 {
        4 => b" -".contains(b),
        _ => b.is_ascii_lowercase(),
    });
    let closed = bytes.get(from + APP).is_none_or(|b| !b.is_ascii_alphanumeric());
    (fits && closed).then_some(from)
}

/// A password behind a user name or address that ends at `end`: `mara / R8!vTq2$mZ`, `mara → Blue-Kite-9082`.
pub fn after_login(pass: &mut Pass, end: usize) -> bool {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let signs = [&b" / "[..], b"/", b" \xE2\x86\x92 ", b" -> ", b" | ", b" : ", b" pw ", b" pass "];
    let sign = signs.iter().find(|sign| rest.starts_with(sign));
    sign.is_some_and(|sign| hit_strong(pass, end + sign.len()))
}

/// What follows a label of user names that ends at `end`: a name and its password, or the arguments of a call.
pub fn by_login(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    if bytes.get(end) == Some(&b'(') {
        call(pass, end + 1);
        return;
    }
    let gap =
        bytes.get(end..).unwrap_or_default().iter().take(4).take_while(|b| b" :=\"".contains(b)).count();
    if gap == 0 {
        return;
    }
    let name = word_end(bytes, end + gap);
    if name > end + gap {
        after_login(pass, name);
    }
}

/// The second quoted argument of `login("…", "…")`.
fn call(pass: &mut Pass, at: usize) {
    let Some(first) = assignment::value(pass.bytes, at).filter(|v| v.quoted) else { return };
    let Some(comma) = assignment::sign(pass.bytes, first.end) else { return };
    if let Some(start) = app_password(pass.bytes, comma) {
        pass.hit(start, start + APP, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
        return;
    }
    let Some(value) = assignment::value(pass.bytes, comma).filter(|v| v.quoted) else { return };
    let text = pass.bytes.get(value.start..value.end).unwrap_or_default();
    if checks::password(text) && !is_placeholder(text) {
        pass.hit(value.start, value.end, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    }
}

/// A list of log-ins under a heading that speaks of passwords and ends at `end`: `mara → Blue-Kite-9082; oren → …`.
pub fn by_list(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let rest = bytes.get(end..bytes.len().min(end + LIST)).unwrap_or_default();
    let arrow = |at: &usize| {
        matches!(rest.get(*at..), Some([0xE2, 0x86, 0x92, b' ', ..] | [b' ', b'-', b'>', b' ', ..]))
    };
    for at in (0..rest.len()).filter(arrow).collect::<Vec<_>>() {
        hit_strong(pass, end + at + 4);
    }
}

/// The cells of a row that are headed as passwords or PINs.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let column = pass.table().column(bytes, at);
        let headed = pass.table().heads_of(column).any(|g| g == list::SECRET_WORDS);
        let lead = cell.iter().take_while(|b| b" \"'`".contains(b)).count();
        let tail = cell.iter().rev().take_while(|b| b" \"'`\r".contains(b)).count();
        let (from, until) = (at + lead, (at + cell.len()).saturating_sub(tail));
        at += cell.len() + 1;
        let text = bytes.get(from..until).unwrap_or_default();
        if headed && checks::password(text) && !is_placeholder(text) {
            pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
        }
    }
}

/// A PIN behind its name, which ends at `end`, with whose it is between them: `the PIN for her card is 4829`.
pub fn by_pin(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let clause = rest.get(..rest.len().min(REACH)).unwrap_or_default();
    let of = [&b" for "[..], b" of ", b" to ", b" on ", b" de ", b" del ", b" para "]
        .iter()
        .any(|w| clause.starts_with(w));
    let line = clause.iter().take_while(|b| !b"\n?!;".contains(b)).count();
    let verbs = [&b" is "[..], b" es ", b": "];
    let verb = verbs.iter().find_map(|v| {
        let place = clause.get(..line)?.windows(v.len()).position(|w| w == *v)?;
        clause.get(..place).filter(|between| !between.contains(&b',')).map(|_| place + v.len())
    });
    let Some(from) = verb.filter(|_| of).map(|at| end + at) else { return };
    let digits = pass.bytes.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
    let after = pass.bytes.get(from + digits).copied().unwrap_or(b' ');
    if (4..=6).contains(&digits) && !after.is_ascii_alphanumeric() && after != b'-' && after != b'/' {
        pass.hit(from, from + digits, id::PIN_CODE, Confidence::High, Level::Label);
    }
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
    use proptest::prelude::*;

    #[test]
    fn a_password_is_no_word_of_the_sentence() {
        for word in
            ["Tiger-Pond-4471", "R8!vTq2$mZ", "Welcome#8841", "sunflower_Bus22", "Crayon!Box7", "h0pk1ns21s"]
        {
            assert!(is_strong(word.as_bytes()), "{word}");
        }
        for word in [
            "rules",
            "12",
            "8-character",
            "SHA-256",
            "COVID-19",
            "2024",
            "1Password",
            "mara@a.example",
            "$1,200",
            "90-day",
            "policy-based",
            "Office365",
        ] {
            assert!(!is_strong(word.as_bytes()), "{word}");
        }
    }

    proptest! {
        #[test]
        fn nothing_in_a_text_stops_the_readers(text in "\\PC{0,60}", at in 0usize..70) {
            let mut pass = Pass::new(&text, &[]);
            by_name(&mut pass, at);
            by_login(&mut pass, at);
            by_list(&mut pass, at);
            by_pin(&mut pass, at);
            by_backup(&mut pass, at);
            for hit in &pass.hits {
                prop_assert!(hit.start < hit.end && hit.end <= text.len());
            }
        }
    }
}
