//! `handrail roster build`.

mod columns;
mod keep;
mod table;

use crate::outcome::Outcome;
use crate::policy::today::today;
use crate::progress::Progress;
use crate::source;
use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use columns::Columns;
use handrail::detect::Role;
use handrail::roster::{Builder, Refused, Sealed};
use std::io::Write;
use std::path::PathBuf;
use table::{Row, Unclosed, rows};

#[derive(Subcommand)]
pub enum Command {
    /// Make a roster of a list of people, for the policy file.
    Build(Build),
}

const EXAMPLES: &str = "\
Examples:
  handrail roster build students.csv --role student --out students.roster.toml
  handrail roster build clients.csv --key clients.key >> ai-policy.toml
  handrail roster build staff.csv --role staff --out staff.roster.toml

The first line of the list names its columns: `name`, or `first` and `last` (and `middle`), and `id` (or student id,
client number, case number …). Other columns, such as a date of birth, are not used. What is written is a [[roster]] of
the policy file: keyed hashes, from which the list cannot be read off, but with which guesses can be tried out. Keep
the list itself where it is. docs/roster.md says what this protects and what not.

Exit codes: 0 built, 1 built but some rows were left out, 2 nothing was built.";

/// Makes a roster: Handrail then knows the people on the list exactly, without the list.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Build {
    /// The list, as comma-separated values in UTF-8; `-` for standard input.
    list: PathBuf,
    /// Who the people on it are.
    #[arg(long, value_enum, default_value_t = Served::Client)]
    role: Served,
    /// Where to write the [[roster]]; without it, to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The largest share of other names and ids that may be taken for one on the list.
    #[arg(long, value_name = "SHARE", default_value = "1e-6", value_parser = share)]
    false_positives: f64,
    /// Keep the key apart, in this file, which is made if it is not there. Without it the key travels inside the roster.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Served {
    /// Clients, patients, residents.
    Client,
    /// Pupils and students.
    Student,
    /// The organization's own staff, who are then never taken for clients.
    Staff,
}

