//! Numbers read out: `five five five, one two three four`, `cinco cinco cinco`, `double seven`.

use super::encodings::Reading;

/// Fewest digits in words of a number that was read out.
const WORDS: usize = 3;
/// Fewest digits in all.
const DIGITS: usize = 7;
/// Most words that are read as one number.
const LONGEST: usize = 40;

/// One word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Digit(u8),
    /// `twelve`: two digits in one word.
    Teen(u8),
    /// `thirty`, which the next digit may complete.
    Tens(u8),
    /// `double` and `triple`: how often the next digit stands.
    Times(usize),
    /// `dash`, `point`: a mark that is said.
    Mark(u8),
    /// Digits in figures among the words.
    Figures,
}

fn word(token: &[u8]) -> Option<Word> {
    let mut lower = [0; 9];
    let lower = lower.get_mut(..token.len())?;
    lower.copy_from_slice(token);
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"zero" | b"oh" | b"o" | b"cero" => Word::Digit(b'0'),
        b"one" | b"uno" => Word::Digit(b'1'),
        b"two" | b"dos" => Word::Digit(b'2'),
        b"three" | b"tres" => Word::Digit(b'3'),
        b"four" | b"cuatro" => Word::Digit(b'4'),
        b"five" | b"cinco" => Word::Digit(b'5'),
        b"six" | b"seis" => Word::Digit(b'6'),
        b"seven" | b"siete" => Word::Digit(b'7'),
        b"eight" | b"ocho" => Word::Digit(b'8'),
        b"nine" | b"nueve" => Word::Digit(b'9'),
        b"double" | b"doble" => Word::Times(2),
        b"triple" => Word::Times(3),
        b"ten" | b"diez" => Word::Teen(10),
        b"eleven" | b"once" => Word::Teen(11),
        b"twelve" | b"doce" => Word::Teen(12),
        b"thirteen" | b"trece" => Word::Teen(13),
        b"fourteen" | b"catorce" => Word::Teen(14),
        b"fifteen" | b"quince" => Word::Teen(15),
        b"sixteen" => Word::Teen(16),
        b"seventeen" => Word::Teen(17),
        b"eighteen" => Word::Teen(18),
        b"nineteen" => Word::Teen(19),
        b"twenty" | b"veinte" => Word::Tens(b'2'),
        b"thirty" | b"treinta" => Word::Tens(b'3'),
        b"forty" | b"cuarenta" => Word::Tens(b'4'),
        b"fifty" | b"cincuenta" => Word::Tens(b'5'),
        b"sixty" | b"sesenta" => Word::Tens(b'6'),
        b"seventy" | b"setenta" => Word::Tens(b'7'),
        b"eighty" | b"ochenta" => Word::Tens(b'8'),
        b"ninety" | b"noventa" => Word::Tens(b'9'),
        b"dash" | b"hyphen" | b"guion" => Word::Mark(b'-'),
        b"dot" | b"point" | b"punto" => Word::Mark(b'.'),
        figures if figures.iter().all(u8::is_ascii_digit) => Word::Figures,
        _ => return None,
    })
}

/// Longest word that a number begins with, in bytes.
const LONGEST_FIRST: usize = 6;

/// Whether a number can begin with a word of this initial.
fn is_initial(byte: u8) -> bool {
    matches!(byte | 0x20, b'c'..=b'f' | b'n' | b'o' | b's'..=b'u' | b'z')
}

