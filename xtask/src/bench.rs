//! `cargo xtask bench`: speed and size of the page side against the budgets, native, Wasm and twin in one run.

mod added;
mod peers;
mod report;
mod sizes;

use crate::{Browser, build, project, run, setup};
use anyhow::{Context, Result, bail};
use report::{Report, Timed};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::process::Command;

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Also install other scanners under the target folder and time them on the same text.
    #[arg(long)]
    peers: bool,
}

#[derive(Deserialize)]
struct InChromium {
    wasm: Timed,
    twin: Timed,
}

/// Measures, prints, and fails when a size budget is broken. Times vary with the machine and break nothing.
pub fn command(options: &Options) -> Result<()> {
    setup::browsers(&[Browser::Chromium])?;
    let dist = build::build(&[Browser::Chromium])?;
    build::forms()?;
    let native = run::step("timing native code", native)?;
    let InChromium { wasm, twin } = run::step("timing Wasm and the twin in Chromium", in_chromium)?;
    let sizes = sizes::measure(dist.first().context("the build gives a folder")?)?;
    let added = run::step("timing a page with and without Handrail", added::measure)?;
    let peers = if options.peers { peers::measure()? } else { Vec::new() };
    let report = Report { native, wasm, twin, sizes, added, peers };
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print!("{report}");
    }
    if report.sizes.iter().any(sizes::Size::is_over) {
        bail!("A size budget is broken.");
    }
    Ok(())
}

fn native() -> Result<Timed> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--locked", "--release", "--package", "handrail-forms", "--bin", "time"]);
    answer(cargo.current_dir(project::root()?))
}

fn in_chromium() -> Result<InChromium> {
    let mut node = Command::new("node");
    node.arg(project::e2e()?.join("forms/time.js"));
    node.env("HANDRAIL_DIST", project::root()?.join("dist")).env("HANDRAIL_TARGET", project::target()?);
    answer(&mut node)
}

fn answer<T: DeserializeOwned>(command: &mut Command) -> Result<T> {
    let shown = run::show(command);
    let said = run::quietly(command, "The measurement could not be taken.")?;
    serde_json::from_str(said.trim()).with_context(|| format!("`{shown}` said {said:?}"))
}
