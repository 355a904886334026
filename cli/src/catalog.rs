//! `handrail catalog`.

use crate::judge::standing;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::paint::Paint;
use crate::policy;
use anyhow::Context;
use clap::{Args, ValueEnum};
use handrail::catalog::{Category, Tier, Tool, tiers, tool_at};
use handrail::standing::Account;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail catalog https://chatgpt.com/
  handrail catalog claude.ai --format json
  handrail catalog gemini.google.com --policy ai-policy.toml

Exit codes: 0 a known AI tool, 1 none that Handrail knows, 2 no web address.";

/// Says which AI tool lives at an address, what sources say of its plans, and what the policy makes of it.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The address; the scheme may be left out.
    url: String,
    /// The policy whose standing to show; without it, none is shown.
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
    url: String,
    tool: Option<Entry>,
    /// With the account unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<&'static str>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<Category>,
    tiers: Vec<&'static Tier>,
}

/// Runs the command.
///
/// # Errors
/// When the address is none, the policy is refused, or the output fails.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let url = &arguments.url;
    let page =
        Page::parse(url).with_context(|| format!("{url}: not a web address; expected https://host/path"))?;
    let policy = arguments.policy.as_deref().map(|file| policy::load(Some(file))).transpose()?;
    let visit = policy.as_ref().map(|p| p.visit(&page.host, page.port, &page.path, Account::Unknown));
    let known = tool_at(&page.host, page.port, &page.path).map(entry);
    let own = visit.and_then(|v| v.rule).map(|rule| Entry {
        id: rule.id.clone(),
        name: rule.name.clone(),
        vendor: None,
        category: None,
        tiers: Vec::new(),
    });
    let tool = known.or(own);
    let standing = visit.filter(|_| tool.is_some()).map(|v| standing(v.standing));
    let outcome = if tool.is_some() { Outcome::Clean } else { Outcome::Found };
    let answer = Answer { url: url.clone(), tool, standing };
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &answer)?,
    }
    out.flush()?;
    Ok(outcome)
}

fn entry(tool: &'static Tool) -> Entry {
    Entry {
        id: tool.id.to_owned(),
        name: tool.name.to_owned(),
        vendor: Some(tool.vendor),
        category: Some(tool.category),
        tiers: tiers(tool.id).collect(),
    }
}

fn print(out: &mut impl Write, answer: &Answer) -> anyhow::Result<()> {
    let paint = Paint::stdout();
    let Some(tool) = &answer.tool else {
        writeln!(out, "{}: no AI tool that Handrail knows", answer.url)?;
        return Ok(());
    };
    let vendor = tool.vendor.map_or(String::new(), |vendor| format!(", {vendor}"));
    writeln!(out, "{}{vendor} {}", paint.strong(&tool.name), paint.faint(&format!("[{}]", tool.id)))?;
    if let Some(standing) = answer.standing {
        writeln!(out, "  standing: {standing}")?;
    }
    for tier in &tool.tiers {
        let trains = match tier.trains_by_default {
            Some(true) => "trains on inputs unless somebody objects",
            Some(false) => "does not train on inputs",
            None => "training on inputs: not stated",
        };
        writeln!(
            out,
            "  {}: {trains} {}",
            tier.name,
            paint.faint(&format!("({}, {})", tier.seen, tier.source))
        )?;
    }
    Ok(())
}
