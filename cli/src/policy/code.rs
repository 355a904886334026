//! `handrail policy code`.

use crate::outcome::Outcome;
use anyhow::bail;
use clap::Args;
use handrail::policy::{new_code, seal};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  handrail policy code volunteers

Write the line that it prints under [scope.enrol] of the policy, and give the code to the people of the group: they
enter it in Handrail's popup. The policy holds no code, only its seal. A new line in its place ends the old code.

Exit codes: 0 made, 2 the group's name is no id, or the system gives no random numbers.";

/// Make a code by which people enter a group of the policy, where nobody can push the group to their browser.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Code {
    /// The group, as [scope] groups names it.
    group: String,
}

/// Runs the command.
///
/// # Errors
/// When the group's name is no id, there is no randomness, or the output fails.
pub fn run(code: &Code) -> anyhow::Result<Outcome> {
    let group = &code.group;
    let is_id = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    if group.is_empty() || !group.bytes().all(is_id) {
        bail!("`{group}` is no group of a policy: small letters, digits, `-` and `_`");
    }
    let mut random = [0; 16];
    if let Err(error) = getrandom::fill(&mut random) {
        bail!("the system gives no random numbers: {error}");
    }
    let code = new_code(random);
    let mut out = std::io::stdout().lock();
    writeln!(out, "The code for {group}, to give to its people:\n\n  {code}\n")?;
    writeln!(out, "Under [scope.enrol] of the policy:\n\n  {group} = \"{}\"", seal(group, &code))?;
    Ok(Outcome::Clean)
}
