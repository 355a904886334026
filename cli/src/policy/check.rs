//! `handrail policy check`.

use super::{Format, excerpt, today};
use crate::outcome::Outcome;
use crate::paint::Paint;
use crate::source;
use clap::Args;
use handrail::detect::Role;
use handrail::policy::{Policy, Problem, Severity, read_on};
use handrail::roster::Sealed;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail policy check ai-policy.toml
  handrail policy check - < ai-policy.toml
  handrail policy check ai-policy.toml --format json | jq .problems

Exit codes: 0 accepted (warnings may be printed), 1 refused, 2 the file cannot be read.";

/// Checks a policy file whole, and shows every problem with its place and how to mend it.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// The policy file; `-` for standard input.
    file: PathBuf,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Answer<'a> {
    file: String,
    accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<Facts<'a>>,
    problems: Vec<Shown<'a>>,
}

/// A problem with the line that it is in, as the text has it; none where what is wrong stands nowhere.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    problem: &'a Problem,
    excerpt: Option<String>,
}

#[derive(Serialize)]
struct Facts<'a> {
    organisation: &'a str,
    title: &'a str,
    version: &'a str,
    hash: &'a str,
    tools: usize,
    clauses: usize,
    detectors: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rosters: Vec<RosterFacts>,
}

#[derive(Serialize)]
struct RosterFacts {
    role: Role,
    people: u32,
    entries: u32,
    /// Of how many other names and ids one is taken for one on the roster.
    mistaken_one_in: u64,
    bytes: usize,
}

/// Runs the command.
///
/// # Errors
/// When the file cannot be read or the answer not written.
pub fn run(check: &Check) -> anyhow::Result<Outcome> {
    let text = source::read(&check.file)?;
    let (policy, problems) = match read_on(&text, today::today()) {
        Ok(read) => (Some(read.policy), read.warnings),
        Err(problems) => (None, problems),
    };
    let file = source::shown(&check.file);
    let mut out = std::io::stdout().lock();
    match check.format {
        Format::Json => {
            let facts = policy.as_ref().map(facts);
            let shown = |problem| Shown { problem, excerpt: excerpt::line(&text, problem) };
            let problems = problems.iter().map(shown).collect();
            let answer = Answer { file, accepted: policy.is_some(), policy: facts, problems };
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &file, &text, policy.as_ref(), &problems)?,
    }
    out.flush()?;
    Ok(if policy.is_some() { Outcome::Clean } else { Outcome::Found })
}

fn facts(policy: &Policy) -> Facts<'_> {
    Facts {
        organisation: &policy.organisation,
        title: &policy.title,
        version: &policy.version,
        hash: &policy.hash,
        tools: policy.tools.len(),
        clauses: policy.clauses.len(),
        detectors: policy.detectors.len(),
        rosters: policy.rosters.iter().filter_map(roster).collect(),
    }
}

fn roster(sealed: &Sealed) -> Option<RosterFacts> {
    let facts = sealed.facts().ok()?;
    Some(RosterFacts {
        role: facts.role,
        people: facts.people,
        entries: facts.entries,
        mistaken_one_in: 1 << facts.width,
        bytes: sealed.data.len(),
    })
}

fn print(
    out: &mut impl Write,
    file: &str,
    text: &str,
    policy: Option<&Policy>,
    problems: &[Problem],
) -> anyhow::Result<()> {
    let paint = Paint::stdout();
    for problem in problems {
        writeln!(out, "{}", excerpt::excerpt(file, text, problem, paint))?;
    }
    match policy {
        Some(policy) => {
            let f = facts(policy);
            let head = paint.strong(&format!("{file}: accepted"));
            writeln!(out, "{head}: {} {}, fingerprint {}", f.title, f.version, f.hash)?;
            writeln!(out, "  tools: {}, clauses: {}, own detectors: {}", f.tools, f.clauses, f.detectors)?;
            for roster in &f.rosters {
                let role = format!("{:?}", roster.role).to_lowercase();
                writeln!(
                    out,
                    "  roster of role {role}: {} people, one of {} others mistaken, {} bytes",
                    roster.people, roster.mistaken_one_in, roster.bytes
                )?;
            }
        }
        None => {
            let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
            let noun = if errors == 1 { "error" } else { "errors" };
            let head = paint.strong(&format!("{file}: refused"));
            writeln!(out, "{head}: {errors} {noun}. The policy in force stays until this one is mended.")?;
        }
    }
    Ok(())
}
