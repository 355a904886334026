//! Actions: what a policy can ask for.

use serde::{Deserialize, Serialize};

/// What the policy asks for, from nothing to a full stop. The order is the strictness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Nothing to say.
    #[default]
    Allow,
    /// Say it without stopping anything.
    Inform,
    /// Stop once; the person may go on with one click.
    Warn,
    /// Stop; the person may go on after giving a reason.
    Justify,
    /// Stop; the person may go on once the values are replaced by placeholders.
    Redact,
    /// Stop; this may not be sent to this tool.
    Block,
}

impl Action {
    /// Every action, mildest first.
    pub const ALL: [Action; 6] =
        [Action::Allow, Action::Inform, Action::Warn, Action::Justify, Action::Redact, Action::Block];

    /// Whether the action interrupts, that is, holds the prompt until a person decides.
    pub fn interrupts(self) -> bool {
        self >= Action::Warn
    }

    /// The next stricter action; `Block` stays, and so does `Allow`: what is harmless stays harmless.
    pub fn stricter(self) -> Action {
        match self {
            Action::Allow => Action::Allow,
            Action::Inform => Action::Warn,
            Action::Warn => Action::Justify,
            Action::Justify => Action::Redact,
            Action::Redact | Action::Block => Action::Block,
        }
    }

    /// The word used in policies and output.
    pub fn word(self) -> &'static str {
        match self {
            Action::Allow => "allow",
            Action::Inform => "inform",
            Action::Warn => "warn",
            Action::Justify => "justify",
            Action::Redact => "redact",
            Action::Block => "block",
        }
    }
}
