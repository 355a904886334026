//! `handrail policy replay`.

use super::Format;
use crate::outcome::Outcome;
use crate::paint::Paint;
use crate::source;
use anyhow::{Context, bail};
use clap::Args;
use handrail::action::Action;
use handrail::ledger::{Entry, Export, FORMAT, Replayed, replay};
use handrail::policy::Policy;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail policy replay next.toml handrail-ledger.json
  handrail policy replay next.toml exports/*.json --format json | jq '.changed[] | select(.now == \"block\")'

The events are what staff save from the page \"What Handrail recorded\". They hold no text, so a prompt is judged by what
was found in it then: a detector that is new finds nothing, and one that is gone is told as such.

Exit codes: 0 nothing would have been otherwise, 1 something would, 2 something cannot be read or the policy is refused.";

/// Says what a policy would have done to events that were exported.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Replay {
    /// The policy to try.
    policy: PathBuf,
    /// Exported events.
    #[arg(required = true)]
    events: Vec<PathBuf>,
    /// Judge as for this group of the policy.
    #[arg(long, value_name = "ID")]
    group: Option<String>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Answer {
    /// Title, version and hash of the policy that was tried.
    policy: [String; 3],
    /// Events, each as often as it happened.
    events: u32,
    stricter: u32,
    looser: u32,
    same: u32,
    /// Events that are known to be missing from the exports.
    lost: u32,
    changed: Vec<Changed>,
    /// Detectors that are no more, with the events that they were found in.
    unknown: u32,
}

/// One kind of event that would have gone otherwise.
#[derive(Debug, PartialEq, Serialize)]
struct Changed {
    tool: String,
    what: Vec<String>,
    then: Action,
    now: Action,
    clause: Option<String>,
    times: u32,
}

/// Runs the command.
///
/// # Errors
/// When the policy or events cannot be read, or the output fails.
pub fn run(options: &Replay) -> anyhow::Result<Outcome> {
    let policy = super::load(Some(&options.policy))?.narrowed(options.group.as_deref(), super::today());
    if policy.group != options.group {
        bail!("the policy knows no such group; it has {}", policy.groups.join(", "));
    }
    let mut answer = Answer {
        policy: [&policy.title, &policy.version, &policy.hash].map(Clone::clone),
        events: 0,
        stricter: 0,
        looser: 0,
        same: 0,
        lost: 0,
        changed: Vec::new(),
        unknown: 0,
    };
    for file in &options.events {
        let shown = source::shown(file);
        let export: Export = serde_json::from_str(&source::read(file)?)
            .with_context(|| format!("{shown}: these are no events that Handrail exported"))?;
        if export.format != FORMAT {
            bail!("{shown}: the format is `{}`; this version reads `{FORMAT}`", export.format);
        }
        answer.lost = answer.lost.saturating_add(export.lost);
        export.entries.iter().for_each(|entry| answer.add(entry, replay(entry, &policy)));
    }
    answer.changed.sort_by_key(|change| std::cmp::Reverse((change.now.max(change.then), change.times)));
    let mut out = std::io::stdout().lock();
    match options.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &answer, &policy)?,
    }
    out.flush()?;
    Ok(if answer.changed.is_empty() { Outcome::Clean } else { Outcome::Found })
}

impl Answer {
    fn add(&mut self, entry: &Entry, Replayed { verdict, unknown }: Replayed) {
        let times = entry.times;
        self.events = self.events.saturating_add(times);
        if !unknown.is_empty() {
            self.unknown = self.unknown.saturating_add(times);
        }
        let count = match verdict.action.cmp(&entry.action) {
            std::cmp::Ordering::Equal => &mut self.same,
            std::cmp::Ordering::Greater => &mut self.stricter,
            std::cmp::Ordering::Less => &mut self.looser,
        };
        *count = count.saturating_add(times);
        if verdict.action == entry.action {
            return;
        }
        let mut what: Vec<String> =
            entry.found.keys().chain(&entry.asked).map(|id| id.as_str().to_owned()).collect();
        what.extend(entry.unchecked.then(|| "unchecked".to_owned()));
        what.extend(entry.denied.then(|| "denied tool".to_owned()));
        let clause = verdict.reasons.iter().find_map(|reason| reason.clause.clone());
        let changed = Changed {
            tool: entry.tool.as_str().to_owned(),
            what,
            then: entry.action,
            now: verdict.action,
            clause,
            times,
        };
        let same = |other: &&mut Changed| {
            (&other.tool, &other.what, other.then, other.now)
                == (&changed.tool, &changed.what, changed.then, changed.now)
        };
        match self.changed.iter_mut().find(same) {
            Some(other) => other.times = other.times.saturating_add(times),
            None => self.changed.push(changed),
        }
    }
}

fn print(out: &mut impl Write, answer: &Answer, policy: &Policy) -> std::io::Result<()> {
    let paint = Paint::stdout();
    let head = paint.strong(&format!("{} {}", policy.title, policy.version));
    let Answer { events, stricter, looser, same, .. } = answer;
    writeln!(out, "{head}: of {events} events {stricter} stricter, {looser} looser, {same} as they were")?;
    if answer.lost > 0 {
        writeln!(out, "{}", paint.warm(&format!("Missing from the exports: {}.", answer.lost)))?;
    }
    if answer.unknown > 0 {
        let what = format!(
            "Held with findings of detectors that are no more, which were not judged: {}.",
            answer.unknown
        );
        writeln!(out, "{}", paint.warm(&what))?;
    }
    for (title, stricter) in [("Stricter", true), ("Looser", false)] {
        let mut of = answer.changed.iter().filter(|c| (c.now > c.then) == stricter).peekable();
        if of.peek().is_some() {
            writeln!(out, "\n{}", paint.strong(title))?;
        }
        for Changed { tool, what, then, now, clause, times } in of {
            let what = if what.is_empty() { "the tool itself".to_owned() } else { what.join(", ") };
            let clause = clause.as_ref().map_or(String::new(), |clause| format!(", clause {clause}"));
            let times = if *times == 1 { "once".to_owned() } else { format!("{times} times") };
            writeln!(out, "  {tool}: {what}: {} → {} ({times}{clause})", then.word(), now.word())?;
        }
    }
    Ok(())
}
