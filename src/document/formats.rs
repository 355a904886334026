//! Which reader reads which format.

use super::format::Format;
use super::place::Place;
use super::reading::Reading;
use super::unread::Unread;
use super::{gzip, html, mail, odf, office, pdf, picture, plain, rtf, table, tar, zip};

/// Reads a file of a known format.
///
/// # Errors
/// When nothing more of it can be read.
pub fn read(
    format: Format,
    name: &str,
    bytes: &[u8],
    place: &Place,
    reading: &mut Reading,
) -> Result<(), Unread> {
    match format {
        Format::Text => plain::read(bytes, place, reading),
        Format::Csv => table::read(bytes, place, reading),
        Format::Html => html::read(bytes, place, reading),
        Format::Rtf => rtf::read(bytes, place, reading),
        Format::Eml => mail::read(bytes, place, reading),
        Format::Mbox => mail::read_mailbox(bytes, place, reading),
        Format::Docx | Format::Pptx | Format::Xlsx => office::read(format, bytes, place, reading),
        Format::Odt | Format::Ods | Format::Odp => odf::read(bytes, place, reading),
        Format::Pdf => pdf::read(bytes, place, reading),
        Format::Zip => zip::read(bytes, place, reading),
        Format::Gzip => gzip::read(name, bytes, place, reading),
        Format::Tar => tar::read(bytes, place, reading),
        Format::Locked => Err(Unread::Encrypted),
        format if format.is_picture() => picture::read(format, bytes, place, reading),
        format => Err(Unread::Unsupported(format)),
    }
}