impl From<Served> for Role {
    fn from(served: Served) -> Self {
        match served {
            Served::Client => Role::Client,
            Served::Student => Role::Student,
            Served::Staff => Role::Staff,
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "expected a number such as 1e-6".to_owned())?;
    let range = Builder::LEAST_RATE..=0.01;
    if range.contains(&share) { Ok(share) } else { Err("expected a share from 2.4e-10 to 0.01".to_owned()) }
}

/// A row that is not on the roster, or not with all that it says.
struct Problem {
    line: usize,
    what: String,
}

/// Most problems that are told one by one.
const TOLD: usize = 20;

/// Runs the command.
///
/// # Errors
/// When the list, the key or the output cannot be read or written, or the list holds nobody.
pub fn run(command: &Command) -> anyhow::Result<Outcome> {
    let Command::Build(build) = command;
    let shown = source::shown(&build.list);
    let text = source::read(&build.list)?;
    let rows = rows(&text)
        .map_err(|Unclosed(line)| anyhow::anyhow!("{shown}:{line}: a quote is opened and not closed"))?;
    let Some((head, people)) = rows.split_first() else { bail!("{shown}: the list is empty") };
    let columns = Columns::of(head);
    if !columns.is_enough() {
        bail!(
            "{shown}:{}: no column of names or ids; name the columns in the first line: `name`, or `first` and `last`, or `id`",
            head.line
        );
    }
    let key = keep::key(build.key.as_deref())?;
    let mut builder = Builder::new(build.role.into(), key);
    let problems = gather(&mut builder, &columns, head, people, &shown);
    let entries = builder.entries();
    if entries == 0 {
        tell(&shown, &problems);
        bail!("{shown}: nobody on the list can be put on a roster");
    }
    let sealed = builder.seal(build.false_positives, build.key.is_none()).map_err(|_| {
        anyhow::anyhow!("{shown}: {entries} entries are more than a roster takes; split the list")
    })?;
    let written = written(&sealed, build)?;
    match &build.out {
        Some(file) => {
            std::fs::write(file, &written)
                .with_context(|| format!("{}: cannot be written", file.display()))?;
        }
        None => std::io::stdout().lock().write_all(written.as_bytes())?,
    }
    tell(&shown, &problems);
    summary(&sealed, &columns, entries, problems.len())?;
    Ok(if problems.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn gather(builder: &mut Builder, columns: &Columns, head: &Row, people: &[Row], shown: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut progress = Progress::new(shown, people.len() as u64);
    for (n, row) in people.iter().enumerate() {
        progress.at(n as u64);
        let mut problem = |what: String| problems.push(Problem { line: row.line, what });
        if row.cells.len() != head.cells.len() {
            problem(format!(
                "the row has {} cells, and the first line {}; put cells with commas in quotes",
                row.cells.len(),
                head.cells.len()
            ));
            continue;
        }
        let before = builder.entries();
        for (heading, refused) in person(builder, columns, row) {
            problem(format!("{}: {refused}", head.cells.get(heading).map_or("", String::as_str)));
        }
        if builder.entries() > before {
            builder.count_person();
        }
    }
    problems
}

/// Adds a person's names and ids; what is refused, with its column.
fn person(builder: &mut Builder, columns: &Columns, row: &Row) -> Vec<(usize, Refused)> {
    let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
    let mut refused = Vec::new();
    if let Some(at) = columns.name.filter(|at| !cell(*at).is_empty())
        && let Err(why) = builder.name(cell(at))
    {
        refused.push((at, why));
    }
    if let (Some(first), Some(last)) = (columns.first, columns.last)
        && !(cell(first).is_empty() && cell(last).is_empty())
    {
        let given = format!("{} {}", cell(first), columns.middle.map_or("", cell));
        if let Err(why) = builder.names(&given, cell(last)) {
            refused.push((if cell(first).is_empty() { first } else { last }, why));
        }
    }
    for &at in columns.ids.iter().filter(|at| !cell(**at).is_empty()) {
        if let Err(why) = builder.id(cell(at)) {
            refused.push((at, why));
        }
    }
    refused
}

/// The roster as it stands in a policy file.
fn written(sealed: &Sealed, build: &Build) -> anyhow::Result<String> {
    let facts = sealed.facts().map_err(|damage| anyhow::anyhow!("{damage}"))?;
    let who = match build.role {
        Served::Client => "clients",
        Served::Student => "students",
        Served::Staff => "staff",
    };
    let day = today().map_or(String::new(), |d| format!(", {:04}-{:02}-{:02}", d.year, d.month, d.day));
    let key = build.key.as_ref().map_or(String::new(), |file| {
        format!(
            "# Built with the key in {}: in the policy that is pushed, add  key = \"its 32 digits\"\n",
            file.display()
        )
    });
    Ok(format!("\n[[roster]]\nabout = \"{} {who}{day}\"\n{key}data = \"{}\"\n", facts.people, sealed.data))
}

fn tell(shown: &str, problems: &[Problem]) {
    for problem in problems.iter().take(TOLD) {
        eprintln!("{shown}:{}: {}", problem.line, problem.what);
    }
    if problems.len() > TOLD {
        eprintln!("{shown}: and {} more", problems.len() - TOLD);
    }
}

fn summary(sealed: &Sealed, columns: &Columns, entries: usize, problems: usize) -> anyhow::Result<()> {
    let facts = sealed.facts().map_err(|damage| anyhow::anyhow!("{damage}"))?;
    let size = sealed.data.len();
    let each = size * 1000 / (facts.people as usize).max(1);
    eprintln!("{} people, {entries} spellings and ids, {size} bytes ({each} for 1,000 people)", facts.people);
    eprintln!("one of {} other names or ids is taken for one on the list", 1u64 << facts.width);
    if !columns.unused.is_empty() {
        eprintln!("columns that are not used: {}", columns.unused.join(", "));
    }
    if problems > 0 {
        eprintln!("{problems} cells or rows were left out; see above");
    }
    Ok(())
}
