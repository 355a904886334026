use crate::document::place::Step;

/// Where the text of a group belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Body,
    Header,
    Footer,
    Notes,
    Comments,
    Properties,
    Links,
    /// A group that may be skipped by who does not know its first word.
    Optional,
    /// No text of anybody: fonts, colors, pictures.
    Dull,
}

impl Destination {
    /// The destinations whose text is kept.
    pub const KEPT: [Self; 7] =
        [Self::Body, Self::Header, Self::Footer, Self::Notes, Self::Comments, Self::Properties, Self::Links];

    /// The destination that a control word begins.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "header" | "headerl" | "headerr" | "headerf" => Self::Header,
            "footer" | "footerl" | "footerr" | "footerf" => Self::Footer,
            "footnote" => Self::Notes,
            "annotation" | "atnauthor" => Self::Comments,
            "title" | "subject" | "author" | "manager" | "company" | "operator" | "category" | "keywords"
            | "comment" | "doccomm" | "hlinkbase" | "staticval" | "propname" => Self::Properties,
            "fldinst" => Self::Links,
            "shptxt" | "shprslt" => Self::Body,
            "fonttbl" | "colortbl" | "stylesheet" | "pict" | "objdata" | "themedata"
            | "colorschememapping" | "latentstyles" | "datastore" | "rsidtbl" | "generator" | "xmlnstbl"
            | "listtable" | "listoverridetable" | "revtbl" | "filetbl" | "pntext" | "bkmkstart"
            | "bkmkend" | "sp" | "nonshppict" | "info" => Self::Dull,
            _ => return None,
        })
    }

    /// What people call it.
    pub fn step(self) -> Option<Step> {
        match self {
            Self::Header => Some(Step::Header),
            Self::Footer => Some(Step::Footer),
            Self::Notes => Some(Step::Notes),
            Self::Comments => Some(Step::Comments),
            Self::Properties => Some(Step::Properties),
            Self::Links => Some(Step::Links),
            Self::Body | Self::Optional | Self::Dull => None,
        }
    }
}
