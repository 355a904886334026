use js_sys::Array;
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

const TOKENS: &str = include_str!("look/tokens.css");

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
        use wasm_bindgen::JsCast;
        let host: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        let mode = if cfg!(feature = "open-root") { ShadowRootMode::Open } else { ShadowRootMode::Closed };
        let root = host.attach_shadow(&ShadowRootInit::new(mode)).ok()?;
        let sheet = CssStyleSheet::new().ok()?;
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

impl Drop for Surface {
    fn drop(&mut self) {
        self.host.remove();
    }
}
