//! Elements behind shadow roots. An event on `window` is retargeted to the outermost host, which
//! hides where it happened; these look through, closed roots included.

use js_sys::{Function, Reflect};
use std::iter::successors;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, MouseEvent, NodeList, ShadowRoot};

/// Elements of HTML that can have a shadow root beside custom ones (DOM Standard, "valid shadow host name").
const HOSTS: [&str; 18] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "nav",
    "p",
    "section",
    "span",
];

thread_local! {
    /// Chromium's `chrome.dom.openOrClosedShadowRoot`, with what it is called on. Firefox gives each element a property
    /// in its place.
    static OPENER: Option<(JsValue, Function)> = opener();
}

fn opener() -> Option<(JsValue, Function)> {
    let dom = get(&chrome()?, "dom")?;
    let open = get(&dom, OPEN)?.dyn_into().ok()?;
    Some((dom, open))
}

const OPEN: &str = "openOrClosedShadowRoot";

/// The shadow root of `element`, whether open or closed.
pub fn shadow_of(element: &Element) -> Option<ShadowRoot> {
    can_host(&element.local_name()).then(|| root_of(element)).flatten()
}

fn can_host(name: &str) -> bool {
    HOSTS.contains(&name) || name.contains('-')
}

fn root_of(element: &Element) -> Option<ShadowRoot> {
    let root = OPENER.with(|opener| match opener {
        Some((dom, open)) => open.call1(dom, element).ok(),
        None => get(element, OPEN),
    });
    // A browser that has neither shows the open ones.
    root.and_then(|root| root.dyn_into().ok()).or_else(|| element.shadow_root())
}

#[wasm_bindgen]
extern "C" {
    // Not `js_sys::global()`: in a content script of Firefox that is the page's window, which has no `chrome`.
    #[wasm_bindgen(thread_local_v2, js_name = globalThis)]
    static CONTENT_SCRIPT: JsValue;
}

/// What the browser offers to extensions.
pub fn chrome() -> Option<JsValue> {
    get(&CONTENT_SCRIPT.with(JsValue::clone), "chrome").filter(JsValue::is_object)
}

/// A property, or `None` where the object or the property is missing.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}

/// The elements that an event passes, innermost first, through shadow roots of every kind.
pub fn path(event: &Event) -> Vec<Element> {
    let seen: Vec<Element> =
        event.composed_path().iter().filter_map(|target| target.dyn_into().ok()).collect();
    let Some(outer) = seen.first() else { return seen };
    let point = event.dyn_ref::<MouseEvent>().map(|m| (m.client_x() as f32, m.client_y() as f32));
    let inner = successors(Some(outer.clone()), |host| {
        let root = shadow_of(host)?;
        let next = match point {
            Some((x, y)) => root.element_from_point(x, y)?,
            None => root.active_element()?,
        };
        (next != *host).then_some(next)
    })
    .last();
    match inner {
        Some(inner) if inner != *outer => ancestors(&inner).collect(),
        _ => seen,
    }
}

/// The element that has the focus.
pub fn active(document: &Document) -> Option<Element> {
    successors(document.active_element(), |host| shadow_of(host)?.active_element()).last()
}

/// The elements inside `root` that match, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    root.query_selector_all(selector).map(|list| listed(&list)).unwrap_or_default()
}

/// The elements inside the shadow roots inside `root` that match, roots in roots included. Nothing where `root` holds
/// more than `most` elements: each has to be asked for its root.
pub fn all_in_shadows(root: &Element, selector: &str, most: usize) -> Vec<Element> {
    let mut found = Vec::new();
    let inside = all(root, "*");
    if inside.len() > most {
        return found;
    }
    let mut roots = shadows_in(&inside);
    roots.extend(shadow_of(root));
    while let Some(shadow) = roots.pop() {
        let list = |selector: &str| {
            shadow.query_selector_all(selector).map(|list| listed(&list)).unwrap_or_default()
        };
        found.extend(list(selector));
        roots.extend(shadows_in(&list("*")));
    }
    found
}

fn shadows_in(elements: &[Element]) -> Vec<ShadowRoot> {
    elements.iter().filter_map(shadow_of).collect()
}

fn listed(list: &NodeList) -> Vec<Element> {
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// An element and its ancestors, leaving shadow roots by their hosts.
pub fn ancestors(element: &Element) -> impl Iterator<Item = Element> + use<> {
    successors(Some(element.clone()), |e| {
        e.parent_element().or_else(|| Some(e.parent_node()?.dyn_into::<ShadowRoot>().ok()?.host()))
    })
}
