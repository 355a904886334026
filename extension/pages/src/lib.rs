//! The extension's own pages. Each HTML shell names its page in `data-page`; the words, and what follows from
//! them, come from the core. Nodes are built one by one, never from markup.

pub mod browser;
pub mod dom;
pub mod popup;

use wasm_bindgen::prelude::wasm_bindgen;

/// Opens the page that the shell names.
#[wasm_bindgen(start)]
pub fn start() {
    let Some(body) = dom::body() else { return };
    if body.get_attribute("data-page").as_deref() == Some("popup") {
        popup::open(body);
    }
}
