//! Secrets by what they are called: `password: …`, `api_key = "…"`, `Authorization: Bearer …`, `curl -u a:b`.

mod assignment;
mod header;
mod kubernetes;
mod name;
mod placeholder;
mod spoken;
mod vendor;

pub use header::{by_curl, by_header};
pub use placeholder::is_placeholder;
pub use spoken::{after_login, by_backup, by_login, by_pin, in_row};
pub use vendor::by_vendor;

use super::hit::Level;
use super::pass::Pass;
use super::tables::{PUBLIC_EXAMPLES, id};
use super::{Confidence, checks, token};
use assignment::Value;
use name::Kept;

/// Looks for a value after the word at `start..end`, one of the words that name a secret.
pub fn by_word(pass: &mut Pass, start: usize, end: usize) {
    let Some((named, kept)) = name::read(pass.bytes, start, end) else { return };
    let said = || said(pass.bytes, end).filter(|_| kept == Kept::Password && named == end);
    let flag = || flag(pass.bytes, start, named);
    if kubernetes::by_kind(pass, start, end) {
        return;
    }
    let place = assignment::sign(pass.bytes, named).or_else(said).or_else(flag);
    if kept == Kept::Password {
        let app = place.and_then(|from| spoken::app_password(pass.bytes, from));
        if let Some(from) = app {
            pass.hit(from, from + spoken::APP, id::LOGIN_CREDENTIALS, Confidence::High, Level::Label);
            return;
        }
        if place.is_none() && named == end {
            spoken::by_name(pass, end);
        }
        spoken::by_list(pass, end);
    }
    if let Some(value) = place.and_then(|from| assignment::value(pass.bytes, from)) {
        judge(pass, kept, value);
    }
}

/// Behind the verb of `the password is …`, `la contraseña es …`.
fn said(bytes: &[u8], end: usize) -> Option<usize> {
    let rest = bytes.get(end..)?;
    let gap = rest.iter().take(3).take_while(|b| b" \t\"'*".contains(b)).count();
    let verb = |w: &&[u8]| rest.get(gap..gap + w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w));
    [&b"is "[..], b"es ", b"was ", b"era "].iter().find(|w| verb(w)).map(|w| end + gap + w.len())
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

/// Adds a hit for a value if it is a secret of the kind that its name says.
fn judge(pass: &mut Pass, kept: Kept, value: Value) {
    let Value { start, end, quoted } = value;
    let text = pass.bytes.get(start..end).unwrap_or_default();
    if is_placeholder(text) || (!quoted && placeholder::is_code(text)) || placeholder::path(text) {
        return;
    }
    let found = match kept {
        Kept::Password => checks::password(text).then_some(id::LOGIN_CREDENTIALS),
        Kept::Key { .. } if pass.refused == start || token::claims(pass.bytes, start) => None,
        Kept::Key { plain } => {
            let made = checks::made_key(text) || (!plain && checks::uuid(text));
            made.then_some(id::GENERIC_SECRET)
        }
    };
    if let Some(detector) = found {
        pass.hit(start, end, detector, Confidence::High, Level::Label);
    }
}
