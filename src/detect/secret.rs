//! Secrets by what they are called: `password: …`, `api_key = "…"`, `Authorization: Bearer …`, `curl -u a:b`.

mod assignment;
mod code;
mod command;
mod crypt;
mod header;
mod jwk;
mod kubernetes;
mod loose;
mod name;
mod pair;
mod placeholder;
mod self_named;
mod spoken;
mod vendor;

pub use code::{by_backup, by_pin};
pub use command::by_command;
pub use crypt::{at as by_method, is_between_dollars};
pub use header::{by_auth, by_header};
pub use jwk::by_type as by_key_type;
pub use placeholder::is_placeholder;
pub use spoken::{after_login, before_host, by_call, by_login, directly, in_row};
pub use vendor::by_vendor;

use super::hit::Level;
use super::pass::Pass;
use super::tables::{PUBLIC_EXAMPLES, id};
use super::{Confidence, checks, token};
use assignment::Value;
use name::Kept;

/// Most parts that a value is put together from.
const PARTS: usize = 8;
/// Something that begins like a vendor's token, is none, and is no longer than this, is nothing else; in bytes.
const CLAIMED: usize = 24;

/// Looks for a value after the word at `start..end`, one of the words that name a secret.
pub fn by_word(pass: &mut Pass, start: usize, end: usize) {
    if self_named::by_part(pass, start, end) {
        return;
    }
    let Some((named, kept)) = name::read(pass.bytes, start, end) else { return };
    let said = || said(pass.bytes, end).filter(|_| kept == Kept::Password && named == end);
    let flag = || flag(pass.bytes, start, named);
    if kubernetes::by_kind(pass, start, end) {
        return;
    }
    let place = assignment::sign(pass.bytes, named).or_else(said).or_else(flag);
    if kept == Kept::Password && by_password(pass, start, end, named, place) {
        return;
    }
    if name::of_pairs(pass.bytes, start, end) {
        spoken::by_pair(pass, named);
    }
    if header::is_named(pass.bytes, start, named) {
        header::by_header(pass, named);
    }
    let name = Name { start, end, named, kept };
    if !place.is_some_and(|from| is_assigned(pass, name, from)) {
        by_sentence(pass, name);
    }
}

/// The name of a secret: its word, where the whole name ends, and what is kept under it.
#[derive(Clone, Copy)]
struct Name {
    start: usize,
    end: usize,
    named: usize,
    kept: Kept,
}

