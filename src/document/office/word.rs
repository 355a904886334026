//! Word documents.

use super::package::Package;
use super::runs::Runs;
use crate::document::flow::Flow;
use crate::document::place::{Place, Step};
use crate::document::reading::Reading;
use crate::document::unread::Unread;

/// What stands where, by the beginning of the part's name.
const PARTS: [(&str, Option<Step>); 7] = [
    ("word/document", None),
    ("word/header", Some(Step::Header)),
    ("word/footer", Some(Step::Footer)),
    ("word/footnotes", Some(Step::Notes)),
    ("word/endnotes", Some(Step::Notes)),
    ("word/comments", Some(Step::Comments)),
    ("word/glossary/document", Some(Step::Drawings)),
];

/// Reads the text of a Word document.
///
/// # Errors
/// When the limits are used up or the caller breaks off.
pub fn read(package: &mut Package, place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    for (begin, step) in PARTS {
        let room = reading.budget.room();
        let mut runs = Runs::new(|| Flow::new(room), step.is_none());
        for name in package.numbered(begin) {
            let end = package.end(&name);
            let read = match package.text(&name, &mut reading.budget) {
                Ok(text) => runs.read(&text.unwrap_or_default(), &mut reading.budget),
                Err(why) => Err(why),
            };
            reading.noted(read, place.with(step.clone()))?;
            if reading.is_outermost() {
                reading.budget.reached(end);
            }
        }
        package.people.append(&mut runs.people);
        reading.keep(place.with(step), runs.main)?;
        reading.keep(place.with(Step::Drawings), runs.boxes)?;
        reading.keep(place.with(Step::Before), runs.before)?;
    }
    Ok(())
}
