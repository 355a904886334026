//! `handrail detectors`.

use crate::lines::Lines;
use crate::outcome::Outcome;
use crate::paint::Paint;
use crate::policy;
use anyhow::bail;
use clap::{Args, ValueEnum};
use handrail::action::Action;
use handrail::detect::{Confidence, Definition, Kind, Shape, described};
use handrail::guidance::words;
use handrail::policy::{Finds, OwnDetector, Policy};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail detectors                              all of them, by data class
  handrail detectors us_ssn                       what one looks for, and by what rule it is proved
  handrail detectors student                      those of one data class
  handrail detectors --policy ai-policy.toml      with the organization's own, in its classes
  handrail detectors --format json | jq -r '.detectors[].id'

Each JSON entry has id, name, kind, class, severity, regulations, placeholder and own (whether it is the policy's);
with an ID also source, shapes, proofs, labels, near, against and terms, where it has any.

Exit codes: 0 listed, 2 no detector or class of that id, or an unreadable policy.";

/// Lists what Handrail looks for, or describes one detector or data class.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A detector, or a data class.
    id: Option<String>,
    /// The policy whose own detectors and classes count; without it, the built-in one's.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a program: one JSON object.
    Json,
}

#[derive(Serialize)]
struct Answer {
    detectors: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    name: String,
    kind: Kind,
    class: String,
    severity: Action,
    regulations: Vec<String>,
    placeholder: Option<String>,
    own: bool,
    #[serde(flatten)]
    more: Option<More>,
}

/// What is told of a detector that was asked for.
#[derive(Default, Serialize)]
struct More {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shapes: Vec<ShapeFacts>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proofs: Vec<ProofFacts>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    against: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    terms: Vec<String>,
}

#[derive(Serialize)]
struct ShapeFacts {
    shape: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<&'static str>,
    alone: Option<Confidence>,
    near: Option<Confidence>,
    label: Option<Confidence>,
}

#[derive(Serialize)]
struct ProofFacts {
    id: &'static str,
    rule: &'static str,
}

