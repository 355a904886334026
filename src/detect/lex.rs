//! The first pass: cuts the text into words and keeps those that mean something to any detector.

use super::classes::{BLOCK, Bits, Classes, lowest};
use super::follow::ACTS;
use super::tables::BY_LITERAL;
use super::word_hash::Key;
use super::words::{Word, Words, words};
use crate::text::{ENCODED, Traces};

/// What stands at a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The word with this number, which something is done about.
    Acts(u16),
    /// The word with this number, which is no more than context of values.
    Speaks(u16),
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
    pub sign: Sign,
}

impl Mark {
    /// The number of the word that stands at it.
    #[inline]
    pub fn number(&self) -> Option<u16> {
        match self.sign {
            Sign::Acts(number) | Sign::Speaks(number) => Some(number),
            _ => None,
        }
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

/// Marks everything worth looking at, and traces what may be disguised. `text` must be shorter than 4 GiB.
pub fn lex(text: &str, marks: &mut Vec<Mark>, traces: &mut Traces) {
    let mut lexer = Lexer { text, bytes: text.as_bytes(), open: None, marks, traces, words: words() };
    let (blocks, rest) = lexer.bytes.as_chunks::<BLOCK>();
    for (place, block) in blocks.iter().enumerate() {
        lexer.block(place * BLOCK, block);
    }
    let mut last = [0; BLOCK];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    lexer.block(text.len() - rest.len(), &last);
}

/// Tokens of a block that are still to be marked.
struct Tokens {
    base: usize,
    /// All but small letters.
    special: Bits,
    starts: Bits,
    ends: Bits,
}

struct Lexer<'t, 'm> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the token starts that the last block ended in.
    open: Option<usize>,
    marks: &'m mut Vec<Mark>,
    traces: &'m mut Traces,
    words: &'static Words,
}

impl Lexer<'_, '_> {
    /// Marks what ends in the block at `base`.
    #[inline]
    fn block(&mut self, base: usize, block: &[u8; BLOCK]) {
        let Classes { word, special, mut symbol } = Classes::of(block);
        let edges = word ^ (word << 1 | Bits::from(self.open.is_some()));
        let mut tokens = Tokens { base, special, starts: edges & word, ends: edges & !word };
        while symbol != 0 {
            let bit = lowest(symbol);
            self.tokens(&mut tokens, bit | (bit - 1));
            self.symbol(base + symbol.trailing_zeros() as usize);
            symbol ^= bit;
        }
        self.tokens(&mut tokens, Bits::MAX);
        if tokens.starts != 0 {
            self.open = Some(base + tokens.starts.trailing_zeros() as usize);
        }
    }

    /// Marks the tokens that end within some bits of a block.
    #[inline(always)]
    fn tokens(&mut self, tokens: &mut Tokens, within: Bits) {
        let mut ends = tokens.ends & within;
        tokens.ends ^= ends;
        if ends != 0
            && let Some(start) = self.open.take()
        {
            let place = ends.trailing_zeros();
            ends ^= lowest(ends);
            self.special(start, tokens.base + place as usize);
        }
        while ends != 0 {
            let (first, end) = (lowest(tokens.starts), lowest(ends));
            let start = tokens.base + tokens.starts.trailing_zeros() as usize;
            let special = tokens.special & end.wrapping_sub(first);
            let at = tokens.base + ends.trailing_zeros() as usize;
            tokens.starts ^= first;
            ends ^= end;
            if special == 0 || (special == first && at - start < GLUED && self.is_capital(start)) {
                self.word(start, at);
                self.trace(start, at);
            } else {
                self.special(start, at);
            }
        }
    }

    #[inline(always)]
    fn trace(&mut self, start: usize, end: usize) {
        if !(2..ENCODED).contains(&(end - start))
            && let Some(token) = self.bytes.get(start..end)
        {
            self.traces.token(token, start);
        }
    }

    #[inline]
    fn is_capital(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_uppercase)
    }

    /// Marks a token with capitals, digits or characters beyond ASCII.
    #[inline(never)]
    fn special(&mut self, start: usize, end: usize) {
        let Some(token) = self.bytes.get(start..end) else { return };
        let seen = token.iter().fold(0, |seen, &b| seen | CLASS[usize::from(b)]);
        if seen & HIGH != 0 {
            self.foreign(start, end);
            self.traces.foreign(self.text, start, end);
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
        self.bytes.get(end).is_some_and(|b| b"-_+/".contains(b))
    }

    #[inline(always)]
    fn word(&mut self, start: usize, end: usize) {
        if end - start > LONGEST_WORD {
            return;
        }
        let key = Key::at(self.bytes, start, end);
        if self.words.passes(key.hash()) {
            self.known(start, end, key);
        }
    }

    #[inline(never)]
    fn known(&mut self, start: usize, end: usize, key: Key) {
        if let Some(word) = self.bytes.get(start..end)
            && let Some((number, known)) = self.words.heard(self.bytes, start, word, key)
        {
            let acts = known.traits & ACTS != 0;
            self.push(start, end, if acts { Sign::Acts(number) } else { Sign::Speaks(number) });
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
            Some([b'&' | b'<' | b'%' | b'=' | b'\\', ..]) => self.traces.symbol(self.bytes, at),
            _ => {}
        }
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, sign: Sign) {
        self.marks.push(Mark { start: start as u32, end: end as u32, sign });
    }
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
