//! The page side: one instance a frame of an AI tool's page.
//!
//! It hears what leaves a composer before the page does, judges it at once on the device, and either leaves the
//! event exactly as it was or holds it and asks the person. A clean prompt is never touched. What happens inside
//! is synchronous: the verdict depends on no other process being awake.
//!
//! - [`ears`]: what listens before the page side runs. [`gate`]: the ways out, heard first. [`composer`]: where text is written. [`bench`]: where it is judged.
//! - [`files`]: files, held before the page gets them.
//! - [`backstop`]: what the page sends by the network, judged again where nobody saw it leave a composer.
//! - [`held`]: what a decision does. [`write_back`]: putting text in and reading it back. [`resend`].
//! - [`notice`] and [`strip`]: what is seen. [`link`]: the line to the background.
#![allow(rustdoc::private_intra_doc_links)]

mod account;
mod backstop;
mod bench;
mod composer;
mod copied;
mod decided;
mod deep;
mod ears;
mod files;
mod gate;
mod generated;
mod hands;
mod held;
mod later;
mod link;
mod listen;
mod nodes;
mod notice;
mod pace;
mod page;
mod pieces;
mod place;
mod presses;
mod px;
mod record;
mod resend;
mod restored;
mod strip;
mod surface;
mod underline;
mod write_back;

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes charge of the frame that it is loaded into. When it returns, every gate is open, and what happened meanwhile can be
/// handed on. Where it breaks it can be called again.
#[wasm_bindgen]
pub fn start() {
    let window = web_sys::window();
    if let Some((window, document)) = window.and_then(|w| Some((w.clone(), w.document()?))) {
        page::Page::start(window, document);
    }
}
