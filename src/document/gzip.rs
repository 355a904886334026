//! A gzip file: one file inside, often a tar archive.

use super::inflate;
use super::place::Place;
use super::reading::Reading;
use super::unread::Unread;
use flate2::bufread::MultiGzDecoder;

/// Reads the file inside.
///
/// # Errors
/// When it cannot be unpacked or the limits are used up.
pub fn read(name: &str, bytes: &[u8], place: &Place, reading: &mut Reading) -> Result<(), Unread> {
    let content = inflate::all(MultiGzDecoder::new(bytes), bytes.len(), &mut reading.budget)?;
    reading.inside(&inner_name(name), &content, place)
}

/// The name of the file inside, as `gzip` makes it.
fn inner_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    match base.rsplit_once('.') {
        Some((stem, ending)) if ending.eq_ignore_ascii_case("tgz") => format!("{stem}.tar"),
        Some((stem, ending)) if ending.eq_ignore_ascii_case("gz") => stem.to_owned(),
        _ => base.to_owned(),
    }
}