/// The number that is read out at `at`, where a word of `length` bytes begins.
pub fn read<'t>(bytes: &[u8], at: usize, length: usize) -> Option<Reading<'t>> {
    let said = bytes.get(at..at + length)?;
    if length > LONGEST_FIRST || !said.first().is_some_and(|b| is_initial(*b)) {
        return None;
    }
    let first = word(said)?;
    if !matches!(first, Word::Digit(_) | Word::Times(_))
        || bytes.get(at + 1) == Some(&b' ') && first == Word::Digit(b'0')
    {
        return None;
    }
    let mut plain = String::new();
    let (mut here, mut end, mut kept) = (at, at, 0);
    let (mut words, mut times, mut tens) = (0, 1, false);
    for _ in 0..LONGEST {
        let length = token(bytes, here);
        let Some(token) = bytes.get(here..here + length).filter(|t| !t.is_empty()) else { break };
        match word(token) {
            Some(Word::Digit(digit)) => {
                if std::mem::take(&mut tens) && digit != b'0' && plain.ends_with('0') {
                    plain.pop();
                }
                plain.extend(std::iter::repeat_n(char::from(digit), std::mem::replace(&mut times, 1)));
                words += 1;
            }
            Some(Word::Teen(number)) if times == 1 => {
                plain.push_str(&number.to_string());
                words += 1;
            }
            Some(Word::Tens(ten)) if times == 1 => {
                plain.extend([char::from(ten), '0']);
                words += 1;
                tens = true;
            }
            Some(Word::Figures) if times == 1 && length <= 4 => {
                plain.extend(token.iter().map(|b| char::from(*b)));
            }
            Some(Word::Times(n)) if times == 1 => times = n,
            Some(Word::Mark(mark)) if times == 1 && !plain.ends_with(['-', '.']) => {
                plain.push(char::from(mark))
            }
            _ => break,
        }
        here += length;
        if plain.ends_with(|c: char| c.is_ascii_digit()) && times == 1 {
            (end, kept) = (here, plain.len());
        }
        let gap = bytes
            .iter()
            .skip(here)
            .take(4)
            .take_while(|b| matches!(b, b' ' | b',' | b'-' | b'.' | b'\n'))
            .count();
        let between = bytes.get(here..here + gap)?;
        if gap == 0 || gap == 4 {
            break;
        }
        // A pause parts a number as a hyphen does.
        tens &= between == b" " || between == b"-";
        if times == 1 && between.len() > 1 && between.iter().any(|b| matches!(b, b',' | b'-' | b'.')) {
            plain.push('-');
        }
        here += gap;
    }
    plain.truncate(kept);
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    (words >= WORDS && digits >= DIGITS && !counts(&plain)).then_some(Reading::new(plain, end))
}

fn token(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take(10).take_while(|b| b.is_ascii_alphanumeric()).count()
}

/// Whether the digits count up or down, as in a rhyme or a lesson.
fn counts(plain: &str) -> bool {
    let digits: Vec<u8> = plain.bytes().filter(u8::is_ascii_digit).collect();
    let step = |w: &[u8]| w.first().zip(w.last()).is_some_and(|(a, b)| a.abs_diff(*b) == 1);
    digits.windows(2).filter(|w| step(w)).count() + 2 >= digits.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_become_figures_and_counting_does_not() {
        for (text, wanted) in [
            ("five five five one two three four", Some(("5551234", 33))),
            ("Five five five, one two three, four five six seven.", Some(("555-123-4567", 50))),
            ("two oh six five five five four eight two one", Some(("2065554821", 44))),
            ("two-zero-six 632 4188", Some(("2066324188", 21))),
            ("double seven three oh nine one two and", Some(("7730912", 34))),
            ("cinco cinco cinco, uno dos tres cuatro", Some(("555-1234", 38))),
            ("five three six dash nine zero dash four three nine nine", Some(("536-90-4399", 55))),
            ("five-five-five-one-two-three-four", Some(("5551234", 33))),
            ("five five 5 one two 34", Some(("5551234", 22))),
            ("five five five twelve thirty four", Some(("5551234", 33))),
            ("two oh six five five five twelve thirty-four", Some(("2065551234", 44))),
            ("two oh six, five fifty five, forty eight twenty one", Some(("206-555-4821", 51))),
            ("one two three four five six seven eight nine ten", None),
            ("nine eight seven six five four three two one", None),
            ("five five five", None),
            ("one of the two", None),
            ("oh one two", None),
            ("dash one", None),
        ] {
            let read =
                read(text.as_bytes(), 0, token(text.as_bytes(), 0)).map(|r| (r.plain.into_owned(), r.end));
            assert_eq!(read, wanted.map(|(plain, end)| (plain.to_string(), end)), "{text:?}");
        }
    }
}
