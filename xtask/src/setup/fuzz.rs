//! cargo-fuzz, in the target folder and of one version.

use crate::{project, run};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "0.13.1";

/// The `cargo-fuzz` program, installed if it is not there yet.
pub fn cargo_fuzz() -> Result<PathBuf> {
    let folder = project::target()?.join("tools");
    let program = folder.join("bin/cargo-fuzz");
    let mut ask = Command::new(&program);
    let installed = ask.args(["fuzz", "--version"]).output();
    if installed.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).contains(VERSION)) {
        return Ok(program);
    }
    run::step(&format!("cargo install cargo-fuzz {VERSION}"), || {
        let mut install = Command::new("cargo");
        install.args(["install", "--quiet", "--locked", "cargo-fuzz", "--version", VERSION, "--root"]);
        run::quietly(install.arg(&folder), "Is there a network? cargo fetches it from its registry.")
    })?;
    Ok(program)
}
