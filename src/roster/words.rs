//! The words of a text as names are compared: small letters without marks, hyphens and apostrophes.

use crate::names::fold::{fold, is_mark};

/// The longest word that can be part of a name, in bytes once folded.
const LONGEST: usize = 32;

/// What stands before a word, as far as it joins the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Spaces, a hyphen, or the point of an initial: one name goes on.
    Join,
    /// A comma and a space: `Last, First`, or the next of a list.
    Comma,
    /// A delimiter between cells: `Last,First`, or `First,Last`.
    Cell,
    /// Anything else.
    Break,
}

/// A word. Places are bytes of the text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub start: usize,
    pub end: usize,
    pub gap: Gap,
    /// Whether it begins with a capital, or is in a script that has none.
    pub capital: bool,
    letters: [u8; LONGEST],
    length: usize,
}

impl Word {
    /// Its letters, folded; none for one that is too long for a name.
    pub fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    /// Whether it is a single letter, as an initial is.
    pub fn is_initial(&self) -> bool {
        self.length == 1
    }
}

/// Every word of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut at = 0;
    let mut before: Option<Word> = None;
    std::iter::from_fn(move || {
        let from = at;
        let start = from + next_letter(text.get(from..)?)?;
        let mut word = read(text, start);
        word.gap = match &before {
            Some(last) => gap(text.get(last.end..start).unwrap_or_default(), last.is_initial()),
            None => Gap::Break,
        };
        at = word.end;
        before = Some(word);
        Some(word)
    })
}

fn next_letter(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|b| b.is_ascii_alphabetic() || *b >= 0x80)?;
        match rest.get(at..).and_then(|r| r.chars().next()) {
            Some(c) if c.is_alphabetic() => return Some(at),
            Some(c) => at += c.len_utf8(),
            None => return None,
        }
    }
}

/// The word at `start`.
fn read(text: &str, start: usize) -> Word {
    let mut word =
        Word { start, end: start, gap: Gap::Break, capital: false, letters: [0; LONGEST], length: 0 };
    let rest = text.get(start..).unwrap_or_default();
    word.capital = rest.starts_with(|c: char| !c.is_lowercase());
    let mut too_long = false;
    for (at, c) in rest.char_indices() {
        if c.is_alphabetic() {
            too_long |= !push(&mut word, c);
        } else if is_apostrophe(c) {
            let after = text.get(start + at + c.len_utf8()..).unwrap_or_default();
            if !goes_on(after) {
                break;
            }
        } else if !is_mark(c) {
            break;
        }
        word.end = start + at + c.len_utf8();
    }
    if too_long {
        word.length = 0;
    }
    word
}

/// Adds a letter; `false` when there is no more room.
fn push(word: &mut Word, c: char) -> bool {
    let folded = fold(c);
    let mut buffer = [0; 4];
    let letter = if folded < 0x80 {
        buffer = [folded, 0, 0, 0];
        buffer.get(..1)
    } else {
        let small = crate::text::lowered(c).next().unwrap_or(c);
        Some(small.encode_utf8(&mut buffer).as_bytes())
    };
    let Some(letter) = letter else { return false };
    let Some(room) = word.letters.get_mut(word.length..word.length + letter.len()) else { return false };
    room.copy_from_slice(letter);
    word.length += letter.len();
    true
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '`')
}

/// Whether a word goes on behind an apostrophe: `O’Brien`, but neither `Quill’s` nor `the boys’`.
fn goes_on(after: &str) -> bool {
    let mut letters = after.chars().take_while(|c| c.is_alphabetic());
    letters.next().is_some() && letters.next().is_some()
}

/// What a gap between two words means.
fn gap(between: &str, after_initial: bool) -> Gap {
    let mut lines = 0;
    let mut marks = [None; 2];
    for c in between.chars() {
        match c {
            '\n' => lines += 1,
            _ if c.is_whitespace() && c != '\t' => {}
            // Quotes around cells.
            '"' => {}
            _ => match marks.iter_mut().find(|m| m.is_none()) {
                Some(room) => *room = Some(c),
                None => return Gap::Break,
            },
        }
    }
    let bare = !between.contains(char::is_whitespace);
    let quoted = between.contains('"');
    match marks {
        _ if lines > 1 || between.len() > 12 => Gap::Break,
        [None, None] if quoted => Gap::Break,
        [None, None] => Gap::Join,
        [Some('-' | '\u{2010}' | '\u{2011}'), None] if bare => Gap::Join,
        [Some('.'), None] if after_initial && !quoted => Gap::Join,
        [Some(','), None] if !bare && !quoted && lines == 0 => Gap::Comma,
        [Some(',' | ';' | '|' | '\t'), None] if lines == 0 => Gap::Cell,
        _ => Gap::Break,
    }
}
