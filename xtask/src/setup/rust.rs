//! The Wasm target of the Rust toolchain.

use crate::run;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// The target that everything in the browser is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that rustc can compile for [`WASM`].
pub fn wasm_target() -> Result<()> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", WASM]);
    let folder = run::quietly(&mut ask, "Install Rust with rustup.")?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if !run::exists("rustup") {
        bail!(
            "rustc has no standard library for {WASM}, and there is no rustup to fetch it. Install Rust with rustup."
        );
    }
    run::step(&format!("rustup target add {WASM}"), || {
        let mut add = Command::new("rustup");
        run::quietly(
            add.args(["target", "add", WASM]),
            "Is there a network? rustup fetches the target from Rust's own server.",
        )
    })?;
    Ok(())
}
