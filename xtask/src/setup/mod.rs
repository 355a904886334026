//! Set-up that each command does for itself: look first, install only what is missing.

mod debian;
mod fuzz;
mod node;
pub mod python;
mod rust;

pub use debian::{browsers, install};
pub use fuzz::cargo_fuzz;
pub use node::node_modules;
pub use python::{environment, wheel};
pub use rust::{WASM, wasm_target};
