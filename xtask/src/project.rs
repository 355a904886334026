//! Where things are.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The top of the project.
pub fn root() -> Result<PathBuf> {
    let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(xtask) => PathBuf::from(xtask),
        None => std::env::current_dir().context("the current folder cannot be read")?,
    };
    start
        .ancestors()
        .find(|folder| folder.join("manifest.json").is_file() && folder.join("xtask").is_dir())
        .map(Path::to_path_buf)
        .with_context(|| format!("no Handrail project at or above {}", start.display()))
}

/// Cargo's target folder; everything that can be made again lives here.
pub fn target() -> Result<PathBuf> {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => Ok(root()?.join(target)),
        None => Ok(root()?.join("target")),
    }
}

/// The browser tests, with the only `package.json` of the project.
pub fn e2e() -> Result<PathBuf> {
    Ok(root()?.join("tests/e2e"))
}

/// A program that npm installed.
pub fn node_program(name: &str) -> Result<PathBuf> {
    Ok(e2e()?.join("node_modules/.bin").join(name))
}

/// Reads a file, naming it in the error.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file and the folders above it, naming it in the error.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    std::fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}
