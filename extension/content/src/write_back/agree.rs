//! Whether an editor took exactly what it was given, read back as text.

use crate::composer::is_invisible;

/// Brings text into the form in which editors can be compared: line ends as `\n`, hard spaces as spaces, no
/// white space at the ends of lines, no empty lines (paragraphs swallow them), no invisible fillers.
pub fn comparable(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").split('\n') {
        let kept: String = line
            .chars()
            .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'))
            .map(|c| if matches!(c, '\u{a0}' | '\t') { ' ' } else { c })
            .collect();
        let kept = kept.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        if !kept.is_empty() {
            lines.push(kept.to_owned());
        }
    }
    lines.join("\n")
}

/// Whether `now` is `wanted` and nothing else.
pub fn replaced(now: &str, wanted: &str) -> bool {
    comparable(now) == comparable(wanted)
}

/// Whether `now` is `before` with `wanted` put in at one place, over at most one stretch of `before`.
pub fn inserted(before: &str, now: &str, wanted: &str) -> bool {
    let (before, now, wanted) = (squeezed(before), squeezed(now), squeezed(wanted));
    if wanted.is_empty() {
        return now == before;
    }
    now.match_indices(&*wanted).any(|(at, _)| {
        let (head, tail) = (&now[..at], &now[at + wanted.len()..]);
        before.len() >= head.len() + tail.len() && before.starts_with(head) && before.ends_with(tail)
    }) && wanted_lines(&now, &wanted)
}

/// Comparable text without the spaces at which an insertion may have been joined to its surroundings.
fn squeezed(text: &str) -> String {
    let mut out = comparable(text);
    out.retain(|c| c != ' ');
    out
}

fn wanted_lines(now: &str, wanted: &str) -> bool {
    now.matches('\n').count() >= wanted.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_agrees_whatever_paragraphs_the_editor_makes_of_it() {
        assert!(replaced("one\ntwo", "one\r\n\r\ntwo"));
        assert!(replaced("a\u{a0}b ", "a b"));
        assert!(replaced("a b\u{200c}", "a b"), "a filler at the end");
        assert!(!replaced("a\u{200c}b", "ab"), "a joiner in a word");
        assert!(!replaced("one two", "one\ntwo"), "a lost line break is a difference");
        assert!(!replaced("one\ntwo\nthree", "one\ntwo"), "anything left over is a difference");
        assert!(!replaced("", "one"));
    }

    #[test]
    fn an_insertion_agrees_wherever_the_caret_was() {
        let table = [
            ("", "[SSN 1] here", "[SSN 1] here", true),
            ("ask: now", "ask: [SSN 1] now", "[SSN 1]", true),
            ("ask: ", "ask: a\nb", "a\nb", true),
            ("keep drop keep", "keep new keep", "new", true),
            ("ask", "ask a b", "a\nb", false),
            ("ask", "ask", "x", false),
            ("ask", "x", "x", true),
            ("ask", "ask x and more", "x", false),
            ("", "xx", "x", false),
        ];
        for (before, now, wanted, expected) in table {
            assert_eq!(inserted(before, now, wanted), expected, "{before:?} -> {now:?} with {wanted:?}");
        }
    }
}
