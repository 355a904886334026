//! `cargo xtask soak`: many sends over many tabs while the background is killed at random, written to `docs/soak.md`.

use crate::{Browser, build, project, run, setup};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::process::Command;

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// How many prompts are sent; the report is written only for the whole number.
    #[arg(long, default_value_t = WHOLE)]
    sends: u32,
    /// Over how many tabs.
    #[arg(long, default_value_t = 50)]
    tabs: u32,
    /// Of the generator that decides who sends what when.
    #[arg(long, default_value_t = 7)]
    seed: u32,
}

const WHOLE: u32 = 2_000;
/// Most that the page side's memory may have grown between the first tenth and the end, MB.
const FLAT_MB: f64 = 4.0;

#[derive(Deserialize)]
struct Soak {
    sends: u32,
    tabs: u32,
    kills: u32,
    clean: u32,
    held: u32,
    safe: u32,
    lost: u32,
    late: u32,
    passed: u32,
    seed: u32,
    memory_before_mb: f64,
    memory_after_mb: f64,
}

/// Runs it, and fails when something was lost, passed or kept.
pub fn command(options: &Options) -> Result<()> {
    setup::browsers(&[Browser::Chromium])?;
    build::build(&[Browser::Chromium])?;
    let soak = run::step("sending over many tabs (2,000 take about half an hour)", || measure(options))?;
    let report = soak.report();
    if options.sends == WHOLE {
        project::write(&project::root()?.join("docs/soak.md"), &report)?;
    }
    println!("{report}");
    let grown = soak.memory_after_mb - soak.memory_before_mb;
    if soak.lost + soak.passed > 0 || grown > FLAT_MB {
        bail!("{} lost, {} passed, {grown:.1} MB grown.", soak.lost, soak.passed);
    }
    Ok(())
}

fn measure(options: &Options) -> Result<Soak> {
    let mut node = Command::new("node");
    node.arg(project::e2e()?.join("reliability/soak.js"));
    node.env("HANDRAIL_DIST", project::root()?.join("dist"));
    node.env("HANDRAIL_SENDS", options.sends.to_string()).env("HANDRAIL_TABS", options.tabs.to_string());
    node.env("HANDRAIL_SEED", options.seed.to_string());
    let said = run::said(&mut node, "The soak broke off.")?;
    serde_json::from_str(said.trim()).with_context(|| format!("the soak said {said:?}"))
}

impl Soak {
    fn report(&self) -> String {
        let Self { sends, tabs, kills, clean, held, safe, lost, late, passed, seed, .. } = self;
        let [before, after] = [self.memory_before_mb, self.memory_after_mb];
        format!(
            "# Soak\n\n\
             Written by `cargo xtask soak`: prompts typed and sent over many tabs of Chromium, half of them with a Social \
             Security number, while the background is killed at random. The server is asked what arrived.\n\n\
             | | |\n| --- | ---: |\n\
             | prompts sent | {sends} |\n| tabs | {tabs} |\n| times that the background was killed | {kills} |\n\
             | clean prompts that arrived | {clean} |\n| prompts that were held | {held} |\n\
             | of these, arrived with placeholders | {safe} |\n| of all, more than ten seconds under way | {late} |\n\
             | lost | {lost} |\n\
             | arrived with the number | {passed} |\n| memory of one tab after a tenth, MB | {before:.1} |\n\
             | at the end, MB | {after:.1} |\n| seed | {seed} |\n"
        )
    }
}
