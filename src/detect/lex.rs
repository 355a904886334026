//! The first pass: cuts the text into words and keeps those that mean something to any detector.

use super::classes::{AHEAD, BLOCK, Bits, Classes, Window, bordering, lowest};
use super::placeholder::Placeholders;
use super::tables::BY_LITERAL;
use super::word_hash::Key;
use super::words::{Heard, Word, Words, words};
use crate::text::{ENCODED, Traces};

/// What stands at a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A word that something is done about.
    Acts,
    /// A word that is no more than context of values.
    Speaks,
    /// A token that holds a digit.
    Number,
    /// A token that may begin with a vendor's prefix, with no separator behind it.
    Glued,
    /// `@`.
    At,
    /// `://`.
    Scheme,
    /// `-----BEGIN`.
    Armour,
}

/// One place worth looking at, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub start: u32,
    pub end: u32,
    /// The number of the word that stands at it, or [`NO_WORD`].
    word: u16,
    pub sign: Sign,
    /// Whether the word may be context of values.
    pub speaks: bool,
}

/// No word has this number.
const NO_WORD: u16 = u16::MAX;

impl Mark {
    /// The number of the word that stands at it.
    #[inline]
    pub fn number(&self) -> Option<u16> {
        Some(self.word).filter(|number| *number != NO_WORD)
    }

    /// The word that stands at it.
    #[inline]
    pub fn word(&self) -> Option<&'static Word> {
        self.number().and_then(|number| words().get(number))
    }
}

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const HIGH: u8 = 8;

static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut b = 0;
    while b < 256 {
        class[b] = match b as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            0x80.. => HIGH,
            _ => 0,
        };
        b += 1;
    }
    class
};

/// Longest word that is looked up; no term begins with a longer one.
pub const LONGEST_WORD: usize = 24;
/// A token of this length may be a glued vendor token.
const GLUED: usize = 12;

/// Whether a byte continues a word.
#[inline]
pub fn is_word_byte(byte: u8) -> bool {
    CLASS[usize::from(byte)] != 0
}

/// What the first pass leaves of a text.
#[derive(Default)]
pub struct Lexed {
    pub marks: Vec<Mark>,
    /// Where something may be disguised.
    pub traces: Traces,
    pub placeholders: Placeholders,
}

/// Marks everything worth looking at. `text` must be shorter than 4 GiB.
pub fn lex(text: &str) -> Lexed {
    let lexed = Lexed { marks: Vec::with_capacity(text.len() / 8), ..Lexed::default() };
    let mut lexer = Lexer { text, bytes: text.as_bytes(), open: None, lexed, words: words() };
    for base in (0..=text.len()).step_by(BLOCK) {
        let shown = base.checked_sub(AHEAD).and_then(|from| lexer.bytes.get(from..)?.first_chunk());
        match shown {
            Some(window) => lexer.block(base, window),
            None => lexer.block(base, &bordering(lexer.bytes, base)),
        }
    }
    lexer.lexed
}

/// A token that no block has ended yet.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    /// Whether it holds anything but small letters.
    special: bool,
}

/// The tokens of a block.
struct Tokens {
    /// All but small letters.
    special: Bits,
    /// Where those begin that are still to be marked.
    starts: Bits,
    /// Where those end that hold anything but small letters.
    special_ends: Bits,
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// The token that the last block ended in.
    open: Option<Open>,
    lexed: Lexed,
    words: &'static Words,
}

