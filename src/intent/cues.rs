use super::sentences::{Sentence, sentences};
use super::tables::{BLOCKS, Phrase, Phrases, phrases};
use crate::text::Span;

/// Words that `..` in a phrase may stand for.
const GAP: usize = 4;

/// A set of cues.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Cues([u32; BLOCKS]);

impl Cues {
    pub(super) fn add(&mut self, cue: u8) {
        if let Some(block) = self.0.get_mut(usize::from(cue / 32)) {
            *block |= 1 << (cue % 32);
        }
    }

    pub(super) fn has(&self, cue: u8) -> bool {
        self.0.get(usize::from(cue / 32)).is_some_and(|block| block & (1 << (cue % 32)) != 0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0 == [0; BLOCKS]
    }

    pub(super) fn with(mut self, other: Cues) -> Cues {
        for (ours, theirs) in self.0.iter_mut().zip(other.0) {
            *ours |= theirs;
        }
        self
    }
}

/// The cues of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Marked {
    pub span: Span,
    /// Anywhere in the sentence.
    pub all: Cues,
    /// Where a request can begin.
    pub heads: Cues,
}

/// The cues of every sentence, in order; `each` is shown every sentence too.
pub(super) fn read(text: &str, mut each: impl FnMut(&Sentence)) -> Vec<Marked> {
    let phrases = phrases();
    let mut out = Vec::new();
    sentences(text, |sentence| {
        each(sentence);
        let mut marked = Marked { span: sentence.span(), all: Cues::default(), heads: Cues::default() };
        for i in 0..sentence.len() {
            let head = sentence.is_head(i);
            for phrase in phrases.beginning_like(sentence.key(i)) {
                let known = marked.all.has(phrase.cue) && (!head || marked.heads.has(phrase.cue));
                if known || !matches(phrases, phrase, sentence, i) {
                    continue;
                }
                marked.all.add(phrase.cue);
                if head {
                    marked.heads.add(phrase.cue);
                }
            }
        }
        out.push(marked);
    });
    out
}

/// Whether a phrase stands in the sentence from this word on.
fn matches(phrases: &Phrases, phrase: &Phrase, sentence: &Sentence, mut at: usize) -> bool {
    if phrase.second != 0 && phrase.second != sentence.key(at + 1) {
        return false;
    }
    let mut slack = 0;
    for part in phrases.words(phrase).split(' ') {
        if part == ".." {
            slack = GAP;
            continue;
        }
        let Some(found) = (at..=at + slack).find(|&i| i < sentence.len() && is(part, sentence.word(i)))
        else {
            return false;
        };
        (at, slack) = (found + 1, 0);
    }
    true
}

fn is(part: &str, word: &str) -> bool {
    part.strip_suffix('*').map_or(part == word, |stem| word.starts_with(stem))
}
