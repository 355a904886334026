//! Compile step of the learned models: each file in the repository must be the one that its digest names.

use std::path::Path;

/// The folder of each model and the command that trains it.
const MODELS: [(&str, &str); 2] =
    [("src/names", "cargo xtask train-names"), ("src/intent/learned", "cargo xtask train-intents")];

/// Checks each folder's `model.bin` against its `model.sha256`.
///
/// # Errors
/// A model does not have the digest, or one of the files cannot be read.
pub fn compile(_out: &Path) -> Result<(), String> {
    MODELS.iter().try_for_each(|(folder, command)| check(folder, command))
}

fn check(folder: &str, command: &str) -> Result<(), String> {
    let (model, digest) = (format!("{folder}/model.bin"), format!("{folder}/model.sha256"));
    println!("cargo::rerun-if-changed={model}");
    println!("cargo::rerun-if-changed={digest}");
    let bytes = std::fs::read(&model).map_err(|e| format!("{model}: {e}"))?;
    let wanted = std::fs::read_to_string(&digest).map_err(|e| format!("{digest}: {e}"))?;
    let found = digest::hex(&bytes);
    if found == wanted.trim() {
        Ok(())
    } else {
        Err(format!("{model} has SHA-256 {found}, but {digest} says {}: run `{command}`", wanted.trim()))
    }
}

#[path = "digest.rs"]
mod digest;