impl Lexer<'_> {
    /// Marks what ends in the block at `base`.
    #[inline]
    fn block(&mut self, base: usize, window: &Window) {
        let Classes { word, special, symbol } = Classes::of(window);
        let edges = word ^ (word << 1 | Bits::from(self.open.is_some()));
        let (starts, ends) = (edges & word, edges & !word);
        // The sum carries from whatever is special in a token to the bit behind it.
        let (sum, over) = word.overflowing_add(special);
        let (sum, over_too) = sum.overflowing_add(Bits::from(self.open.is_some_and(|open| open.special)));
        let mut tokens = Tokens { special, starts, special_ends: sum & ends };
        let opened = if self.open.is_some() { lowest(ends) } else { 0 };
        let odd = symbol | tokens.special_ends | opened | ends & (starts << 1 | long(word) << 1);
        let mut events = ends | symbol;
        while events != 0 {
            let bit = lowest(events);
            let at = events.trailing_zeros() as usize;
            events ^= bit;
            if odd & bit == 0 {
                let from = tokens.next();
                let key = Key::shown(window, AHEAD + from, AHEAD + at);
                self.look_up(base + from, base + at, key);
            } else {
                if ends & bit != 0 {
                    self.odd(&mut tokens, base, at);
                }
                if symbol & bit != 0 {
                    self.symbol(base + at);
                }
            }
        }
        if tokens.starts != 0 {
            self.open = Some(Open { start: base + tokens.next(), special: over });
        } else if let Some(open) = &mut self.open {
            open.special |= over || over_too;
        }
    }

    /// Marks the token that ends at `at` of the block at `base`, if it is not one of a few small letters behind another.
    #[inline(never)]
    fn odd(&mut self, tokens: &mut Tokens, base: usize, at: usize) {
        let (end, bit) = (base + at, (1 as Bits) << at);
        let (start, capital) = match self.open.take() {
            Some(open) => (open.start, false),
            None => {
                let first = lowest(tokens.starts);
                let start = base + tokens.next();
                let initial = tokens.special & (bit - first) == first;
                (start, initial && self.bytes.get(start).is_some_and(u8::is_ascii_uppercase))
            }
        };
        if (capital || tokens.special_ends & bit == 0) && (2..GLUED).contains(&(end - start)) {
            self.word(start, end);
        } else {
            self.special(start, end);
        }
    }

    #[inline]
    fn trace(&mut self, start: usize, end: usize) {
        if !(2..ENCODED).contains(&(end - start))
            && let Some(token) = self.bytes.get(start..end)
        {
            self.lexed.traces.token(token, start);
        }
    }

    /// Marks a token of any length and of any letters, digits and characters.
    #[inline(never)]
    fn special(&mut self, start: usize, end: usize) {
        let Some(token) = self.bytes.get(start..end) else { return };
        let seen = token.iter().fold(0, |seen, &b| seen | CLASS[usize::from(b)]);
        if seen & HIGH != 0 {
            self.foreign(start, end);
            self.lexed.traces.foreign(self.text, start, end);
        } else {
            self.plain(token, start, seen);
            self.trace(start, end);
        }
    }

    fn plain(&mut self, token: &[u8], start: usize, seen: u8) {
        let end = start + token.len();
        if token.starts_with(b"BEGIN") && self.bytes.get(..start).is_some_and(|head| head.ends_with(b"-----"))
        {
            self.push(start - 5, end.min(start + 5), Sign::Armour);
        }
        self.word(start, end);
        let long = token.len() >= GLUED || (token.len() >= 3 && self.runs_on(end));
        if long && seen & (DIGIT | UPPER) != 0 && begins_glued(token) {
            self.push(start, end, Sign::Glued);
        }
        if seen & DIGIT != 0 {
            self.push(start, end, Sign::Number);
        } else if seen & LOWER != 0 && seen & UPPER != 0 {
            self.humps(token, start);
        }
    }

    /// Whether what may be a longer token goes on behind its first letters and digits.
    fn runs_on(&self, end: usize) -> bool {
        self.bytes.get(end).is_some_and(|b| matches!(b, b'-' | b'_' | b'+' | b'/'))
    }

    #[inline]
    fn word(&mut self, start: usize, end: usize) {
        if end - start <= LONGEST_WORD {
            self.look_up(start, end, Key::at(self.bytes, start, end));
        }
    }

    #[inline(always)]
    fn look_up(&mut self, start: usize, end: usize, key: Key) {
        let hash = key.hash((end - start) as u32);
        if self.words.passes(hash) {
            self.known(start, end, key, hash);
        }
    }

    #[inline(never)]
    fn known(&mut self, start: usize, end: usize, key: Key, hash: u32) {
        if let Some(Heard { number, acts, speaks }) = self.words.heard(self.bytes, start, end, key, hash) {
            let sign = if acts { Sign::Acts } else { Sign::Speaks };
            let (start, end) = (start as u32, end as u32);
            self.lexed.marks.push(Mark { start, end, word: number, sign, speaks });
        }
    }

    /// Looks up the parts of `camelCase`.
    fn humps(&mut self, token: &[u8], start: usize) {
        let mut from = 0;
        for (i, pair) in token.windows(2).enumerate() {
            if let [a, b] = pair
                && a.is_ascii_lowercase()
                && b.is_ascii_uppercase()
            {
                self.word(start + from, start + i + 1);
                from = i + 1;
            }
        }
        if from > 0 {
            self.word(start + from, start + token.len());
        }
    }

    /// A token with bytes beyond ASCII: cut where its characters are no letters, such as at curly quotes.
    #[cold]
    fn foreign(&mut self, start: usize, end: usize) {
        let Some(token) = self.text.get(start..end) else { return };
        for piece in token.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
            let from = start + (piece.as_ptr() as usize - token.as_ptr() as usize);
            let piece = piece.as_bytes();
            let seen = piece.iter().fold(0, |seen, &b| seen | CLASS[usize::from(b)]);
            self.plain(piece, from, seen);
        }
    }

    #[inline]
    fn symbol(&mut self, at: usize) {
        match self.bytes.get(at..) {
            Some([b'@', ..]) => self.push(at, at + 1, Sign::At),
            Some([b':', b'/', b'/', ..]) => self.push(at, at + 3, Sign::Scheme),
            Some([b']', ..]) => self.lexed.placeholders.note(self.bytes, at),
            Some([b'&' | b'<' | b'%' | b'=' | b'\\', ..]) => self.lexed.traces.symbol(self.bytes, at),
            _ => {}
        }
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, sign: Sign) {
        let (start, end) = (start as u32, end as u32);
        self.lexed.marks.push(Mark { start, end, word: NO_WORD, sign, speaks: false });
    }
}

impl Tokens {
    /// Where the next one begins.
    #[inline(always)]
    fn next(&mut self) -> usize {
        let place = self.starts.trailing_zeros() as usize;
        self.starts &= self.starts.wrapping_sub(1);
        place
    }
}

/// Where a run of [`GLUED`] bits or more has its last or goes on.
#[inline(always)]
fn long(bits: Bits) -> Bits {
    let two = bits & bits << 1;
    let four = two & two << 2;
    let eight = four & four << 4;
    eight & four << 8
}

/// The bytes that vendors' prefixes begin with, a bit each.
static INITIALS: [u32; 8] = {
    let mut initials = [0; 8];
    let mut at = 0;
    while at < BY_LITERAL.len() {
        let initial = BY_LITERAL[at].0[0];
        initials[(initial >> 5) as usize] |= 1 << (initial & 31);
        at += 1;
    }
    initials
};

fn begins_glued(token: &[u8]) -> bool {
    let Some(head) = token.first_chunk::<3>() else { return false };
    let may_begin = INITIALS[usize::from(head[0] >> 5)] >> (head[0] & 31) & 1 == 1;
    may_begin && BY_LITERAL.binary_search_by(|(known, _)| known.cmp(head)).is_ok()
}
