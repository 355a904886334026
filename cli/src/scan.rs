//! `handrail scan`.

mod check;
mod files;
mod mask;
mod text;
mod why;

use crate::outcome::Outcome;
use crate::progress::Working;
use crate::{json_lines, policy, source};
use anyhow::bail;
use check::{Checker, Found};
use clap::{Args, ValueEnum};
use files::Unread;
use handrail::text::OffsetUnit;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  handrail scan notes.txt letter.docx scan.pdf
  handrail scan --recursive intake
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
Word, Excel, PowerPoint, OpenDocument, PDF, mail, web pages, archives and more are read: docs/files.md. What cannot
be read (a picture, a password) is told on standard error, and the file counts as unreadable.
Output shows the shape of what was found, never the value itself, unless --show-values is given.
Fields of JSON output, and of explanations: docs/command-line.md.";

/// Finds sensitive data and questionable requests in files, or in standard input.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files to scan, and with --recursive folders; `-`, or none at all, for standard input.
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
    /// Scan the files in folders, too. Files that cannot be read are told and passed over.
    #[arg(long, short)]
    recursive: bool,
    /// Print what was found as it stands instead of its shape. For your own eyes.
    #[arg(long)]
    show_values: bool,
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
    /// What of the file was not read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

/// Runs the command. A file that cannot be read is reported, and the others are scanned all the same.
///
/// # Errors
/// When the policy or an id is refused, or the output fails.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let checker = Checker::new(policy::load(arguments.policy.as_deref())?, &arguments.without)?
        .explaining(arguments.explain)
        .showing_values(arguments.show_values);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::Clean;
    let mut document = Document { files: Vec::new() };
    for input in inputs(arguments)? {
        let result = scan(&input, arguments, &checker, &mut document, &mut out);
        outcome = outcome.max(match result {
            Err(error) if crate::outcome::is_closed_pipe(&error) => return Err(error),
            Err(error) => {
                out.flush()?;
                eprintln!("handrail: {error:#}");
                if input.was_named { Outcome::Failed } else { Outcome::Clean }
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

/// Something to scan.
struct Input {
    path: PathBuf,
    /// Whether it was named on the command line, rather than found in a folder.
    was_named: bool,
}

fn inputs(arguments: &Arguments) -> anyhow::Result<Vec<Input>> {
    if arguments.files.is_empty() {
        return Ok(vec![Input { path: PathBuf::from(source::STDIN), was_named: true }]);
    }
    let mut inputs = Vec::new();
    for path in &arguments.files {
        if arguments.recursive && path.is_dir() {
            inputs.extend(source::files(path)?.into_iter().map(|path| Input { path, was_named: false }));
        } else {
            inputs.push(Input { path: path.clone(), was_named: true });
        }
    }
    Ok(inputs)
}

fn scan(
    input: &Input,
    arguments: &Arguments,
    checker: &Checker,
    document: &mut Document,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let (file, unit) = (input.path.as_path(), arguments.offsets.into());
    if matches!(arguments.format, Format::Jsonl) {
        return lines(file, checker, unit, out);
    }
    if file.is_dir() {
        bail!("{}: a folder; add --recursive to scan the files in it", file.display());
    }
    let shown = source::shown(file);
    let opened = files::open(file)?;
    let mut outcome = Outcome::Clean;
    for unread in &opened.unread {
        out.flush()?;
        eprintln!("handrail: {}", unread.line(&shown));
        if unread.unchecked && input.was_named {
            outcome = Outcome::Failed;
        }
    }
    let _working = Working::on(format!("{shown}: {:.1} MB", opened.size() as f64 / 1e6));
    let mut found = Found::default();
    for part in &opened.parts {
        let text = part.text.text();
        let by_line = opened.is_plain && part.place().steps().is_empty();
        if matches!(arguments.format, Format::Json) {
            let place = |byte| (!by_line).then(|| part.place_at(byte).say("en"));
            found.join(checker.found_at(text, unit, place));
        } else if by_line {
            let mut places = text::Places::of(text);
            let place = |byte| format!("{shown}:{}", places.place(byte));
            outcome = outcome.max(text::print(out, place, text, checker)?);
        } else {
            let place = |byte| files::placed(&shown, &part.place_at(byte));
            outcome = outcome.max(text::print(out, place, text, checker)?);
        }
    }
    if matches!(arguments.format, Format::Json) {
        outcome = outcome.max(found.outcome());
        document.files.push(FileFound { file: shown, found, unread: opened.unread });
    }
    Ok(outcome)
}

fn lines(file: &Path, checker: &Checker, unit: OffsetUnit, out: impl Write) -> anyhow::Result<Outcome> {
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
