//! Secrets as people write them: `login is mara, password Tiger-Pond-4471`, `mara → Blue-Kite-9082`.

use super::assignment;
use super::name::heads_passwords;
use super::placeholder::{is_code, is_placeholder};
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::{id, list};
use crate::detect::words::is_listed;
use crate::detect::{Confidence, checks};

/// How far behind its name a password may stand, in bytes.
pub const REACH: usize = 60;
/// How long a list of log-ins may be, in bytes.
const LIST: usize = 600;

/// Where the word ends that begins at `from`: at white space, without the signs that end a sentence.
pub fn word_end(bytes: &[u8], from: usize) -> usize {
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
    let counted = word.first().is_some_and(u8::is_ascii_digit)
        && (word.contains(&b'-') && upper == 0 || word.contains(&b'.'));
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
    if after_machine(pass, end) || hit_strong(pass, end + 1) || rest.starts_with(b" (") {
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
    for verb in [&b" is "[..], b" es ", b" will be ", b" to ", b" cambi\xC3\xB3 a "] {
        let place = clause.windows(verb.len()).position(|w| w == verb);
        let Some(from) = place.map(|place| end + place + verb.len()) else {
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

/// The password of a line of `.netrc`, behind `login` and its name: `login mara password …` (curl's `netrc` page).
fn after_machine(pass: &mut Pass, end: usize) -> bool {
    let bytes = pass.bytes;
    let head = bytes.get(end.saturating_sub(120)..end).unwrap_or_default();
    let mut words = head.split(|b| b.is_ascii_whitespace()).rev().filter(|w| !w.is_empty());
    if words.nth(2) != Some(b"login") {
        return false;
    }
    let Some(value) = assignment::value(bytes, end) else { return false };
    let text = bytes.get(value.start..value.end).unwrap_or_default();
    let fits = text.len() >= 4 && !is_placeholder(text) && bytes.get(end) == Some(&b' ');
    if fits {
        pass.hit(value.start, value.end, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    }
    fits
}

fn hit_strong(pass: &mut Pass, from: usize) -> bool {
    let from = from + usize::from(matches!(pass.bytes.get(from), Some(b'"' | b'\'' | b'`')));
    let until = word_end(pass.bytes, from);
    let strong = pass.bytes.get(from..until).is_some_and(is_strong);
    if strong {
        pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
        let rest = pass.bytes.get(until..).unwrap_or_default();
        const NEXT: [&[u8]; 4] = [b" changed to ", b", now ", b" now ", b" or "];
        let next = NEXT.iter().find(|word| rest.starts_with(word));
        if let Some(next) = next {
            hit_strong(pass, until + next.len());
        }
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
    let signs = [&b" / "[..], b"/", b" \xE2\x86\x92 ", b" -> ", b" | ", b" : ", b":", b" pw ", b" pass "];
    let sign = signs.iter().find(|sign| rest.starts_with(sign));
    sign.is_some_and(|sign| hit_strong(pass, end + sign.len()))
}

/// The password at `from..at` of `user:password@host`, without a scheme before it: a host that no address has, or a
/// sign that no address has.
pub fn before_host(pass: &mut Pass, from: usize, at: usize) -> bool {
    let bytes = pass.bytes;
    let head = bytes.get(from.saturating_sub(34)..from.saturating_sub(1)).unwrap_or_default();
    let name = head.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"._-".contains(b)).count();
    let host = bytes.get(at + 1..).unwrap_or_default();
    let numeric = host.iter().take(15).take_while(|b| b.is_ascii_digit() || **b == b'.').count() >= 7;
    let text = bytes.get(from..at).unwrap_or_default();
    let odd = text.iter().any(|b| b"!$%&*^#=".contains(b));
    let found = (1..33).contains(&name)
        && !head.ends_with(b"/")
        && (numeric
            || host.starts_with(b"localhost")
            || odd && host.first().is_some_and(u8::is_ascii_alphabetic))
        && is_strong(text);
    if found {
        pass.hit(from, at, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    }
    found
}

/// The same behind what says that user and password come, with words up to a colon: `the creds for the portal: …`.
pub fn by_pair(pass: &mut Pass, end: usize) {
    let rest = pass.bytes.get(end..).unwrap_or_default();
    let words = rest.iter().take(REACH).take_while(|b| b.is_ascii_alphabetic() || b" '-".contains(b)).count();
    let colon = rest.get(words) == Some(&b':');
    by_login(pass, if colon { end + words } else { end });
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
    let mut from = end + gap;
    from += place_named(bytes.get(from..).unwrap_or_default());
    let rest = bytes.get(from..).unwrap_or_default();
    let linking = [&b"is "[..], b"es ", b"with ", b"as ", b"con "];
    let said = linking.iter().find(|w| rest.starts_with(w));
    from += said.map_or(0, |w| w.len());
    let whole = word_end(bytes, from);
    let word = bytes.get(from..whole).unwrap_or_default();
    let name = from + word.iter().position(|b| b":/".contains(b)).unwrap_or(word.len());
    let and = said == Some(&&b"with "[..]) && bytes.get(name..).is_some_and(|r| r.starts_with(b" and "));
    // `u/Mara` and `r/nurses` are names themselves.
    if name > from + 1 && !after_login(pass, name) && and {
        hit_strong(pass, name + 5);
    }
}

/// The length of what a log-in is for, up to its verb or colon: `to the portal is …`.
fn place_named(rest: &[u8]) -> usize {
    if ![&b"to "[..], b"for ", b"at ", b"on ", b"de ", b"para "].iter().any(|word| rest.starts_with(word)) {
        return 0;
    }
    let words =
        rest.iter().take(REACH).take_while(|b| b.is_ascii_alphanumeric() || b" '.-".contains(b)).count();
    let clause = rest.get(..words).unwrap_or_default();
    let verb = [&b" is "[..], b" es "].iter().find_map(|verb| clause.windows(4).position(|w| w == *verb));
    let colon = rest.get(words..words + 2) == Some(b": ");
    verb.map_or(if colon { words + 2 } else { 0 }, |at| at + 1)
}

/// The last argument of a call whose name ends at `end`: `getConnection(url, "…", "…")`.
pub fn by_call(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    if bytes.get(end) != Some(&b'(') {
        return;
    }
    let rest = bytes.get(end..bytes.len().min(end + 300)).unwrap_or_default();
    let Some(mut close) = rest.windows(2).position(|w| matches!(w, [b'"' | b'\'', b')'])) else { return };
    let quote = rest.get(close).copied().unwrap_or(b'"');
    let before = |at: usize| rest.get(..at).and_then(|r| r.iter().rposition(|b| *b == quote));
    // A database may be named behind the password.
    for _ in 0..2 {
        let Some(open) = before(close) else { return };
        let value = rest.get(open + 1..close).unwrap_or_default();
        let head = rest.get(..open).unwrap_or_default();
        // Of two arguments the second can only be the password, whatever it looks like.
        let second = head.iter().filter(|b| **b == quote).count() == 2 && checks::one_word(value);
        if head.contains(&b',') && (second || checks::password(value)) && !is_placeholder(value) {
            let (from, until) = (end + open + 1, end + close);
            pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
            return;
        }
        let Some(previous) = before(open) else { return };
        close = previous;
    }
}

/// A password directly behind the words that end at `end`: `IDENTIFIED BY '…'`, `requirepass …`.
pub fn directly(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let flag = [&b" -String"[..], b" --plaintext", b" --iscrypted"];
    let flag = flag.iter().find(|f| bytes.get(end..).is_some_and(|r| r.starts_with(f)));
    let end = end + flag.map_or(0, |f| f.len());
    let from = if bytes.get(end..).is_some_and(|r| r.starts_with(b" = ")) { end + 3 } else { end };
    if bytes.get(from.wrapping_sub(1)..=from).is_none_or(|w| !w.contains(&b' ')) {
        return;
    }
    let Some(value) = assignment::value(bytes, from) else { return };
    let text = bytes.get(value.start..value.end).unwrap_or_default();
    let fits = if value.quoted { checks::password(text) } else { is_strong(text) || is_hashed(text) };
    if fits && !is_placeholder(text) {
        pass.hit(value.start, value.end, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
    }
}

/// How network devices write a password: pairs of hex digits that begin with two of decimal (Cisco, type 7), or crypt.
fn is_hashed(text: &[u8]) -> bool {
    let hex = text.len() >= 8 && text.len().is_multiple_of(2) && text.iter().all(u8::is_ascii_hexdigit);
    let digits = text.iter().take(2).all(u8::is_ascii_digit);
    hex && digits && text.iter().any(u8::is_ascii_alphabetic)
        || text.starts_with(b"$1$")
        || text.starts_with(b"$9$")
}

/// The second quoted argument of `login("…", "…")`.
pub fn call(pass: &mut Pass, at: usize) {
    let Some(first) = assignment::value(pass.bytes, at).filter(|v| v.quoted) else { return };
    let rest = pass.bytes.get(first.end + 1..).unwrap_or_default();
    let Some(comma) = rest.starts_with(b",").then_some(first.end + 2) else { return };
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
    // `fn join(&self) -> Utf8Path` gives no password away.
    let before = |at: &usize| rest.get(..*at).unwrap_or_default().last().copied();
    let named = |at: &usize| before(at).is_some_and(|b| b == b' ' || b.is_ascii_alphanumeric());
    for at in (0..rest.len()).filter(|at| arrow(at) && named(at)).collect::<Vec<_>>() {
        hit_strong(pass, end + at + 4);
    }
}

/// The cells of a row that are headed as passwords or PINs.
pub fn in_row(pass: &mut Pass, (start, end): (usize, usize)) {
    if !pass.table().is_headed(|g| g == list::SECRET_WORDS) {
        return;
    }
    let bytes = pass.bytes;
    let delimiter = pass.table().delimiter();
    let mut at = start;
    for cell in bytes.get(start..end).unwrap_or_default().split(|b| *b == delimiter) {
        let column = pass.table().column(bytes, at);
        let headed = pass.table().heads_of(column).any(|g| g == list::SECRET_WORDS);
        let passwords = headed && heads_passwords(pass.table().head_of(bytes, column));
        let lead = cell.iter().take_while(|b| b" \"'`".contains(b)).count();
        let tail = cell.iter().rev().take_while(|b| b" \"'`\r".contains(b)).count();
        let (from, until) = (at + lead, (at + cell.len()).saturating_sub(tail));
        at += cell.len() + 1;
        let text = bytes.get(from..until).unwrap_or_default();
        let counted = text.starts_with(b"0x")
            || text.ends_with(b"%")
            || text.contains(&b'.') && text.first().is_some_and(u8::is_ascii_digit);
        let long = text.len() > 3 && !counted;
        let written = long && checks::password(text) && !checks::camel(text) && !text.ends_with(b";");
        let secret = if passwords { written } else { checks::made_key(text) };
        if headed && secret && !is_placeholder(text) && !is_code(text) {
            pass.hit(from, until, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::placeholder::Placeholders;
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
            let mut pass = Pass::new(&text, &[], Placeholders::default());
            by_name(&mut pass, at);
            by_login(&mut pass, at);
            by_list(&mut pass, at);
            for hit in &pass.hits {
                prop_assert!(hit.start < hit.end && hit.end <= text.len());
            }
        }
    }
}