/// Looks for a password as people tell it; whether it is one for an application, of which nothing else is to be said.
fn by_password(pass: &mut Pass, start: usize, end: usize, named: usize, place: Option<usize>) -> bool {
    let head = pass.bytes.get(start.saturating_sub(4)..start);
    let called = head.is_some_and(|head| head.eq_ignore_ascii_case(b"app "));
    let app = place.or(called.then_some(named)).and_then(|from| spoken::app_password(pass.bytes, from));
    if let Some(from) = app {
        pass.hit(from, from + spoken::APP, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
        return true;
    }
    if place.is_none() && named == end {
        spoken::by_name(pass, end);
    }
    spoken::by_list(pass, end);
    false
}

/// Whether what is assigned at `from` is a secret, put together from parts or not.
fn is_assigned(pass: &mut Pass, name: Name, from: usize) -> bool {
    let Name { start, end, named, kept } = name;
    if let Some(mut value) = assignment::value(pass.bytes, from) {
        // What a variable of the environment is set to is meant, like a quoted value.
        let constant = pass.bytes.get(start..end).is_some_and(|w| w.iter().all(u8::is_ascii_uppercase));
        let text = pass.bytes.get(value.start..value.end).unwrap_or_default();
        // The second argument of a call may be the name of something, too.
        value.quoted &= pass.bytes.get(from.wrapping_sub(1)) != Some(&b',');
        value.quoted |= constant && pass.bytes.get(named) == Some(&b'=') && checks::one_word(text);
        for _ in 0..PARTS {
            if judge(pass, kept, value) {
                return true;
            }
            if kept == Kept::Password && pair::beside_user(pass.bytes, start, value) {
                pass.hit(value.start, value.end, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
                return true;
            }
            let Some(next) = assignment::joined(pass.bytes, value) else { break };
            value = next;
        }
    }
    loose::braced(pass.bytes, from).is_some_and(|value| judge(pass, kept, value))
}

/// Looks for a value that stands behind its name as words of a sentence do, or cells of a table.
fn by_sentence(pass: &mut Pass, name: Name) {
    let Name { start, end, named, kept } = name;
    if let Kept::Key { plain } = kept
        && named == end
        && let Some(value) = loose::told(pass.bytes, end, plain)
        && judge(pass, kept, value)
    {
        return;
    }
    let value = if kept == (Kept::Key { plain: true }) {
        loose::alone(pass.bytes, end).filter(|_| named == end)
    } else if name::lets_by(pass.bytes, start, end) {
        None
    } else {
        loose::value(pass.bytes, named, kept != Kept::Password)
    };
    if let Some(value) = value {
        judge(pass, kept, value);
    }
}

/// Behind the verb of `the password is …`, `la contraseña es …`.
fn said(bytes: &[u8], end: usize) -> Option<usize> {
    let rest = bytes.get(end..)?;
    let gap = rest.iter().take(3).take_while(|b| b" \t\"'*".contains(b)).count();
    let verb = |w: &&[u8]| rest.get(gap..gap + w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w));
    let after =
        [&b"is "[..], b"es ", b"was ", b"era "].iter().find(|w| verb(w)).map(|w| end + gap + w.len())?;
    let adverb = |w: &&&[u8]| bytes.get(after..).is_some_and(|r| r.starts_with(w));
    Some(after + [&b"now "[..], b"ahora ", b"still "].iter().find(adverb).map_or(0, |w| w.len()))
}

/// Behind a flag of a command line: `--api-key …`.
fn flag(bytes: &[u8], start: usize, named: usize) -> Option<usize> {
    let head = bytes.get(start.saturating_sub(40)..start)?;
    let name = head.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count();
    let dashes = head.get(head.len() - name..)?.starts_with(b"--");
    (dashes && bytes.get(named) == Some(&b' ')).then_some(named + 1)
}

/// A long token with digits that something assigns to a name which ends in a secret's name without a break:
/// `softlayerapikey=…`.
pub fn by_value(pass: &mut Pass, start: usize) {
    let head = pass.bytes.get(start.saturating_sub(120)..start).unwrap_or_default();
    let back = |from: usize, most: usize, inside: &dyn Fn(&u8) -> bool| {
        let run =
            head.get(..from).unwrap_or_default().iter().rev().take(most).take_while(|b| inside(b)).count();
        from - run
    };
    let value = back(head.len(), 64, &|b| b.is_ascii_alphanumeric() || b"+/_-.~".contains(b));
    let open = back(value, 6, &|b| b" \t\"'`\\".contains(b));
    let sign = back(open, 4, &|b| b":=>?".contains(b));
    let end = back(sign, 4, &|b| b" \t\"'`]\\".contains(b));
    let begin = back(end, 48, &|b| b.is_ascii_alphanumeric() || b"_-.".contains(b));
    if sign == open || begin == end {
        return;
    }
    let Some(kept) = head.get(begin..end).and_then(name::glued) else { return };
    let offset = start - head.len();
    let Some(from) = assignment::sign(pass.bytes, offset + end) else { return };
    if let Some(value) = assignment::value(pass.bytes, from) {
        judge(pass, kept, value);
    }
}

/// Whether a value is printed in somebody's documentation: everybody knows it.
pub fn is_public(value: &[u8]) -> bool {
    value.len() < 400 && PUBLIC_EXAMPLES.binary_search(&checks::crc32(value)).is_ok()
}

/// A password that somebody wrote where a key is kept: strong, and with a sign that joins no words.
fn chosen(text: &[u8]) -> bool {
    text.len() >= 8
        && text.iter().any(|b| b"!@#$%^&*?".contains(b))
        && text.iter().any(u8::is_ascii_lowercase)
        && spoken::is_strong(text)
        && !checks::words(text)
}

/// Whether a vendor's prefix before a value decides over it: it is the vendor's token, or too short for another's.
fn vendors(bytes: &[u8], start: usize, length: usize) -> bool {
    token::claims(bytes, start) && (length < CLAIMED || token::fits(bytes, start))
}

/// Adds a hit for a value if it is a secret of the kind that its name says; whether it is.
fn judge(pass: &mut Pass, kept: Kept, value: Value) -> bool {
    let Value { start, end, quoted } = value;
    let text = pass.bytes.get(start..end).unwrap_or_default();
    let cut_short = pass.bytes.get(end..).is_some_and(|rest| rest.starts_with(b"..."));
    if cut_short || is_placeholder(text) || (!quoted && placeholder::is_code(text)) || placeholder::path(text)
    {
        return false;
    }
    let found = match kept {
        Kept::Password => {
            let chosen = checks::password(text) || quoted && checks::one_word(text);
            chosen.then_some(id::LOGIN_CREDENTIALS)
        }
        Kept::Key { .. } if pass.refused == start || vendors(pass.bytes, start, text.len()) => None,
        Kept::Key { plain } => {
            let made =
                checks::made_key(text) || quoted && checks::salt(text) || (!plain && checks::uuid(text));
            let made = made || quoted && !plain && chosen(text);
            (made && !placeholder::is_text(text)).then_some(id::GENERIC_SECRET)
        }
    };
    if let Some(detector) = found {
        pass.hit(start, end, detector, Confidence::High, Level::Label);
    }
    found.is_some()
}
