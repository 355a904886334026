//! Tar archives.

use super::inflate;
use super::place::{Place, Step};
use super::reading::Reading;
use super::unread::Unread;
use tar::Archive;

/// Reads every file in an archive.
///
/// # Errors
/// When the archive is damaged or the limits are used up.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut names = reading.flow();
    let outermost = reading.is_outermost();
    for entry in Archive::new(bytes).entries().map_err(|_| Unread::Damaged)? {
        let entry = entry.map_err(|_| Unread::Damaged)?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        reading.budget.members(1)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        names.push(&name)?;
        names.line()?;
        let start = usize::try_from(entry.raw_file_position()).unwrap_or_default();
        let content = inflate::all(entry, bytes.len(), &mut reading.budget)?;
        if outermost {
            reading.budget.reached(start + content.len());
        }
        reading.inside(&name, &content, place)?;
    }
    reading.keep(place.with(Step::Names), names)
}
