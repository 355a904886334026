//! Compile step of the names model: the file in the repository must be the one that its digest names.

use std::path::Path;

/// Checks `src/names/model.bin` against `src/names/model.sha256`.
///
/// # Errors
/// The model does not have the digest, or one of the two files cannot be read.
pub fn compile(_out: &Path) -> Result<(), String> {
    let (model, digest) = ("src/names/model.bin", "src/names/model.sha256");
    println!("cargo::rerun-if-changed={model}");
    println!("cargo::rerun-if-changed={digest}");
    let bytes = std::fs::read(model).map_err(|e| format!("{model}: {e}"))?;
    let wanted = std::fs::read_to_string(digest).map_err(|e| format!("{digest}: {e}"))?;
    let found = digest::hex(&bytes);
    if found == wanted.trim() {
        Ok(())
    } else {
        Err(format!(
            "{model} has SHA-256 {found}, but {digest} says {}: run `cargo xtask train-names`",
            wanted.trim()
        ))
    }
}

#[path = "digest.rs"]
mod digest;
