//! Text strings outside pages (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding, which is
//! Windows-1252 but for some signs.

use crate::document::encoding;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};

/// A string of a dictionary; empty where there is none.
pub fn get(dict: &Dict, key: &str) -> String {
    dict.get::<PdfString>(key).map(|string| text(string.as_bytes())).unwrap_or_default()
}

/// The text of a string's bytes.
pub fn text(bytes: &[u8]) -> String {
    encoding::decode(bytes)
        .map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |text| text.into_owned())
}
