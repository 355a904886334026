use super::format::Format;
use super::place::{Place, Step};
use super::unread::{Unread, Weight};
use crate::text::Prompt;

/// The text of a file, and what of the file was not read.
#[derive(Debug)]
#[must_use = "what was not read is told in `unread`"]
pub struct Document {
    /// What the file is.
    pub format: Format,
    /// Its text, in the order a reader meets it.
    pub parts: Vec<Part>,
    /// What was not read, in the same order.
    pub unread: Vec<Omission>,
}

impl Document {
    /// How much it matters what was not read; `None` when all was.
    pub fn weight(&self) -> Option<Weight> {
        self.unread.iter().map(|omission| omission.weight).max()
    }
}

/// Text that belongs together, so that one line explains another: a sheet, all pages, the comments.
#[derive(Debug)]
pub struct Part {
    /// The text. Rows of tables are lines with a tab between cells; the first row of a sheet stands first.
    pub text: Prompt,
    place: Place,
    /// Where steps begin, in bytes of the text and in order.
    marks: Vec<(u32, Step)>,
}

impl Part {
    /// Text whose `marks` say from which byte on a step holds, in order.
    pub(super) fn new(place: Place, text: String, marks: Vec<(u32, Step)>) -> Self {
        Self { text: Prompt::new(text), place, marks }
    }

    /// Where the part stands in the file.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Where a byte of the text stands in the file.
    pub fn place_at(&self, byte: usize) -> Place {
        let after = self.marks.partition_point(|(from, _)| *from as usize <= byte);
        let step = after.checked_sub(1).and_then(|i| self.marks.get(i)).map(|(_, step)| step.clone());
        self.place.with(step)
    }
}

/// Something in a file that was not read.
#[derive(Clone, Debug)]
pub struct Omission {
    /// Where it is; empty for the file as a whole.
    pub place: Place,
    /// Why it was not read.
    pub why: Unread,
    /// What that means for the rest.
    pub weight: Weight,
}
