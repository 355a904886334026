//! What is assigned to a name, in the ways that people and their tools write it: `=`, `:`, `:=`, `=>`, `->`, XML,
//! JSON inside strings, calls, annotations, headers.

/// A value with its place, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    pub start: usize,
    pub end: usize,
    pub quoted: bool,
}

/// How far behind a name its sign may stand, in bytes.
const CLOSING: usize = 6;
/// Longest value that is looked at, in bytes.
const LONGEST: usize = 512;

fn at(bytes: &[u8], place: usize) -> Option<u8> {
    bytes.get(place).copied()
}

fn skip(bytes: &[u8], from: usize, most: usize, inside: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take(most).take_while(|b| inside.contains(b)).count()
}

/// Where the value begins that is assigned to a name which ends at `end`, if anything is.
pub fn sign(bytes: &[u8], end: usize) -> Option<usize> {
    let place = skip(bytes, end, CLOSING, b" \t\"'`])*\\");
    let closed = bytes.get(end..place)?.iter().any(|b| b"\"'`".contains(b));
    let rest = bytes.get(place..)?;
    if closed && (rest.starts_with(b",") || rest.starts_with(b">")) {
        let value = skip(bytes, place + 1, 4, b" \t");
        let opens = at(bytes, value).is_some_and(|b| b"\"'`".contains(&b));
        return (rest.starts_with(b">") || opens).then_some(place + 1);
    }
    if closed && rest.starts_with(b"value=") {
        return Some(place + 6);
    }
    match rest {
        [b'-' | b'=', b'>', ..] => Some(place + 2),
        [0xE2, 0x86, 0x92, ..] => Some(place + 3),
        [b'>', ..] if place == end => Some(place + 1),
        [b'(', b'"' | b'\'', ..] if place == end => Some(place + 1),
        [b'|', b'|', b':' | b'=', ..] => Some(place + 3),
        [b'?', b'=', ..] => Some(place + 2),
        [b':' | b'=', ..] => {
            let after = skip(bytes, place, 4, b":=");
            let after = after + usize::from(at(bytes, after) == Some(b'>'));
            Some(annotated(bytes, after).unwrap_or(after))
        }
        _ => None,
    }
}

/// Behind the `=` of `name: type = value`, if the type that begins at `from` is one.
fn annotated(bytes: &[u8], from: usize) -> Option<usize> {
    let start = skip(bytes, from, 2, b" ");
    let rest = bytes.get(start..)?;
    let kind = |b: &&u8| b.is_ascii_alphanumeric() || b"&_<>[]".contains(b);
    let length = rest.iter().take(24).take_while(kind).count();
    let place = skip(bytes, start + length, 2, b" ");
    let known = [&b"str"[..], b"&", b"String", b"string", b"Optional", b"Option", b"any", b"char", b"bytes"];
    let typed = known.iter().any(|k| rest.starts_with(k));
    (typed && at(bytes, place) == Some(b'=') && at(bytes, place + 1) != Some(b'=')).then_some(place + 1)
}

/// The value at `from`: quoted, or up to white space.
pub fn value(bytes: &[u8], from: usize) -> Option<Value> {
    let mut start = skip(bytes, from, 8, b" \t*(");
    if matches!(bytes.get(start..), Some([b'|' | b'>', ..])) {
        start = skip(bytes, start + 1, 40, b" \t\r\n-+");
    }
    if matches!(bytes.get(start..), Some([b'b' | b'r' | b'f' | b'u' | b'@', b'"' | b'\'', ..])) {
        start += 1;
    }
    let escaped = matches!(bytes.get(start..), Some([b'\\', b'"' | b'\'', ..]));
    start += usize::from(escaped);
    let quote = at(bytes, start).filter(|b| b"\"'`".contains(b));
    start += usize::from(quote.is_some());
    let rest = bytes.get(start..)?;
    let length = match quote {
        Some(quote) => rest.iter().take(LONGEST).take_while(|b| **b != quote && **b != b'\n').count(),
        None => {
            let open = |b: &&u8| !b.is_ascii_whitespace() && !b"\"'`<>,;&".contains(b);
            rest.iter().take(LONGEST).take_while(open).count()
        }
    };
    let mut end = start + length;
    let value = bytes.get(start..end)?;
    if let Some(cut) = value.windows(2).position(|w| matches!(w, [b'\\', b'n' | b'r' | b't'])) {
        end = start + cut;
    }
    let closing: &[u8] = if quote.is_some() { b"\\" } else { b".)]}\\" };
    while end > start && closing.contains(&at(bytes, end - 1)?) {
        end -= 1;
    }
    (end > start).then_some(Value { start, end, quoted: quote.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assigned<'t>(text: &'t str, name: &str) -> Option<&'t str> {
        let bytes = text.as_bytes();
        let end = text.find(name)? + name.len();
        let found = value(bytes, sign(bytes, end)?)?;
        text.get(found.start..found.end)
    }

    #[test]
    fn every_way_of_assigning_is_read() {
        for text in [
            "key = v4lue",
            "key: v4lue",
            "key := 'v4lue'",
            "key => \"v4lue\"",
            "key -> v4lue",
            "key → v4lue",
            "key ?= `v4lue`",
            "key ::= \"v4lue\"",
            "key ||:v4lue",
            "[\"key\"] = 'v4lue'",
            "<key>v4lue</key>",
            "<string name=\"key\">v4lue</string>",
            "<add name=\"key\" value=\"v4lue\" />",
            "{\\\"key\\\": \\\"v4lue\\\"}",
            "set(\"key\", \"v4lue\")",
            "key(\"v4lue\")",
            "key: str = \"v4lue\"",
            "let key: &str = \"v4lue\"",
            "key: Optional[str] = 'v4lue'",
            "key = b'v4lue'",
            "key: |\n    v4lue\n",
            "key=v4lue&other=2",
            "key=v4lue\\nother",
        ] {
            assert_eq!(assigned(text, "key"), Some("v4lue"), "{text}");
        }
    }

    #[test]
    fn a_sentence_assigns_nothing() {
        for text in ["key", "key of the house", "key, lock and door", "key (spare)", "key? yes"] {
            assert_eq!(assigned(text, "key"), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_value_lies_within_the_text(text in "\\PC{0,40}", from in 0usize..50) {
            if let Some(found) = value(text.as_bytes(), from) {
                prop_assert!(found.start < found.end && found.end <= text.len());
            }
        }
    }
}
