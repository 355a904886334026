//! Front-codes a list of texts in order, for `src/text/front.rs` to unfold.

/// Most bytes that a shape can say are shared.
const MOST: usize = 15;

/// The shapes of the texts of a list, and their rests one behind the other.
///
/// # Errors
/// Names a text that is too long.
pub fn fold<'a>(list: impl Iterator<Item = &'a str>) -> Result<(Vec<u8>, String), String> {
    let (mut shapes, mut rests, mut before) = (Vec::new(), String::new(), "");
    for text in list {
        let same = text.bytes().zip(before.bytes()).take(MOST).take_while(|(a, b)| a == b).count();
        let shared = (0..=same).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        let rest = &text[shared..];
        let length = u8::try_from(rest.len()).map_err(|_| format!("`{text}` is too long"))?;
        shapes.push((shared as u8) << 4 | length.min(15));
        if length >= 15 {
            shapes.push(length);
        }
        rests.push_str(rest);
        before = text;
    }
    Ok((shapes, rests))
}
