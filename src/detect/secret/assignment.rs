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
const CLOSING: usize = 24;
/// Longest name that is looked at, in bytes.
const LONGEST_NAME: usize = 64;
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
    let before = opening(bytes, end);
    let braced = end + usize::from(before == Some(b'{') && at(bytes, end) == Some(b'}'));
    let place = skip(bytes, braced, CLOSING, b" \t\"'`])*\\");
    let closed = bytes.get(end..place)?.iter().any(|b| b"\"'`".contains(b));
    let rest = bytes.get(place..)?;
    if let Some(from) = paired(bytes, place) {
        return Some(from);
    }
    if closed && (rest.starts_with(b",") || rest.starts_with(b">")) {
        let value = skip(bytes, place + 1, 4, b" \t");
        let opens = at(bytes, value).is_some_and(|b| b"\"'`".contains(&b));
        let first = opens && before.is_none_or(|b| b"([{".contains(&b));
        return (rest.starts_with(b">") || first).then_some(place + 1);
    }
    match rest {
        [b'{', ..] if closed => default(bytes, place),
        [b'-' | b'=', b'>', ..] => Some(place + 2),
        [0xE2, 0x86, 0x92, ..] => Some(place + 3),
        [b'>', next, ..] if place == end && *next != b' ' => Some(place + 1),
        [b'(', b'"' | b'\'', ..] if place == end => Some(place + 1),
        [b'|', b'|', b':' | b'=', ..] | [b'?', b'?', b'=', ..] => Some(place + 3),
        [b'?' | b'!', b'=', ..] => Some(skip(bytes, place + 1, 2, b"=")),
        [b'|', b'|', b' ', ..] | [b'?', b'?', b' ', ..] | [b'o', b'r', b' ', ..] if place > end => {
            let quoted = at(bytes, place + 3).is_some_and(|b| b"\"'`".contains(&b));
            quoted.then_some(place + 3)
        }
        [b':' | b'=', ..] => {
            let after = skip(bytes, place, 4, b":=");
            let after = after + usize::from(at(bytes, after) == Some(b'>'));
            Some(annotated(bytes, after).unwrap_or(after))
        }
        _ => None,
    }
}

/// What stands before the name that ends at `end`, and before its quote: `(` in `set("key", …)`.
fn opening(bytes: &[u8], end: usize) -> Option<u8> {
    let head = bytes.get(end.saturating_sub(LONGEST_NAME)..end)?;
    let name = |b: &&u8| b.is_ascii_alphanumeric() || b"_-.:@".contains(b);
    let length = head.iter().rev().take_while(name).count();
    let head = head.get(..head.len() - length)?;
    head.iter().rev().find(|b| !b"\"'`\\ ".contains(b)).copied()
}

/// Behind the sign of a value that stands beside its name: `name="key" value="…"`, `{"name": "key", "value": "…"}`, and
/// `value:` on the line below in YAML. What lies before `place` ends the name.
fn paired(bytes: &[u8], place: usize) -> Option<usize> {
    const VALUES: [&[u8]; 4] = [b"value", b"content", b"parametervalue", b"default"];
    let from = skip(bytes, place, 48, b" \t\r\n,\"'`\\");
    let apart = bytes.get(place.saturating_sub(1)..from)?.iter().any(|b| b" \n,".contains(b));
    let rest = bytes.get(from..).filter(|_| apart)?;
    let fits = |w: &&&[u8]| rest.get(..w.len()).is_some_and(|r| r.eq_ignore_ascii_case(w));
    let end = from + VALUES.iter().find(fits)?.len();
    let sign = skip(bytes, end, 4, b" \"'\\");
    at(bytes, sign).is_some_and(|b| b":=".contains(&b)).then_some(sign + 1)
}

/// Behind the `=` of the default of a variable in Terraform, whose block opens at `place`.
fn default(bytes: &[u8], place: usize) -> Option<usize> {
    let block = bytes.get(place..bytes.len().min(place + 300))?;
    let block = block.split(|b| *b == b'}').next()?;
    let at = block.windows(8).position(|w| w == b"default ")?;
    let equals = block.get(at..)?.iter().position(|b| *b == b'=')?;
    Some(place + at + equals + 1)
}

/// Behind the `=` of `name: type = value`, if the type that begins at `from` is one.
fn annotated(bytes: &[u8], from: usize) -> Option<usize> {
    let start = skip(bytes, from, 2, b" ");
    let rest = bytes.get(start..)?;
    let kind = |b: &&u8| b.is_ascii_alphanumeric() || b"&_<>[]".contains(b);
    let length = rest.iter().take(24).take_while(kind).count();
    let place = skip(bytes, start + length, 2, b" ");
    let known = [&b"str"[..], b"&", b"String", b"string", b"Optional", b"Option", b"any", b"char", b"bytes"];
    let apart = place > start + length && rest.first().is_some_and(u8::is_ascii_uppercase);
    let typed = apart || known.iter().any(|k| rest.starts_with(k));
    (typed && length > 0 && at(bytes, place) == Some(b'=') && at(bytes, place + 1) != Some(b'='))
        .then_some(place + 1)
}

