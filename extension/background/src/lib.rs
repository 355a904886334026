//! The background side of the extension: keeps the policy, registers the page side where a policy asks for it,
//! marks the toolbar button and answers the page side and the popup.
//!
//! The decisions are pure and tested natively: [`keeper`], [`registration`], [`tabs`], [`desk`], [`badge`],
//! [`address`]. [`browser`] names what the browser offers, and [`life`] connects the two. The worker may be
//! put to sleep at any moment, so nothing lives only in its memory, and no page waits for it: the page side
//! starts with the built-in policy by itself.

pub mod address;
pub mod badge;
pub mod browser;
pub mod desk;
pub mod keeper;
mod learned;
pub mod life;
pub mod office;
pub mod registration;
mod sign_in;
pub mod tabs;

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once each time that the browser wakes the worker, before anything else can happen to it.
#[wasm_bindgen(start)]
pub fn start() {
    life::start();
}
