//! A text with the names in it.

use crate::crf::Allowed;

/// What a stretch of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    Person,
    Place,
    Organisation,
    /// A name of some kind, or none.
    Unknown,
    /// Anything but a person.
    NoPerson,
}

impl Label {
    /// Reads the letter by which silver texts and templates call it.
    pub fn of(letter: char) -> Option<Self> {
        Some(match letter {
            'P' => Self::Person,
            'L' => Self::Place,
            'O' => Self::Organisation,
            'U' => Self::Unknown,
            'N' => Self::NoPerson,
            _ => return None,
        })
    }

    /// The labels that a token of it may have.
    pub fn allowed(self) -> Allowed {
        match self {
            Self::Person => 0b0010,
            Self::Place => 0b0100,
            Self::Organisation => 0b1000,
            Self::Unknown => 0b1111,
            Self::NoPerson => 0b1101,
        }
    }
}

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub label: Label,
}

/// A text and what in it is a name; the marks are in order and apart.
#[derive(Clone, Debug, Default)]
pub struct Example {
    pub text: String,
    pub marks: Vec<Mark>,
}

impl Example {
    /// Reads a text in which control characters 1 (and a letter) and 2 enclose names.
    pub fn marked(marked: &str) -> Self {
        let mut example = Self::default();
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once('\u{1}') {
            let Some((name, after)) = after.split_once('\u{2}') else { break };
            example.text.push_str(before);
            let mut name = name.chars();
            if let Some(label) = name.next().and_then(Label::of) {
                example.push(name.as_str(), label);
            }
            rest = after;
        }
        example.text.push_str(rest);
        example
    }

    /// Adds a name at the end.
    pub fn push(&mut self, name: &str, label: Label) {
        let start = self.text.len();
        self.text.push_str(name);
        self.marks.push(Mark { start, end: self.text.len(), label });
    }

    /// The same text with `name` and `other` applied to the names of people and places, and to what lies between.
    pub fn changed(
        &self,
        other: &dyn Fn(&str) -> String,
        name: &mut dyn FnMut(&str, Label) -> String,
    ) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        for mark in &self.marks {
            out.text.push_str(&other(self.text.get(at..mark.start).unwrap_or("")));
            out.push(&name(self.text.get(mark.start..mark.end).unwrap_or(""), mark.label), mark.label);
            at = mark.end;
        }
        out.text.push_str(&other(self.text.get(at..).unwrap_or("")));
        out
    }
}
