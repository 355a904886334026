use crate::document::budget::Budget;
use crate::document::encoding;
use crate::document::reading::Reading;
use crate::document::unread::Unread;
use crate::document::zip::{Archive, Entry};
use std::collections::BTreeSet;

/// The archive of a document, and which of its parts were read.
pub struct Package<'a> {
    archive: Archive<'a>,
    taken: BTreeSet<String>,
    /// People who commented or changed something.
    pub people: BTreeSet<String>,
}

impl<'a> Package<'a> {
    /// Opens the archive.
    ///
    /// # Errors
    /// When it is damaged or holds too many parts.
    pub fn open(bytes: &'a [u8], reading: &mut Reading) -> Result<Self, Unread> {
        let archive = Archive::open(bytes)?;
        reading.budget.members(archive.entries().len())?;
        Ok(Self { archive, taken: BTreeSet::new(), people: BTreeSet::new() })
    }

    /// The text of a part; `None` where there is none of that name. The part counts as read.
    ///
    /// # Errors
    /// When it cannot be unpacked.
    pub fn text(&mut self, name: &str, budget: &mut Budget) -> Result<Option<String>, Unread> {
        let Some(entry) = self.archive.find(name) else { return Ok(None) };
        self.taken.insert(name.to_owned());
        let bytes = self.archive.unpack(entry, budget)?;
        encoding::decode(&bytes).map(|text| Some(text.into_owned())).ok_or(Unread::Damaged)
    }

    /// The content of a part. The part counts as read.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be unpacked.
    pub fn bytes(&mut self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Unread> {
        let entry = self.archive.find(name).ok_or(Unread::Damaged)?;
        self.taken.insert(name.to_owned());
        self.archive.unpack(entry, budget)
    }

    /// Names of the parts in a folder that begin so and end with `.xml`, by the number in them.
    pub fn numbered(&self, begin: &str) -> Vec<String> {
        let number = |name: &str| {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            digits.parse::<u32>().unwrap_or_default()
        };
        let mut names: Vec<String> = self.archive.names().map(str::to_owned).collect();
        names.retain(|name| {
            let rest = name.strip_prefix(begin).and_then(|rest| rest.strip_suffix(".xml"));
            rest.is_some_and(|rest| !rest.contains('/'))
        });
        names.sort_by_key(|name| number(name));
        names
    }

    /// Names of the parts that nobody has read yet.
    pub fn left(&self) -> Vec<String> {
        let names = self.archive.names().filter(|name| !self.taken.contains(*name));
        names.map(str::to_owned).collect()
    }

    /// Where a part ends in the archive, in bytes.
    pub fn end(&self, name: &str) -> usize {
        self.archive.find(name).map(|entry: &Entry| self.archive.end(entry)).unwrap_or_default()
    }
}
