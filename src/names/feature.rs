//! What is known of a candidate, as hashed features. Training and tagging share every line of this.

use super::class;
use super::context::Context;
use super::fold;
use super::hash::feature;
use super::token::{Gap, Shape, Token};

/// Most letters of a word that character features look at.
const LETTERS: usize = 24;

/// The tokens of a block with what is known of the whole.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub context: &'a Context,
}

/// Stands for a token before the start or after the end.
const EDGE: Token = Token {
    start: 0,
    end: 0,
    hash: 0xED6E,
    classes: 0,
    shape: Shape::Mark,
    gap: Gap::Line,
    candidate: false,
    mark: 0,
};

impl Scene<'_> {
    fn at(&self, i: usize, by: isize) -> Token {
        i.checked_add_signed(by).and_then(|j| self.tokens.get(j)).copied().unwrap_or(EDGE)
    }

    /// Calls `emit` with each feature of "the token at `i` belongs to a name".
    pub(super) fn of_token(&self, i: usize, mut emit: impl FnMut(u32)) {
        let t = self.at(i, 0);
        let (p1, p2, p3) = (self.at(i, -1), self.at(i, -2), self.at(i, -3));
        let (n1, n2, n3) = (self.at(i, 1), self.at(i, 2), self.at(i, 3));
        let shape = t.shape as u32;
        let typing = self.context.typing as u32;
        let mut put = |template: u32, a: u32, b: u32| emit(feature(template, a, b));

        put(1, 0, shape * 4 + typing);
        put(2, t.hash, 0);
        put(3, t.hash, shape * 4 + typing);
        put(4, p1.hash, gap_code(&t));
        put(5, n1.hash, gap_code(&n1));
        put(6, p2.hash, 0);
        put(7, n2.hash, 0);
        put(8, p1.hash, p2.hash);
        put(9, n1.hash, n2.hash);
        put(10, p1.hash, n1.hash);
        put(11, p1.hash, t.hash);
        put(12, t.hash, n1.hash);
        for near in [p1, p2, p3] {
            put(13, near.hash, shape);
        }
        for near in [n1, n2, n3] {
            put(14, near.hash, shape);
        }

        let (tc, pc, nc) = (symbol(&t), symbol(&p1), symbol(&n1));
        let (pc2, nc2) = (symbol(&p2), symbol(&n2));
        put(15, u32::from(t.classes), shape * 4 + typing);
        put(16, tc, pc);
        put(17, tc, nc);
        put(18, tc * 256 + pc, nc);
        put(19, tc * 256 + pc, pc2);
        put(20, tc * 256 + nc, nc2);
        put(21, tc, pc2);
        put(22, tc, nc2);
        put(23, tc, p1.hash);
        put(24, tc, n1.hash);
        put(25, tc * 256 + pc, p2.hash);
        put(26, pc * 256 + nc, shape);
        put(27, shapes(&[p2, p1, t]), gap_code(&t) * 8 + gap_code(&n1));
        put(28, shapes(&[p1, t, n1]), gap_code(&t) * 8 + gap_code(&n1));
        put(29, shapes(&[t, n1, n2]), gap_code(&t) * 8 + gap_code(&n1));

        let start = sentence_start(&t, &p1, &p2);
        put(30, u32::from(start), tc * 16 + shape);
        put(31, gap_code(&t) * 8 + gap_code(&n1), tc);
        put(32, u32::from(self.context.about(t.hash)), shape);
        put(33, u32::from(self.context.about(t.hash)), tc);
        if start {
            put(34, t.hash, n1.hash);
            put(35, tc * 256 + nc, nc2);
        }
        self.run(i, |kind, length| put(36, kind, length * 64 + tc));
        put(37, self.line_head(i), tc);

        if t.is_word() {
            letters(self.text, &t, put);
        }
    }

    /// Calls `emit` with each feature of "the tokens at `i - 1` and `i` belong to one name".
    pub(super) fn of_pair(&self, i: usize, mut emit: impl FnMut(u32)) {
        let (p, t) = (self.at(i, -1), self.at(i, 0));
        let (before, after) = (self.at(i, -2), self.at(i, 1));
        let mut put = |template: u32, a: u32, b: u32| emit(feature(template, a, b));
        put(64, p.shape as u32 * 16 + t.shape as u32, gap_code(&t));
        put(65, symbol(&p), symbol(&t));
        put(66, u32::from(p.mark), u32::from(t.mark));
        if t.shape == Shape::Mark || p.shape == Shape::Mark {
            put(67, symbol(&before) * 256 + symbol(&p), symbol(&t) * 256 + symbol(&after));
            put(68, before.shape as u32 * 256 + u32::from(p.mark), t.shape as u32 * 256 + u32::from(t.mark));
        }
    }

    /// How the run of capitalised words around `i` looks: its length and place in it.
    fn run(&self, i: usize, mut put: impl FnMut(u32, u32)) {
        let wordy = |j: isize| {
            let t = self.at(i, j);
            t.is_capital()
                || t.classes & class::PARTICLE != 0
                || matches!(t.mark, b'-' | b'.') && t.gap == Gap::None
        };
        let mut left = 0;
        while left < 5 && wordy(-left - 1) && self.at(i, -left).gap <= Gap::Space {
            left += 1;
        }
        let mut right = 0;
        while right < 5 && wordy(right + 1) && self.at(i, right + 1).gap <= Gap::Space {
            right += 1;
        }
        put((left * 8 + right) as u32, self.at(i, 0).shape as u32);
    }

    /// The first word of the line, when it is a label like `Student:`.
    fn line_head(&self, i: usize) -> u32 {
        let mut j = i;
        for _ in 0..6 {
            let t = self.at(j, 0);
            if t.mark == b':' && j != i {
                return self.at(j, -1).hash;
            }
            if t.gap == Gap::Line {
                return 1 + u32::from(j == i);
            }
            match j.checked_sub(1) {
                Some(k) => j = k,
                None => return 1,
            }
        }
        0
    }
}

