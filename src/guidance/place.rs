use super::words::{Key, Words};
use crate::text::{Span, sort_by_place};

/// Finds the line of a byte offset: one pass when made, a binary search a question.
pub(super) struct Lines {
    /// Byte offset at which each line after the first begins.
    begins: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self { begins: text.match_indices('\n').map(|(at, _)| at + 1).collect() }
    }

    /// The line of a byte offset, from 1.
    fn line(&self, byte: usize) -> usize {
        self.begins.partition_point(|&begin| begin <= byte) + 1
    }

    fn is_one(&self) -> bool {
        self.begins.is_empty()
    }
}

/// How often and where, in words: "twice, lines 1 and 4".
pub(super) fn place(lines: &Lines, spans: &[Span], language: Words) -> String {
    let often = match spans.len() {
        0 | 1 => String::new(),
        2 => language.text(Key::WhereTwice).to_owned(),
        n => language.fill(Key::WhereTimes, &[("n", &n.to_string())]),
    };
    let at = if lines.is_one() { String::new() } else { on_lines(lines, spans, language) };
    join(often, at, language)
}

/// Two parts of a place as one, either of which may be empty.
pub(super) fn join(a: String, b: String, language: Words) -> String {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b,
        (_, true) => a,
        _ => language.fill(Key::WhereAnd, &[("a", &a), ("b", &b)]),
    }
}

fn on_lines(lines: &Lines, spans: &[Span], language: Words) -> String {
    let mut at: Vec<usize> = spans.iter().map(|span| lines.line(span.start)).collect();
    sort_by_place(&mut at, |line| (*line, 0));
    at.dedup();
    let number: Vec<String> = at.iter().map(usize::to_string).collect();
    let blanks = |last: usize| match number.get(last) {
        Some(last) => [("a", number[0].as_str()), ("b", last.as_str())],
        None => [("a", ""), ("b", "")],
    };
    let run = at.len() > 2 && at[at.len() - 1] - at[0] + 1 == at.len();
    match at.len() {
        0 => String::new(),
        1 => language.fill(Key::WhereLine, &blanks(0)),
        2 => language.fill(Key::WhereTwoLines, &blanks(1)),
        n if run => language.fill(Key::WhereRunOfLines, &blanks(n - 1)),
        3 => {
            let [a, b] = blanks(1);
            language.fill(Key::WhereThreeLines, &[a, b, ("c", &number[2])])
        }
        n => language.fill(Key::WhereBetweenLines, &blanks(n - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::words;

    fn at(text: &str, needle: &str, language: &str) -> String {
        let spans: Vec<Span> = text.match_indices(needle).map(|(i, m)| Span::new(i, i + m.len())).collect();
        place(&Lines::of(text), &spans, words(language))
    }

    #[test]
    fn places_read_as_a_person_would_say_them() {
        let table = [
            ("x", "", ""),
            ("x x", "twice", "dos veces"),
            ("x x x", "3 times", "3 veces"),
            ("a\nx", "line 2", "línea 2"),
            ("x\nx", "twice, lines 1 and 2", "dos veces, líneas 1 y 2"),
            ("x\n\n\nx x", "3 times, lines 1 and 4", "3 veces, líneas 1 y 4"),
            ("x\nx\nx\nx", "4 times, lines 1–4", "4 veces, líneas 1 a 4"),
            ("x\n\nx\nx", "3 times, lines 1, 3 and 4", "3 veces, líneas 1, 3 y 4"),
            ("x\n\nx\nx\n\nx", "4 times, between lines 1 and 6", "4 veces, entre las líneas 1 y 6"),
            ("😀\r\nx", "line 2", "línea 2"),
        ];
        for (text, en, es) in table {
            assert_eq!(at(text, "x", "en"), en, "{text:?}");
            assert_eq!(at(text, "x", "es"), es, "{text:?}");
        }
    }

    #[test]
    fn a_span_past_the_end_counts_as_the_last_line() {
        let place = place(&Lines::of("a\nb"), &[Span::new(90, 99)], words("en"));
        assert_eq!(place, "line 2");
    }
}
