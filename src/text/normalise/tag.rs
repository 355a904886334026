//! HTML tags: cells of a table become columns, blocks become lines, all else vanishes.

use super::encodings::Reading;

/// Longest tag, in bytes.
const LONGEST: usize = 600;
/// Longest comment.
const COMMENT: usize = 4000;
/// Longest run of tags that is read as one.
const TOGETHER: usize = 24;

/// What a tag does to the text around it, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    Inline,
    Cell,
    Block,
}

/// What the tag named `name` does; `None` for what is no tag of HTML.
fn effect(name: &[u8]) -> Option<Effect> {
    #[rustfmt::skip]
    const INLINE: [&[u8]; 30] = [
        b"b", b"i", b"u", b"s", b"em", b"strong", b"small", b"big", b"font", b"a", b"mark", b"sub", b"sup", b"code",
        b"span", b"label", b"tt", b"ins", b"del", b"abbr", b"wbr", b"bdo", b"bdi", b"kbd", b"samp", b"var", b"time",
        b"img", b"cite", b"q",
    ];
    #[rustfmt::skip]
    const BLOCK: [&[u8]; 39] = [
        b"tr", b"table", b"thead", b"tbody", b"tfoot", b"p", b"br", b"div", b"li", b"ul", b"ol", b"dl", b"dt", b"h1",
        b"h2", b"h3", b"h4", b"h5", b"h6", b"hr", b"pre", b"center", b"select", b"option", b"section", b"article",
        b"header", b"footer", b"main", b"nav", b"form", b"input", b"button", b"body", b"html", b"head", b"title",
        b"blockquote", b"caption",
    ];
    let mut lower = [0; 10];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    let lower: &[u8] = lower;
    if matches!(lower, b"td" | b"th" | b"dd") {
        return Some(Effect::Cell);
    }
    if INLINE.contains(&lower) {
        return Some(Effect::Inline);
    }
    BLOCK.contains(&lower).then_some(Effect::Block)
}

/// Whether a text begins with a tag of HTML or a comment.
pub fn begins(bytes: &[u8]) -> bool {
    one(bytes, 0).is_some()
}

/// The tags at `at`, those that follow one another as one.
pub fn read<'t>(bytes: &[u8], at: usize) -> Option<Reading<'t>> {
    let (mut what, mut end) = one(bytes, at)?;
    let mut spaced = false;
    for _ in 0..TOGETHER {
        let gap = bytes.iter().skip(end).take(LONGEST).take_while(|b| b.is_ascii_whitespace()).count();
        let Some((next, until)) = one(bytes, end + gap) else {
            // White space at the edge of a cell or block shows nothing.
            end += if what == Effect::Inline { 0 } else { gap };
            break;
        };
        spaced |= gap > 0;
        what = what.max(next);
        end = until;
    }
    let plain = match what {
        Effect::Cell => "\t",
        Effect::Block => "\n",
        Effect::Inline if spaced || parts(bytes, at, end) => " ",
        Effect::Inline => "",
    };
    Some(Reading::new(plain, end))
}

/// Where the text before a tag ends that is worth keeping: cells and blocks swallow the white space before them.
pub fn trimmed(bytes: &[u8], from: usize, at: usize) -> usize {
    let blank = |b: &&u8| b.is_ascii_whitespace();
    at - bytes.get(from..at).unwrap_or_default().iter().rev().take(LONGEST).take_while(blank).count()
}

/// Whether an inline tag stands between two words rather than within one.
fn parts(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let after = bytes.get(end).copied().unwrap_or(b' ');
    let one = before.is_ascii_digit() && after.is_ascii_digit()
        || before.is_ascii_alphabetic() && after.is_ascii_lowercase();
    before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() && !one
}

/// One tag or comment at `at`, and where it ends.
fn one(bytes: &[u8], at: usize) -> Option<(Effect, usize)> {
    let rest = bytes.get(at..)?.strip_prefix(b"<")?;
    if rest.starts_with(b"!--") {
        let body = rest.get(3..rest.len().min(COMMENT))?;
        // A comment that another begins in is none, and so nothing is read twice.
        let close = body.windows(3).position(|w| w == b"-->" || w == b"<!-")?;
        if body.get(close) == Some(&b'<') {
            return None;
        }
        return Some((Effect::Inline, at + 1 + 3 + close + 3));
    }
    let slash = usize::from(rest.first() == Some(&b'/'));
    let name = rest.get(slash..)?;
    let length = name.iter().take(11).take_while(|b| b.is_ascii_alphanumeric()).count();
    let attributes = name.get(length..)?;
    if length == 0 || !attributes.first().is_some_and(|b| b.is_ascii_whitespace() || b"/>".contains(b)) {
        return None;
    }
    let what = effect(name.get(..length)?)?;
    let close = attributes.iter().take(LONGEST).position(|b| b"<>".contains(b))?;
    (attributes.get(close) == Some(&b'>')).then_some((what, at + 1 + slash + length + close + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_lines_columns_or_nothing() {
        for (text, at, wanted) in [
            ("5<b>36", 1, Some(("", 4))),
            ("J<B>ordan", 1, Some(("", 4))),
            ("SSN<b>536", 3, Some((" ", 6))),
            ("Name</span><span class=\"x\">Ana", 4, Some((" ", 27))),
            ("<td>x", 0, Some(("\t", 4))),
            ("a</td>\n  <td align=right>b", 1, Some(("\t", 25))),
            ("a</td></tr>\n<tr><td>b", 1, Some(("\n", 20))),
            ("<br/>x", 0, Some(("\n", 5))),
            ("a<!-- x -->b", 1, Some(("", 11))),
            ("<!-- <!-- x -->", 0, None),
            ("<p>", 0, Some(("\n", 3))),
            ("Vec<String>", 3, None),
            ("a < b > c", 2, None),
            ("<b", 0, None),
            ("<td <td>", 0, None),
            ("<blockquotes>", 0, None),
            ("<", 0, None),
        ] {
            let read = read(text.as_bytes(), at).map(|r| (r.plain.into_owned(), r.end));
            assert_eq!(read, wanted.map(|(plain, end)| (plain.to_string(), end)), "{text:?}");
        }
    }
}