/// The class code of a word, or the mark.
fn symbol(t: &Token) -> u32 {
    match t.shape {
        Shape::Mark => 128 + u32::from(t.mark & 0x7F),
        Shape::Number => 64,
        Shape::Code => 65,
        Shape::Initial => 66,
        Shape::Lower if t.classes == 0 => 67,
        _ => class::code(t.classes),
    }
}

fn gap_code(t: &Token) -> u32 {
    t.gap as u32
}

fn shapes(tokens: &[Token; 3]) -> u32 {
    tokens.iter().fold(0, |n, t| n * 256 + if t.mark == 0 { t.shape as u32 } else { 128 | u32::from(t.mark) })
}

fn sentence_start(t: &Token, p1: &Token, p2: &Token) -> bool {
    t.gap == Gap::Line
        || matches!(p1.mark, b'.' | b'?' | b'!' | b'*')
            && p2.shape != Shape::Initial
            && p2.classes & class::TITLE == 0
        || p1.mark == b'"' && matches!(p2.mark, b'.' | b'?' | b'!' | b',' | b':' | 0)
}

/// Prefixes, suffixes and pieces of the folded word.
fn letters(text: &str, t: &Token, mut put: impl FnMut(u32, u32, u32)) {
    let mut buffer = [0u8; LETTERS + 2];
    let mut len = 0;
    let word = text.get(t.start as usize..t.end as usize).unwrap_or("");
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if len == LETTERS {
            break;
        }
        if let Some(slot) = buffer.get_mut(len) {
            *slot = fold::fold(c);
        }
        len += 1;
    }
    let folded = buffer.get(..len).unwrap_or(&[]);
    let capital = u32::from(t.is_capital());
    let listed = u32::from(t.classes & (class::COMMON | class::PLACE | class::THING | class::STOP) != 0);
    let known = listed * 2 + u32::from(t.classes & class::NAME != 0);
    for n in 2..=4 {
        if let Some(piece) = folded.get(..n) {
            put(40 + n as u32, packed(piece), capital);
        }
    }
    for n in 1..=5 {
        if let Some(piece) = folded.len().checked_sub(n).and_then(|from| folded.get(from..)) {
            put(46 + n as u32, packed(piece), capital * 4 + known);
        }
    }
    for piece in folded.windows(3) {
        put(53, packed(piece), capital);
    }
    for piece in folded.windows(4) {
        put(54, packed(piece), capital);
    }
    put(55, len.min(12) as u32, t.shape as u32 * 4 + known);
}

/// Up to five letters as one number.
#[inline]
fn packed(piece: &[u8]) -> u32 {
    piece.iter().fold(0, |n: u32, &b| n.rotate_left(7) ^ u32::from(b))
}
