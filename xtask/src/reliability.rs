//! `cargo xtask reliability`: which share of sends Handrail sees and stops, asked of the server, written to
//! `docs/interception.md`.

mod report;

use crate::{Browser, build, project, run, setup};
use anyhow::{Context, Result, bail};
use report::{Case, Report};
use std::process::{Child, Command, Stdio};

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
    for front_end in ["chainlit", "gradio", "streamlit", "panel", "nicegui", "shiny"] {
        setup::environment(front_end)?;
    }
    setup::wheel("open_webui")?;
    build::build(&browsers)?;
    let cases = run::step("sending by every way in every editor (about 30 minutes)", || measure(&browsers))?;
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

/// Both browsers at the same time: each waits more than it works.
fn measure(browsers: &[Browser]) -> Result<Vec<Case>> {
    let running: Vec<Child> = browsers.iter().map(|&browser| start(browser)).collect::<Result<_>>()?;
    let mut cases = Vec::new();
    for child in running {
        let measured = child.wait_with_output().context("the measurement got lost")?;
        if !measured.status.success() {
            bail!("The measurement broke off; what node says stands above.");
        }
        let more: Vec<Case> = serde_json::from_slice(&measured.stdout)
            .context("the measurement gave something else than cases")?;
        cases.extend(more);
    }
    Ok(cases)
}

fn start(browser: Browser) -> Result<Child> {
    let mut node = Command::new("node");
    node.arg(project::e2e()?.join("reliability/measure.js"));
    node.env("HANDRAIL_DIST", project::root()?.join("dist")).env("HANDRAIL_TARGET", project::target()?);
    node.env("HANDRAIL_BROWSER", browser.name());
    node.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("node did not start")
}
