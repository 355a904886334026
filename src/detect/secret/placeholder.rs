//! Values that stand where a secret would: `<your-token>`, `${TOKEN}`, `********`, `changeme`.

use crate::detect::checks;
use crate::text::base64;

/// Parts that no secret has.
const PARTS: [&[u8]; 28] = [
    b"example",
    b"placeholder",
    b"your",
    b"xxxx",
    b"changeme",
    b"change_me",
    b"change-me",
    b"replace",
    b"redacted",
    b"****",
    b"...",
    b"env.",
    b"getenv",
    b"environ",
    b"_here",
    b"-here",
    b"process.",
    b"insert",
    b"dummy",
    b"secretref",
    b"secrets.",
    b"vault:",
    b"todo",
    b"n/a",
    b"${",
    b"{{",
    b"\xE2\x80\xA6",
    b"\xE2\x80\xA2\xE2\x80\xA2",
];

/// Words that are the whole of what is no secret.
const WHOLE: [&[u8]; 44] = [
    b"password",
    b"passwd",
    b"passphrase",
    b"pass",
    b"pwd",
    b"secret",
    b"token",
    b"null",
    b"none",
    b"nil",
    b"true",
    b"false",
    b"undefined",
    b"string",
    b"required",
    b"optional",
    b"test",
    b"testing",
    b"foo",
    b"bar",
    b"baz",
    b"hidden",
    b"contrase\xC3\xB1a",
    b"clave",
    b"password123",
    b"user",
    b"username",
    b"key",
    b"apikey",
    b"unset",
    b"invalid",
    b"incorrect",
    b"expired",
    b"forgotten",
    b"missing",
    b"encrypted",
    b"changed",
    b"kennwort",
    b"passwort",
    b"wachtwoord",
    b"mustmatch",
    b"mypassword",
    b"credentials",
    b"administrator",
];

/// Whether a value stands for a secret and is none.
pub fn is_placeholder(value: &[u8]) -> bool {
    let value = value.strip_prefix(b"'").unwrap_or(value);
    let lower = value.to_ascii_lowercase();
    let has = |part: &&[u8]| lower.windows(part.len()).any(|w| w == *part);
    value.first().is_some_and(|b| b"<{$%[(&#".contains(b) && (*b != b'$' || !looks_made(value)))
        || value.starts_with(b".$")
        || constant(value)
        || is_tag(value)
        || PARTS.iter().any(has)
        || checks::all_same(value)
        || WHOLE.iter().any(|w| lower == *w)
}

/// Whether a value is several words in base64, which nobody drew.
pub fn is_text(value: &[u8]) -> bool {
    let between = |b: &u8| b" .".contains(b);
    let letter = |b: &u8| b.is_ascii_alphabetic() || between(b);
    base64::decode(value).is_some_and(|text| text.iter().all(letter) && text.iter().any(between))
}

/// Behind a dollar, something that no variable is called: `$2b$12$…`, `$aact_…`.
fn looks_made(value: &[u8]) -> bool {
    let name = value.get(1..).unwrap_or_default();
    name.first().is_some_and(u8::is_ascii_digit) || (name.len() > 30 && name.iter().any(u8::is_ascii_digit))
}

/// A tag of YAML, as Ansible and CloudFormation put before what they fill in: `!vault`, `!Ref`.
fn is_tag(value: &[u8]) -> bool {
    value.strip_prefix(b"!").is_some_and(|name| !name.is_empty() && name.iter().all(u8::is_ascii_alphabetic))
}

/// The name of a constant: `MY_API_TOKEN`.
fn constant(value: &[u8]) -> bool {
    value.contains(&b'_') && value.iter().all(|b| b.is_ascii_uppercase() || *b == b'_')
}

/// A name in a program rather than a value: `X25519.secret_length`, `var.password`, `get(…)`, `config["token"]`.
pub fn is_code(value: &[u8]) -> bool {
    let mut parts = value.split(|b| *b == b'.');
    let identifier = |part: &[u8]| {
        part.first().is_some_and(|b| b.is_ascii_alphabetic() || b"_$#".contains(b))
            && part.iter().skip(1).all(|b| b.is_ascii_alphanumeric() || *b == b'_')
            && part.len() < 24
            && !(part.len() >= 12 && part.iter().filter(|b| b.is_ascii_digit()).count() > 1)
    };
    let dotted = value.contains(&b'.') && parts.all(identifier);
    dotted
        || is_type(value)
        || value.strip_prefix(b"@").is_some_and(|name| name.iter().all(u8::is_ascii_uppercase))
        || value.iter().any(|b| b"()[]{}".contains(b))
        || value.windows(2).any(|w| w == b"->" || w == b"::")
        || path(value)
}

/// A type of numbers, or a number with its type: `__u32`, `uint8_t`, `0i32`.
fn is_type(value: &[u8]) -> bool {
    let name = value.strip_suffix(b"_t").unwrap_or(value);
    let name = name
        .get(name.iter().take_while(|b| b.is_ascii_digit() || b"_-".contains(b)).count()..)
        .unwrap_or_default();
    let letters = name.iter().take_while(|b| b.is_ascii_lowercase()).count();
    let (kind, size) = name.split_at(letters);
    [&b"u"[..], b"i", b"f", b"s", b"int", b"uint", b"float", b"le", b"be"].contains(&kind)
        && (1..4).contains(&size.len())
        && size.iter().all(u8::is_ascii_digit)
}

/// A path in a file system or a URL without credentials.
pub fn path(value: &[u8]) -> bool {
    let slashes = value.iter().filter(|b| **b == b'/').count();
    value.starts_with(b"./")
        || value.starts_with(b"../")
        || value.starts_with(b"~/")
        || (value.starts_with(b"/") && slashes > 1 && value.get(1).is_some_and(u8::is_ascii_lowercase))
        || value.windows(3).any(|w| w == b"://")
        || matches!(value, [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_secret_is_none() {
        for text in [
            "<your-token>",
            "${TOKEN}",
            "$TOKEN",
            "%PASSWORD%",
            "{{ secrets.KEY }}",
            "********",
            "xxxxxxxx",
            "YOUR_API_KEY",
            "MY_SECRET_TOKEN",
            "changeme",
            "insert-key-here",
            "sk_test_...",
            "aaaaaaaa",
        ] {
            assert!(is_placeholder(text.as_bytes()), "{text}");
        }
        for text in ["R8!vTq2$mZ", "k9Zq4LmP0xVt7RbY2w", "$2b$12$k9Zq4LmP0xVt7RbY2w", "Tiger-Pond-4471"] {
            assert!(!is_placeholder(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn code_and_paths_are_no_values() {
        for text in [
            "get_token()",
            "var.password",
            "config[\"x\"]",
            "a->b",
            "__u32",
            "uint8_t",
            "0i32",
            "C:\\Keys\\a1",
            "Keys::Main",
            "./keys/id",
            "/etc/keys/a",
        ] {
            assert!(is_code(text.as_bytes()), "{text}");
        }
        for text in ["k9Zq4LmP0xVt7RbY2w", "zinc.Quarry.615", "/Ab3dEfGh1jKlMnOp+Q=="] {
            assert!(!is_code(text.as_bytes()), "{text}");
        }
    }
}
