//! What a prompt asks an AI tool to do, where a policy has something to say about that: decide about a person,
//! rank people by a trait, watch somebody, deceive, and so on.
//!
//! Each kind is one file in `intents/`: cues (words and phrases), rules over the cues of a sentence and its
//! neighbours, and the prompts that prove it. The build step compiles them; [`find`] reads the prompt once.

mod code;
mod cues;
mod learned;
mod picture;
mod rules;
mod sentences;
mod support;
mod tables;
#[cfg(feature = "training")]
pub mod training;

#[cfg(feature = "explained")]
pub use learned::weighed;
pub use picture::asks_for_picture;

use crate::detect::{Confidence, Finding};
use crate::text::Span;
use crate::text::sort_by_place;
use serde::Serialize;
use std::borrow::Cow;

/// A use of AI that the prompt asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Intent {
    /// Stable id, the stem of its file: `auto_decision`.
    pub intent: Cow<'static, str>,
    /// The sentence that asks, in bytes of the prompt.
    pub span: Span,
    /// How sure.
    pub confidence: Confidence,
}

/// What a prompt asks for, each intent once, at the sentence that says it most clearly. Linear in the text.
///
/// `findings` are the prompt's own: a request that is vague by itself is plain beside a named person.
pub fn find(text: &str, findings: &[Finding]) -> Vec<Intent> {
    let mut reading = learned::Reading::of(text);
    let marked = cues::read(text, |sentence| reading.read(text, sentence));
    let mut intents = rules::judge(text, &marked, findings);
    for learned in reading.intents() {
        match intents.iter_mut().find(|known| known.intent == learned.intent) {
            Some(known) if known.confidence < learned.confidence => *known = learned,
            Some(_) => {}
            None => intents.push(learned),
        }
    }
    sort_by_place(&mut intents, |hit| (hit.span.start, hit.span.end));
    intents
}

/// The ids of all intents.
pub fn ids() -> impl Iterator<Item = &'static str> {
    tables::INTENTS.iter().copied()
}
