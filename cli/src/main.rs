//! The `handrail` command line: the core without a browser, for IT and for measuring.
//!
//! It ends with 0 when there is nothing to say, 1 when something was found, 2 when it was used wrongly or could
//! not do what it was asked.

mod catalog;
mod detectors;
mod ids;
mod json_lines;
mod judge;
mod lines;
mod outcome;
mod page;
mod paint;
mod policy;
mod progress;
mod roster;
mod scan;
mod source;
mod trial;

use clap::{Parser, Subcommand};
use outcome::Outcome;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  handrail scan notes.txt                         what a prompt with these notes would be held for
  pbpaste | handrail scan                         the same for what is on the clipboard
  handrail scan notes.txt --explain               and why: evidence, and what would have ruled it out
  handrail detectors us_ssn                       what a detector looks for
  handrail policy check ai-policy.toml            whether the policy can be rolled out
  handrail roster build students.csv              a list of people to know exactly, without shipping it
  handrail catalog https://chatgpt.com/           what is known of a tool

Exit codes: 0 clean, 1 findings or problems, 2 wrong usage or unreadable input.
Nothing is sent anywhere and nothing is stored.";

/// Finds sensitive data in text and judges it by an organization's AI policy, on this computer alone.
#[derive(Parser)]
#[command(name = "handrail", version, after_help = EXAMPLES)]
struct Handrail {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find sensitive data and questionable requests in text.
    Scan(scan::Arguments),
    /// Judge prompts as the extension would, tool and account included.
    Judge(judge::Arguments),
    /// Say which AI tool lives at an address, and what is known of its plans.
    Catalog(catalog::Arguments),
    /// List what Handrail looks for, or describe one detector or data class.
    Detectors(detectors::Arguments),
    /// Make rosters: people whom Handrail then knows exactly, without the list.
    #[command(subcommand)]
    Roster(roster::Command),
    /// Work with the organization's policy file.
    #[command(subcommand)]
    Policy(policy::Command),
}

fn main() -> ExitCode {
    let outcome = match Handrail::parse().command {
        Command::Scan(arguments) => scan::run(&arguments),
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Catalog(arguments) => catalog::run(&arguments),
        Command::Detectors(arguments) => detectors::run(&arguments),
        Command::Roster(command) => roster::run(&command),
        Command::Policy(command) => policy::run(&command),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        // Whoever reads the output has read enough: `handrail scan big.txt | head`.
        Err(error) if outcome::is_closed_pipe(&error) => Outcome::Clean.into(),
        Err(error) => {
            eprintln!("handrail: {error:#}");
            Outcome::Failed.into()
        }
    }
}
