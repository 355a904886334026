use crate::deep::{get, shadow_of};
use js_sys::{Array, Function, Object, Reflect};
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{
    CssStyleSheet, Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode, Window,
};

const TOKENS: &str = include_str!("look/tokens.css");

/// Marks the inside of a surface, for Handrail in the page's other frames.
pub const OURS: &str = "data-handrail";

/// Frames with frames of their own that are looked into.
const MOST_FRAMES: usize = 64;

/// Whether `host` is a surface, of whichever frame. What happens there is no matter of the page's gates; should a page
/// make such an element itself, what leaves there is still judged on its way out.
pub fn is_one(host: &Element) -> bool {
    let inside = shadow_of(host).and_then(|root| root.first_element_child());
    inside.is_some_and(|inside| inside.has_attribute(OURS))
}

/// The outermost document that `window` reaches: a composer's own frame is often no larger than the composer.
pub fn outermost(window: &Window) -> Option<Document> {
    around(window).filter_map(|window| reachable(&window)).last()
}

/// `window` and the windows around it, from the inside out, as far as they are of this origin.
pub fn around(window: &Window) -> impl Iterator<Item = Window> + use<> {
    let frames = successors(Some(window.clone()), |window| {
        let parent = window.parent().ok()??;
        (!Object::is(&parent, window)).then_some(parent)
    });
    frames.take_while(|window| reachable(window).is_some())
}

/// The windows inside `window`, at any depth, as far as they are of its origin. Most pages have none.
pub fn inside(window: &Window) -> Vec<Window> {
    let mut found = children(window);
    let mut at = 0;
    while at < found.len().min(MOST_FRAMES) {
        let more = children(&found[at]);
        found.extend(more);
        at += 1;
    }
    found
}

fn children(window: &Window) -> Vec<Window> {
    let frames = (0..window.length()).filter_map(|i| Reflect::get_u32(window, i).ok());
    // Of another realm: `instanceof` would not know them.
    frames.map(JsCast::unchecked_into).filter(|window| reachable(window).is_some()).collect()
}

/// The document of a window of this origin. Asking any other for it is an error.
fn reachable(window: &Window) -> Option<Document> {
    let document = get(window, "document")?;
    document.is_object().then(|| document.unchecked_into())
}

/// A place on the page that is Handrail's own: an element whose inside neither the page's scripts nor its styles
/// reach. It is taken off the page when dropped.
pub struct Surface {
    document: Document,
    host: HtmlElement,
    root: ShadowRoot,
}

impl Surface {
    /// Makes a surface with its own style; it shows once [`attach`](Self::attach) is called.
    pub fn new(document: &Document, css: &str) -> Option<Self> {
        // Of another frame's document, so of another realm: `instanceof` would not know its elements.
        let host: HtmlElement = document.create_element("div").ok()?.unchecked_into();
        let mode = if cfg!(feature = "open-root") { ShadowRootMode::Open } else { ShadowRootMode::Closed };
        let root = host.attach_shadow(&ShadowRootInit::new(mode)).ok()?;
        let sheet = sheet_of(document)?;
        sheet.replace_sync(&[TOKENS, css].concat()).ok()?;
        root.set_adopted_style_sheets(&Array::of1(&sheet));
        Some(Self { document: document.clone(), host, root })
    }

    /// Puts it on the page, last; again if the page has taken it off.
    pub fn attach(&self) -> bool {
        let parent = self.document.document_element();
        self.host.is_connected() || parent.is_some_and(|p| p.append_child(&self.host).is_ok())
    }

    /// The element that the page sees.
    pub fn host(&self) -> &Element {
        &self.host
    }

    /// The inside.
    pub fn root(&self) -> &ShadowRoot {
        &self.root
    }
}

/// A style sheet that `document` adopts: it takes none that another document's window made.
fn sheet_of(document: &Document) -> Option<CssStyleSheet> {
    let make: Function = get(document.default_view()?.as_ref(), "CSSStyleSheet")?.dyn_into().ok()?;
    Some(Reflect::construct(&make, &Array::new()).ok()?.unchecked_into())
}

impl Drop for Surface {
    fn drop(&mut self) {
        self.host.remove();
    }
}
