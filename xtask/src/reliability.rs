//! `cargo xtask reliability`: which share of sends Handrail sees and stops, asked of the server, written to
//! `docs/interception.md`.

mod report;

use crate::{Browser, build, project, run, setup};
use anyhow::{Context, Result, bail};
use report::{Case, Report};
use std::process::{Command, Stdio};

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// Measure in this browser only, and print the report instead of writing it.
    #[arg(long)]
    browser: Option<Browser>,
}

/// Measures and writes the report; fails when a send leaked or a clean one was changed.
pub fn command(options: &Options) -> Result<()> {
    let browsers = Browser::chosen(options.browser);
    setup::browsers(&browsers)?;
    build::build(&browsers)?;
    let cases = run::step("sending by every way in every editor (about 20 minutes)", || measure(options))?;
    let report = Report { cases };
    if options.browser.is_some() {
        print!("{report}");
    } else {
        project::write(&project::root()?.join("docs/interception.md"), report.to_string())?;
    }
    match report.failures() {
        0 => Ok(()),
        failures => bail!("{failures} cases did not end as they should; the report lists them."),
    }
}

fn measure(options: &Options) -> Result<Vec<Case>> {
    let mut node = Command::new("node");
    node.arg(project::e2e()?.join("reliability/measure.js"));
    node.env("HANDRAIL_DIST", project::root()?.join("dist")).env("HANDRAIL_TARGET", project::target()?);
    if let Some(browser) = options.browser {
        node.env("HANDRAIL_BROWSER", browser.name());
    }
    let measured =
        node.stdin(Stdio::null()).stderr(Stdio::inherit()).output().context("node did not start")?;
    if !measured.status.success() {
        bail!("The measurement broke off; what node says stands above.");
    }
    serde_json::from_slice(&measured.stdout).context("the measurement gave something else than cases")
}
