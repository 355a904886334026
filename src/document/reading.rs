use super::budget::Budget;
use super::flow::Flow;
use super::format::Format;
use super::part::{Omission, Part};
use super::place::{Name, Place, Step};
use super::unread::{Unread, Weight};
use super::{formats, recognise};

/// A file that is being read, with all files inside it.
pub struct Reading<'p> {
    pub budget: Budget<'p>,
    parts: Vec<Part>,
    unread: Vec<Omission>,
    /// Files around the one that is being read.
    depth: u32,
}

impl<'p> Reading<'p> {
    pub fn new(budget: Budget<'p>) -> Self {
        Self { budget, parts: Vec::new(), unread: Vec::new(), depth: 0 }
    }

    /// An empty text with the room that is left.
    pub fn flow(&self) -> Flow {
        Flow::new(self.budget.room())
    }

    /// Keeps a text; blank text is dropped.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] when it does not fit.
    pub fn keep(&mut self, place: Place, flow: Flow) -> Result<(), Unread> {
        if flow.is_blank() {
            return Ok(());
        }
        self.budget.keep(flow.len())?;
        let (text, marks) = flow.finish();
        self.parts.push(Part::new(place, text, marks));
        Ok(())
    }

    /// Notes that something was not read.
    pub fn omit(&mut self, place: Place, why: Unread, weight: Weight) {
        self.unread.push(Omission { place, why, weight });
    }

    /// Parts that were read so far.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// Whether the file that is being read stands in no other, so that progress can be counted in its bytes.
    pub fn is_outermost(&self) -> bool {
        self.depth == 0
    }

    /// Reads the file itself.
    ///
    /// # Errors
    /// When nothing more of it can be read.
    pub fn file(&mut self, name: &str, bytes: &[u8], place: &Place) -> Result<Format, Unread> {
        self.budget.work(0)?;
        let format = recognise::recognise(name, bytes).ok_or(Unread::Unknown)?;
        formats::read(format, name, bytes, place, self)?;
        Ok(format)
    }

    /// Reads a file inside the one that is being read. That it cannot be read is noted and keeps nobody from going on.
    ///
    /// # Errors
    /// When the limits are used up or the caller breaks off, so that going on is in vain.
    pub fn inside(&mut self, name: &str, bytes: &[u8], place: &Place) -> Result<(), Unread> {
        let place = place.with(Step::Inside(Name::from(name)));
        if self.depth >= self.budget.limits().depth {
            self.omit(place, Unread::TooDeep, Weight::Unchecked);
            return Ok(());
        }
        self.depth += 1;
        let read = self.file(name, bytes, &place);
        self.depth -= 1;
        self.noted(read.map(|_| ()), place)
    }

    /// Notes a failure at a place, unless it ends everything.
    ///
    /// # Errors
    /// When the limits are used up or the caller broke off.
    pub fn noted(&mut self, read: Result<(), Unread>, place: Place) -> Result<(), Unread> {
        match read {
            Err(why) if why.ends_all() => Err(why),
            Err(why) => {
                self.omit(place, why, Weight::Unchecked);
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// What was read and what was not.
    pub fn finish(self) -> (Vec<Part>, Vec<Omission>) {
        (self.parts, self.unread)
    }
}
