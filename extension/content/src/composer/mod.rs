//! The composer: the box in which a person writes a prompt, whatever the page made it of.

mod caret;
mod editor;
mod lines;
mod read;

pub use caret::Caret;
pub use editor::{Brand, Editor};
pub use read::Reading;

use crate::deep;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ShadowRoot};

/// A box in which a prompt is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Composer {
    element: Element,
    editor: Editor,
}

/// What a composer can be, for looking one up near a send control.
const CANDIDATES: &str = "textarea, input, [contenteditable], [role=textbox], [role=combobox]";

impl Composer {
    /// The composer that an event goes to; `None` when it goes to none, or to a field that is no prompt (search,
    /// sign-in).
    pub fn of_event(event: &Event) -> Option<Self> {
        deep::path(event).iter().find_map(Self::at)
    }

    /// The composers inside `root`, in document order.
    pub fn within(root: &Element) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let Ok(list) = root.query_selector_all(CANDIDATES) else { return found };
        for i in 0..list.length() {
            let element = list.get(i).and_then(|node| node.dyn_into::<Element>().ok());
            if let Some(composer) = element.as_ref().and_then(Self::at)
                && !found.contains(&composer)
            {
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

    /// The shadow root it lives in, if it lives in one.
    pub fn shadow(&self) -> Option<ShadowRoot> {
        self.element.get_root_node().dyn_into().ok()
    }

    fn at(element: &Element) -> Option<Self> {
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

/// The outermost element of an editable region, which is the one the editor works on.
fn editing_host(element: &Element) -> Element {
    let mut host = element.clone();
    while let Some(parent) = host.parent_element()
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
