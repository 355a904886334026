//! Trains the names model from the lists and templates beside this crate, and measures it.
//!
//! `names-trainer SILVER` writes `src/names/model.bin`; SILVER is what `collect.py` makes. `cargo xtask train-names` runs
//! both. With `tag`, it tags JSON lines
//! (`{"id","text"}`) from standard input, for scoring.

mod augment;
mod crf;
mod example;
mod lists;
mod named;
mod person;

mod score;
mod slot;
mod tag;
mod template;
mod train;

use anyhow::Result;
use names_trainer::random;
use std::path::Path;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match std::env::args().nth(1).as_deref() {
        Some("tag") => tag::lines(),
        Some("speed") => tag::speed(),
        Some("score") => score::run(root, std::env::args().nth(2).as_deref() == Some("mistakes")),
        Some(silver) => train::run(root, Path::new(silver)),
        None => {
            anyhow::bail!("say where the texts are that collect.py made, or run `cargo xtask train-names`")
        }
    }
}
