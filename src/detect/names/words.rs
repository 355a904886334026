//! How far a name of capitalised words reaches.

use crate::detect::tables::list;
use crate::detect::words::is_listed;
use crate::names;

/// Most words of a name.
const WORDS: usize = 4;

/// Where a name of capitalised words that begins at `from` ends; of words in capitals only where `caps` says so. A
/// single letter is nobody's: `Student A`.
pub fn name_at(text: &str, from: usize, caps: bool) -> Option<usize> {
    let (mut end, mut initials, mut words) = (None, 0, 0);
    let mut at = from;
    for _ in 0..WORDS {
        let rest = text.get(at..)?;
        let word = rest.get(..name_length(rest))?;
        let word = word.strip_suffix("'s").unwrap_or(word).trim_end_matches(['\'', '-']);
        if words > 0 && is_listed(word.to_ascii_lowercase().as_bytes(), list::ORGANISATION_WORDS) {
            return None;
        }
        if !(name_word(word) || caps && in_capitals(word)) {
            break;
        }
        let initial = word.len() == 1;
        let next = word.len() + usize::from(initial && rest.get(1..2) == Some("."));
        initials += usize::from(initial);
        words += usize::from(!initial);
        end = Some(at + next);
        let follows = rest.get(next..).unwrap_or_default();
        if follows.starts_with(' ') {
            at += next + 1;
        } else if next == 2 && initial && follows.starts_with(|c: char| c.is_ascii_uppercase()) {
            at += next;
        } else {
            break;
        }
    }
    // `client = OpenAI(` calls something.
    let called = end.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with('('));
    end.filter(|_| !called && (words > 0 || initials > 1))
}

/// How many bytes of a text are letters, digits, apostrophes and hyphens, of 24 characters at most.
fn name_length(text: &str) -> usize {
    const MOST: usize = 24;
    let plain = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'\'' | b'-');
    let length = text.as_bytes().iter().take(MOST).take_while(plain).count();
    if length == MOST || text.as_bytes().get(length).is_none_or(u8::is_ascii) {
        return length;
    }
    let inside = |c: &char| c.is_alphanumeric() || *c == '\'' || *c == '-';
    text.chars().take(MOST).take_while(inside).map(char::len_utf8).sum()
}

/// A capitalised word that can be part of a name.
pub fn name_word(word: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let small = chars.any(char::is_lowercase);
    // `mom OD'd`: letters that stand for words, as a verb.
    let verb = word
        .split_once('\'')
        .is_some_and(|(letters, _)| letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase()));
    capital && !digits && !verb && (small || word.len() == 1) && !ordinary(word.as_bytes())
}

/// A name in capitals: `MARIA`, `O'BRIEN`.
fn in_capitals(word: &str) -> bool {
    word.len() > 2 && word.chars().all(|c| c.is_uppercase() || "'-".contains(c)) && names::is_part(word)
}

/// Words that are written with a capital and are nobody's name.
pub fn ordinary(word: &[u8]) -> bool {
    is_listed(word, list::NOT_NAMES)
}
