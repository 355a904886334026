//! Which shapes can begin with so many letters and digits: of some hundred shapes that hold digits, a number is held
//! against the few that its surroundings leave.

use super::laid::BEGINNINGS;
use super::tables::{BEGINNING_AT, Form};

/// Most leading letters that are told apart.
const LETTERS: usize = 7;
/// Most digits behind them.
const DIGITS: usize = 19;
/// What may stand behind the digits: a letter, space, hyphen, dot, slash, colon, anything else.
const KINDS: usize = 7;
/// Behind the digits stands a letter, or nothing that tells.
const LETTER: usize = 0;
const OTHER: usize = 6;

/// A shape with what else its beginning tells.
#[derive(Clone, Copy)]
struct Beginning {
    form: u16,
    /// How many digits may stand behind what follows its first letters and digits: a bit each up to 6, and one for more.
    after: u8,
    /// How many letters and digits it may begin with in one piece, whatever their order.
    piece: (u8, u8),
}

/// Every shape under every beginning it can have.
pub struct Beginnings {
    all: Vec<Beginning>,
    /// Where those of each number of letters, number of digits and kind begin in them.
    starts: Vec<u16>,
}

impl Beginnings {
    /// Sorts the rows that the build step wrote of `forms` by kind. A row is a shape, the kinds that may follow, a bit each, and
    /// how many digits may stand behind a space or colon, and behind a hyphen, dot or slash.
    pub fn new(rows: &[(u16, [u8; 3])], forms: &[Form]) -> Self {
        let mut all = Vec::with_capacity(2 * rows.len());
        let mut starts = Vec::with_capacity(KINDS * BEGINNING_AT.len());
        for slot in BEGINNING_AT.windows(2) {
            let [from, to] = [0, 1].map(|end| slot.get(end).copied().map_or(0, usize::from));
            for kind in 0..KINDS {
                starts.push(all.len() as u16);
                for &(form, [next, spaced, joined]) in rows.get(from..to).unwrap_or_default() {
                    let after = match kind {
                        LETTER | OTHER => u8::MAX,
                        1 | 5 => spaced,
                        _ => joined,
                    };
                    if next >> kind & 1 == 1 {
                        let form_itself = forms.get(usize::from(form)).filter(|_| kind == LETTER);
                        let piece = form_itself.map_or((0, u8::MAX), piece);
                        all.push(Beginning { form, after, piece });
                    }
                }
            }
        }
        starts.push(all.len() as u16);
        Self { all, starts }
    }
}

/// How many letters and digits a shape may begin with before anything else, at least and at most.
fn piece(form: &Form) -> (u8, u8) {
    let (mut least, mut most) = (0u16, 0u16);
    for element in form.elements() {
        let (size, (letters, others)) = (element.size(), element.set().holds_alphanumeric());
        if others {
            // What may be left out, or be a letter itself, may lengthen the piece.
            let ends = !letters && size.min > 0;
            return (clamped(least), if ends { clamped(most) } else { u8::MAX });
        }
        (least, most) = (least.saturating_add(size.min), most.saturating_add(size.max));
    }
    (clamped(least), clamped(most))
}

fn clamped(length: u16) -> u8 {
    length.min(u16::from(u8::MAX)) as u8
}

/// The shapes that may begin with so many letters and digits, and then with what stands in `rest`.
#[inline]
pub fn beginnings(letters: usize, digits: usize, rest: &[u8]) -> impl Iterator<Item = u16> {
    let kind = match rest.first() {
        Some(b'a'..=b'z' | b'A'..=b'Z') => LETTER,
        Some(b' ') => 1,
        Some(b'-') => 2,
        Some(b'.') => 3,
        Some(b'/') => 4,
        Some(b':') => 5,
        _ => OTHER,
    };
    let slot = (letters.min(LETTERS) * (DIGITS + 1) + digits.min(DIGITS)) * KINDS + kind;
    let Beginnings { all, starts } = &*BEGINNINGS;
    let range = starts.get(slot).zip(starts.get(slot + 1));
    let range = range.map_or(0..0, |(from, to)| usize::from(*from)..usize::from(*to));
    let here = all.get(range).unwrap_or_default();
    let after = match kind {
        _ if here.is_empty() => 0,
        LETTER | OTHER => 1,
        _ => 1u8 << rest.iter().skip(1).take(7).take_while(|b| b.is_ascii_digit()).count(),
    };
    let more =
        rest.iter().take(usize::from(u8::MAX)).take_while(|b| kind == LETTER && b.is_ascii_alphanumeric());
    let piece = clamped((letters + digits + more.count()).min(usize::from(u8::MAX)) as u16);
    here.iter()
        .filter(move |b| b.after & after != 0 && (b.piece.0..=b.piece.1).contains(&piece))
        .map(|b| b.form)
}
