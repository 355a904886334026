use super::words::Words;
use std::fmt;
use std::rc::Rc;

/// A name that a file gives to something in it. Names can be as private as text, so `Debug` prints the length only.
#[derive(Clone, PartialEq, Eq)]
pub struct Name(Rc<str>);

impl Name {
    /// The name as it stands.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({} bytes)", self.0.len())
    }
}

/// One step on the way to a place in a file. Numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A file inside: a member of an archive, an attachment.
    Inside(Name),
    /// The file's own name, or the names of what is inside.
    Names,
    /// A line of text.
    Line(u32),
    /// A paragraph, tables not counted.
    Paragraph(u32),
    /// A page.
    Page(u32),
    /// A slide.
    Slide(u32),
    /// What the speaker sees beside a slide.
    SlideNotes(u32),
    /// A sheet by its name.
    Sheet(Name),
    /// A sheet that is hidden, by its name.
    HiddenSheet(Name),
    /// A row of a sheet.
    Row(u32),
    /// One of several messages.
    Message(u32),
    /// What stands at the top of pages.
    Header,
    /// What stands at the foot of pages.
    Footer,
    /// Footnotes and endnotes.
    Notes,
    /// Comments.
    Comments,
    /// Paragraphs as they were before something was deleted from them.
    Before,
    /// Text boxes, shapes and diagrams.
    Drawings,
    /// Where links lead.
    Links,
    /// Fields of a form.
    Form,
    /// Author, title and the like.
    Properties,
    /// What is written about a picture.
    Metadata,
    /// What only a program reads: scripts, attributes, comments of a web page.
    Code,
}

impl Step {
    fn key(&self) -> (&'static str, String) {
        let name = |name: &Name| name.text().to_owned();
        match self {
            Self::Inside(inner) => ("inside", name(inner)),
            Self::Names => ("names", String::new()),
            Self::Line(n) => ("line", n.to_string()),
            Self::Paragraph(n) => ("paragraph", n.to_string()),
            Self::Page(n) => ("page", n.to_string()),
            Self::Slide(n) => ("slide", n.to_string()),
            Self::SlideNotes(n) => ("slide_notes", n.to_string()),
            Self::Sheet(sheet) => ("sheet", name(sheet)),
            Self::HiddenSheet(sheet) => ("hidden_sheet", name(sheet)),
            Self::Row(n) => ("row", n.to_string()),
            Self::Message(n) => ("message", n.to_string()),
            Self::Header => ("header", String::new()),
            Self::Footer => ("footer", String::new()),
            Self::Notes => ("notes", String::new()),
            Self::Comments => ("comments", String::new()),
            Self::Before => ("before", String::new()),
            Self::Drawings => ("drawings", String::new()),
            Self::Links => ("links", String::new()),
            Self::Form => ("form", String::new()),
            Self::Properties => ("properties", String::new()),
            Self::Metadata => ("metadata", String::new()),
            Self::Code => ("code", String::new()),
        }
    }
}

/// A place in a file, from the outside in: the file inside, then the sheet, then the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Vec<Step>);

impl Place {
    /// The steps, from the outside in; none for the file as a whole.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The place one step further in.
    pub(super) fn with(&self, step: impl Into<Option<Step>>) -> Self {
        Self(self.0.iter().cloned().chain(step.into()).collect())
    }

    /// The place in words, in the language of a BCP 47 tag: “sheet Students, row 12”. Empty for the whole file.
    pub fn say(&self, language: &str) -> String {
        let words = Words::of(language);
        let steps = self.0.iter().map(|step| {
            let (key, with) = step.key();
            words.fill("place", key, &with)
        });
        steps.collect::<Vec<_>>().join(", ")
    }
}
