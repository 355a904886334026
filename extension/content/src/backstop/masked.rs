//! A draft that may not leave as it is, with what is in it made unreadable. Its length in bytes stays the same, for
//! protocols that count them, and so does what surrounds it: a message left out would break a conversation in which
//! every message is expected.

use super::leaves::leaves;
use handrail::text::Span;

/// `body` without the values that stand at `spans` of `text`, which its own texts make up; `None` where one of them is
/// written in `body` in a way that cannot be told from what surrounds it.
pub fn masked(body: &str, text: &str, spans: impl Iterator<Item = Span>) -> Option<String> {
    let hidden = spans.fold(text.to_owned(), |text, span| unreadable(&text, span));
    let mut out = body.to_owned();
    for leaf in leaves(body) {
        let start = text.find(&leaf.text);
        let after = start.and_then(|start| hidden.get(start..start + leaf.text.len()));
        if let Some(after) = after.filter(|after| **after != leaf.text) {
            out = replaced(&out, &leaf.text, after)?;
        }
    }
    (out != body).then_some(out)
}

/// `body` with `after` in place of `before` where that is all of it, or a string of a JSON document, or one of a document
/// inside a string.
fn replaced(body: &str, before: &str, after: &str) -> Option<String> {
    if body == before {
        return Some(after.to_owned());
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
            ("nothing", "nothing", &[], None),
        ] {
            let spans = values.iter().map(|value| span(text, value));
            assert_eq!(masked(body, text, spans).as_deref(), expected, "{body}");
            assert!(expected.is_none_or(|expected| expected.len() == body.len()));
        }
    }
}
