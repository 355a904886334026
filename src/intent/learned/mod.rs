//! A small learned reader beside the cues: it knows requests by what their words have in common with the prompts it
//! was trained on, so that it finds those that no cue foresaw. How it was trained: `docs/intents.md`.

#[cfg(feature = "explained")]
mod explained;
pub mod features;
pub mod model;
pub mod table;

#[cfg(feature = "explained")]
pub use explained::weighed;

use super::Intent;
use super::code::{is_code, is_in_code};
use super::sentences::Sentence;
use super::tables::INTENTS;
use crate::detect::Confidence;
use crate::text::Span;
use model::{Sum, model};
use std::borrow::Cow;

/// Bytes at the beginning and at the end of a text that are read: a request stands before or behind what it is about.
const BEGINNING: usize = 6_000;
const END: usize = 3_000;

/// Words that a sentence has at least.
pub const SHORTEST: usize = 4;

/// What doubling the number of sentences asks of a score: the more there are, the likelier one is a hit by chance.
pub const DOUBLED: i32 = 625_541;

/// Sentences read so far.
pub(super) struct Reading {
    is_code: bool,
    sentences: u32,
    before: Option<Sum>,
    /// The best score of each intent and the sentence that it is for.
    best: Vec<Option<(i32, Span)>>,
}

impl Reading {
    pub fn of(text: &str) -> Self {
        let beginning = text.as_bytes().get(..BEGINNING).unwrap_or(text.as_bytes());
        Self { is_code: is_code(beginning), sentences: 0, before: None, best: vec![None; INTENTS.len()] }
    }

    /// Reads the next sentence of the text.
    pub fn read(&mut self, text: &str, sentence: &Sentence) {
        let span = sentence.span();
        let within = span.start < BEGINNING || span.end + END > text.len();
        if !within || sentence.len() < SHORTEST || self.is_code {
            self.before = None;
            return;
        }
        self.sentences += 1;
        let model = model();
        let here = model.sum(sentence, None);
        self.note(text, span, &here);
        if let Some(before) = self.before {
            self.note(text, span, &before.with(here));
        }
        self.before = Some(here);
    }

    fn note(&mut self, text: &str, span: Span, sum: &Sum) {
        for (best, score) in self.best.iter_mut().zip(model().scores(sum)) {
            if score > best.map_or(0, |(score, _)| score) && !is_in_code(text, span.start) {
                *best = Some((score, span));
            }
        }
    }

    /// What was asked for. By itself the model holds nobody up: it may take a film review for a verdict on a person.
    pub fn intents(self) -> impl Iterator<Item = Intent> {
        let asked = DOUBLED * (self.sentences / 2).max(1).ilog2().cast_signed();
        self.best.into_iter().zip(INTENTS).filter_map(move |(best, id)| {
            let (_, span) = best.filter(|(score, _)| *score > asked)?;
            Some(Intent { intent: Cow::Borrowed(id), span, confidence: Confidence::Low })
        })
    }
}
