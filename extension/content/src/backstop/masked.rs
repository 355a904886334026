//! A draft that may not leave as it is, with what is in it made unreadable. Its length in bytes stays the same, for
//! protocols that count them, and so does what surrounds it: a message left out would break a conversation in which
//! every message is expected.

use super::leaves::{Leaf, decoded, is_form, leaves};
use handrail::redact::Redaction;
use handrail::text::Span;
use std::ops::Range;

/// What leaves, where another may leave in its place: a body, or what an address asks for.
pub struct Outgoing {
    /// What stands before and behind it, and stays.
    around: [String; 2],
    body: String,
    /// What an address asks for beside a body.
    besides: String,
}

impl Outgoing {
    /// Of a request to `address`; with an empty `body` it is what the address asks for that counts.
    pub fn of(address: &str, body: &str) -> Self {
        let start = address.find('?').map_or(address.len(), |mark| mark + 1);
        let end = start + address[start..].find('#').unwrap_or(address.len() - start);
        let query = address[start..end].to_owned();
        match body {
            "" => Self {
                around: [address[..start].to_owned(), address[end..].to_owned()],
                body: query,
                besides: String::new(),
            },
            body => Self { around: Default::default(), body: body.to_owned(), besides: query },
        }
    }

    /// The same with placeholders for the values of `text`; `None` where one of them would still be in it.
    pub fn exchanged(&self, text: &str, safe: &Redaction) -> Option<String> {
        let other = exchanged(&self.body, text, safe).filter(|_| !holds(&self.besides, safe))?;
        Some([&self.around[0], &*other, &self.around[1]].concat())
    }
}

/// Whether a value that was replaced stands in `body`.
fn holds(body: &str, safe: &Redaction) -> bool {
    let held = |leaf: &Leaf| safe.replacements.iter().any(|one| leaf.text.contains(one.value()));
    leaves(body).iter().any(held)
}

/// `body` without the values that stand at `spans` of `text`, which its own texts make up; `None` where one of them is
/// written in `body` in a way that cannot be told from what surrounds it.
pub fn masked(body: &str, text: &str, spans: impl Iterator<Item = Span>) -> Option<String> {
    let hidden = spans.fold(text.to_owned(), |text, span| unreadable(&text, span));
    let out = rewritten(body, text, |place| hidden.get(place).map(str::to_owned));
    out.filter(|out| out.len() == body.len())
}

/// `body` with placeholders for the values of `text`, which its own texts make up; `None` as with [`masked`], or where one
/// of the values would still be in it.
fn exchanged(body: &str, text: &str, safe: &Redaction) -> Option<String> {
    let out = rewritten(body, text, |place| {
        let (mut out, mut done) = (String::new(), place.start);
        for one in &safe.replacements {
            if place.start <= one.span.start && one.span.end <= place.end && done <= one.span.start {
                out.push_str(text.get(done..one.span.start)?);
                out.push_str(&one.placeholder);
                done = one.span.end;
            }
        }
        out.push_str(text.get(done..place.end)?);
        Some(out)
    })?;
    (!holds(&out, safe)).then_some(out)
}

/// `body` with what `after` makes of those places of `text` where its own texts stand.
fn rewritten(body: &str, text: &str, after: impl Fn(Range<usize>) -> Option<String>) -> Option<String> {
    let mut out = body.to_owned();
    for leaf in leaves(body) {
        let Some(start) = text.find(&leaf.text) else { continue };
        let after = after(start..start + leaf.text.len()).filter(|after| *after != leaf.text);
        if let Some(after) = after {
            out = replaced(&out, &leaf.text, &after)?;
        }
    }
    (out != body).then_some(out)
}

/// `body` with `after` in place of `before` where that is all of it, a field of a form, a string of a JSON document, or one
/// of a document inside a string.
fn replaced(body: &str, before: &str, after: &str) -> Option<String> {
    if body == before {
        return Some(after.to_owned());
    }
    if is_form(body) {
        let field = |field: &str| in_field(field, before, after).unwrap_or_else(|| field.to_owned());
        let out = body.split('&').map(field).collect::<Vec<_>>().join("&");
        return (out != body).then_some(out);
    }
    let (mut before, mut after) = (quoted(before), quoted(after));
    for _ in 0..2 {
        if body.contains(&before) {
            return Some(body.replace(&before, &after));
        }
        (before, after) = (escaped(&before), escaped(&after));
    }
    None
}

fn in_field(field: &str, before: &str, after: &str) -> Option<String> {
    let (name, value) = field.split_at(field.find('=').map_or(0, |mark| mark + 1));
    let mut out = name.to_owned();
    for byte in replaced(&decoded(value), before, after)?.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => out.push(byte.into()),
            _ => {
                let digit = |four: u8| char::from(b"0123456789ABCDEF"[usize::from(four & 15)]);
                out.extend(['%', digit(byte >> 4), digit(byte)]);
            }
        }
    }
    Some(out)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// As `JSON.stringify` escapes what people type.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out
}

