//! `handrail policy`: everything IT does with the organisation's policy file.

mod build;
mod check;
mod code;
mod diff;
mod excerpt;
mod key;
mod new;
mod replay;
mod show;
mod sign;
mod test;
pub mod today;

pub use today::today;

use crate::outcome::Outcome;
use crate::source;
use anyhow::bail;
use clap::{Subcommand, ValueEnum};
use handrail::policy::{Policy, Practice, Severity, read};
use std::path::Path;

#[derive(Subcommand)]
pub enum Command {
    /// Begin a policy file from a ready one.
    New(new::New),
    /// Say whether a policy file can be rolled out, and what is wrong with it if not.
    Check(check::Check),
    /// Print what staff will read.
    Show(show::Show),
    /// Say in words what becomes stricter and what looser from one policy to another.
    Diff(diff::Diff),
    /// Write everything that pushes a policy to staff browsers.
    Build(build::Build),
    /// Say what a policy would have done to events that were exported.
    Replay(replay::Replay),
    /// Make a code by which people enter a group of the policy.
    Code(code::Code),
    /// Sign a policy, for browsers that fetch it from an address.
    Sign(sign::Sign),
    /// Make the key that policies are signed with, or show its public half.
    #[command(subcommand)]
    Key(key::Key),
    /// Try a policy on prompts and say where it does something else than expected.
    Test(test::Test),
}

/// How an answer is printed.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// For a person.
    Text,
    /// For a program: one JSON object.
    Json,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read, a policy is refused that is needed, or the answer cannot be written.
pub fn run(command: &Command) -> anyhow::Result<Outcome> {
    match command {
        Command::New(new) => new::run(new),
        Command::Check(check) => check::run(check),
        Command::Build(build) => build::run(build),
        Command::Show(show) => show::run(show),
        Command::Diff(diff) => diff::run(diff),
        Command::Replay(replay) => replay::run(replay),
        Command::Code(code) => code::run(code),
        Command::Sign(sign) => sign::run(sign),
        Command::Key(key) => key::run(key),
        Command::Test(test) => test::run(test),
    }
}

/// The policy to judge with: the file's, or the built-in one.
///
/// # Errors
/// When the file cannot be read, or is refused: with its first problem and the command that shows them all.
pub fn load(file: Option<&Path>) -> anyhow::Result<Policy> {
    match file {
        Some(file) => Ok(load_whole(file)?.0),
        None => Ok(Policy::built_in()),
    }
}

/// The policy of a file, and what it asks of staff besides.
///
/// # Errors
/// As [`load`].
pub fn load_whole(file: &Path) -> anyhow::Result<(Policy, Practice)> {
    let shown = source::shown(file);
    match read(&source::read(file)?) {
        Ok(read) => Ok((read.policy, read.practice)),
        Err(problems) => match problems.iter().find(|p| p.severity == Severity::Error) {
            Some(first) => bail!("{shown}:{first}\nSee all problems: handrail policy check {shown}"),
            None => bail!("{shown}: the policy is refused"),
        },
    }
}
