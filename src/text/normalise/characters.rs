//! The first reading: characters beyond ASCII that stand for plain ones.

use super::character::{Disguise, disguise};
use super::copy::Copy;

/// Longest text that is turned round after U+202E, in characters.
const BACKWARDS: usize = 200;

/// Copies `text` with its disguised characters in plain.
pub fn read(text: &str) -> Copy {
    let mut copy = Copy::with_capacity(text.len());
    let mut kept = 0;
    let mut word = Word::default();
    let mut skip = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        if at < skip {
            continue;
        }
        let Some(what) = disguise(c) else { continue };
        let end = at + c.len_utf8();
        let plain = match what {
            Disguise::Mark => {
                copy.keep(text, kept, at);
                kept = end;
                copy.widen(end);
                continue;
            }
            Disguise::Backwards => {
                let shown = backwards(text, end);
                copy.keep(text, kept, at);
                skip = end + shown.len();
                kept = skip;
                copy.replace(&shown.chars().rev().collect::<String>(), at, skip);
                continue;
            }
            Disguise::SmallDigit(plain) if !beside_digit(text, at, end) => {
                let _ = plain;
                continue;
            }
            Disguise::LookAlike(_) if !word.mixed(text, at) => continue,
            Disguise::Invisible => None,
            Disguise::Digit(plain)
            | Disguise::SmallDigit(plain)
            | Disguise::Styled(plain)
            | Disguise::LookAlike(plain)
            | Disguise::Typographic(plain) => Some(plain),
        };
        copy.keep(text, kept, at);
        kept = end;
        let mut buffer = [0; 4];
        copy.replace(plain.map_or("", |p| p.encode_utf8(&mut buffer)), at, end);
    }
    copy.keep(text, kept, text.len());
    copy
}

/// What is shown backwards from `start`: to the end of the override (U+202C), of the line, or of what is bearable.
fn backwards(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest
        .chars()
        .take(BACKWARDS)
        .take_while(|c| !matches!(c, '\u{202c}' | '\n' | '\u{202e}'))
        .map(char::len_utf8)
        .sum();
    rest.get(..length).unwrap_or_default()
}

fn beside_digit(text: &str, start: usize, end: usize) -> bool {
    let small = |c: char| c.is_ascii_digit() || matches!(disguise(c), Some(Disguise::SmallDigit(_)));
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    // `10²` is a power: a plain digit before a single small one makes no number.
    let follows = after.is_some_and(small);
    follows || before.is_some_and(|c| small(c) && !c.is_ascii_digit())
}

/// The word that was looked at last.
#[derive(Default)]
struct Word {
    end: usize,
    mixed: bool,
}

impl Word {
    /// Whether the word that the character at `at` is in also holds ASCII letters or digits, or styled ones.
    fn mixed(&mut self, text: &str, at: usize) -> bool {
        const LONGEST: usize = 40;
        if at >= self.end {
            let inside = |c: &char| {
                c.is_alphanumeric() || matches!(disguise(*c), Some(Disguise::Invisible | Disguise::Mark))
            };
            let latin = |c: char| {
                c.is_ascii_alphanumeric()
                    || matches!(disguise(c), Some(Disguise::Styled(_) | Disguise::Digit(_)))
            };
            let head = text.get(..at).unwrap_or_default().chars().rev().take(LONGEST).take_while(inside);
            let tail = text.get(at..).unwrap_or_default().chars().take(LONGEST).take_while(inside);
            self.mixed = head.chain(tail.clone()).any(latin);
            self.end = at + tail.map(char::len_utf8).sum::<usize>().max(1);
        }
        self.mixed
    }
}

/// The first character in `start..end` that is likely to disguise something that detectors read: it stands beside an
/// ASCII letter or digit, or for one.
pub fn disguise_in(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is = |at: usize, test: fn(&u8) -> bool| bytes.get(at).is_some_and(test);
    let token = text.get(start..end)?;
    let found = token.char_indices().filter(|(_, c)| !c.is_ascii()).find(|(at, c)| {
        let at = start + at;
        let (before, after) = (at.wrapping_sub(1), at + c.len_utf8());
        match disguise(*c) {
            None => false,
            Some(Disguise::Backwards | Disguise::Digit(_)) => true,
            Some(Disguise::Invisible) => {
                let plain = is(before, u8::is_ascii_alphanumeric) || is(after, u8::is_ascii_alphanumeric);
                plain && is(before, shown) && is(after, shown)
            }
            Some(Disguise::Mark) => is(before, u8::is_ascii_alphanumeric),
            Some(Disguise::SmallDigit(_)) => beside_digit(text, at, after),
            Some(Disguise::Styled(plain)) => {
                plain.is_ascii_alphanumeric()
                    || is(before, u8::is_ascii_alphanumeric)
                    || is(after, u8::is_ascii_alphanumeric)
            }
            Some(Disguise::LookAlike(_)) => {
                is(before, u8::is_ascii_alphanumeric) || is(after, u8::is_ascii_alphanumeric)
            }
            Some(Disguise::Typographic(_)) => is(before, u8::is_ascii_digit) && is(after, u8::is_ascii_digit),
        }
    });
    found.map(|(at, _)| start + at)
}

fn shown(byte: &u8) -> bool {
    !byte.is_ascii_whitespace() && !byte.is_ascii_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disguise_is_told_from_ordinary_writing_by_what_stands_beside_it() {
        for (text, disguised) in [
            ("“quotes” and naïve Zoë…", false),
            ("5\u{200b}3", true),
            ("536\u{200b}-90", true),
            ("family 👩\u{200d}👩\u{200d}👧", false),
            ("soft\u{ad}ly", true),
            ("５３６", true),
            ("m² and CO₂, see note³", false),
            ("10² = 100", false),
            ("²⁰⁶⁵⁵⁵", true),
            ("① first ② second", false),
            ("⑤③⑥", true),
            ("2019–2020", true),
            ("work – life", false),
            ("Россия и мир", false),
            ("Jоrdan", true),
            ("Jose\u{301}", true),
            ("José", false),
            ("𝐉𝐨𝐫𝐝𝐚𝐧", true),
            ("你好，世界", false),
            ("\u{202e}9934", true),
            ("العربية", false),
        ] {
            let found = text.split_whitespace().any(|word| {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                disguise_in(text, start, start + word.len()).is_some()
            });
            assert_eq!(found, disguised, "{text}");
        }
    }

    #[test]
    fn disguised_characters_become_plain() {
        for (text, plain) in [
            ("５３６-90", "536-90"),
            ("5\u{200b}3\u{ad}6", "536"),
            ("٥٣٦ ९", "536 9"),
            ("Jоrdаn в Москве", "Jordan в Москве"),
            ("Сара", "Сара"),
            ("Jose\u{301} Nun\u{303}ez", "Jose Nunez"),
            ("5\u{336}3\u{336}6", "536"),
            ("𝐉𝐨𝐫𝐝𝐚𝐧 ℝuiz", "Jordan Ruiz"),
            ("m² ²⁰⁶ ⑤③⑥", "m² 206 536"),
            ("206–555—0143 a\u{a0}b", "206-555-0143 a b"),
            ("\u{202e}9934-09-635\u{202c} end", "536-90-4399 end"),
            ("Ⓙⓞⓡⓓⓐⓝ 🅻🅴🅴", "Jordan LEE"),
        ] {
            assert_eq!(read(text).text, plain, "{text}");
        }
    }
}
