//! Set-up that each command does for itself: look first, install only what is missing.

mod node;
mod rust;

pub use node::node_modules;
pub use rust::{WASM, wasm_target};
