//! `handrail policy test`.

mod cases;
mod tried;

use super::{Format, today};
use crate::outcome::Outcome;
use crate::paint::Paint;
use crate::source;
use anyhow::{Context, bail};
use cases::{Case, Cases};
use clap::Args;
use handrail::action::Action;
use handrail::detect::Scanner;
use handrail::policy::Policy;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use tried::{Tried, tried};

const EXAMPLES: &str = "\
Examples:
  handrail policy test policies/psesd-5023.cases.toml
  handrail policy test cases.toml --policy next-year.toml
  handrail policy test cases.toml --format json | jq '.failed[]'

A file of cases names the policy, the places where prompts are tried, and prompts with what is to happen:

  policy = \"ai-policy.toml\"                      # beside this file
  [place.approved]
  url = \"https://m365.cloud.microsoft/chat\"
  account = \"required-tenant\"
  [place.free]
  url = \"https://chatgpt.com/\"
  account = \"free\"
  # group = \"clinicians\"                          # where the policy tells groups apart
  [[case]]
  name = \"a student's test scores\"
  text = '''...'''
  expect = { approved = \"redact\", free = \"block\" }   # or one action for every place
  clause = \"3.4\"                                 # optional: the clause that staff are shown first
  gates = [\"consent\"]                            # optional: what staff are asked for where it is `justify`
  findings = [\"us_ssn\"]                          # optional: detectors that must have fired

Instead of text, `file = \"letter.docx\"` tries a file that lies beside the cases, and `unchecked = \"prompt\"`, \"file\" or
\"picture\" tries what nobody can read ([defaults] unchecked and pictures).

Exit codes: 0 every case went as expected, 1 some did not, 2 a file cannot be read.";

/// Tries a policy on prompts without a browser.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Test {
    /// The file of cases.
    cases: PathBuf,
    /// The policy to try, instead of the one that the cases name.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A case at a place that went another way than expected.
#[derive(Debug, Serialize)]
struct Failure {
    case: String,
    place: String,
    what: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    policy: &'a str,
    version: &'a str,
    hash: &'a str,
    tried: usize,
    failed: Vec<Failure>,
}

/// Runs the command.
///
/// # Errors
/// When the cases or the policy cannot be read.
pub fn run(test: &Test) -> anyhow::Result<Outcome> {
    let text = source::read(&test.cases)?;
    let shown = source::shown(&test.cases);
    let cases = Cases::read(&text).with_context(|| format!("{shown}: no file of cases"))?;
    let file = match (&test.policy, &cases.policy) {
        (Some(file), _) => Some(file.clone()),
        (None, Some(beside)) => Some(test.cases.with_file_name(beside)),
        (None, None) => None,
    };
    let policy = super::load(file.as_deref())?;
    let folder = test.cases.parent().unwrap_or(Path::new("."));
    let (tried, failed) = try_all(&policy, &cases, folder)?;
    let is_good = failed.is_empty();
    let mut out = std::io::stdout().lock();
    match test.format {
        Format::Json => {
            let answer =
                Answer { policy: &policy.title, version: &policy.version, hash: &policy.hash, tried, failed };
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &policy, tried, &failed)?,
    }
    out.flush()?;
    Ok(if is_good { Outcome::Clean } else { Outcome::Found })
}

fn try_all(policy: &Policy, cases: &Cases, folder: &Path) -> anyhow::Result<(usize, Vec<Failure>)> {
    let scanner = Scanner::new(policy);
    let mut number = 0;
    let mut failed = Vec::new();
    for case in &cases.case {
        for (place, expected) in cases.expected(case)? {
            number += 1;
            let at = &cases.place[place];
            let policy = policy.clone().narrowed(at.group.as_deref(), today::today());
            if policy.group != at.group {
                bail!("place `{place}`: the policy knows no such group");
            }
            let came = tried(&policy, &scanner, &at.url, at.account, case, folder)
                .with_context(|| format!("case `{}` at `{place}`", case.name))?;
            failed.extend(wrong(case, expected, &came).into_iter().map(|what| Failure {
                case: case.name.clone(),
                place: place.to_owned(),
                what,
            }));
        }
    }
    Ok((number, failed))
}

/// What did not go as a case expects, in sentences.
fn wrong(case: &Case, expected: Action, came: &Tried) -> Vec<String> {
    let mut wrong = Vec::new();
    let action = came.action;
    if action != expected {
        wrong.push(format!(
            "expected {}, got {} (found: {}; asks for: {})",
            expected.word(),
            action.word(),
            listed(&came.found),
            listed(&came.asks)
        ));
    }
    if let Some(wanted) = &case.clause
        && expected > Action::Allow
        && came.clause.as_ref() != Some(wanted)
    {
        wrong.push(format!("expected clause {wanted}, got {}", came.clause.as_deref().unwrap_or("none")));
    }
    if !case.gates.is_empty() && expected == Action::Justify && came.gates != case.gates {
        wrong.push(format!("expected to ask for {}, got {}", case.gates.join(", "), listed(&came.gates)));
    }
    for id in case.findings.iter().filter(|id| !came.found.contains(id)) {
        wrong.push(format!("{id} found nothing"));
    }
    for id in case.intents.iter().filter(|id| !came.asks.contains(id)) {
        wrong.push(format!("{id} was not noticed"));
    }
    wrong
}

fn listed(ids: &[impl AsRef<str>]) -> String {
    match ids {
        [] => "nothing".to_owned(),
        ids => ids.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
    }
}

fn print(out: &mut impl Write, policy: &Policy, tried: usize, failed: &[Failure]) -> std::io::Result<()> {
    let paint = Paint::stdout();
    for failure in failed {
        writeln!(out, "{} {}", paint.strong(&failure.case), paint.faint(&format!("at {}", failure.place)))?;
        writeln!(out, "  {}", paint.warm(&failure.what))?;
    }
    let wrong = failed.iter().map(|f| (&f.case, &f.place)).collect::<std::collections::BTreeSet<_>>().len();
    let head = paint.strong(&format!("{} {}", policy.title, policy.version));
    writeln!(out, "{head}: {tried} tried, {} as expected, {wrong} not", tried - wrong)
}
