use super::format::Format;
use super::words::Words;

/// Why something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It needs a password or a right that Handrail does not have.
    Encrypted,
    /// It begins as its format does, and then breaks off or contradicts itself.
    Damaged,
    /// Its format is known and not read: an older office document, a video, a program.
    Unsupported(Format),
    /// Its content looks like nothing that is known.
    Unknown,
    /// A picture, which may show text.
    Picture,
    /// A page that holds pictures and no text, as scanners make them.
    PictureOfPage,
    /// Text whose letters the file does not name, so that it is seen and not read.
    Illegible,
    /// Layers of a page that are switched off.
    Layers,
    /// A program inside a document.
    Macros,
    /// An object of another program, embedded in a document.
    Object,
    /// It is larger, or unpacks to more, than the limits allow.
    TooLarge,
    /// It unpacks to far more than such files do.
    Bomb,
    /// It is packed in a way that Handrail does not unpack.
    Packing,
    /// It holds more members than the limits allow.
    TooMany,
    /// Files inside files, deeper than the limits allow.
    TooDeep,
    /// The caller broke off.
    Cancelled,
}

/// What it means for the rest that something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth telling; ordinary documents hold such things, a logo for one.
    Told,
    /// Text may stand there that nobody checked: the policy's rule for what cannot be checked applies.
    Unchecked,
}

impl Unread {
    /// A stable id for records and programs: `encrypted`, `too_large`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::Unsupported(_) => "unsupported",
            Self::Unknown => "unknown",
            Self::Picture => "picture",
            Self::PictureOfPage => "picture_of_page",
            Self::Illegible => "illegible",
            Self::Layers => "layers",
            Self::Macros => "macros",
            Self::Object => "object",
            Self::TooLarge => "too_large",
            Self::Bomb => "bomb",
            Self::Packing => "packing",
            Self::TooMany => "too_many",
            Self::TooDeep => "too_deep",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether it is in vain to go on after this.
    pub(super) fn ends_all(self) -> bool {
        matches!(self, Self::TooLarge | Self::TooMany | Self::Cancelled)
    }

    /// The reason as a sentence for a person, in the language of a BCP 47 tag: “It is protected with a password.”
    pub fn say(self, language: &str) -> String {
        let words = Words::of(language);
        let format = match self {
            Self::Unsupported(format) => format.say(language),
            _ => String::new(),
        };
        words.fill("unread", self.id(), &format)
    }
}