/// The value at `from`: quoted, or up to white space.
pub fn value(bytes: &[u8], from: usize) -> Option<Value> {
    let mut start = skip(bytes, from, 8, b" \t*(");
    if matches!(bytes.get(start..), Some([b'|' | b'>', ..])) {
        start = skip(bytes, start + 1, 40, b" \t\r\n-+");
    }
    if bytes.get(start..)?.starts_with(b"!!str ") {
        start += 6;
    }
    let below = skip(bytes, start, 40, b" \t\r\n");
    let assigned = from.checked_sub(1).and_then(|i| at(bytes, i)).is_some_and(|b| b":=(".contains(&b));
    if assigned && at(bytes, below).is_some_and(|b| b"\"'".contains(&b)) {
        start = below;
    }
    if matches!(
        bytes.get(start..),
        Some([b'b' | b'r' | b'f' | b'u' | b'@' | b'R' | b'L' | b'$', b'"' | b'\'', ..])
    ) {
        start += 1;
    }
    let raw = bytes.get(start - usize::from(start > from)..)?.starts_with(b"R\"(");
    let escaped = matches!(bytes.get(start..), Some([b'\\', b'"' | b'\'', ..]));
    start += usize::from(escaped);
    let quote = at(bytes, start).filter(|b| b"\"'`".contains(b));
    start += usize::from(quote.is_some());
    if let Some(quote) = quote.filter(|q| bytes.get(start..).is_some_and(|r| r.starts_with(&[*q, *q]))) {
        start = skip(bytes, start, 2, &[quote]);
    }
    start += usize::from(raw);
    let (start_within, quote) = within(bytes, start, quote);
    start = start_within;
    let quote = quote.map(|q| if raw { b')' } else { q });
    let rest = bytes.get(start..)?;
    let length = match quote {
        Some(quote) => rest.iter().take(LONGEST).take_while(|b| **b != quote && **b != b'\n').count(),
        None => {
            let open = |b: &&u8| !b.is_ascii_whitespace() && !b"\"'`<>,;&".contains(b);
            let length = rest.iter().take(LONGEST).take_while(open).count();
            if rest.get(length) == Some(&b'&') { beyond(rest, length) } else { length }
        }
    };
    let mut end = start + length;
    let value = bytes.get(start..end)?;
    if let Some(cut) = value.windows(2).position(|w| matches!(w, [b'\\', b'n' | b'r' | b't'])) {
        end = start + cut;
    }
    let closing: &[u8] = if quote.is_some() { b"\\" } else { b".:)]}\\" };
    while end > start && closing.contains(&at(bytes, end - 1)?) {
        end -= 1;
    }
    (end > start).then_some(Value { start, end, quoted: quote.is_some() })
}

/// A quote within a quote, escaped or of the other kind: `"\\"…\\""`, `'"…"'`.
fn within(bytes: &[u8], start: usize, quote: Option<u8>) -> (usize, Option<u8>) {
    let escape = usize::from(at(bytes, start) == Some(b'\\'));
    match (quote, at(bytes, start + escape)) {
        (Some(outer), Some(inner @ (b'"' | b'\''))) if (inner == outer) == (escape == 1) => {
            (start + escape + 1, Some(inner))
        }
        _ => (start, quote),
    }
}

/// How long a value is whose letters stop at the `&` at `at`: what follows may be the next parameter of a query, an
/// entity of HTML, or more of the value.
fn beyond(rest: &[u8], at: usize) -> usize {
    let open = |b: &&u8| !b.is_ascii_whitespace() && !b"\"'`<>,;".contains(b);
    let more = rest.get(at..).unwrap_or_default();
    let length = more.iter().take(LONGEST).take_while(open).count();
    let ends = more.get(length) != Some(&b';') && !more.get(..length).is_some_and(|m| m.contains(&b'='));
    if ends { at + length } else { at }
}

/// The quoted part that is joined to a quoted value: the second of `"sk_live_" + "…"` and of `"sk_live_" . "…"`.
pub fn joined(bytes: &[u8], value: Value) -> Option<Value> {
    let quote = at(bytes, value.end).filter(|b| value.quoted && b"\"'`".contains(b))?;
    let sign = skip(bytes, value.end + 1, 40, b" \t\r\n\\");
    let joint = at(bytes, sign).filter(|b| b"+.&".contains(b))?;
    let open = skip(bytes, sign + 1, 40, b" \t\r\n\\");
    let opens = at(bytes, open) == Some(quote) && (joint != b'&' || open > sign + 1);
    let start = open + 1;
    let rest = bytes.get(start..).filter(|_| opens)?;
    let length = rest.iter().take(LONGEST).take_while(|b| **b != quote && **b != b'\n').count();
    (length > 0).then_some(Value { start, end: start + length, quoted: true })
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
            "key=v4lue&quot;",
            "key=v4lue\\nother",
            "key != 'v4lue'",
            "key ??= \"v4lue\"",
            "key || 'v4lue'",
            "key or \"v4lue\"",
            "$ENV{key} = 'v4lue'",
            "key = \"\"\"v4lue\"\"\"",
            "key = R\"(v4lue)\"",
            "key = '\"v4lue\"'",
            "key = \"\\\"v4lue\\\"\"",
            "key:\n    \"v4lue\"",
            "key: !!str v4lue",
            "- name: key\n  value: v4lue",
            "{\"name\": \"key\", \"value\": \"v4lue\"}",
            "{\"ParameterKey\":\"key\",\"ParameterValue\":\"v4lue\"}",
            "<meta name=\"key\" content=\"v4lue\">",
        ] {
            assert_eq!(assigned(text, "key"), Some("v4lue"), "{text}");
        }
    }

    #[test]
    fn a_sentence_assigns_nothing() {
        for text in [
            "key",
            "key of the house",
            "key, lock and door",
            "key (spare)",
            "key? yes",
            "key or lock",
            "key value",
        ] {
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
