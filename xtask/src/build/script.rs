//! One script out of a module, its glue and a loader from `extension/world`.

use super::wasm::Module;
use crate::{project, run};
use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::path::Path;
use std::process::Command;

/// Oldest browsers that the scripts are written for; the manifest asks for the same.
const TARGET: &str = "--target=chrome130,firefox140";

/// What glue takes for globals, and what the build gives it in their place.
const STANDING_IN: [(&str, &str); 2] =
    [("WebAssembly", "--inject:./webassembly.js"), ("handrailEars", "--inject:./ears.js")];

/// What stands for the module in a script until it is minified, so that the minifier need not read megabytes.
const CARRIER: &str = "handrail-carrier";

/// Bundles a loader with this module into one minified script. The loader imports `./glue.js`, `./module.js` and what
/// stands in `extension/world`; `decode.js` there reads what `./module.js` gives.
pub fn bundle(loader: &Path, module: &Module) -> Result<String> {
    let world = project::root()?.join("extension/world");
    let name = loader.file_name().with_context(|| format!("{} has no name", loader.display()))?;
    let stage = project::target()?.join("wasm-parts").join(module.part).join(name);
    for entry in std::fs::read_dir(&world).with_context(|| format!("{} cannot be read", world.display()))? {
        let entry = entry?;
        if entry.path().is_dir() {
            continue;
        }
        project::write(&stage.join(entry.file_name()), project::read(&entry.path())?)?;
    }
    project::write(&stage.join(name), project::read(loader)?)?;
    project::write(&stage.join("glue.js"), &module.glue)?;
    project::write(&stage.join("module.js"), format!("export default {CARRIER:?};"))?;
    let mut esbuild = esbuild(&stage)?;
    esbuild.arg(name).args(["--bundle", "--format=iife"]);
    esbuild.args(STANDING_IN.iter().filter(|(name, _)| module.glue.contains(name)).map(|(_, inject)| inject));
    carry(&run::quietly(&mut esbuild, "Mend the loader.")?, &module.wasm)
}

/// Puts the module into a script, as base64 in a comment, which base64 cannot end.
fn carry(script: &str, module: &[u8]) -> Result<String> {
    let place = format!("{CARRIER:?}");
    let places = script.matches(&place).count();
    ensure!(places == 1, "the loader uses its module in {places} places, not in one");
    Ok(script.replace(&place, &format!("()=>{{/*{}*/}}", BASE64_STANDARD.encode(module))))
}

/// Bundles the modules that this one imports into one minified script.
pub fn join(entry: &Path) -> Result<String> {
    let folder = entry.parent().context("a script lies in a folder")?;
    let mut esbuild = esbuild(folder)?;
    esbuild.arg(entry).args(["--bundle", "--format=iife"]);
    run::quietly(&mut esbuild, "Mend the script.")
}

/// Minifies one script into a function of its own, so that it can run again in a page where it ran before.
pub fn alone(script: &Path) -> Result<String> {
    let folder = script.parent().context("a script lies in a folder")?;
    run::quietly(
        esbuild(folder)?.arg(script).args(["--bundle", "--format=iife", "--charset=utf8"]),
        "Mend the script.",
    )
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
