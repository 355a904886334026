//! `cargo xtask fuzz`: feeds made-up input to the targets of `tests/fuzz`, one after another.

mod dictionary;
mod report;
mod seeds;

use crate::{project, run, setup};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use report::Outcome;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// How long each target runs, in minutes.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: u32,
    /// Run only this target; may be given more than once.
    #[arg(long)]
    target: Vec<Target>,
}

/// A target of `tests/fuzz`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// A scan ends, and its findings fit the text.
    Scan,
    /// A plain copy leads back to its original.
    Normalise,
    /// What was redacted can be restored.
    Redact,
    /// The names fit the text.
    Names,
    /// An organisation's pattern finds what the `regex` crate finds.
    Patterns,
    /// A written policy is read, or refused with reasons.
    Policy,
    /// A file is read or refused, within its limits.
    Document,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Target::Scan => "scan",
            Target::Normalise => "normalise",
            Target::Redact => "redact",
            Target::Names => "names",
            Target::Patterns => "patterns",
            Target::Policy => "policy",
            Target::Document => "document",
        }
    }

    /// The longest input, in bytes.
    fn longest(self) -> u32 {
        match self {
            Target::Patterns => 400,
            Target::Policy => 6000,
            Target::Document => 64 << 10,
            _ => 4096,
        }
    }
}

/// Builds the targets, runs the chosen ones, and fails if one crashed.
pub fn command(options: &Options) -> Result<()> {
    let folder = project::target()?.join("fuzz");
    let fuzz = setup::cargo_fuzz()?;
    let dictionary = folder.join("words.dict");
    project::write(&dictionary, dictionary::of(&project::root()?)?)?;
    run::step("building the fuzz targets", || {
        run::quietly(cargo(&fuzz, "build")?.arg("--release"), "Mend what does not compile.")
    })?;
    let chosen = |target: &&Target| options.target.is_empty() || options.target.contains(target);
    let mut outcomes = Vec::new();
    for target in Target::value_variants().iter().filter(chosen) {
        let name = target.name();
        let said = format!("fuzzing {name} for {} min", options.minutes);
        outcomes.push(run::step(&said, || fuzz_one(&fuzz, *target, &folder, &dictionary, options.minutes))?);
    }
    println!("{}", report::table(&outcomes, options.minutes));
    match outcomes.iter().filter(|outcome| outcome.crash.is_some()).count() {
        0 => Ok(()),
        crashes => bail!(
            "{crashes} target(s) crashed; the input lies where it says above. Make it a test, then mend the code."
        ),
    }
}

fn fuzz_one(fuzz: &Path, target: Target, folder: &Path, dictionary: &Path, minutes: u32) -> Result<Outcome> {
    let name = target.name();
    let (corpus, crashes) = (folder.join("corpus").join(name), folder.join("crashes").join(name));
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&crashes)?;
    let seeds = seeds::write(target, folder)?;
    let mut command = cargo(fuzz, "run")?;
    command.arg("--release").arg(name).arg(&corpus).arg(&seeds).arg("--");
    command.arg(format!("-max_total_time={}", minutes * 60)).arg(format!("-max_len={}", target.longest()));
    command.args(["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"]);
    command.arg(format!("-artifact_prefix={}/", crashes.display()));
    if !matches!(target, Target::Patterns | Target::Policy | Target::Document) {
        command.arg(format!("-dict={}", dictionary.display()));
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` could not be started", run::show(&command)))?;
    let mut outcome = Outcome::new(name);
    let said = child.stderr.take().context("libFuzzer has no output")?;
    for line in BufReader::new(said).split(b'\n') {
        outcome.read(&String::from_utf8_lossy(&line?));
    }
    outcome.close(child.wait()?.success());
    Ok(outcome)
}

/// `cargo fuzz` on `tests/fuzz`. The code has no `unsafe`, so address checks would only slow it down, and without them
/// the project's own compiler will do.
fn cargo(fuzz: &Path, what: &str) -> Result<Command> {
    let mut command = Command::new(fuzz);
    command.current_dir(project::root()?.join("tests/fuzz"));
    command.env("CARGO_TARGET_DIR", project::target()?.join("fuzz/build")).env("CARGO_INCREMENTAL", "0");
    command.args(["fuzz", what, "--fuzz-dir", ".", "--sanitizer", "none"]);
    Ok(command)
}

/// Where a target's seeds lie.
pub fn seed_folder(folder: &Path, name: &str) -> PathBuf {
    folder.join("seeds").join(name)
}
