//! What may follow a word for one of its terms to begin there: most words that begin a phrase are turned away by
//! the letter behind them. Shared by the build step and the scanner.

/// One of the word's terms is the word itself.
pub const ALONE: u32 = 1 << 28;
/// One of its terms is acted on wherever it stands.
pub const ACTS: u32 = 1 << 29;
/// One of its terms is context of values.
pub const SPEAKS: u32 = 1 << 30;
/// Stands for any number in a term: `missed * days of school`.
pub const NUMBER: u8 = b'*';
/// The bits of [`letter`].
pub const LETTERS: u32 = (1 << 28) - 1;

/// Set in [`KINDS`] where a term has a space or hyphen.
const SEPARATES: u8 = 1 << 5;
/// Characters that stand directly behind the first words of terms.
const JOINTS: [u8; 11] = *b"#/-_.:'~+ \"";

/// The letter of each byte, `a` as 0, a digit as 26, all else as 27; and whether it separates words.
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut b = 0;
    while b < 256 {
        let byte = b as u8;
        let letter = match byte | 0x20 {
            small @ b'a'..=b'z' => small - b'a',
            b'0'..=b'9' => 26,
            _ => 27,
        };
        let separates = matches!(byte, b' ' | b'-' | b'_' | b'\t' | b'\n' | b'\r' | b'/' | b'.' | b'\'');
        kinds[b] = letter | if separates { SEPARATES } else { 0 };
        b += 1;
    }
    kinds
};

static JOINT: [u8; 256] = {
    let mut joint = [15; 256];
    let mut place = 0;
    while place < JOINTS.len() {
        joint[JOINTS[place] as usize] = place as u8;
        place += 1;
    }
    joint
};

/// The bit of the first character of a phrase's second word.
#[inline]
pub fn letter(byte: u8) -> u32 {
    1 << (KINDS[usize::from(byte)] & 31)
}

/// The bit of a character that stands directly behind the word.
#[inline]
pub fn joint(byte: u8) -> u16 {
    1 << JOINT[usize::from(byte)]
}

/// Whether a byte can stand where a term has a space or hyphen.
#[inline]
pub fn separates(byte: u8) -> bool {
    KINDS[usize::from(byte)] & SEPARATES != 0
}

/// The letters that a second word can begin with where a word ends at `end`, as bits of [`letter`].
#[inline]
pub fn second(text: &[u8], end: usize) -> u32 {
    let byte = |at: usize| text.get(at).copied().unwrap_or(b',');
    let next = byte(end);
    let begins = if separates(next) { byte(end + 1) } else { next };
    if separates(begins) { LETTERS } else { letter(begins) }
}

/// What the rest of a term says of its first word: bits of the letter that a second word begins with, every one where
/// none is certain, or [`ALONE`]; and the bit of a character that is joined to it.
pub fn follow(rest: &[u8]) -> (u32, u16) {
    match rest {
        [] => (ALONE, 0),
        // A number, or the sign of a currency before it.
        [b' ' | b'-', NUMBER, ..] => (letter(b'0') | letter(b'$'), 0),
        [b' ' | b'-', next, ..] => (letter(*next), 0),
        [b' ' | b'-'] => (LETTERS, 0),
        [next, ..] => (0, joint(*next)),
    }
}
