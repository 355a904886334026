//! `cargo xtask`: build, test, demo and bench, each doing its own set-up.

mod agreement;
mod bench;
mod build;
mod demo;
mod fuzz;
mod project;
mod reliability;
mod run;
mod setup;
mod soak;
mod tally;
mod test;
mod train_intents;
mod train_names;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use std::process::ExitCode;

/// Handrail's build tool. Every command does its own set-up and can be run again at any time.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure speed and size against the budgets.
    Bench(bench::Options),
    /// Build dist/chromium and dist/firefox, loadable unpacked.
    Build(build::Options),
    /// Write docs/detectors.md from the detectors' files.
    Detectors,
    /// Play one working day's minute in a real browser.
    Demo(demo::Options),
    /// Say how good the detectors are, and fail if they got worse than the committed baseline.
    Eval(evaluation::Options),
    /// Feed made-up input to the core and see whether it crashes.
    Fuzz(fuzz::Options),
    /// Send by every way in every editor, ask the server what arrived, and write docs/interception.md.
    Reliability(reliability::Options),
    /// Send 2,000 prompts over 50 tabs while the background is killed at random, and write docs/soak.md.
    Soak(soak::Options),
    /// Run every test: format, lints, core, Wasm, both browsers.
    Test(test::Options),
    /// Train the intents model from what the repository and the package registries hold.
    TrainIntents(train_intents::Options),
    /// Train the names model from what the repository and the package registries hold.
    TrainNames(train_names::Options),
}

/// A browser that Handrail is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Browser {
    /// Chromium, Chrome, Edge and their kin.
    Chromium,
    /// Firefox, from its extended support release 140 on.
    Firefox,
}

impl Browser {
    const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    /// The name used on the command line and in `dist/`.
    fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// The browsers meant by an optional choice.
    fn chosen(choice: Option<Browser>) -> Vec<Browser> {
        choice.map_or_else(|| Browser::ALL.to_vec(), |browser| vec![browser])
    }
}

fn main() -> ExitCode {
    match dispatch(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result<()> {
    match command {
        Command::Bench(options) => bench::command(&options),
        Command::Build(options) => build::command(&options),
        Command::Demo(options) => demo::command(&options),
        Command::Detectors => evaluation::kinds_page::write(&project::root()?),
        Command::Eval(options) => evaluation::command(&options, &project::root()?),
        Command::Fuzz(options) => fuzz::command(&options),
        Command::Reliability(options) => reliability::command(&options),
        Command::Soak(options) => soak::command(&options),
        Command::Test(options) => test::command(&options),
        Command::TrainIntents(options) => train_intents::command(&options),
        Command::TrainNames(options) => train_names::command(&options),
    }
}
