//! Office Open XML (ECMA-376): Word, Excel and PowerPoint documents. A zip archive of XML parts.
//!
//! The parts that a reader meets are read in their order; every other part is read as well, unless it is known to
//! hold no text, so that what an unusual program wrote is not missed.

mod extras;
mod mask;
mod package;
mod properties;
mod relations;
mod runs;
mod serial;
mod sheet;
mod slides;
mod styles;
mod word;
mod workbook;

pub use properties::properties;

use super::format::Format;
use super::place::Place;
use super::reading::Reading;
use super::unread::Unread;
use package::Package;

/// Reads a document.
///
/// # Errors
/// When nothing more of it can be read.
pub fn read(format: Format, bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let mut package = Package::open(bytes, reading)?;
    match format {
        Format::Xlsx => workbook::read(&mut package, place, reading)?,
        Format::Pptx => slides::read(&mut package, place, reading)?,
        _ => word::read(&mut package, place, reading)?,
    }
    extras::read(&mut package, place, reading)
}
