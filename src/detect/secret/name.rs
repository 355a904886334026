//! What a name says of its value: a password, a key, or the name of something else.

/// What is kept under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A password, which a person may have chosen.
    Password,
    /// A key, which a machine made. Under a `plain` name (`key`, `token` alone) it must look more like one.
    Key { plain: bool },
}

/// What may follow the name of a secret and make it the name of something else.
const OTHERWISE: [&[u8]; 46] = [
    b"id",
    b"name",
    b"size",
    b"length",
    b"len",
    b"file",
    b"path",
    b"char",
    b"url",
    b"type",
    b"vault",
    b"alg",
    b"usage",
    b"policy",
    b"hash",
    b"expir",
    b"uri",
    b"count",
    b"limit",
    b"version",
    b"hint",
    b"field",
    b"label",
    b"prefix",
    b"suffix",
    b"format",
    b"regex",
    b"pattern",
    b"endpoint",
    b"arn",
    b"ring",
    b"board",
    b"frame",
    b"mesh",
    b"alias",
    b"selector",
    b"signature",
    b"thumbprint",
    b"fingerprint",
    b"checksum",
    b"digest",
    b"column",
    b"placeholder",
    b"title",
    b"encryption",
    b"method",
];

/// What may stand before it and make it the name of something that anybody may see.
const PUBLIC: [&[u8]; 38] = [
    b"public",
    b"csrf",
    b"xsrf",
    b"pub",
    b"foreign",
    b"primary",
    b"sort",
    b"cache",
    b"authenticity",
    b"publishable",
    b"site",
    b"partition",
    b"row",
    b"lookup",
    b"idx",
    b"index",
    b"natural",
    b"sequence",
    b"schema",
    b"bucket",
    b"hot",
    b"page",
    b"next",
    b"continuation",
    b"pagination",
    b"eos",
    b"bos",
    b"pad",
    b"mask",
    b"verification",
    b"translation",
    b"i18n",
    b"locale",
    b"object",
    b"license_public",
    b"non",
    b"cursor",
    b"sync",
];

/// Passwords among the names of secrets.
const PASSWORDS: [&[u8]; 13] = [
    b"pass",
    b"pwd",
    b"contrase",
    b"clave",
    b"psw",
    b"pw",
    b"psk",
    b"kennwort",
    b"senha",
    b"wachtwoord",
    b"parola",
    b"pa55",
    b"p4ss",
];

/// Longest name that is looked at before the word, in bytes.
const REACH: usize = 48;

fn named(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.".contains(byte)
}

