//! The composer: the box in which a person writes a prompt, whatever the page made it of.

mod caret;
mod drawn;
mod editor;
mod lines;
mod read;

pub use caret::Caret;
pub use editor::{Brand, Editor};
pub use lines::is_invisible;
pub use read::Reading;

use crate::deep;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node, ShadowRoot,
};

/// A box in which a prompt is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Composer {
    element: Element,
    editor: Editor,
}

/// What a composer can be, for looking one up near a send control.
const CANDIDATES: &str =
    "textarea, input, [contenteditable], [role=textbox], [role=combobox], .monaco-editor";

/// How many elements are asked for shadow roots around a control, and on a page.
const NEARBY: usize = 150;
const WHOLE_PAGE: usize = 20_000;

impl Composer {
    /// The composer that an event goes to; `None` when it goes to none, or to a field that is no prompt (search,
    /// sign-in).
    pub fn of_event(event: &Event) -> Option<Self> {
        deep::path(event).iter().find_map(Self::at)
    }

    /// The composer that has the focus.
    pub fn focused_in(document: &Document) -> Option<Self> {
        deep::ancestors(&deep::active(document)?).find_map(|element| Self::at(&element))
    }

    /// The composers inside `root`, in document order; where there are none, those in its shadow roots, unless it is
    /// too large to look for them.
    pub fn within(root: &Element) -> Vec<Self> {
        Self::within_up_to(root, NEARBY)
    }

    /// The composers anywhere on the page.
    pub fn on_page(document: &Document) -> Vec<Self> {
        document.document_element().map(|root| Self::within_up_to(&root, WHOLE_PAGE)).unwrap_or_default()
    }

    fn within_up_to(root: &Element, most: usize) -> Vec<Self> {
        let found = Self::among(deep::all(root, CANDIDATES));
        if found.is_empty() { Self::among(deep::all_in_shadows(root, CANDIDATES, most)) } else { found }
    }

    fn among(elements: Vec<Element>) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for composer in elements.iter().filter_map(Self::at) {
            if !found.contains(&composer) {
                found.push(composer);
            }
        }
        found
    }

    /// The element that holds the text.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// How it is written.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Whether it is still on the page.
    pub fn is_connected(&self) -> bool {
        self.element.is_connected()
    }

    /// Gives it the focus.
    pub fn focus(&self) {
        if let Some(element) = self.element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }

    /// Where keys go while it is written in: itself, or what has the focus inside it.
    pub fn focused(&self) -> Element {
        let active = self.element.owner_document().and_then(|document| document.active_element());
        active.filter(|active| self.element.contains(Some(active))).unwrap_or_else(|| self.element.clone())
    }

    /// The shadow root it lives in, if it lives in one.
    pub fn shadow(&self) -> Option<ShadowRoot> {
        self.element.get_root_node().dyn_into().ok()
    }

    /// The composer that `element` is, or is part of.
    pub fn at(element: &Element) -> Option<Self> {
        if let Some(input) = drawn::input_at(element) {
            return Some(Self { element: input, editor: Editor::Drawn });
        }
        if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            let usable = !area.disabled() && !area.read_only() && editor::code_editor(element).is_none();
            return usable.then(|| Self { element: element.clone(), editor: Editor::Area(area.clone()) });
        }
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            return is_prompt_input(input)
                .then(|| Self { element: element.clone(), editor: Editor::Input(input.clone()) });
        }
        let editable = element.dyn_ref::<HtmlElement>()?;
        if !editable.is_content_editable() {
            return None;
        }
        let host = editing_host(element);
        if editor::code_editor(&host).is_some_and(|code| code.is_one_of_several()) {
            return None;
        }
        let brand = Brand::of(&host);
        Some(Self { element: host, editor: Editor::Rich(brand) })
    }
}

/// The outermost element of an editable region, which is the one the editor works on; the body of a document that is
/// editable as a whole, for nobody wants that replaced.
fn editing_host(element: &Element) -> Element {
    let mut host = element.clone();
    while let Some(parent) = host.parent_element()
        && parent.parent_node().is_some_and(|above| above.node_type() != Node::DOCUMENT_NODE)
        && parent.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
    {
        host = parent;
    }
    host
}

fn is_prompt_input(input: &HtmlInputElement) -> bool {
    let written = matches!(input.type_().as_str(), "text" | "");
    let searches = input.closest("[role=search]").is_ok_and(|found| found.is_some());
    let signs_in = input
        .form()
        .is_some_and(|form| form.query_selector("input[type=password]").is_ok_and(|found| found.is_some()));
    written && !searches && !signs_in && !input.disabled() && !input.read_only()
}
