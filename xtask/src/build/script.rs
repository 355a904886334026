//! One script out of a module, its glue and a loader from `extension/world`.

use super::wasm::Module;
use crate::{project, run};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Oldest browsers that the scripts are written for; the manifest asks for the same.
const TARGET: &str = "--target=chrome120,firefox140";

/// Bundles `extension/world/<loader>.js` with this module into one minified script.
pub fn bundle(loader: &str, module: &Module) -> Result<String> {
    let world = project::root()?.join("extension/world");
    let stage = project::target()?.join("wasm-parts").join(loader);
    for entry in std::fs::read_dir(&world).with_context(|| format!("{} cannot be read", world.display()))? {
        let source = entry?.path();
        let name = source.file_name().with_context(|| format!("{} has no name", source.display()))?;
        project::write(&stage.join(name), project::read(&source)?)?;
    }
    project::write(&stage.join("glue.js"), &module.glue)?;
    project::write(&stage.join("module.wasm"), &module.wasm)?;
    let mut esbuild = esbuild(&stage)?;
    esbuild.arg(format!("{loader}.js")).args([
        "--bundle",
        "--format=iife",
        "--inject:./webassembly.js",
        "--loader:.wasm=base64",
    ]);
    run::quietly(&mut esbuild, "Mend the loader in extension/world.")
}

/// Minifies one script that stands alone.
pub fn minify(script: &Path) -> Result<String> {
    let folder = script.parent().context("a script lies in a folder")?;
    run::quietly(
        esbuild(folder)?.arg(script),
        "This is a fault of the build: esbuild did not take its script.",
    )
}

fn esbuild(folder: &Path) -> Result<Command> {
    let mut command = Command::new(project::node_program("esbuild")?);
    command.args(["--minify", "--legal-comments=none", "--log-level=warning", TARGET]).current_dir(folder);
    Ok(command)
}
