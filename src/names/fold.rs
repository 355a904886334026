//! One spelling for a letter: lower case, without marks.

/// Base letters of U+00C0 to U+024F, `?` where there is none (Unicode's canonical decomposition, and the usual
/// reading of stroked letters).
const LATIN: &[u8] =
    b"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccddddeeeeeeee \
      eegggggggghhhhiiiiiiiiii??jjkkkllllll??llnnnnnn?nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu \
      wwyyyzzzzzzs??????????????????f?????????????oo?????????????uu????????????????????????????a \
      aiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??hh??????aa \
      eeooooooooyy????????????????????????????";

/// The same for U+1E00 to U+1EFF, where Vietnamese letters live.
const LATIN_MORE: &[u8] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprr \
      rrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaa \
      aaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// A letter folded to one byte: an ASCII letter for Latin script, else a byte above 127 made from the code point.
pub(crate) fn fold(c: char) -> u8 {
    let code = c as u32;
    let base = match code {
        0..=0x7F => return c.to_ascii_lowercase() as u8,
        0xC0..=0x24F => LATIN.get((code - 0xC0) as usize),
        0x1E00..=0x1EFF => LATIN_MORE.get((code - 0x1E00) as usize),
        _ => None,
    };
    match base {
        Some(&b) if b != b'?' => b,
        _ => {
            let lower = crate::text::lowered(c).next().unwrap_or(c) as u32;
            0x80 | (lower ^ (lower >> 7)) as u8
        }
    }
}

/// Whether the character only marks the letter before it (combining accents).
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F)
}
