//! How the values of a shape can begin: so many letters, then so many digits, then what, and how many digits more.
//! The scanner tries a shape only where the text begins so.

use super::mask::{Element, Mask};

/// A shape at one beginning.
pub struct Beginning {
    pub form: u16,
    /// What may follow the digits, a bit each of [`KINDS`].
    pub next: u8,
    /// Digits after that, if it is a space or colon: a bit for each number of them up to 6, and one for more.
    pub spaced: u8,
    /// The same, if it is a hyphen, dot or slash.
    pub joined: u8,
}

/// Most leading letters.
pub const LETTERS: usize = 7;
/// Digits after them; the last stands for any more.
pub const DIGITS: usize = 19;
/// What can follow: a letter, each of these bytes, anything else.
const KINDS: [&[u8]; 5] = [b" ", b"-", b".", b"/", b":"];
const MORE: usize = 7;

/// Places in a mask: an element, and how many of its bytes were read.
type Places = Vec<(usize, u16)>;

impl Mask {
    /// Every beginning by leading letters and digits.
    pub fn beginnings(&self, form: u16) -> Vec<((usize, usize), Beginning)> {
        let mut found = Vec::new();
        let mut lettered = vec![(0, 0)];
        for letters in 0..=LETTERS {
            let mut numbered = lettered.clone();
            for digits in 0..=DIGITS {
                let mut places = numbered.clone();
                if digits == DIGITS {
                    for _ in 0..DIGITS {
                        numbered = self.read(&numbered, |b| b.is_ascii_digit());
                        places.extend(&numbered);
                    }
                }
                if let Some(beginning) = self.beginning(form, &places) {
                    found.push(((letters, digits), beginning));
                }
                numbered = self.read(&numbered, |b| b.is_ascii_digit());
            }
            lettered = self.read(&lettered, |b| b.is_ascii_alphabetic());
        }
        found
    }

    fn beginning(&self, form: u16, places: &Places) -> Option<Beginning> {
        let mut beginning = Beginning { form, next: 0, spaced: 0, joined: 0 };
        let reads = |test: &dyn Fn(u8) -> bool| !self.read(places, test).is_empty();
        let ends = self.is_end(places);
        if reads(&|b| b.is_ascii_alphabetic()) {
            beginning.next |= 1;
        }
        for (bit, kind) in KINDS.iter().enumerate() {
            let after = self.read(places, |b| kind.contains(&b));
            let spaced = matches!(*kind, [b' ' | b':']);
            if !after.is_empty() || ends {
                beginning.next |= 2 << bit;
            }
            let run = if spaced { &mut beginning.spaced } else { &mut beginning.joined };
            *run |= self.run(after)
                | if !ends {
                    0
                } else if spaced {
                    u8::MAX
                } else {
                    1
                };
        }
        if ends || reads(&|b| !b.is_ascii_alphanumeric() && !KINDS.concat().contains(&b)) {
            beginning.next |= 2 << KINDS.len();
        }
        (beginning.next != 0).then_some(beginning)
    }

    /// How many digits can stand at these places, a bit for each number.
    fn run(&self, mut places: Places) -> u8 {
        let mut bits = 0;
        for digits in 0..=MORE {
            let further = self.is_end(&places) || !self.read(&places, |b| !b.is_ascii_digit()).is_empty();
            if !places.is_empty() && (further || digits == MORE) {
                bits |= 1 << digits;
            }
            places = self.read(&places, |b| b.is_ascii_digit());
        }
        bits
    }

    /// The places after one byte that passes a test.
    fn read(&self, places: &Places, test: impl Fn(u8) -> bool) -> Places {
        let mut next = Places::new();
        for &(mut at, mut read) in places {
            while let Some(element) = self.elements.get(at) {
                if read < element.max && holds(element, &test) {
                    next.push((at, read + 1));
                }
                if read < element.min {
                    break;
                }
                (at, read) = (at + 1, 0);
            }
        }
        next.sort_unstable();
        next.dedup();
        next
    }

    /// Whether the mask can end at one of the places.
    fn is_end(&self, places: &Places) -> bool {
        places.iter().any(|&(at, read)| {
            let here = self.elements.get(at).is_none_or(|e| read >= e.min);
            here && self.elements.iter().skip(at + 1).all(|e| e.min == 0)
        })
    }
}

fn holds(element: &Element, test: &impl Fn(u8) -> bool) -> bool {
    (0..128).any(|byte| test(byte) && element.holds(byte))
}
