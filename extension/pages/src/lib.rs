//! The extension's own pages. Each HTML shell names its page in `data-page`; the words, and what follows from
//! them, come from the core. Nodes are built one by one, never from markup.

pub mod browser;
pub mod dom;
pub mod ledger;
pub mod popup;
pub mod reader;
mod risk;

use wasm_bindgen::prelude::wasm_bindgen;

/// Opens the page that the shell names.
#[wasm_bindgen(start)]
pub fn start() {
    let Some(body) = dom::body() else { return };
    match body.get_attribute("data-page").as_deref() {
        Some("popup") => popup::open(body),
        Some("ledger") => ledger::open(body),
        Some("reader") => reader::open(body),
        _ => {}
    }
}
