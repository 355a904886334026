//! Where a name can be. Everything else is never scored, which is what makes the tagger fast.

use super::class::{self, COMMON, COMMON_HI, NAME, PARTICLE, PLACE, RELATION, STOP, THING, TIME, TITLE};
use super::hash;
use super::token::{Gap, Shape, Token};

/// How far a name reaches from a word that looks like one, in tokens on each side.
const REACH: usize = 5;

/// Marks the candidates among `tokens`, whose classes are known.
pub(super) fn mark_candidates(tokens: &mut [Token]) {
    for i in 0..tokens.len() {
        if is_seed(tokens, i) {
            if let Some(t) = tokens.get_mut(i) {
                t.candidate = true;
            }
            spread_left(tokens, i);
            spread_right(tokens, i);
        }
    }
}

fn get(tokens: &[Token], i: usize) -> Option<&Token> {
    tokens.get(i)
}

/// Whether the word at `i` alone makes a name likely enough to look.
fn is_seed(tokens: &[Token], i: usize) -> bool {
    let Some(t) = get(tokens, i) else { return false };
    let c = t.classes;
    match t.shape {
        Shape::Title | Shape::Inner | Shape::Upper => {
            if part_of_address(tokens, i) {
                return false;
            }
            if c & STOP != 0 {
                return t.shape == Shape::Upper && t.end - t.start == 2 && !beside_capitals(tokens, i);
            }
            if c & (class::GIVEN_HI | class::FAMILY_HI | PLACE) != 0
                || c & (COMMON | TITLE | TIME | RELATION) == 0
            {
                return true;
            }
            if c & TIME != 0 {
                return false;
            }
            (c & COMMON_HI == 0 && c & NAME != 0) || !is_opening(tokens, i) || after_title(tokens, i)
        }
        Shape::Lower => {
            let said = get(tokens, i + 1).is_some_and(|n| n.classes & class::SAYS != 0);
            let named = c & class::GIVEN_HI != 0 && c & (COMMON_HI | STOP) == 0 && said;
            if c & (COMMON | STOP) != 0 && !named || t.end - t.start < 2 || part_of_address(tokens, i) {
                return false;
            }
            (c & NAME != 0 && (c & (PLACE | THING) == 0 || c & class::GIVEN_HI != 0))
                || (c == 0 && (after_title(tokens, i) || beside_unlisted(tokens, i)))
        }
        _ => false,
    }
}

/// Whether the word opens a line, a sentence or a quotation, where any word has a capital.
fn is_opening(tokens: &[Token], i: usize) -> bool {
    let Some(t) = get(tokens, i).filter(|t| t.gap < Gap::Wide) else { return true };
    let before = i.checked_sub(1).and_then(|k| get(tokens, k));
    t.shape == Shape::Upper && beside_capitals(tokens, i)
        || before.is_none_or(|b| {
            matches!(b.mark, b'.' | b'?' | b'!' | b':' | b'"' | b'*' | b'(' | b'>' | b'|' | b'#')
        })
}

/// Whether a neighbour is a word in capitals too.
fn beside_capitals(tokens: &[Token], i: usize) -> bool {
    let upper = |t: Option<&Token>| t.is_some_and(|t| t.shape == Shape::Upper);
    upper(i.checked_sub(1).and_then(|k| get(tokens, k))) || upper(get(tokens, i + 1))
}

/// Whether a title or a word for a person stands right before.
fn after_title(tokens: &[Token], i: usize) -> bool {
    let mut j = i;
    while let Some(t) = j.checked_sub(1).and_then(|k| get(tokens, k)) {
        j -= 1;
        if t.mark == b'.' && i - j < 3 {
            continue;
        }
        return t.classes & (TITLE | RELATION) != 0;
    }
    false
}

/// Whether the next word is in lower case too and no English word: `emosi fakatava`.
fn beside_unlisted(tokens: &[Token], i: usize) -> bool {
    get(tokens, i + 1).is_some_and(|n| {
        n.shape == Shape::Lower
            && n.gap == Gap::Space
            && n.classes & !NAME == 0
            && !part_of_address(tokens, i + 1)
    })
}

/// Whether the word is glued to a mark of an e-mail address, a URL, a path or code.
fn part_of_address(tokens: &[Token], i: usize) -> bool {
    let Some(t) = get(tokens, i) else { return true };
    let glued = |t: &Token| t.gap == Gap::None;
    let code_mark =
        |t: &Token| matches!(t.mark, b'@' | b'/' | b'\\' | b'=' | b'$' | b'<' | b'{' | b'%' | b'~');
    let before = i.checked_sub(1).and_then(|k| get(tokens, k));
    if glued(t) {
        match before {
            Some(b)
                if b.mark == b'@'
                    || b.mark == b'/'
                    || b.mark == b'\\'
                    || b.mark == b'$'
                    || b.mark == b'#' =>
            {
                return !(b.mark == b'/' && i >= 2 && tokens.get(i - 2).is_some_and(Token::is_capital));
            }
            Some(b) if b.mark == b'.' && t.shape == Shape::Lower => return true,
            _ => {}
        }
    }
    match get(tokens, i + 1) {
        Some(n) if glued(n) && code_mark(n) && n.mark != b'/' => true,
        Some(n) if glued(n) && n.mark == b'.' => {
            get(tokens, i + 2).is_some_and(|m| glued(m) && m.shape == Shape::Lower)
        }
        Some(n) if glued(n) && n.mark == b'(' => true,
        _ => false,
    }
}

