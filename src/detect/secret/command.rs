//! Passwords on command lines: `curl -u a:b`, `mysql -pX`, `sshpass -p X`, `redis-cli -a X`.

use super::placeholder::is_placeholder;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::id;
use crate::detect::{Confidence, checks};

/// What the word of the shell behind a flag is.
#[derive(Clone, Copy, PartialEq)]
enum Takes {
    /// `user:password`.
    Pair,
    /// A password.
    Password,
    /// A password that may be a plain word: nothing else stands there.
    Word,
    /// `user%password`.
    Percent,
    /// So many words, and then a password.
    Behind(u8),
}

/// What a command begins with, the flags before its passwords, and what stands there.
type Command = (&'static [u8], &'static [&'static [u8]], Takes);

const COMMANDS: [Command; 29] = [
    (
        b"curl",
        &[b" -u ", b" -u=", b" -u\"", b" -u'", b" --user ", b" --user=", b" --proxy-user "],
        Takes::Pair,
    ),
    (b"mysql", &[b" -p"], Takes::Password),
    (b"mariadb", &[b" -p"], Takes::Password),
    (b"sshpass", &[b" -p"], Takes::Password),
    (b"psexec", &[b" -p "], Takes::Word),
    (b"docker login", &[b" -p ", b" -p="], Takes::Password),
    (b"podman login", &[b" -p ", b" -p="], Takes::Password),
    (b"mongo", &[b" -p ", b" -p"], Takes::Password),
    (b"redis-cli", &[b" -a "], Takes::Password),
    (b"ldap", &[b" -w "], Takes::Password),
    (b"sqlcmd", &[b" -P "], Takes::Password),
    (b"plink", &[b" -pw "], Takes::Password),
    (b"smbclient", &[b" -U ", b" --user="], Takes::Percent),
    (b"az login", &[b" -p "], Takes::Password),
    (b"bcp", &[b" -P "], Takes::Password),
    (b"isql", &[b" -P "], Takes::Password),
    (b"osql", &[b" -P "], Takes::Password),
    (b"openssl", &[b" pass:", b" -k "], Takes::Password),
    (b"zip", &[b" -P "], Takes::Password),
    (b"unzip", &[b" -P "], Takes::Password),
    (b"xfreerdp", &[b" /p:"], Takes::Password),
    (b"p4", &[b" -P "], Takes::Password),
    (b"schtasks", &[b" /rp "], Takes::Password),
    (b"htpasswd", &[b" -nb ", b" -bn "], Takes::Behind(1)),
    (b"htpasswd", &[b" -b ", b" -cb ", b" -bc "], Takes::Behind(2)),
    (b"rabbitmqctl", &[b" add_user ", b" change_password "], Takes::Behind(1)),
    (b"net use", &[b" /user:", b" "], Takes::Behind(1)),
    (b"rdesktop", &[b" -p "], Takes::Password),
    (b"", &[b" -p "], Takes::Password),
];

/// The password in the command whose name stands at `start..end`.
pub fn by_command(pass: &mut Pass, start: usize, end: usize) {
    let name = pass.bytes.get(start..end).unwrap_or_default().to_ascii_lowercase();
    let Some(rest) = pass.bytes.get(end..) else { return };
    let command = rest.get(..length(rest)).unwrap_or_default();
    let known = COMMANDS.iter().filter(|(known, ..)| name.starts_with(known));
    for (flag, takes) in known.flat_map(|(_, flags, takes)| flags.iter().map(move |flag| (flag, takes))) {
        let Some(place) = command.windows(flag.len()).position(|w| w == *flag) else { continue };
        let quoted = flag.last().is_some_and(|b| b"\"'".contains(b));
        let mut at = end + place + flag.len() - usize::from(quoted);
        if let Takes::Behind(words) = takes {
            for _ in 0..*words {
                at = word(pass.bytes, at).map_or(at, |(_, until)| until);
            }
        }
        let Some((from, until)) = word(pass.bytes, at).filter(|(from, _)| *from < end + command.len()) else {
            continue;
        };
        let text = pass.bytes.get(from..until).unwrap_or_default();
        let (found, detector) = match takes {
            Takes::Pair => (pair(text).then_some(0), id::HTTP_AUTH),
            Takes::Password | Takes::Behind(_) => (password(text).then_some(0), id::LOGIN_CREDENTIALS),
            Takes::Word => (plain(text).then_some(0), id::LOGIN_CREDENTIALS),
            Takes::Percent => (behind(text, b'%'), id::LOGIN_CREDENTIALS),
        };
        if let Some(skip) = found {
            pass.hit(from + skip, until, detector, Confidence::High, Level::Label);
            return;
        }
    }
}

/// How long a command is: to the end of the line, over lines that end in a backslash.
fn length(rest: &[u8]) -> usize {
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
fn word(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
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
    let close = usize::from(end > start + 1 && bytes.get(end - 1).is_some_and(|b| b"\"'`".contains(b)));
    (start + open < end - close).then_some((start + open, end - close))
}

/// A password rather than a flag, a variable, a port or a path.
fn password(text: &[u8]) -> bool {
    checks::password(text)
        && text.iter().any(u8::is_ascii_alphabetic)
        && !text.starts_with(b"-")
        && !is_placeholder(text)
        && !super::placeholder::path(text)
}

/// A password of any kind rather than a variable or what stands for one.
fn plain(text: &[u8]) -> bool {
    let word = text.iter().all(|b| b.is_ascii_alphabetic() || b"_-.".contains(b));
    password(text) || text.len() >= 6 && word && !text.starts_with(b"-") && !is_placeholder(text)
}

/// Where the password begins behind a sign in `user%password`.
fn behind(text: &[u8], sign: u8) -> Option<usize> {
    let at = text.iter().position(|b| *b == sign)? + 1;
    text.get(at..).is_some_and(password).then_some(at)
}

/// Whether `user:password` holds a password, or a key alone: `key:`, `key:X`.
fn pair(text: &[u8]) -> bool {
    let Some(colon) = text.iter().position(|b| *b == b':').filter(|_| !text.starts_with(b"<")) else {
        return false;
    };
    let bare = |part: &[u8]| part.iter().copied().filter(|b| !b"\"'".contains(b)).collect::<Vec<_>>();
    let (user, password) =
        (bare(text.get(..colon).unwrap_or_default()), bare(text.get(colon + 1..).unwrap_or_default()));
    let empty = password.len() < 2 || password == b"x-oauth-basic";
    let key_alone = empty && checks::entropy(&user) >= 300;
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
        let word = |text: &'static str| word(text.as_bytes(), 0).map(|(s, e)| &text[s..e]);
        assert_eq!(word("mara:h0pk1ns x"), Some("mara:h0pk1ns"));
        assert_eq!(word("'mara:h0pk 1ns' x"), Some("mara:h0pk 1ns"));
        assert_eq!(word("mara:'h0pk1ns' x"), Some("mara:'h0pk1ns"));
        assert_eq!(word("\"mara:\" x"), Some("mara:"));
    }

    #[test]
    fn a_password_is_no_flag_port_or_variable() {
        for text in ["h0pk1ns", "Qp7vLm29!"] {
            assert!(password(text.as_bytes()), "{text}");
        }
        for text in ["3306", "--batch", "$PASS", "mydb", "${X}"] {
            assert!(!password(text.as_bytes()), "{text}");
        }
    }
}
