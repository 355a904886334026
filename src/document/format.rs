//! Which format a file is, and what is read of each: `formats/*.toml`.

include!(concat!(env!("OUT_DIR"), "/document_formats.rs"));

/// One format as its file describes it.
struct Entry {
    format: Format,
    id: &'static str,
    extensions: &'static [&'static str],
    media: &'static [&'static str],
    /// Bytes at an offset, any of which begins the format.
    magic: &'static [(usize, &'static [u8])],
    read: &'static [&'static str],
    not_read: &'static [&'static str],
    /// By language code.
    names: &'static [(&'static str, &'static str)],
}

impl Format {
    /// Every format that is known.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|entry| entry.format)
    }

    fn entry(self) -> &'static Entry {
        // Entries stand in the order of the variants.
        &FORMATS[self as usize]
    }

    /// A stable id: `docx`.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// What it is called in the language of a BCP 47 tag, with its article: “a Word document”.
    pub fn say(self, language: &str) -> String {
        let base = language.split(['-', '_']).next().unwrap_or_default();
        let names = self.entry().names;
        let named = |code: &str| names.iter().find(|(known, _)| known.eq_ignore_ascii_case(code));
        named(base).or_else(|| named("en")).map_or(self.id(), |(_, name)| name).to_owned()
    }

    /// Whether any of it is read.
    pub fn is_read(self) -> bool {
        !self.entry().read.is_empty()
    }

    /// What is read of it, in English, for documentation.
    pub fn what_is_read(self) -> &'static [&'static str] {
        self.entry().read
    }

    /// What is not read of it, in English, for documentation.
    pub fn what_is_not(self) -> &'static [&'static str] {
        self.entry().not_read
    }

    /// The extensions that it is usually named by, in small letters and without the point.
    pub fn extensions(self) -> &'static [&'static str] {
        self.entry().extensions
    }

    /// The media types that it is sent as.
    pub fn media(self) -> &'static [&'static str] {
        self.entry().media
    }

    /// Whether it is a picture, which may show text.
    pub fn is_picture(self) -> bool {
        self.media().iter().any(|media| media.starts_with("image/"))
    }

    /// The format whose first bytes these are. Formats inside a container (office documents in a zip) are the
    /// container here.
    pub(super) fn by_magic(bytes: &[u8]) -> Option<Self> {
        let begins = |(at, magic): &(usize, &[u8])| bytes.get(*at..).is_some_and(|b| b.starts_with(magic));
        FORMATS.iter().find(|entry| entry.magic.iter().any(begins)).map(|entry| entry.format)
    }
}
