//! Python packages, each front end in a virtual environment of its own under `target/`.

use crate::{project, run, setup};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const MEND: &str = "Is there a network? pip fetches the packages that tests/e2e/front_ends names.";

const QUIET_INSTALL: [&str; 3] = ["install", "--quiet", "--disable-pip-version-check"];

/// The virtual environment for the front end in `tests/e2e/front_ends/<name>`, made if it is not there yet.
pub fn environment(name: &str) -> Result<PathBuf> {
    once(name, "requirements.txt", |wanted, folder| {
        make_environment(folder)?;
        let mut pip = Command::new(folder.join("bin/pip"));
        run::quietly(pip.args(QUIET_INSTALL).args(wanted.split_whitespace()), MEND)
    })
}

/// The files of the wheel named in `tests/e2e/front_ends/<name>/wheel.txt`, without what it depends on.
pub fn wheel(name: &str) -> Result<PathBuf> {
    once(name, "wheel.txt", |wanted, folder| {
        let environment = folder.join("environment");
        make_environment(&environment)?;
        let mut pip = Command::new(environment.join("bin/pip"));
        pip.args(QUIET_INSTALL).args(["--no-deps", "--no-compile", "--ignore-requires-python", "--target"]);
        run::quietly(pip.arg(folder).arg(wanted.trim()), MEND)
    })
}

/// Installs what a list names into the front end's own folder, unless that very list was installed before.
fn once(name: &str, list: &str, install: impl FnOnce(&str, &Path) -> Result<String>) -> Result<PathBuf> {
    let wanted = project::read(&project::e2e()?.join("front_ends").join(name).join(list))?;
    let folder = project::target()?.join("front-ends").join(name);
    let installed = folder.join("installed.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|before| before == wanted) {
        return Ok(folder);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    run::step(&format!("pip install {name}"), || install(&wanted, &folder))?;
    project::write(&installed, wanted)?;
    Ok(folder)
}

/// Makes a virtual environment.
pub fn make_environment(folder: &Path) -> Result<()> {
    if !run::succeeds(Command::new("python3").args(["-m", "ensurepip", "--version"])) {
        setup::install(&["python3", "python3-venv"])?;
    }
    run::quietly(Command::new("python3").args(["-m", "venv"]).arg(folder), MEND)?;
    Ok(())
}
