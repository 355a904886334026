//! OpenDocument (ISO/IEC 26300): texts, spreadsheets and presentations, in a zip archive or as one XML file.

mod content;

use super::encoding;
use super::office::properties;
use super::place::{Name, Place, Step};
use super::reading::Reading;
use super::unread::{Unread, Weight};
use super::xml;
use super::zip::Archive;
use content::{Aside, Content};

/// Reads a document of any of the three kinds.
///
/// # Errors
/// When nothing more of it can be read.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    if !bytes.starts_with(b"PK") {
        let text = xml::text(bytes)?;
        return Content::read(&text, None, place, reading);
    }
    let archive = Archive::open(bytes)?;
    reading.budget.members(archive.entries().len())?;
    if is_encrypted(&archive, reading) {
        return Err(Unread::Encrypted);
    }
    let (mut pictures, mut macros) = (false, false);
    for entry in archive.entries() {
        let name = entry.name.as_str();
        let here = match name {
            // Headers and footers stand in the styles of pages.
            "content.xml" | "styles.xml" => place.clone(),
            _ => place.with(Step::Inside(Name::from(name))),
        };
        let unpacked = match () {
            () if name.starts_with("Pictures/") || name.starts_with("Thumbnails/") => {
                pictures |= name.starts_with("Pictures/");
                continue;
            }
            () if name.starts_with("Basic/") || name.starts_with("Scripts/") => {
                macros |= !name.ends_with("-lc.xml");
                continue;
            }
            () if name.ends_with("content.xml") || name.ends_with("styles.xml") || name == "meta.xml" => {
                archive.unpack(entry, &mut reading.budget)
            }
            () => continue,
        };
        let read = unpacked.and_then(|bytes| {
            let text = encoding::decode(&bytes).ok_or(Unread::Damaged)?.into_owned();
            if name == "meta.xml" {
                let mut facts = reading.flow();
                properties(&text, &mut facts, &mut reading.budget)?;
                return reading.keep(place.with(Step::Properties), facts);
            }
            let aside = name.ends_with("styles.xml").then_some(Aside::Margin);
            Content::read(&text, aside, &here, reading)
        });
        reading.noted(read, here)?;
        if reading.is_outermost() {
            reading.budget.reached(archive.end(entry));
        }
    }
    if pictures {
        let weight = if reading.parts() == 0 { Weight::Unchecked } else { Weight::Told };
        reading.omit(place.clone(), Unread::Picture, weight);
    }
    if macros {
        reading.omit(place.clone(), Unread::Macros, Weight::Told);
    }
    Ok(())
}

/// Whether the list of parts says that they are encrypted.
fn is_encrypted(archive: &Archive, reading: &mut Reading) -> bool {
    let manifest = archive.find("META-INF/manifest.xml");
    let bytes =
        manifest.and_then(|entry| archive.unpack(entry, &mut reading.budget).ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).contains("encryption-data") || archive.find("encrypted-package").is_some()
}
