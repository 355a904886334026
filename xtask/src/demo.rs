//! `cargo xtask demo`: one working day's minute in a real browser, with the server's word for what arrived.

use crate::{Browser, build, project, run, setup};
use anyhow::Result;
use std::process::Command;

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// Play it in this browser.
    #[arg(long, default_value = "chromium")]
    browser: Browser,
    /// Show the browser, and leave it open to play with.
    #[arg(long)]
    open: bool,
}

/// Plays the demo; its report is `target/demo/report.json`, with screenshots beside it.
pub fn command(options: &Options) -> Result<()> {
    setup::browsers(&[options.browser])?;
    setup::environment("chainlit")?;
    build::build(&[options.browser])?;
    let mut node = Command::new("node");
    node.arg(project::e2e()?.join("demo/day.js")).arg(options.browser.name());
    if options.open {
        node.arg("--open");
    }
    node.env("HANDRAIL_DIST", project::root()?.join("dist")).env("HANDRAIL_TARGET", project::target()?);
    run::aloud(&mut node, "The step that failed says above what was seen.")
}
