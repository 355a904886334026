use super::budget::{Budget, clamped};
use super::limits::Limits;
use super::part::Document;
use super::place::{Place, Step};
use super::progress::Progress;
use super::reading::Reading;
use super::recognise::recognise;
use super::unread::{Unread, Weight};
use std::ops::ControlFlow;

/// Reads the text of a file. `name` is its name with or without folders, as the person knows it; `progress` is
/// called every few milliseconds and breaks the reading off when it says so.
///
/// The file's own name is a part too, in words, for it is sent along: `Quill_Mara_IEP.pdf`.
///
/// # Errors
/// When nothing of the file can be read, or the caller broke off. What could not be read of a file that was read is
/// in [`Document::unread`].
pub fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Document, Unread> {
    let total = clamped(bytes.len());
    if total > limits.file {
        return Err(Unread::TooLarge);
    }
    let mut reading = Reading::new(Budget::new(*limits, total, progress));
    let format = recognise(name, bytes).ok_or(Unread::Unknown)?;
    let read = reading.file(name, bytes, &Place::default());
    if let Err(why) = read {
        if why == Unread::Cancelled || reading.parts() == 0 {
            return Err(why);
        }
        reading.omit(Place::default(), why, Weight::Unchecked);
    }
    let mut words = reading.flow();
    words.push(&in_words(name))?;
    reading.keep(Place::default().with(Step::Names), words)?;
    let (parts, unread) = reading.finish();
    Ok(Document { format, parts, unread })
}

/// A file's name without folders, its underscores as spaces, as long as it was.
fn in_words(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().replace('_', " ")
}
