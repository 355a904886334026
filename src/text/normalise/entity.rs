//! HTML character references (WHATWG HTML, section 13.5), the few that stand for what values are made of.

use super::character::{Disguise, disguise};
use super::encodings::Reading;

/// Longest reference, in bytes.
const LONGEST: usize = 12;

/// The reference at `at`, if one stands there.
pub fn read<'t>(bytes: &[u8], at: usize) -> Option<Reading<'t>> {
    let body = bytes.get(at + 1..)?;
    let (c, length) = match body {
        [b'#', b'x' | b'X', digits @ ..] => {
            let (code, length) = number(digits, 16)?;
            (plain(code)?, 2 + length)
        }
        [b'#', digits @ ..] => {
            let (code, length) = number(digits, 10)?;
            (plain(code)?, 1 + length)
        }
        _ => {
            let length = body.iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count();
            let name = std::str::from_utf8(body.get(..length)?).ok()?;
            if body.get(length) != Some(&b';') {
                return None;
            }
            (named(name)?, length)
        }
    };
    let end = at + 1 + length + usize::from(body.get(length) == Some(&b';'));
    Some(Reading::new(c.map_or_else(String::new, String::from), end))
}

/// A code point's number and how many digits it has.
fn number(digits: &[u8], base: u32) -> Option<(u32, usize)> {
    let length = digits.iter().take(7).take_while(|b| char::from(**b).is_digit(base)).count();
    let code = digits
        .iter()
        .take(length)
        .try_fold(0u32, |code, b| code.checked_mul(base)?.checked_add(char::from(*b).to_digit(base)?))?;
    (length > 0).then_some((code, length))
}

/// What a code point shows in plain; `None` inside for nothing.
fn plain(code: u32) -> Option<Option<char>> {
    let c = char::from_u32(code).filter(|c| !c.is_control() || c.is_ascii_whitespace())?;
    Some(match disguise(c) {
        Some(Disguise::Invisible | Disguise::Mark | Disguise::Backwards) => None,
        Some(
            Disguise::Digit(plain)
            | Disguise::SmallDigit(plain)
            | Disguise::Styled(plain)
            | Disguise::Typographic(plain),
        ) => Some(plain),
        Some(Disguise::LookAlike(_)) | None => Some(c),
    })
}

fn named(name: &str) -> Option<Option<char>> {
    const INVISIBLE: [&str; 6] = ["shy", "zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace"];
    #[rustfmt::skip]
    const NAMES: [(&str, char); 40] = [
        ("amp", '&'), ("AMP", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' '), ("ensp", ' '),
        ("emsp", ' '), ("thinsp", ' '), ("Tab", '\t'), ("NewLine", '\n'), ("hyphen", '-'), ("dash", '-'), ("ndash", '-'),
        ("mdash", '-'), ("minus", '-'), ("period", '.'), ("comma", ','), ("colon", ':'), ("semi", ';'), ("commat", '@'),
        ("sol", '/'), ("bsol", '\\'), ("lowbar", '_'), ("plus", '+'), ("equals", '='), ("num", '#'), ("lpar", '('),
        ("rpar", ')'), ("lsqb", '['), ("rsqb", ']'), ("excl", '!'), ("quest", '?'), ("dollar", '$'), ("percnt", '%'),
        ("ast", '*'), ("lsquo", '\''), ("rsquo", '\''), ("szlig", 'ß'),
    ];
    const ACCENTS: [&str; 9] = ["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash"];
    if INVISIBLE.contains(&name) {
        return Some(None);
    }
    if let Some((_, c)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(Some(*c));
    }
    // The letter without its accent: names are compared so.
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    ACCENTS.contains(&name.get(1..)?).then_some(Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_ampersands_are_not() {
        for (text, wanted) in [
            ("&#53;", Some(("5", 5))),
            ("&#053;6", Some(("5", 6))),
            ("&#53 ", Some(("5", 4))),
            ("&#x35;", Some(("5", 6))),
            ("&#X4A;", Some(("J", 6))),
            ("&amp;x", Some(("&", 5))),
            ("&nbsp;", Some((" ", 6))),
            ("&commat;", Some(("@", 8))),
            ("&eacute;", Some(("e", 8))),
            ("&Ntilde;", Some(("N", 8))),
            ("&#8203;", Some(("", 7))),
            ("&#xff15;", Some(("5", 8))),
            ("&shy;", Some(("", 5))),
            ("& b", None),
            ("&&", None),
            ("&amp", None),
            ("&self", None),
            ("&x;", None),
            ("&#;", None),
            ("&#99999999;", None),
            ("&#0;", None),
            ("&", None),
        ] {
            let read = read(text.as_bytes(), 0).map(|r| (r.plain.into_owned(), r.end));
            assert_eq!(read, wanted.map(|(plain, end)| (plain.to_string(), end)), "{text}");
        }
    }
}
