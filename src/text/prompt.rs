use std::fmt;

/// Text that a person is about to send to a tool.
///
/// It can be read, never shown by accident: `Debug` prints its length only, and there is neither `Display` nor
/// `Serialize`, so a prompt cannot end up in a log, a store or a request by a derive.
///
/// ```
/// # use handrail::text::Prompt;
/// assert_eq!(format!("{:?}", Prompt::new("my SSN is …")), "Prompt(13 bytes)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Prompt(String);

impl Prompt {
    /// Takes the text over.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Callers judge or redact it; they do not keep it.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prompt({} bytes)", self.0.len())
    }
}
