//! The words a reader would see in pasted or dropped HTML. Clipboard HTML can say more than its plain text does.

/// Visible text of `html`: tags dropped, blocks on lines of their own, scripts and styles left out.
pub fn visible_text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push_decoded(&mut out, &rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let name = tag_name(rest);
        rest = rest.split_once('>').map_or("", |(_, after)| after);
        match name.as_str() {
            "script" | "style" | "head" | "title" => rest = after_closing(rest, &name),
            name if BLOCKS.contains(&name.trim_start_matches('/')) => out.push('\n'),
            "/td" | "/th" => out.push('\t'),
            _ => {}
        }
    }
    push_decoded(&mut out, rest);
    out
}

const BLOCKS: &[&str] = &[
    "br",
    "p",
    "div",
    "li",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "ul",
    "ol",
];

fn tag_name(tag: &str) -> String {
    tag.chars()
        .skip(1)
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
        .take(12)
        .collect::<String>()
        .to_ascii_lowercase()
}

fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    rest.match_indices("</")
        .find(|(at, _)| rest[at + 2..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)))
        .map_or("", |(at, _)| &rest[at..])
}

fn push_decoded(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// The character that the entity at the start of `text` stands for, and the entity's length in bytes.
fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    Some((entity_char(&text[1..end])?, end + 1))
}

fn entity_char(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reader_sees_words_not_markup() {
        let table = [
            ("<b>Ana</b> &amp; Luis", "Ana & Luis"),
            ("<p>one</p><p>two</p>", "\none\n\ntwo\n"),
            ("<tr><td>SSN</td><td>1</td></tr>", "\nSSN\t1\t\n"),
            ("a<!-- hidden -->b", "ab"),
            ("<style>p{color:red}</style>x", "x"),
            ("<script>if (a<b) {}</script>x", "x"),
            ("&#52;&#x31;11&nbsp;1111", "4111 1111"),
            ("AT&T & <unclosed", "AT&T & "),
            ("5 &lt; 6 &bogus; 7", "5 < 6 &bogus; 7"),
        ];
        for (html, expected) in table {
            assert_eq!(visible_text(html), expected, "{html}");
        }
    }

    proptest! {
        #[test]
        fn text_without_markup_is_left_alone(text in "[^<&]{0,60}") {
            prop_assert_eq!(visible_text(&text), text);
        }

        #[test]
        fn no_markup_upsets_it(html in "(<|>|&|;|!--|--|/|script|#|x|é|[a-z]){0,40}") {
            let _ = visible_text(&html);
        }
    }
}
