//! Nodes, built one by one. A browser that refuses to make one leaves it out; nothing else fails.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Window};

/// The page's body.
pub fn body() -> Option<Element> {
    web_sys::window().as_ref().and_then(Window::document).and_then(|d| d.body()).map(Element::from)
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Element> {
    web_sys::window().as_ref().and_then(Window::document).and_then(|d| d.get_element_by_id(id))
}

/// Says which language the page speaks, and names it.
pub fn speak(language: &str, title: &str) {
    let Some(document) = web_sys::window().as_ref().and_then(Window::document) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

/// One node under construction.
pub struct Node(Option<Element>);

/// A new element.
pub fn node(tag: &str) -> Node {
    let document = web_sys::window().as_ref().and_then(Window::document);
    Node(document.and_then(|d| d.create_element(tag).ok()))
}

impl Node {
    /// Sets an attribute.
    pub fn with(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.0 {
            let _ = element.set_attribute(name, value);
        }
        self
    }

    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// Adds text.
    pub fn text(self, text: &str) -> Self {
        if let Some(element) = &self.0 {
            let _ = element.append_with_str_1(text);
        }
        self
    }

    /// Adds a node inside.
    pub fn holding(self, inner: Node) -> Self {
        if let (Some(element), Some(inner)) = (&self.0, &inner.0) {
            let _ = element.append_child(inner);
        }
        self
    }

    /// Adds a node inside, if there is one.
    pub fn maybe(self, inner: Option<Node>) -> Self {
        match inner {
            Some(inner) => self.holding(inner),
            None => self,
        }
    }

    /// Adds several nodes inside.
    pub fn all(self, inner: impl IntoIterator<Item = Node>) -> Self {
        inner.into_iter().fold(self, Node::holding)
    }

    /// Calls `act` on each click.
    pub fn on_click(self, act: impl FnMut() + 'static) -> Self {
        if let Some(element) = &self.0 {
            let listener = Closure::<dyn FnMut()>::new(act).into_js_value();
            let _ = element.add_event_listener_with_callback("click", listener.unchecked_ref());
        }
        self
    }

    /// Calls `act` with each text that is written in it.
    pub fn on_input(self, mut act: impl FnMut(String) + 'static) -> Self {
        if let Some(element) = &self.0 {
            let field = element.clone();
            let hear = move || act(crate::browser::value(&field));
            let listener = Closure::<dyn FnMut()>::new(hear).into_js_value();
            let _ = element.add_event_listener_with_callback("input", listener.unchecked_ref());
        }
        self
    }

    /// The finished element.
    pub fn element(self) -> Option<Element> {
        self.0
    }
}

/// Puts new content in the place of an element's old one, and keeps the focus on the control with the same id, and
/// what is being typed there.
pub fn replace_content(place: &Element, content: impl IntoIterator<Item = Node>) {
    let document = web_sys::window().as_ref().and_then(Window::document);
    let focused = document.as_ref().and_then(|d| d.active_element()).filter(|e| !e.id().is_empty());
    let typed = focused.as_ref().map(crate::browser::value).unwrap_or_default();
    let focused = focused.map(|element| element.id());
    place.set_text_content(None);
    for element in content.into_iter().filter_map(Node::element) {
        let _ = place.append_child(&element);
    }
    let again = focused.and_then(|id| document.and_then(|d| d.get_element_by_id(&id)));
    if let Some(field) = again.as_ref().filter(|_| !typed.is_empty()) {
        let _ = js_sys::Reflect::set(field, &"value".into(), &typed.into());
    }
    if let Some(control) = again.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = control.focus();
    }
}
