//! Tagging block by block, so that memory stays small and time linear on any text.

use super::context::Context;
use super::decode::{Chain, Margin};
use super::feature::Scene;
use super::gate;
use super::model::Model;
use super::token::{Gap, Shape, Token, tokenize};
use super::weights::TYPES;
use super::{Bearer, Name, class, families};
use crate::text::Span;

/// A block is cut at the first line end after this many bytes, or the first space after twice as many.
const BLOCK: usize = 16 * 1024;

/// The score from which a name's words count as evidence for others.
const SURE: u8 = 80;

/// The type of persons.
const PERSON: usize = Bearer::Person as usize;

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
    model: &'m Model,
    tokens: Vec<Token>,
    chain: Chain,
    scores: Vec<([i32; TYPES], [i32; TYPES])>,
    margins: Vec<Margin>,
}

/// A run of tokens found to be one name.
struct Found {
    from: usize,
    to: usize,
    bearer: usize,
    score: u8,
}

impl<'m> Tagger<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, tokens: Vec::new(), chain: Chain::default(), scores: Vec::new(), margins: Vec::new() }
    }

    /// Tags one block that starts at byte `offset` of the text.
    pub(super) fn tag(&mut self, text: &str, offset: usize, names: &mut Vec<Name>) {
        let model = self.model;
        let mut context = read(text, &mut self.tokens, |hash| model.lexicon.classes(hash));
        self.weigh(text, &context);
        let mut found = Vec::new();
        self.decode(&context, &mut found);
        if self.learn(&found, &mut context) {
            found.clear();
            self.decode(&context, &mut found);
        }
        self.add_families(text, &mut found);
        names.extend(found.iter().filter_map(|found| self.name(found, offset)));
    }

    /// Adds the families in the plural, also where a single word was taken for a place or an organisation.
    fn add_families(&self, text: &str, found: &mut Vec<Found>) {
        let families: Vec<_> = families::find(text, &self.tokens, &self.model.lexicon).collect();
        for (at, score) in &families {
            let (from, to, score) = (*at, at + 1, *score);
            match found.iter_mut().find(|f| f.from < to && from < f.to) {
                Some(other) if other.bearer == PERSON || other.to - other.from > 1 => {}
                Some(other) => *other = Found { from, to, bearer: PERSON, score },
                None => found.push(Found { from, to, bearer: PERSON, score }),
            }
        }
        if !families.is_empty() {
            found.sort_by_key(|f| f.from);
        }
    }

    /// Remembers the words of sure names in `context`; whether there were any.
    fn learn(&self, found: &[Found], context: &mut Context) -> bool {
        let mut learned = false;
        for name in found.iter().filter(|f| f.score >= SURE) {
            let words = self.tokens.get(name.from..name.to).unwrap_or(&[]);
            let several = words.iter().filter(|t| t.is_word() && t.shape != Shape::Initial).count() > 1;
            // A part of a place's or an organisation's name says nothing of the part alone.
            if several != (name.bearer == PERSON) {
                continue;
            }
            for t in
                words.iter().filter(|t| t.is_word() && t.end - t.start > 2 && t.classes & class::STOP == 0)
            {
                context.know(t.hash, name.bearer);
                learned = true;
            }
        }
        learned
    }

    /// Fills `scores` for every token.
    fn weigh(&mut self, text: &str, context: &Context) {
        self.scores.clear();
        let scene = Scene { text, tokens: &self.tokens, context };
        let model = self.model;
        let add = |sum: &mut [i32; TYPES], feature: u32| {
            if let Some(weight) = model.weights.of(feature) {
                for (sum, w) in sum.iter_mut().zip(weight) {
                    *sum += i32::from(*w);
                }
            }
        };
        for range in chains(&self.tokens) {
            for i in range.clone() {
                let mut token = model.bias;
                scene.of_token(i, |f| add(&mut token, f));
                let mut pair = [0; TYPES];
                if i > range.start {
                    scene.of_pair(i, |f| add(&mut pair, f));
                }
                self.scores.push((token, pair));
            }
        }
    }

    /// Decodes every chain to `found`.
    fn decode(&mut self, context: &Context, found: &mut Vec<Found>) {
        let mut at = 0;
        for range in chains(&self.tokens) {
            self.chain.clear();
            for i in range.clone() {
                let (mut token, pair) = self.scores.get(at).copied().unwrap_or_default();
                at += 1;
                if let Some(t) = self.tokens.get(i).filter(|t| t.is_capital()) {
                    for (bearer, (score, known)) in token.iter_mut().zip(self.model.known).enumerate() {
                        *score += if context.knows(t.hash, bearer) { known } else { 0 };
                    }
                }
                self.chain.tokens.push(token);
                self.chain.pairs.push(pair);
            }
            self.chain.margins(&mut self.margins);
            let mut i = 0;
            while let Some(first) = self.margins.get(i) {
                let (from, label) = (i, first.label);
                while self.margins.get(i).is_some_and(|m| m.label == label) {
                    i += 1;
                }
                let Some(bearer) = usize::from(label).checked_sub(1) else { continue };
                let best = self.margins.get(from..i).unwrap_or(&[]).iter().map(|m| m.by).max().unwrap_or(0);
                let score = self.model.score(bearer, best);
                found.push(Found { from: range.start + from, to: range.start + i, bearer, score });
            }
        }
    }

    /// The name that covers the tokens, without marks at its edges (but with the point of an initial).
    fn name(&self, found: &Found, offset: usize) -> Option<Name> {
        let (mut from, mut to) = (found.from, found.to);
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
        let bearer = *Bearer::ALL.get(found.bearer)?;
        (found.score >= Name::LEAST).then_some(Name { span, bearer, score: found.score, full })
    }
}