fn spread_right(tokens: &mut [Token], from: usize) {
    let lower = tokens.get(from).is_some_and(|t| t.shape == Shape::Lower);
    let mut i = from;
    for _ in 0..REACH {
        let Some(next) = tokens.get(i + 1).copied() else { return };
        if next.candidate || next.gap > Gap::Space {
            return;
        }
        let after = tokens.get(i + 2).copied();
        if !joins(&next, after.as_ref(), lower, true, tokens.get(i)) {
            return;
        }
        i += 1;
        if let Some(t) = tokens.get_mut(i) {
            t.candidate = true;
        }
    }
}

fn spread_left(tokens: &mut [Token], from: usize) {
    let lower = tokens.get(from).is_some_and(|t| t.shape == Shape::Lower);
    let mut i = from;
    for _ in 0..REACH {
        let Some(here) = tokens.get(i).copied() else { return };
        let Some(before) = i.checked_sub(1).and_then(|k| tokens.get(k)).copied() else { return };
        if before.candidate || here.gap > Gap::Space {
            return;
        }
        let further = i.checked_sub(2).and_then(|k| tokens.get(k)).copied();
        if !joins(&before, further.as_ref(), lower, false, Some(&here)) {
            return;
        }
        i -= 1;
        if let Some(t) = tokens.get_mut(i) {
            t.candidate = true;
        }
    }
}

/// Whether `t`, next to the candidate `beside`, can belong to the same name. `beyond` is the token on its other
/// side.
fn joins(t: &Token, beyond: Option<&Token>, lower: bool, rightwards: bool, beside: Option<&Token>) -> bool {
    let name_like =
        |t: &Token| t.is_capital() || (lower && t.shape == Shape::Lower && t.classes & COMMON == 0);
    match t.shape {
        Shape::Title | Shape::Inner | Shape::Upper | Shape::Initial => t.classes & TITLE == 0 || rightwards,
        Shape::Lower if t.classes & PARTICLE != 0 => beyond.is_some_and(|b| {
            name_like(b) || b.classes & PARTICLE != 0 || b.shape == Shape::Lower && b.classes & NAME != 0
        }),
        Shape::Lower if is_joint(t) => {
            beyond.is_some_and(|b| b.is_capital() && b.gap <= Gap::Space)
                && beside.is_some_and(Token::is_capital)
        }
        Shape::Lower => {
            (lower && (t.classes & NAME != 0 && t.classes & STOP == 0 || t.classes == 0))
                || glued_part(t, beside)
        }
        Shape::Mark => match t.mark {
            b'.' => {
                let initial =
                    |t: Option<&Token>| t.is_some_and(|t| t.shape == Shape::Initial || t.end - t.start <= 2);
                if rightwards { initial(beside) } else { initial(beyond) && t.gap == Gap::None }
            }
            b'-' => {
                t.gap == Gap::None
                    && beyond.is_some_and(|b| b.is_word())
                    && beside.is_some_and(|b| b.is_word())
            }
            b'&' => {
                beyond.is_some_and(|b| b.is_capital() && b.gap <= Gap::Space)
                    && beside.is_some_and(Token::is_capital)
            }
            b's' => beyond.is_some_and(|b| b.is_capital()) && beside.is_some_and(Token::is_capital),
            b',' => {
                t.gap == Gap::None
                    && beyond.is_some_and(|b| b.is_capital() && b.classes & STOP == 0 && b.gap <= Gap::Space)
                    && beside.is_some_and(Token::is_capital)
                    && same_case(beyond, beside)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether it is one of the words that join the parts of an organisation's or a place's name.
fn is_joint(t: &Token) -> bool {
    const JOINTS: [u32; 4] =
        [hash::plain(b"of"), hash::plain(b"and"), hash::plain(b"for"), hash::plain(b"the")];
    t.end - t.start <= 3 && JOINTS.contains(&t.hash)
}

/// The lower half of a hyphenated name: `Ye-jin`.
fn glued_part(t: &Token, beside: Option<&Token>) -> bool {
    t.gap == Gap::None && beside.is_some_and(|b| b.mark == b'-')
}

/// Whether both words are in capitals or neither is: `Lopez, MSW` is a name and something else.
fn same_case(a: Option<&Token>, b: Option<&Token>) -> bool {
    let upper = |t: Option<&Token>| t.is_some_and(|t| t.shape == Shape::Upper);
    upper(a) == upper(b)
}
