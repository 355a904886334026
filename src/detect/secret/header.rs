//! Credentials in HTTP headers and on the command line of `curl`.

use super::assignment;
use super::placeholder::is_placeholder;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::detect::{Confidence, checks};

/// `Authorization: Bearer …` (RFC 9110 section 11.6.2), after the word that ends at `end`.
pub fn by_header(pass: &mut Pass, end: usize) {
    let Some(rest) = pass.bytes.get(end..) else { return };
    let gap = rest.iter().take(8).take_while(|b| b" \t\"':=,>\\".contains(b)).count();
    if !rest.get(..gap).is_some_and(|g| g.iter().any(|b| b":=,".contains(b))) {
        return;
    }
    let mut at = end + gap;
    let scheme = pass.bytes.get(at..).unwrap_or_default();
    let length = scheme.iter().take(12).take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
    let named = length > 0 && scheme.get(length) == Some(&b' ');
    at += if named { length + 1 } else { 0 };
    let Some(value) = assignment::value(pass.bytes, at) else { return };
    let text = pass.bytes.get(value.start..value.end).unwrap_or_default();
    let basic = named && scheme.get(..length).is_some_and(|s| s.eq_ignore_ascii_case(b"basic"));
    let made =
        if basic { pair(text) } else { checks::entropy(text) >= 250 && text.iter().any(u8::is_ascii_digit) };
    if text.len() >= 8 && !is_placeholder(text) && !checks::dull(text) && made {
        pass.hit(value.start, value.end, id::HTTP_AUTH, Confidence::High, Level::Label);
    }
}

/// Whether a value can be `user:password` in base64 (RFC 7617): padded as base64 is, and no token in parts.
fn pair(text: &[u8]) -> bool {
    let plain = text.iter().all(|b| b.is_ascii_alphanumeric() || b"+/=_-".contains(b));
    plain && checks::entropy(text) >= 250
}

/// Flags of `curl` before `user:password`.
const FLAGS: [&[u8]; 7] = [b" -u ", b" -u=", b" -u\"", b" -u'", b" --user ", b" --user=", b" --proxy-user "];

/// `-u user:password` or `--user user:password` in the command that begins with a `curl` which ends at `end`.
pub fn by_curl(pass: &mut Pass, end: usize) {
    let Some(rest) = pass.bytes.get(end..) else { return };
    let command = rest.get(..command(rest)).unwrap_or_default();
    for flag in FLAGS {
        let Some(place) = command.windows(flag.len()).position(|w| w == flag) else { continue };
        let quoted = flag.last().is_some_and(|b| b"\"'".contains(b));
        let at = end + place + flag.len() - usize::from(quoted);
        let Some((start, until)) = credentials(pass.bytes, at) else { continue };
        let text = pass.bytes.get(start..until).unwrap_or_default();
        if secret(text) {
            pass.hit(start, until, id::HTTP_AUTH, Confidence::High, Level::Label);
            return;
        }
    }
}

/// How long a command is: to the end of the line, over lines that end in a backslash.
fn command(rest: &[u8]) -> usize {
    let mut length = 0;
    for line in rest.get(..rest.len().min(1200)).unwrap_or_default().split_inclusive(|b| *b == b'\n') {
        length += line.len();
        if !line.trim_ascii_end().ends_with(b"\\") {
            break;
        }
    }
    length
}

/// The word of the shell at `at`, quotes around its parts left out at both ends.
fn credentials(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let start = at + bytes.get(at..)?.iter().take(4).take_while(|b| **b == b' ').count();
    let mut quote = None;
    let mut end = start;
    while let Some(&byte) = bytes.get(end).filter(|_| end - start < 300) {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte.is_ascii_whitespace() => break,
            None if b"\"'".contains(&byte) => quote = Some(byte),
            None => {}
        }
        end += 1;
    }
    let open = usize::from(bytes.get(start).is_some_and(|b| b"\"'".contains(b)));
    let close = usize::from(end > start + 1 && bytes.get(end - 1).is_some_and(|b| b"\"'".contains(b)));
    (start + open < end - close).then_some((start + open, end - close))
}

/// Whether `user:password` holds a password.
fn secret(text: &[u8]) -> bool {
    let Some(colon) = text.iter().position(|b| *b == b':').filter(|_| !text.starts_with(b"<")) else {
        return false;
    };
    let bare = |part: &[u8]| part.iter().copied().filter(|b| !b"\"'".contains(b)).collect::<Vec<_>>();
    let (user, password) =
        (bare(text.get(..colon).unwrap_or_default()), bare(text.get(colon + 1..).unwrap_or_default()));
    let key_alone = password.is_empty() && checks::entropy(&user) >= 300;
    let braces = password.strip_prefix(b"{").and_then(|p| p.strip_suffix(b"}"));
    let password = braces.filter(|p| p.iter().any(u8::is_ascii_digit)).unwrap_or(&password);
    key_alone
        || (password.len() >= 3 && user != password && !is_placeholder(password) && !user.starts_with(b"$"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_shell_keeps_its_quoted_parts() {
        let word = |text: &'static str| credentials(text.as_bytes(), 0).map(|(s, e)| &text[s..e]);
        assert_eq!(word("mara:h0pk1ns x"), Some("mara:h0pk1ns"));
        assert_eq!(word("'mara:h0pk 1ns' x"), Some("mara:h0pk 1ns"));
        assert_eq!(word("mara:'h0pk1ns' x"), Some("mara:'h0pk1ns"));
        assert_eq!(word("\"mara:\" x"), Some("mara:"));
    }
}
