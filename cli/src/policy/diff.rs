//! `handrail policy diff`.

use super::Format;
use crate::outcome::Outcome;
use crate::paint::Paint;
use clap::Args;
use handrail::guidance::office::office;
use handrail::policy::{Change, Leaning, Policy, changes};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail policy diff in-force.toml next.toml
  handrail policy diff in-force.toml next.toml --format json | jq '.changes[] | select(.leaning == \"looser\")'

Exit codes: 0 nothing changes for anybody, 1 something does, 2 a policy cannot be read or is refused.";

/// Says in words what becomes stricter and what looser from one policy to another.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// The policy that is in force.
    old: PathBuf,
    /// The policy that is to follow.
    new: PathBuf,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Answer<'a> {
    old: Named<'a>,
    new: Named<'a>,
    changes: &'a [Change],
}

#[derive(Serialize)]
struct Named<'a> {
    title: &'a str,
    version: &'a str,
    hash: &'a str,
}

/// Runs the command.
///
/// # Errors
/// When a policy cannot be read or is refused, or the output fails.
pub fn run(diff: &Diff) -> anyhow::Result<Outcome> {
    let old = super::load(Some(&diff.old))?;
    let new = super::load(Some(&diff.new))?;
    let changes = changes(&old, &new, office("en"));
    let mut out = std::io::stdout().lock();
    match diff.format {
        Format::Json => {
            let answer = Answer { old: named(&old), new: named(&new), changes: &changes };
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &old, &new, &changes)?,
    }
    out.flush()?;
    Ok(if changes.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn named(policy: &Policy) -> Named<'_> {
    Named { title: &policy.title, version: &policy.version, hash: &policy.hash }
}

fn print(out: &mut impl Write, old: &Policy, new: &Policy, changes: &[Change]) -> std::io::Result<()> {
    let paint = Paint::stdout();
    let head = format!("{} {} → {} {}", old.title, old.version, new.title, new.version);
    writeln!(out, "{}", paint.strong(&head))?;
    if changes.is_empty() {
        return writeln!(out, "Nothing changes for anybody.");
    }
    for (leaning, title) in [
        (Leaning::Stricter, "Stricter"),
        (Leaning::Looser, "Looser"),
        (Leaning::Mixed, "Stricter for some, looser for others"),
        (Leaning::Neither, "Otherwise different"),
    ] {
        let mut of = changes.iter().filter(|c| c.leaning == leaning).peekable();
        if of.peek().is_some() {
            writeln!(out, "\n{}", paint.strong(title))?;
        }
        for change in of {
            writeln!(out, "  {}: {}", change.about, change.what)?;
        }
    }
    Ok(())
}