/// `text` with every letter and digit of a span made an `x`, one for each of its bytes.
fn unreadable(text: &str, span: Span) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if span.start <= at && at < span.end && (c.is_alphanumeric() || !c.is_ascii()) {
            out.extend(std::iter::repeat_n('x', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, value: &str) -> Span {
        let start = text.find(value).unwrap();
        Span { start, end: start + value.len() }
    }

    #[test]
    fn values_become_unreadable_where_they_stand_and_nowhere_else() {
        for (body, text, values, expected) in [
            (
                r#"42["set","SSN 536-80-4398"]"#,
                "SSN 536-80-4398",
                &["536-80-4398"][..],
                Some(r#"42["set","SSN xxx-xx-xxxx"]"#),
            ),
            ("José said", "José said", &["José"], Some("xxxxx said")),
            ("one two", "one two", &["one two", "two"], Some("xxx xxx")),
            (
                r#"{"kind":"edited","new":"ed is 9"}"#,
                "ed is 9",
                &["ed", "9"],
                Some(r#"{"kind":"edited","new":"xx is x"}"#),
            ),
            (
                r#"{"new":"so \"Ann\"\nleft"}"#,
                "so \"Ann\"\nleft",
                &["Ann"],
                Some(r#"{"new":"so \"xxx\"\nleft"}"#),
            ),
            (
                r#"{"data":"{\"new\":\"Ann left\"}"}"#,
                "Ann left",
                &["Ann"],
                Some(r#"{"data":"{\"new\":\"xxx left\"}"}"#),
            ),
            (r#"{"a":"\u00e9l left"}"#, "él left", &["él"], None),
            ("a=Ann+left", "Ann left", &["Ann"], None),
            ("nothing", "nothing", &[], None),
        ] {
            let spans = values.iter().map(|value| span(text, value));
            assert_eq!(masked(body, text, spans).as_deref(), expected, "{body}");
            assert!(expected.is_none_or(|expected| expected.len() == body.len()));
        }
    }

    #[test]
    fn values_become_placeholders_in_the_body_that_leaves() {
        let text = "Ask about SSN 536-80-4398 now";
        let safe = |text: &str| {
            let find = |text: &str| handrail::detect::Scanner::default().scan(text);
            handrail::redact::redact_fully(text, find)
        };
        for (body, text, expected) in [
            (text, text, Some("Ask about SSN [SSN 1] now")),
            (
                r#"{"role":"user","content":"Ask about SSN 536-80-4398 now"}"#,
                text,
                Some(r#"{"role":"user","content":"Ask about SSN [SSN 1] now"}"#),
            ),
            (
                r#"{"q":"Ask about SSN 536-80-4398 now","again":"SSN 536-80-4398"}"#,
                text,
                Some(r#"{"q":"Ask about SSN [SSN 1] now","again":"SSN [SSN 1]"}"#),
            ),
            (r#"{"q":"Ask about SSN 536-80-4398 now","id":"536-80-4398 x"}"#, text, None),
            (r#"{"q":"Ask about\u0020SSN 536-80-4398 now"}"#, text, None),
            (
                "p=a&q=Ask+about+SSN+536-80-4398+now&n=1",
                text,
                Some("p=a&q=Ask%20about%20SSN%20%5BSSN%201%5D%20now&n=1"),
            ),
            (
                "f.req=%5B%22Ask%20about%20SSN%20536-80-4398%20now%22%5D&at=x",
                text,
                Some("f.req=%5B%22Ask%20about%20SSN%20%5BSSN%201%5D%20now%22%5D&at=x"),
            ),
            ("q=Ask+about+SSN+536-80-4398+now&id=536-80-4398+x", text, None),
            ("nothing", "nothing", None),
        ] {
            assert_eq!(exchanged(body, text, &safe(text)).as_deref(), expected, "{body}");
        }
        for (address, body, expected) in [
            (
                "https://a.example/go?q=Ask+about+SSN+536-80-4398+now#end",
                "",
                Some("https://a.example/go?q=Ask%20about%20SSN%20%5BSSN%201%5D%20now#end"),
            ),
            ("https://a.example/go?n=1", text, Some("Ask about SSN [SSN 1] now")),
            ("https://a.example/go?q=Ask+about+SSN+536-80-4398+now", text, None),
            ("https://a.example/go", "", None),
        ] {
            let outgoing = Outgoing::of(address, body);
            assert_eq!(outgoing.exchanged(text, &safe(text)).as_deref(), expected, "{address}");
        }
    }
}
