//! Single characters that stand for plain ones.

/// What a character beyond ASCII is a disguise of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disguise {
    /// Shows nothing: zero-width, soft hyphen, direction marks, variation selectors, tags.
    Invisible,
    /// Everything after it is shown backwards (U+202E).
    Backwards,
    /// Marks the character before it: combining accents and strokes.
    Mark,
    /// A decimal digit of another script or style.
    Digit(char),
    /// A raised, lowered or circled digit: a footnote or a bullet unless it stands beside other digits.
    SmallDigit(char),
    /// A letter or mark in another style: full-width, mathematical, circled, squared.
    Styled(char),
    /// A letter of another script, or a small capital, that looks like this one.
    LookAlike(char),
    /// A typographic hyphen or space.
    Typographic(char),
}

/// Code points of the zeros of Unicode's decimal digits beyond ASCII (general category Nd, Unicode 16), without the
/// mathematical ones.
#[rustfmt::skip]
const ZEROS: [u32; 60] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// What `c` disguises, if anything.
pub fn disguise(c: char) -> Option<Disguise> {
    let code = c as u32;
    match code {
        0..=0x7f => None,
        0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f => {
            Some(Disguise::Invisible)
        }
        0x202e => Some(Disguise::Backwards),
        0x202a..=0x202d | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 => {
            Some(Disguise::Invisible)
        }
        0x1d173..=0x1d17a | 0xe0000..=0xe0fff => Some(Disguise::Invisible),
        0x300..=0x36f
        | 0x483..=0x489
        | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff
        | 0x20d0..=0x20ff
        | 0xfe20..=0xfe2f => Some(Disguise::Mark),
        0xa0 | 0x1680 | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000 => Some(Disguise::Typographic(' ')),
        0x2010..=0x2015 | 0x2043 | 0x2212 | 0xfe58 | 0xfe63 => Some(Disguise::Typographic('-')),
        0xb2 | 0xb3 => Some(Disguise::SmallDigit(digit(code - 0xb0))),
        0xb9 => Some(Disguise::SmallDigit('1')),
        0x2070 | 0x2074..=0x2079 => Some(Disguise::SmallDigit(digit(code - 0x2070))),
        0x2080..=0x2089 => Some(Disguise::SmallDigit(digit(code - 0x2080))),
        0x2460..=0x2468 => Some(Disguise::SmallDigit(digit(code - 0x245f))),
        0x2474..=0x247c => Some(Disguise::SmallDigit(digit(code - 0x2473))),
        0x2488..=0x2490 => Some(Disguise::SmallDigit(digit(code - 0x2487))),
        0x24ea | 0x24ff => Some(Disguise::SmallDigit('0')),
        0x24f5..=0x24fd => Some(Disguise::SmallDigit(digit(code - 0x24f4))),
        0x2776..=0x277e => Some(Disguise::SmallDigit(digit(code - 0x2775))),
        0x2780..=0x2788 => Some(Disguise::SmallDigit(digit(code - 0x277f))),
        0x278a..=0x2792 => Some(Disguise::SmallDigit(digit(code - 0x2789))),
        0x1d7ce..=0x1d7ff => Some(Disguise::Digit(digit((code - 0x1d7ce) % 10))),
        _ => numeral(code).map(Disguise::Digit).or_else(|| styled(code)).or_else(|| look_alike(c)),
    }
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

fn numeral(code: u32) -> Option<char> {
    let script = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?;
    char::from_digit(code - ZEROS.get(script)?, 10)
}

/// Styled alphabets: full-width forms, enclosed letters, and mathematical letters with their holes, which are
/// letter-like symbols (Unicode Standard, chapter 22).
fn styled(code: u32) -> Option<Disguise> {
    let letter = |place: u32, first: u8| char::from(first.wrapping_add(place as u8));
    let mixed = |place: u32| if place < 26 { letter(place, b'A') } else { letter(place - 26, b'a') };
    let plain = match code {
        0xff01..=0xff5e => letter(code - 0xff01, b'!'),
        0x1d400..=0x1d6a3 => mixed((code - 0x1d400) % 52),
        0x1d6a4 => 'i',
        0x1d6a5 => 'j',
        0x249c..=0x24b5 => letter(code - 0x249c, b'a'),
        0x24b6..=0x24e9 => mixed(code - 0x24b6),
        0x1f110..=0x1f129 => letter(code - 0x1f110, b'A'),
        0x1f130..=0x1f149 => letter(code - 0x1f130, b'A'),
        0x1f150..=0x1f169 => letter(code - 0x1f150, b'A'),
        0x1f170..=0x1f189 => letter(code - 0x1f170, b'A'),
        0xfe69 => '$',
        0xfe6b => '@',
        _ => letter_like(code)?,
    };
    Some(Disguise::Styled(plain))
}

fn letter_like(code: u32) -> Option<char> {
    /// U+2102 to U+2139; `?` where the symbol is no letter in another style.
    const PLAIN: &[u8] = b"C???????gHHHh?IILl?N???PQRRR??????Z???Z?K?BC?eEF?Mo????i";
    let plain = *PLAIN.get(code.checked_sub(0x2102)? as usize)?;
    (plain != b'?').then_some(char::from(plain))
}

/// Letters of other scripts that readers take for Latin ones (Unicode's confusables, those that look the same in
/// common typefaces).
fn look_alike(c: char) -> Option<Disguise> {
    let plain = match c {
        'А' | 'Α' | 'Ꭺ' => 'A',
        'В' | 'Β' | 'Ᏼ' | 'ʙ' => 'B',
        'С' | 'Ϲ' | 'Ꮯ' | 'ᴄ' => 'C',
        'Ꭰ' | 'ᴅ' => 'D',
        'Е' | 'Ε' | 'Ꭼ' | 'ᴇ' => 'E',
        'ꜰ' | 'Ϝ' => 'F',
        'Ԍ' | 'Ꮐ' | 'ɢ' => 'G',
        'Н' | 'Η' | 'Ꮋ' | 'ʜ' => 'H',
        'І' | 'Ι' | 'Ӏ' | 'ɪ' => 'I',
        'Ј' | 'Ꭻ' | 'ᴊ' => 'J',
        'К' | 'Κ' | 'Ꮶ' | 'ᴋ' => 'K',
        'Ꮮ' | 'ʟ' => 'L',
        'М' | 'Μ' | 'Ꮇ' | 'ᴍ' => 'M',
        'Ν' | 'ɴ' => 'N',
        'О' | 'Ο' | 'Օ' | 'ᴏ' => 'O',
        'Р' | 'Ρ' | 'Ꮲ' | 'ᴘ' => 'P',
        'Ԛ' => 'Q',
        'Ꭱ' | 'ʀ' => 'R',
        'Ѕ' | 'Ꮪ' | 'ꜱ' => 'S',
        'Т' | 'Τ' | 'Ꭲ' | 'ᴛ' => 'T',
        'Ս' | 'ᴜ' => 'U',
        'Ꮩ' | 'ᴠ' | 'Ѵ' => 'V',
        'Ԝ' | 'Ꮃ' | 'ᴡ' => 'W',
        'Х' | 'Χ' => 'X',
        'Ү' | 'У' | 'Υ' | 'ʏ' => 'Y',
        'Ζ' | 'Ꮓ' | 'ᴢ' => 'Z',
        'а' | 'α' | 'ɑ' => 'a',
        'ᴀ' => 'A',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'ɡ' | 'ց' => 'g',
        'һ' | 'հ' => 'h',
        'і' | 'ı' | 'ι' | 'ɩ' => 'i',
        'ј' => 'j',
        'κ' | 'к' => 'k',
        'ӏ' => 'l',
        'ո' => 'n',
        'о' | 'ο' | 'σ' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' | 'ү' => 'y',
        _ => return None,
    };
    Some(Disguise::LookAlike(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_in_another_style_are_what_they_look_like() {
        for (c, plain) in [
            ('５', Disguise::Digit('5')),
            ('٣', Disguise::Digit('3')),
            ('𝟗', Disguise::Digit('9')),
            ('९', Disguise::Digit('9')),
            ('²', Disguise::SmallDigit('2')),
            ('⁷', Disguise::SmallDigit('7')),
            ('③', Disguise::SmallDigit('3')),
            ('❽', Disguise::SmallDigit('8')),
            ('Ｊ', Disguise::Styled('J')),
            ('＠', Disguise::Styled('@')),
            ('𝐉', Disguise::Styled('J')),
            ('𝕫', Disguise::Styled('z')),
            ('ℝ', Disguise::Styled('R')),
            ('ℓ', Disguise::Styled('l')),
            ('ℯ', Disguise::Styled('e')),
            ('ℴ', Disguise::Styled('o')),
            ('ℹ', Disguise::Styled('i')),
            ('Ⓩ', Disguise::Styled('Z')),
            ('ⓐ', Disguise::Styled('a')),
            ('🅹', Disguise::Styled('J')),
            ('о', Disguise::LookAlike('o')),
            ('ᴊ', Disguise::LookAlike('J')),
            ('\u{200b}', Disguise::Invisible),
            ('\u{e0041}', Disguise::Invisible),
            ('\u{2068}', Disguise::Invisible),
            ('\u{301}', Disguise::Mark),
            ('\u{336}', Disguise::Mark),
            ('–', Disguise::Typographic('-')),
            ('\u{a0}', Disguise::Typographic(' ')),
        ] {
            assert_eq!(disguise(c), Some(plain), "{c:?} U+{:04X}", c as u32);
        }
    }

    #[test]
    fn letters_that_people_write_with_are_no_disguise() {
        for c in "éñüßçøžåőАБяж中文字العربيةहिन्दी“”‘’…•€£°½→✓😀".chars()
        {
            let found = disguise(c);
            let look_alike = matches!(found, None | Some(Disguise::LookAlike(_)));
            assert!(look_alike, "{c:?} {found:?}");
        }
    }

    #[test]
    fn zeros_are_in_order_and_so_found_by_halving() {
        assert!(ZEROS.windows(2).all(|w| w[0] + 10 <= w[1]));
    }
}
