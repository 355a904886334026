//! What stands in code is not asked of anybody.

/// What code has and prose has not.
const MARKS: &[u8] = b"{}[]<>()=;_\\|&$#";

/// Bytes for each mark, at most, in a text and in a line of code.
const IN_TEXT: usize = 40;
const IN_LINE: usize = 20;

/// Words at the beginning of a line that make it prose, whatever it ends with: "Rank these by age: [{…".
const PROSE: usize = 5;

/// Most bytes of a line that are looked at.
const LONGEST: usize = 400;

/// Whether a text is code, as far as its first bytes show.
pub(super) fn is_code(beginning: &[u8]) -> bool {
    marks(beginning) * IN_TEXT > beginning.len()
}

/// Whether what starts at `at` stands in code: its line is code, or the lines around it are.
pub(super) fn is_in_code(text: &str, at: usize) -> bool {
    let (before, after) = text.as_bytes().split_at(at.min(text.len()));
    let (above, start) = match before.iter().rposition(|b| *b == b'\n') {
        Some(end) => before.split_at(end),
        None => (&b""[..], before),
    };
    let (end, below) = match after.iter().position(|b| *b == b'\n') {
        Some(end) => after.split_at(end),
        None => (after, &b""[..]),
    };
    let own = text.as_bytes().get(at - start.len()..at + end.len()).unwrap_or_default();
    let mut above = above.rsplit(|b| *b == b'\n').filter(|line| is_written(line));
    let mut below = below.split(|b| *b == b'\n').filter(|line| is_written(line));
    is_code_line(own)
        || match (above.next(), below.next()) {
            (Some(above), Some(below)) => is_code_line(above) && is_code_line(below),
            _ => false,
        }
}

fn is_written(line: &[u8]) -> bool {
    line.iter().any(u8::is_ascii_alphanumeric)
}

fn is_code_line(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let line = line.get(..LONGEST).unwrap_or(line);
    !begins_as_prose(line) && marks(line) * IN_LINE > line.len()
}

fn begins_as_prose(line: &[u8]) -> bool {
    let mut words = line.split(|b| *b == b' ').take(PROSE);
    let plain = |word: &[u8]| {
        let word = word.strip_suffix(b",").unwrap_or(word);
        !word.is_empty() && word.iter().all(|b| b.is_ascii_alphabetic() || b"'-".contains(b) || *b >= 128)
    };
    words.by_ref().filter(|word| plain(word)).count() == PROSE
}

fn marks(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| MARKS.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, of: &str) -> bool {
        is_in_code(text, text.find(of).expect("stands there"))
    }

    #[test]
    fn lines_of_code_and_what_stands_between_them_are_code() {
        let script = "function pick(list) {\n  // choose the younger candidates first\n  return list.sort((a, b) => a.age - b.age);\n}";
        assert!(place(script, "choose") && place(script, "return"));
        assert!(place("for row in rows:\n    print(row[\"name\"], row[\"score\"])", "print"));
    }

    #[test]
    fn a_request_beside_code_or_data_is_none() {
        assert!(!place("Rank these applicants by their age: [{\"n\": 1}, {\"n\": 2}]", "applicants"));
        assert!(!place("Drop everyone over 50.\n```\nrows = [(\"A\", 51)]\nprint(rows[0])\n```", "Drop"));
        assert!(!place("Rank them by race", "Rank"));
    }
}
