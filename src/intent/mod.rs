//! What a prompt asks an AI tool to do, where a policy has something to say about that: decide about a person,
//! rank people by a trait, watch somebody, deceive, and so on.

use crate::detect::Confidence;
use crate::text::Span;
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
