use std::io::IsTerminal;

/// Colours for a terminal; plain text for anything else, and where `NO_COLOR` is set (no-color.org).
#[derive(Clone, Copy)]
pub struct Paint(bool);

impl Paint {
    /// Paint for standard output.
    pub fn stdout() -> Self {
        Self(std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()))
    }

    /// What a reader looks for first.
    pub fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What a reader may skip.
    pub fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    /// What needs care.
    pub fn warm(self, text: &str) -> String {
        self.with("33", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.0 { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}
