use super::{Definition, Kind};
use crate::action::Action;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How sure a detector is. The order is the sureness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The shape fits and nothing else speaks for it. Never interrupts unless the policy says so.
    Low,
    /// Shape and context, or shape and a weak check.
    Medium,
    /// A strong check (check digits, a vendor's prefix) or clear context.
    High,
}

/// Who a named person is, where the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Someone the organisation serves: client, patient, resident, survivor.
    Client,
    /// A pupil or student.
    Student,
    /// A parent, guardian or other relative.
    Guardian,
    /// An employee, volunteer, applicant or other professional.
    Staff,
}

/// One detector's hit at one place. It holds positions and reasons, never the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The detector that fired.
    pub detector: Arc<Definition>,
    /// Where, in bytes of the scanned text. For a combination: from its first to its last part.
    pub span: Span,
    /// How sure.
    pub confidence: Confidence,
    /// For a person's name: who they are, if the text says.
    pub role: Option<Role>,
}

impl Finding {
    /// The family to compare by.
    pub fn kind(&self) -> Kind {
        self.detector.kind
    }

    /// The action that the detector itself proposes for an approved tool. A policy's own rows replace it.
    pub fn severity(&self) -> Action {
        if self.confidence == Confidence::Low {
            self.detector.severity.min(Action::Inform)
        } else {
            self.detector.severity
        }
    }
}
