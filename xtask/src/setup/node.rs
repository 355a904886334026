//! Node's packages: binaryen and esbuild for the build, browsers' driver and real editors for the tests.

use crate::{project, run};
use anyhow::{Context, Result, bail};
use std::process::Command;

const OLDEST_NODE: u32 = 20;

/// Installs what `tests/e2e/package-lock.json` names, unless that very lockfile was installed before.
pub fn node_modules() -> Result<()> {
    let folder = project::e2e()?;
    let lockfile = project::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if std::fs::read_to_string(&installed).is_ok_and(|before| before == lockfile) {
        return Ok(());
    }
    check_node()?;
    run::step("npm ci (binaryen, esbuild, browser driver, editors)", || {
        let mut ci = Command::new("npm");
        ci.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(&folder);
        run::quietly(&mut ci, "Is there a network? npm fetches the packages that package-lock.json names.")
    })?;
    project::write(&installed, lockfile)
}

fn check_node() -> Result<()> {
    let mut ask = Command::new("node");
    let version = run::quietly(ask.arg("--version"), "Install Node 20 or newer, with npm.")?;
    let major: u32 = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok())
        .with_context(|| format!("`node --version` answered {version:?}"))?;
    if major < OLDEST_NODE {
        bail!("Node {} is too old: install Node {OLDEST_NODE} or newer, with npm.", version.trim());
    }
    Ok(())
}
