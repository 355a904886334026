//! What the model sees of a sentence: its words, the classes of words that act alike, and pairs of either, hashed.

use crate::intent::sentences::Sentence;

/// Bytes of a long word's beginning that count by themselves, so that its endings share what was learned.
const STEM: usize = 5;

/// Calls `each` with every feature of the sentence and the word that it ends in.
pub fn of(sentence: &Sentence, class: impl Fn(u32) -> Option<u8>, mut each: impl FnMut(u32, usize)) {
    let mut last = START;
    let mut classes = [None; 2];
    for i in 0..sentence.len() {
        let word = sentence.word(i);
        let here = hash(word.as_bytes());
        each(here, i);
        each(join(1, last, here), i);
        if let Some(stem) = word.as_bytes().get(..STEM) {
            each(join(2, hash(stem), 0), i);
        }
        if let Some(class) = class(here) {
            each(join(3, 0, u32::from(class)), i);
            for (distance, before) in (4..).zip(classes) {
                if let Some(before) = before {
                    each(join(distance, before, u32::from(class)), i);
                }
            }
            classes = [Some(u32::from(class)), classes[0]];
        }
        last = here;
    }
}

/// Stands before the first word.
const START: u32 = 0x1F35_9A27;

/// FNV-1a; digits are all alike.
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, byte| {
        let byte = if byte.is_ascii_digit() { b'0' } else { *byte };
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn join(kind: u32, a: u32, b: u32) -> u32 {
    (a.rotate_left(9) ^ b).wrapping_add(kind.wrapping_mul(0x9E37_79B9)).wrapping_mul(0x85EB_CA6B)
}
