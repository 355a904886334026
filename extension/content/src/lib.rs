//! The page side: one instance a frame of an AI tool's page.
//!
//! It hears what leaves a composer before the page does, judges it at once on the device, and either leaves the
//! event exactly as it was or holds it and asks the person. A clean prompt is never touched. What happens inside
//! is synchronous: the verdict depends on no other process being awake.
//!
//! - [`gate`]: the ways out, heard first. [`composer`]: where text is written. [`bench`]: where it is judged.
//! - [`backstop`]: what the page sends by the network, judged again where nobody saw it leave a composer.
//! - [`held`]: what a decision does. [`write_back`]: putting text in and reading it back. [`resend`].
//! - [`notice`] and [`strip`]: what is seen. [`link`]: the line to the background.
#![allow(rustdoc::private_intra_doc_links)]

mod account;
mod backstop;
mod bench;
mod composer;
mod decided;
mod deep;
mod gate;
mod held;
mod later;
mod link;
mod listen;
mod nodes;
mod notice;
mod pace;
mod page;
mod place;
mod resend;
mod strip;
mod surface;
mod write_back;

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes charge of the frame that it is loaded into. When it returns, every gate is open.
#[wasm_bindgen(start)]
pub fn start() {
    let window = web_sys::window();
    if let Some((window, document)) = window.and_then(|w| Some((w.clone(), w.document()?))) {
        page::Page::start(window, document);
    }
}
