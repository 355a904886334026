use super::place::Step;
use super::unread::Unread;

/// Text as it is put together, with the places of its beginnings.
pub struct Flow {
    text: String,
    marks: Vec<(u32, Step)>,
    /// Most bytes of text.
    room: usize,
}

impl Flow {
    pub fn new(room: usize) -> Self {
        Self { text: String::new(), marks: Vec::new(), room }
    }

    /// Adds text as it stands.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] when it does not fit.
    pub fn push(&mut self, text: &str) -> Result<(), Unread> {
        if text.len() > self.room.saturating_sub(self.text.len()) {
            return Err(Unread::TooLarge);
        }
        self.text.push_str(text);
        Ok(())
    }

    /// Adds text on one line, as a cell of a row must be.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] when it does not fit.
    pub fn push_on_line(&mut self, text: &str) -> Result<(), Unread> {
        let mut pieces = text.split(['\n', '\r', '\t']);
        self.push(pieces.next().unwrap_or_default())?;
        pieces.try_for_each(|piece| {
            self.gap()?;
            self.push(piece)
        })
    }

    /// Says where the text from here on stands.
    pub fn mark(&mut self, step: Step) {
        let at = super::budget::clamped(self.text.len());
        match self.marks.last_mut() {
            Some(last) if last.0 == at => last.1 = step,
            _ => self.marks.push((at, step)),
        }
    }

    /// Begins a new line unless one has just begun.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] when it does not fit.
    pub fn line(&mut self) -> Result<(), Unread> {
        if self.text.is_empty() || self.text.ends_with('\n') { Ok(()) } else { self.push("\n") }
    }

    /// A space, unless there is one.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] when it does not fit.
    pub fn gap(&mut self) -> Result<(), Unread> {
        if self.text.is_empty() || self.text.ends_with([' ', '\n', '\t']) { Ok(()) } else { self.push(" ") }
    }

    /// Drops blanks at the end.
    pub fn trim_blanks(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
    }

    /// Drops blanks and tabs at the end of the last line.
    pub fn trim_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
    }

    /// Drops the line's end.
    pub fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end_matches(['\r', '\n']).len());
    }

    /// A name and a value on a line of their own; nothing for an empty value.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] when it does not fit.
    pub fn named(&mut self, name: &str, value: &str) -> Result<(), Unread> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        self.line()?;
        if !name.is_empty() {
            self.push(name)?;
            self.push(": ")?;
        }
        self.push(value)?;
        self.line()
    }

    /// Length of the text, in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether it holds nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text and its marks.
    pub fn finish(self) -> (String, Vec<(u32, Step)>) {
        (self.text, self.marks)
    }
}
