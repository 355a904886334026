//! Files as the scan sees them: their parts, and what of them was not read.

use crate::progress::Progress;
use crate::source;
use handrail::document::{self, Format, Limits, Part, Place, Weight};
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::Path;

/// A file of a gigabyte of text is read; unpacked files are held to what a laptop's memory bears.
const LIMITS: Limits =
    Limits { file: 1 << 30, unpacked: 2 << 30, text: 1 << 30, ratio: 200, depth: 4, members: 100_000 };

/// A file that was opened, as far as it could be.
pub struct Opened {
    pub parts: Vec<Part>,
    pub unread: Vec<Unread>,
    /// Whether it is text as it stands, so that lines and columns say where something is.
    pub is_plain: bool,
}

/// Something in a file that was not read.
#[derive(Serialize)]
pub struct Unread {
    place: String,
    why: &'static str,
    says: String,
    /// Whether text may stand there that nobody checked.
    pub unchecked: bool,
}

impl Opened {
    /// Length of all text, in bytes.
    pub fn size(&self) -> usize {
        self.parts.iter().map(|part| part.text.text().len()).sum()
    }
}

impl Unread {
    fn new(place: &Place, why: document::Unread, weight: Weight) -> Self {
        Self {
            place: place.say("en"),
            why: why.id(),
            says: why.say("en"),
            unchecked: weight == Weight::Unchecked,
        }
    }

    /// The line that tells it.
    pub fn line(&self, file: &str) -> String {
        let place = if self.place.is_empty() { String::new() } else { format!(" {}:", self.place) };
        format!("{file}:{place} {}", self.says)
    }
}

/// Opens a file, or standard input for `-`.
///
/// # Errors
/// When it is missing or larger than a gigabyte.
pub fn open(file: &Path) -> anyhow::Result<Opened> {
    let bytes = source::bytes(file)?;
    let name =
        if file.as_os_str() == source::STDIN { String::new() } else { file.to_string_lossy().into_owned() };
    let mut progress = Progress::new(&format!("reading {}", source::shown(file)), bytes.len() as u64);
    let read = document::read(&name, &bytes, &LIMITS, &mut |at| {
        progress.at(u64::from(at.done));
        ControlFlow::Continue(())
    });
    Ok(match read {
        Ok(read) => Opened {
            is_plain: read.format == Format::Text,
            unread: read.unread.iter().map(|o| Unread::new(&o.place, o.why, o.weight)).collect(),
            parts: read.parts,
        },
        Err(why) => Opened {
            parts: Vec::new(),
            unread: vec![Unread::new(&Place::default(), why, Weight::Unchecked)],
            is_plain: false,
        },
    })
}

/// The file and the place in it.
pub fn placed(file: &str, place: &Place) -> String {
    match place.say("en") {
        inside if inside.is_empty() => file.to_owned(),
        inside => format!("{file}: {inside}"),
    }
}
