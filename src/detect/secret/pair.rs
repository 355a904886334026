//! A password beside the user that it belongs to, which may then be any word: `user = 'mara'; password = 'open sesame'`,
//! `User Id=mara;Password=sunflower;`.

use super::assignment::{self, Value};
use super::placeholder::{is_code, is_placeholder};

/// How far before the password's name its user may be named, in bytes.
const REACH: usize = 200;
/// Longest and shortest password, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=40;
/// What a user name is assigned to.
const USERS: [&[u8]; 7] = [b"user", b"username", b"user_name", b"user id", b"userid", b"uid", b"login"];

/// Whether the value of a password, whose name has its last word at `start`, stands beside the name of a user and is
/// nothing but a password.
pub fn beside_user(bytes: &[u8], start: usize, value: Value) -> bool {
    let text = bytes.get(value.start..value.end).unwrap_or_default();
    let closed = bytes.get(value.end) == Some(&b';') || value.quoted;
    closed && LENGTH.contains(&text.len()) && is_chosen(text) && follows_user(bytes, start)
}

/// No placeholder, no code, no words that ask for the password.
fn is_chosen(text: &[u8]) -> bool {
    let text = match text {
        [b'#' | b'&' | b'%', rest @ ..] if rest.iter().all(|b| b.is_ascii_alphanumeric()) => rest,
        _ => text,
    };
    let lower = text.to_ascii_lowercase();
    let asks = |word: &&[u8]| lower.windows(word.len()).any(|w| w == *word);
    let blanks = text.iter().filter(|b| **b == b' ').count();
    blanks < 4
        && text.iter().any(u8::is_ascii_alphabetic)
        && text.iter().all(|b| b.is_ascii_graphic() || *b == b' ')
        && !is_placeholder(text)
        && !is_code(text)
        && ![&b"pass"[..], b"user", b"enter", b"contrase"].iter().any(asks)
}

/// Whether a user name is assigned directly before the name of a password at `start`, with nothing but marks, blanks and
/// comments between.
fn follows_user(bytes: &[u8], start: usize) -> bool {
    let from = start.saturating_sub(REACH);
    let head = bytes.get(from..start).unwrap_or_default();
    let named =
        head.iter().rev().take(32).take_while(|b| b.is_ascii_alphanumeric() || b"_-.$@:>".contains(b));
    let until = start - named.count();
    let Some(label) = last_user(head) else { return false };
    let Some(value) = assignment::sign(bytes, from + label).and_then(|place| assignment::value(bytes, place))
    else {
        return false;
    };
    bytes.get(value.end..until).is_some_and(separates)
}

/// Where the last label of a user name ends in `head` to which something is assigned.
fn last_user(head: &[u8]) -> Option<usize> {
    let lower = head.to_ascii_lowercase();
    let assigned = |end: usize| {
        let rest = lower.get(end..).unwrap_or_default();
        rest.iter().find(|b| !b" \t\"'`]\\".contains(b)).is_some_and(|b| b"=:".contains(b))
    };
    let ends = |word: &[u8]| {
        let at = lower.windows(word.len()).enumerate().rev();
        at.filter(|(_, w)| *w == word).map(|(at, _)| at + word.len()).find(|end| assigned(*end))
    };
    USERS.iter().filter_map(|word| ends(word)).max()
}

/// Marks, blanks and comments to the ends of their lines.
fn separates(between: &[u8]) -> bool {
    let mark = |b: &u8| b.is_ascii_whitespace() || b"\"'`;,&$:@\\".contains(b);
    between.split(|b| *b == b'\n').enumerate().all(|(line, text)| {
        let comment =
            [&b"#"[..], b"//", b"--"].iter().find_map(|c| text.windows(c.len()).position(|w| w == *c));
        let code = comment.and_then(|at| text.get(..at)).unwrap_or(text);
        line < 6 && code.iter().all(mark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chosen<'t>(text: &'t str, name: &str) -> Option<&'t str> {
        let bytes = text.as_bytes();
        let start = text.find(name)?;
        let value = assignment::value(bytes, assignment::sign(bytes, start + name.len())?)?;
        beside_user(bytes, start, value).then(|| text.get(value.start..value.end))?
    }

    #[test]
    fn beside_a_user_any_word_is_a_password() {
        for (text, password) in [
            ("user = 'Aladdin'\npassword = 'open sesame'", "open sesame"),
            ("username: \"mara\", password: \"sunflower\"", "sunflower"),
            ("user = 'mara'  # hers\n// ours\ndb_password = 'sunflower'", "sunflower"),
            ("Server=h;User Id=mara;Password=sunflower;Database=d;", "sunflower"),
            ("User ID=b2buser;Password=#gets0m3;Trusted=False", "#gets0m3"),
            ("Open(\"User ID=mara; \" & \"Password =maras_word;Catalog=x\")", "maras_word"),
        ] {
            let name = if text.contains("Password") { "Password" } else { "password" };
            assert_eq!(chosen(text, name), Some(password), "{text}");
        }
    }

    #[test]
    fn a_password_that_is_asked_for_or_read_is_none() {
        for text in [
            "password = 'open sesame'",
            "the user chose it.\npassword = 'open sesame'",
            "user = 'mara'\npassword = 'Enter your password'",
            "user = config.user\npassword = config.word;",
            "user=x;password=${WORD};",
            "user=x;password=<word>;",
            "user = ''\npassword = ''",
            "user = 'mara'\nlist(x)\npassword = 'open sesame'",
        ] {
            assert_eq!(chosen(text, "password"), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_fail(text in "\\PC{0,60}", start in 0usize..70, end in 0usize..70) {
            beside_user(text.as_bytes(), start, Value { start: start.min(end), end, quoted: true });
        }
    }
}