fn is_prefix(word: &[u8], of: &[u8]) -> bool {
    of.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// Where the name ends of which the word at `start..end` is part, and what is kept under it, if it is a secret.
pub fn read(bytes: &[u8], start: usize, end: usize) -> Option<(usize, Kept)> {
    let rest = bytes.get(end..)?;
    let length = rest.iter().take(24).take_while(|b| named(b) && **b != b'.').count();
    let length = length - usize::from(rest.get(length.wrapping_sub(1)..length + 1) == Some(b"->"));
    let tail = rest.get(..length)?;
    let tail = tail.strip_prefix(b"_").or(tail.strip_prefix(b"-")).unwrap_or(tail);
    let parts = || tail.split(|b| b"_-".contains(b));
    let word = bytes.get(start..end)?;
    // The id of an access key is half of a pair that somebody hands out.
    let half = tail.eq_ignore_ascii_case(b"id") && is_prefix(b"access", word);
    let otherwise = !half && OTHERWISE.iter().any(|o| parts().any(|part| is_prefix(o, part)));
    let head = bytes.get(start.saturating_sub(REACH)..start)?;
    let from = head.len() - head.iter().rev().take_while(|b| named(b)).count();
    let head = head.get(from..)?;
    (!otherwise && !is_public(head)).then(|| (end + length, kept(head, word)))
}

/// Whether what stands before the word says that anybody may see its value.
pub fn is_public(head: &[u8]) -> bool {
    let lower = head.to_ascii_lowercase();
    let word = lower.strip_suffix(b"_").or(lower.strip_suffix(b"-")).unwrap_or(&lower);
    PUBLIC.iter().any(|p| word.ends_with(p))
}

fn kept(head: &[u8], word: &[u8]) -> Kept {
    let lower = word.to_ascii_lowercase();
    let has = |part: &&[u8]| lower.windows(part.len()).any(|w| w == *part);
    if PASSWORDS.iter().any(has) {
        return Kept::Password;
    }
    let alone = [&b"key"[..], b"token"].iter().any(|w| lower == *w);
    Kept::Key { plain: alone && head.iter().all(|b| !b.is_ascii_alphabetic()) }
}

/// Whether the word at `start..end` may be a pass that lets somebody by: `bus pass`, `hall pass`.
pub fn lets_by(bytes: &[u8], start: usize, end: usize) -> bool {
    let word = bytes.get(start..end).unwrap_or_default();
    let behind = bytes.get(start.saturating_sub(2)..start).unwrap_or_default();
    word.eq_ignore_ascii_case(b"pass") && matches!(behind, [before, b' '] if before.is_ascii_alphabetic())
}

/// Whether a heading speaks of passwords or PINs, and of nothing else that a single word of it may mean: `Pass`, `Key`.
pub fn heads_passwords(heading: &[u8]) -> bool {
    let lower = heading.to_ascii_lowercase();
    let has = |part: &&[u8]| lower.windows(part.len()).any(|w| w == *part);
    lower != b"pass"
        && (PASSWORDS.iter().any(has) || lower.split(|b| *b == b' ').any(|w| w == b"pin" || w == b"nip"))
}

/// Whether a user name and a password stand together behind the word at `start..end`: `creds: mara / …`.
pub fn of_pairs(bytes: &[u8], start: usize, end: usize) -> bool {
    let word = bytes.get(start..end).unwrap_or_default();
    [&b"cred"[..], b"wifi", b"wi-fi"].iter().any(|w| is_prefix(w, word))
}

/// What is kept under a name that ends in a secret's name without a break: `softlayerapikey`.
pub fn glued(name: &[u8]) -> Option<Kept> {
    const KEYS: [&[u8]; 12] = [
        b"apikey",
        b"api_key",
        b"api-key",
        b"secretkey",
        b"accesskey",
        b"authkey",
        b"privatekey",
        b"token",
        b"secret",
        b"credential",
        b"credentials",
        b"passphrase",
    ];
    let lower = name.to_ascii_lowercase();
    let ends = |word: &&[u8]| {
        lower.ends_with(word) && !is_public(lower.get(..lower.len() - word.len()).unwrap_or_default())
    };
    if [&b"password"[..], b"passwd", b"_pwd", b"-pwd", b"_pw", b"-pw", b"_pass", b"-pass"].iter().any(ends) {
        return Some(Kept::Password);
    }
    KEYS.iter().any(ends).then_some(Kept::Key { plain: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str, word: &str) -> Option<Kept> {
        let start = text.find(word)?;
        read(text.as_bytes(), start, start + word.len()).map(|(_, kept)| kept)
    }

    #[test]
    fn a_name_says_what_is_kept_under_it() {
        assert_eq!(kind("db_password", "password"), Some(Kept::Password));
        assert_eq!(kind("token", "token"), Some(Kept::Key { plain: true }));
        assert_eq!(kind("slack_token", "token"), Some(Kept::Key { plain: false }));
        assert_eq!(kind("password_hash", "password"), None);
        assert_eq!(kind("token_count", "token"), None);
        assert_eq!(kind("access_key_id", "access_key"), Some(Kept::Key { plain: false }));
        assert_eq!(kind("access_token_id", "token"), None);
        assert_eq!(kind("public_key", "key"), None);
        assert_eq!(kind("csrf-token", "token"), None);
        assert_eq!(kind("foreignKey", "Key"), None);
        assert_eq!(glued(b"softlayerapikey"), Some(Kept::Key { plain: false }));
        assert_eq!(glued(b"cloudant_pw"), Some(Kept::Password));
        assert_eq!(glued(b"monkey"), None);
    }
}
