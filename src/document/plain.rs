//! Text as it stands.

use super::encoding;
use super::place::{Place, Step};
use super::reading::Reading;
use super::unread::Unread;

/// Reads text in whatever encoding it is in.
///
/// # Errors
/// When it is no text, or does not fit.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let text = encoding::decode(bytes).ok_or(Unread::Unknown)?;
    lines(&text, place, reading)
}

/// Keeps text with a place for each line.
///
/// # Errors
/// When it does not fit, or the caller breaks off.
pub fn lines(text: &str, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    // Calendars and contact cards fold long lines with a space at the beginning of the next (RFC 5545, 3.1).
    let folds = ["BEGIN:VCARD", "BEGIN:VCALENDAR"].iter().any(|b| text.trim_start().starts_with(b));
    let mut flow = reading.flow();
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        reading.budget.work(line.len())?;
        match line.strip_prefix([' ', '\t']).filter(|_| folds) {
            Some(rest) => {
                flow.trim_end();
                flow.push(rest)?;
            }
            None => {
                flow.mark(Step::Line(number));
                flow.push(line)?;
            }
        }
    }
    reading.keep(place.clone(), flow)
}
