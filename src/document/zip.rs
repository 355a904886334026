//! Zip archives, as archives of files and as the shell of office documents.

use super::budget::Budget;
use super::encoding;
use super::inflate;
use super::place::{Name, Place, Step};
use super::reading::Reading;
use super::unread::{Unread, Weight};
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

/// Members beyond this are not listed; the limit on members is below it.
const MOST: usize = 100_000;

/// An archive and the list of its members. Folders are left out.
pub struct Archive<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
}

/// A member.
pub struct Entry {
    pub name: String,
    pub is_encrypted: bool,
    method: CompressionMethod,
    at: ZipArchiveEntryWayfinder,
}

impl<'a> Archive<'a> {
    /// Reads the list of members.
    ///
    /// # Errors
    /// [`Unread::Damaged`] where there is none.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| Unread::Damaged)?;
        let mut entries = Vec::new();
        let mut listed = archive.entries();
        while let Some(entry) = listed.next_entry().map_err(|_| Unread::Damaged)? {
            if entry.is_dir() || entries.len() == MOST {
                continue;
            }
            let name = encoding::decode(entry.file_path().as_bytes()).unwrap_or_default().replace('\\', "/");
            entries.push(Entry {
                name,
                is_encrypted: entry.flags().is_encrypted(),
                method: entry.compression_method(),
                at: entry.wayfinder(),
            });
        }
        Ok(Self { archive, entries })
    }

    /// The members, in the order of the list.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The members' names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// A member by its name.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// A member that is not packed, by its name.
    pub fn stored(&self, name: &str) -> Option<&[u8]> {
        let entry = self.find(name).filter(|entry| entry.method == CompressionMethod::STORE)?;
        self.archive.get_entry(entry.at).ok().map(|entry| entry.data())
    }

    /// Where a member's bytes end in the archive.
    pub fn end(&self, entry: &Entry) -> usize {
        let range = self.archive.get_entry(entry.at).map(|entry| entry.compressed_data_range().1);
        range.ok().and_then(|end| usize::try_from(end).ok()).unwrap_or_default()
    }

    /// A member's content.
    ///
    /// # Errors
    /// When it is encrypted, packed in a way that is not known, damaged or too large.
    pub fn unpack(&self, entry: &Entry, budget: &mut Budget) -> Result<Vec<u8>, Unread> {
        if entry.is_encrypted {
            return Err(Unread::Encrypted);
        }
        let data = self.archive.get_entry(entry.at).map_err(|_| Unread::Damaged)?.data();
        match entry.method {
            CompressionMethod::STORE => {
                budget.unpacked(data.len())?;
                Ok(data.to_vec())
            }
            CompressionMethod::DEFLATE => inflate::all(DeflateDecoder::new(data), data.len(), budget),
            _ => Err(Unread::Packing),
        }
    }
}

/// Reads an archive of files.
///
/// # Errors
/// When the archive cannot be opened or the limits are used up.
pub fn read(bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let archive = Archive::open(bytes)?;
    reading.budget.members(archive.entries().len())?;
    let mut names = reading.flow();
    for name in archive.names() {
        names.push(name)?;
        names.line()?;
    }
    reading.keep(place.with(Step::Names), names)?;
    let outermost = reading.is_outermost();
    for entry in archive.entries() {
        match archive.unpack(entry, &mut reading.budget) {
            Ok(content) => reading.inside(&entry.name, &content, place)?,
            Err(why) if why.ends_all() => return Err(why),
            Err(why) => {
                let inside = place.with(Step::Inside(Name::from(entry.name.as_str())));
                reading.omit(inside, why, Weight::Unchecked);
            }
        }
        if outermost {
            reading.budget.reached(archive.end(entry));
        }
    }
    Ok(())
}
