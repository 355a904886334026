use std::iter::zip;

/// Which parts of a text stood in it when it was last looked at, so that a key in a long text costs what it changed. Hashes
/// of its parts, never the text.
#[derive(Default)]
pub struct Unchanged {
    /// Of the parts from the beginning on, and from the end back.
    front: Vec<u32>,
    back: Vec<u32>,
}

/// Length of a part, in bytes.
const PART: usize = 1_024;
/// How much of what did not change is given with what did, in bytes: runs of letters that reach across are shorter.
const MARGIN: usize = 256;
/// Shorter texts are always given whole, in bytes.
const SHORT: usize = 8 * PART;

impl Unchanged {
    /// What of `text` was not there, or stood elsewhere, when this was last asked, with its surroundings.
    pub fn changed<'t>(&mut self, text: &'t str) -> &'t str {
        let before = std::mem::take(self);
        if text.len() < SHORT {
            return text;
        }
        let bytes = text.as_bytes();
        self.front.extend(bytes.chunks_exact(PART).map(hash));
        self.back.extend(bytes.rchunks_exact(PART).map(hash));
        let same =
            |old: &[u32], new: &[u32]| PART * zip(old, new).take_while(|(old, new)| old == new).count();
        let front = same(&before.front, &self.front);
        let back = text.len() - same(&before.back, &self.back);
        if front >= back + MARGIN {
            return "";
        }
        let mut start = front.min(back).saturating_sub(MARGIN);
        let mut end = (front.max(back) + MARGIN).min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        text.get(start..end).unwrap_or(text)
    }

    /// The next text is given whole.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

fn hash(part: &[u8]) -> u32 {
    let words = part.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
    words.fold(0x811c_9dc5, |hash, word| ((hash ^ word).wrapping_mul(0x9e37_79b1)).rotate_left(13))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text of about `length` bytes, no two parts of which are alike.
    fn long(length: usize) -> String {
        let numbers = (0u32..).map(|n| format!("word{n} é "));
        numbers
            .scan(0, |sum, word| {
                *sum += word.len();
                Some((*sum, word))
            })
            .take_while(|(sum, _)| *sum < length)
            .map(|(_, word)| word)
            .collect()
    }

    #[test]
    fn a_key_in_a_long_text_gives_its_surroundings_only() {
        let text = long(100_000);
        for at in [0, 5, 50_000, 70_001, text.len()] {
            let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let mut seen = Unchanged::default();
            assert_eq!(seen.changed(&text), text, "nothing was seen yet");
            let typed = format!("{}NEW{}", &text[..at], &text[at..]);
            let changed = seen.changed(&typed);
            assert!(changed.contains("NEW") && changed.len() < 4 * PART, "{at}: {}", changed.len());
            assert_eq!(seen.changed(&typed), "");
            seen.forget();
            assert_eq!(seen.changed(&typed), typed);
        }
    }

    proptest! {
        #[test]
        fn every_word_stands_in_what_was_there_or_in_what_is_given(
            old in prop::collection::vec("[ab]{0,900}|é{0,700}", 12..40), cut in 0usize..40, new in "[abc]{0,3000}",
        ) {
            let cut = cut.min(old.len());
            let before = old.concat();
            let after = [&old[..cut], &[new], &old[cut..]].concat().concat();
            let mut seen = Unchanged::default();
            seen.changed(&before);
            let changed = seen.changed(&after);
            let letters: Vec<usize> = after.char_indices().map(|(at, _)| at).collect();
            for window in letters.windows(40).step_by(31) {
                let word = &after[window[0]..window[39]];
                prop_assert!(before.contains(word) || changed.contains(word));
            }
        }
    }
}
