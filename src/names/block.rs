//! Tagging block by block, so that memory stays small and time linear on any text.

use super::context::{Context, KNOWN};
use super::decode::Chain;
use super::feature::Scene;
use super::gate;
use super::model::Model;
use super::token::{Gap, Shape, Token, tokenize};
use super::{Name, class};
use crate::text::Span;

/// A block is cut at the first line end after this many bytes, or the first space after twice as many.
const BLOCK: usize = 16 * 1024;

/// Cuts `text` into blocks: each with the byte offset where it starts.
pub(super) fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|r| !r.is_empty())?;
        let bytes = rest.as_bytes();
        let end = if bytes.len() <= BLOCK + BLOCK / 2 {
            bytes.len()
        } else {
            let find = |from: usize, to: usize, wanted: fn(&u8) -> bool| {
                bytes.get(from..to.min(bytes.len()))?.iter().position(wanted).map(|p| from + p + 1)
            };
            find(BLOCK, BLOCK * 2, |b| *b == b'\n')
                .or_else(|| find(BLOCK * 2, BLOCK * 3, |b| *b == b' '))
                .unwrap_or_else(|| {
                    (BLOCK * 3..bytes.len()).find(|&i| rest.is_char_boundary(i)).unwrap_or(bytes.len())
                })
        };
        let block = (at, rest.get(..end)?);
        at += end;
        Some(block)
    })
}

/// Reads `text` as far as the features need it: tokens with classes and candidates, and the context.
pub(super) fn read(
    text: &str,
    tokens: &mut Vec<Token>,
    mut classes: impl FnMut(u32) -> class::Classes,
) -> Context {
    tokens.clear();
    tokenize(text, tokens);
    for t in tokens.iter_mut() {
        if t.is_word() {
            t.classes = classes(t.hash);
        }
    }
    gate::mark_candidates(tokens);
    Context::of(tokens)
}

/// The runs of candidates, as index ranges: a run ends at a line, a column or a token that is no candidate.
pub(super) fn chains(tokens: &[Token]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while tokens.get(at).is_some_and(|t| !t.candidate) {
            at += 1;
        }
        tokens.get(at)?;
        let start = at;
        at += 1;
        while tokens.get(at).is_some_and(|t| t.candidate && t.gap <= Gap::Space) {
            at += 1;
        }
        Some(start..at)
    })
}

/// A tagger with its working memory.
pub(super) struct Tagger<'m> {
    model: Model<'m>,
    tokens: Vec<Token>,
    chain: Chain,
    scores: Vec<(i32, i32)>,
    margins: Vec<i32>,
}

impl<'m> Tagger<'m> {
    pub(super) fn new(model: Model<'m>) -> Self {
        Self { model, tokens: Vec::new(), chain: Chain::default(), scores: Vec::new(), margins: Vec::new() }
    }

    /// Tags one block that starts at byte `offset` of the text.
    pub(super) fn tag(&mut self, text: &str, offset: usize, names: &mut Vec<Name>) {
        let model = self.model;
        let mut context = read(text, &mut self.tokens, |hash| model.lexicon.classes(hash));
        self.weigh(text, &context);
        let mut found = Vec::new();
        self.decode(&context, &mut found);
        let mut learned = false;
        for &(from, to, score) in &found {
            let words = self.tokens.get(from..to).unwrap_or(&[]);
            let several = words.iter().filter(|t| t.is_word() && t.shape != Shape::Initial).count() > 1;
            if several && score >= 80 {
                for t in words
                    .iter()
                    .filter(|t| t.is_word() && t.end - t.start > 2 && t.classes & class::STOP == 0)
                {
                    context.know(t.hash);
                    learned = true;
                }
            }
        }
        if learned {
            found.clear();
            self.decode(&context, &mut found);
        }
        names.extend(found.iter().filter_map(|&(from, to, score)| self.name(from, to, score, offset)));
    }

    /// Fills `scores` for every token.
    fn weigh(&mut self, text: &str, context: &Context) {
        self.scores.clear();
        let scene = Scene { text, tokens: &self.tokens, context };
        let model = self.model;
        for range in chains(&self.tokens) {
            for i in range.clone() {
                let mut token = model.bias;
                scene.of_token(i, |f| token += model.weight(f));
                let mut pair = 0;
                if i > range.start {
                    scene.of_pair(i, |f| pair += model.weight(f));
                }
                self.scores.push((token, pair));
            }
        }
    }

    /// Decodes every chain to `found`: first token, end token, score.
    fn decode(&mut self, context: &Context, found: &mut Vec<(usize, usize, u8)>) {
        let mut at = 0;
        for range in chains(&self.tokens) {
            self.chain.clear();
            for i in range.clone() {
                let (token, pair) = self.scores.get(at).copied().unwrap_or((0, 0));
                at += 1;
                let known =
                    self.tokens.get(i).is_some_and(|t| t.is_capital() && context.about(t.hash) & KNOWN != 0);
                self.chain.tokens.push(token + if known { self.model.known } else { 0 });
                self.chain.pairs.push(pair);
            }
            self.chain.margins(&mut self.margins);
            let mut i = 0;
            while i < self.margins.len() {
                let inside = |i: usize| self.margins.get(i).is_some_and(|&m| m > 0);
                if !inside(i) {
                    i += 1;
                    continue;
                }
                let from = i;
                while inside(i) {
                    i += 1;
                }
                let best = self.margins.get(from..i).and_then(|m| m.iter().max()).copied().unwrap_or(0);
                found.push((range.start + from, range.start + i, self.model.score(best)));
            }
        }
    }

    /// The name that covers the tokens, without marks at its edges (but with the point of an initial).
    fn name(&self, mut from: usize, mut to: usize, score: u8, offset: usize) -> Option<Name> {
        let is_mark = |i: usize| self.tokens.get(i).is_some_and(|t| t.shape == Shape::Mark);
        while from < to && is_mark(from) {
            from += 1;
        }
        while from < to && is_mark(to - 1) {
            let initial =
                to >= 2 && self.tokens.get(to - 2).is_some_and(|t| t.end - t.start <= 2 && t.is_word());
            if initial && to - from > 2 && self.tokens.get(to - 1).is_some_and(|t| t.mark == b'.') {
                break;
            }
            to -= 1;
        }
        let words = self.tokens.get(from..to)?;
        let (first, last) = (words.first()?, words.last()?);
        let full = words.iter().filter(|t| t.is_word() && t.shape != Shape::Initial).count() > 1;
        let span = Span::new(offset + first.start as usize, offset + last.end as usize);
        (score >= Name::LEAST).then_some(Name { span, score, full })
    }
}