/// Runs the command.
///
/// # Errors
/// When there is no such detector or class, the policy is refused, or the output fails.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let policy = policy::load(arguments.policy.as_deref())?;
    let mut detectors: Vec<Entry> =
        handrail::detect::definitions().iter().map(|d| built_in(d, &policy)).collect();
    detectors.extend(policy.detectors.iter().map(own));
    if let Some(id) = &arguments.id {
        let one = detectors.iter().any(|d| d.id == *id);
        detectors.retain(|d| if one { d.id == *id } else { d.class == *id });
        if detectors.is_empty() {
            let hint = crate::ids::hint(id);
            bail!("{id}: there is no detector or data class of that id{hint}\nSee all: handrail detectors");
        }
        if one {
            detectors.iter_mut().for_each(|d| d.more = Some(more(d, &policy)));
        }
    }
    detectors.sort_by(|a, b| (&a.class, &a.id).cmp(&(&b.class, &b.id)));
    let mut out = std::io::stdout().lock();
    match (arguments.format, detectors.as_slice()) {
        (Format::Json, _) => {
            serde_json::to_writer_pretty(&mut out, &Answer { detectors })?;
            writeln!(out)?;
        }
        (Format::Text, [one]) if one.more.is_some() => describe(&mut out, one)?,
        (Format::Text, all) => list(&mut out, all)?,
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn built_in(definition: &Definition, policy: &Policy) -> Entry {
    let moved = policy.classes.iter().find(|(_, ids)| ids.iter().any(|id| *id == *definition.id));
    Entry {
        id: definition.id.to_string(),
        name: words("en").detector(definition),
        kind: definition.kind,
        class: moved.map_or(&*definition.class, |(class, _)| class).to_owned(),
        severity: definition.severity,
        regulations: definition.regulations.iter().map(ToString::to_string).collect(),
        placeholder: definition.placeholder.as_ref().map(ToString::to_string),
        own: false,
        more: None,
    }
}

fn own(own: &OwnDetector) -> Entry {
    Entry {
        id: own.id.clone(),
        name: own.name.clone(),
        kind: if matches!(own.finds, Finds::Pattern(_)) { Kind::Id } else { Kind::Other },
        class: own.class.clone(),
        severity: own.severity,
        regulations: Vec::new(),
        placeholder: own.placeholder.clone(),
        own: true,
        more: None,
    }
}

fn more(entry: &Entry, policy: &Policy) -> More {
    if let Some(own) = policy.detectors.iter().find(|own| own.id == entry.id) {
        let terms = match &own.finds {
            Finds::Words(words) => words.clone(),
            Finds::Pattern(_) => Vec::new(),
        };
        return More { near: own.context.clone(), terms, ..More::default() };
    }
    let Some(described) = described(&entry.id) else { return More::default() };
    let texts = |list: &[&str]| list.iter().map(ToString::to_string).collect();
    More {
        source: Some(described.source),
        shapes: described.shapes.iter().map(shape).collect(),
        proofs: described.proofs.iter().map(|p| ProofFacts { id: p.name, rule: p.rule }).collect(),
        labels: texts(described.labels),
        near: texts(described.near),
        against: texts(described.reject),
        terms: texts(described.terms),
    }
}

fn shape(shape: &Shape) -> ShapeFacts {
    let [alone, near, label] = shape.sure;
    ShapeFacts { shape: shape.text, proof: shape.check, alone, near, label }
}

fn list(out: &mut impl Write, all: &[Entry]) -> anyhow::Result<()> {
    let paint = Paint::stdout();
    let width = all.iter().map(|d| d.id.len()).max().unwrap_or_default();
    let mut class = "";
    for entry in all {
        if entry.class != class {
            let gap = if class.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", paint.strong(&entry.class))?;
            class = &entry.class;
        }
        let id = format!("{:width$}", entry.id);
        let own = if entry.own { ", your policy's own" } else { "" };
        writeln!(
            out,
            "  {id}  {} {}",
            entry.name,
            paint.faint(&format!("({}{own})", entry.severity.word()))
        )?;
    }
    Ok(())
}

fn describe(out: &mut impl Write, entry: &Entry) -> anyhow::Result<()> {
    let paint = Paint::stdout();
    let Some(more) = &entry.more else { return Ok(()) };
    writeln!(out, "{} {}", paint.strong(&entry.name), paint.faint(&format!("[{}]", entry.id)))?;
    let mut lines = Lines::new(out);
    let kind = serde_json::to_value(entry.kind)?;
    let kind = kind.as_str().unwrap_or_default();
    lines.line("class", &format!("{}, kind {kind}, severity {}", entry.class, entry.severity.word()))?;
    lines.list("regulations", &entry.regulations, ", ")?;
    if let Some(source) = more.source {
        lines.line("source", source)?;
    }
    if let Some(placeholder) = &entry.placeholder {
        lines.line("replaced by", &format!("[{placeholder} 1]"))?;
    }
    for shape in &more.shapes {
        let sure = [("alone", shape.alone), ("near its words", shape.near), ("after its label", shape.label)];
        let sure: Vec<String> = sure
            .iter()
            .filter_map(|(place, sure)| Some(format!("{place} {}", crate::lines::sureness((*sure)?))))
            .collect();
        let proof = shape.proof.map_or(String::new(), |p| format!(", proved by {p}"));
        lines.line("shape", &format!("{}: {}{proof}", shape.shape, sure.join(", ")))?;
    }
    for proof in &more.proofs {
        lines.line("proof", &format!("{}: {}", proof.id, proof.rule))?;
    }
    lines.list("labels", &more.labels, ", ")?;
    lines.list("words near", &more.near, ", ")?;
    lines.list("words against", &more.against, ", ")?;
    lines.list("looks for", &more.terms, ", ")
}
