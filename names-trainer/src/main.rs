//! Trains the person-name model from the lists and templates beside this crate, and measures it.
//!
//! `cargo run -p names-trainer --release` writes `src/names/model.bin`. With `tag`, it tags JSON lines
//! (`{"id","text"}`) from standard input, for scoring.

mod augment;
mod crf;
mod lists;
mod person;
mod random;
mod tag;
mod template;
mod train;

use anyhow::Result;
use std::path::Path;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match std::env::args().nth(1).as_deref() {
        Some("tag") => tag::lines(),
        Some("speed") => tag::speed(),
        _ => train::run(root),
    }
}
