//! `handrail scan`.

mod check;
mod mask;
mod text;
mod why;

use crate::outcome::Outcome;
use crate::{json_lines, policy, source};
use check::{Checker, Found};
use clap::{Args, ValueEnum};
use handrail::text::OffsetUnit;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail scan notes.txt letter.md
  pbpaste | handrail scan
  handrail scan notes.txt --format json --offsets utf16
  handrail scan --format jsonl < prompts.jsonl > findings.jsonl
  handrail scan notes.txt --policy ai-policy.toml --without us_ssn
  handrail scan notes.txt --explain

With --format jsonl every input line is {\"id\": …, \"text\": …}, and every output line
  {\"id\": …, \"findings\": [{\"start\", \"end\", \"detector\", \"kind\", \"confidence\", \"severity\"}],
   \"intents\": [{\"intent\", \"confidence\"}]}
in the same order; a line that cannot be read gets {\"id\": …, \"error\": …} and the rest goes on.

Exit codes: 0 clean, 1 something was found (or a line could not be read), 2 wrong usage or an unreadable file.
What was found is never printed: text output shows its shape alone.";

/// Finds sensitive data and questionable requests in files, or in standard input.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files to scan; `-`, or none at all, for standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The policy whose own detectors and allow list count; without it, the built-in one's.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What `start` and `end` count in JSON output.
    #[arg(long, value_enum, default_value_t = Offsets::Bytes)]
    offsets: Offsets,
    /// Leave out a detector, a data class or an intent, as if it did not exist; `names` leaves out every person's
    /// name. Can be repeated.
    #[arg(long, value_name = "ID")]
    without: Vec<String>,
    /// Say of each finding what raised and lowered its confidence, and what would have ruled it out. Every finding
    /// is tried out some dozens of times, so this takes a while on large inputs.
    #[arg(long)]
    explain: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a person: one line a finding.
    Text,
    /// For a program: one JSON document.
    Json,
    /// For a program: JSON lines in, JSON lines out, streaming.
    Jsonl,
}

#[derive(Clone, Copy, ValueEnum)]
enum Offsets {
    /// UTF-8 bytes.
    Bytes,
    /// Unicode code points, as Python counts.
    Chars,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Bytes => OffsetUnit::Bytes,
            Offsets::Chars => OffsetUnit::Chars,
            Offsets::Utf16 => OffsetUnit::Utf16,
        }
    }
}

#[derive(Serialize)]
struct Document {
    files: Vec<FileFound>,
}

#[derive(Serialize)]
struct FileFound {
    file: String,
    #[serde(flatten)]
    found: Found,
}

/// Runs the command. A file that cannot be read is reported, and the others are scanned all the same.
///
/// # Errors
/// When the policy or an id is refused, or the output fails.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let checker = Checker::new(policy::load(arguments.policy.as_deref())?, &arguments.without)?
        .explaining(arguments.explain);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let files = match arguments.files.as_slice() {
        [] => &[PathBuf::from(source::STDIN)],
        files => files,
    };
    let mut outcome = Outcome::Clean;
    let mut document = Document { files: Vec::new() };
    for file in files {
        let result = match arguments.format {
            Format::Jsonl => lines(file, &checker, arguments.offsets.into(), &mut out),
            Format::Text => source::read(file)
                .and_then(|text| text::print(&mut out, &source::shown(file), &text, &checker)),
            Format::Json => source::read(file).map(|text| {
                let found = checker.found(&text, arguments.offsets.into());
                let outcome = found.outcome();
                document.files.push(FileFound { file: source::shown(file), found });
                outcome
            }),
        };
        outcome = outcome.max(match result {
            Err(error) if crate::outcome::is_closed_pipe(&error) => return Err(error),
            Err(error) => {
                out.flush()?;
                eprintln!("handrail: {error:#}");
                Outcome::Failed
            }
            Ok(outcome) => outcome,
        });
    }
    if matches!(arguments.format, Format::Json) {
        serde_json::to_writer_pretty(&mut out, &document)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(outcome)
}

fn lines(
    file: &std::path::Path,
    checker: &Checker,
    unit: OffsetUnit,
    out: impl Write,
) -> anyhow::Result<Outcome> {
    let answer = |line: &json_lines::Line| {
        let found = checker.found(json_lines::text(line, "text")?, unit);
        let outcome = found.outcome();
        Ok((found, outcome))
    };
    if file.as_os_str() == source::STDIN {
        return json_lines::each(std::io::stdin().lock(), out, answer);
    }
    let input = File::open(file).map_err(|e| anyhow::anyhow!("{}: cannot be read: {e}", file.display()))?;
    json_lines::each(input, out, answer)
}
