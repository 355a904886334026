use crate::deep;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

/// How a composer's text is held.
#[derive(Clone, Debug, PartialEq)]
pub enum Editor {
    /// A `<textarea>`.
    Area(HtmlTextAreaElement),
    /// A one-line text `<input>`.
    Input(HtmlInputElement),
    /// An editable region, plain or run by an editor library.
    Rich(Brand),
    /// One that draws its text itself; the element is only where keys go.
    Drawn,
}

/// Which library runs an editable region, by the marks it leaves on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brand {
    /// ProseMirror and tiptap.
    ProseMirror,
    /// Lexical.
    Lexical,
    /// Quill.
    Quill,
    /// Slate.
    Slate,
    /// Draft.js.
    Draft,
    /// CodeMirror 6.
    CodeMirror,
    /// None that is known.
    Plain,
}

impl Brand {
    const MARKS: [(&'static str, Brand); 6] = [
        (".ProseMirror", Brand::ProseMirror),
        ("[data-lexical-editor]", Brand::Lexical),
        (".ql-editor", Brand::Quill),
        ("[data-slate-editor]", Brand::Slate),
        (".public-DraftEditor-content", Brand::Draft),
        (".cm-content", Brand::CodeMirror),
    ];

    /// The brand of an editing host.
    pub fn of(host: &Element) -> Self {
        let has = |mark: &str| host.matches(mark).unwrap_or(false);
        Self::MARKS.into_iter().find(|(mark, _)| has(mark)).map_or(Brand::Plain, |(_, brand)| brand)
    }
}

/// A code editor around a composer candidate.
pub struct CodeEditor(Element);

const CODE_EDITORS: &str = ".cm-editor, .monaco-editor, .ace_editor";

/// The code editor that `element` is part of.
pub fn code_editor(element: &Element) -> Option<CodeEditor> {
    element.closest(CODE_EDITORS).ok().flatten().map(CodeEditor)
}

impl CodeEditor {
    /// Whether the page has a box besides this one to write a prompt in: then this one is for code.
    pub fn is_one_of_several(&self) -> bool {
        is_one_of_several(&self.0)
    }
}

/// Whether the page has a box to write in besides the code editor `around`. The field of a form that an editor was laid
/// over is not shown, and none.
pub fn is_one_of_several(around: &Element) -> bool {
    let document = around.owner_document().and_then(|document| document.document_element());
    document.is_some_and(|root| {
        let mut boxes = deep::all(&root, "textarea, [contenteditable]").into_iter();
        boxes.any(|other| !around.contains(Some(&other)) && other.get_client_rects().length() > 0)
    })
}
