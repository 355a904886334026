//! `handrail policy show`.

use super::diff::said;
use crate::outcome::Outcome;
use anyhow::bail;
use clap::Args;
use handrail::policy::{Policy, Status, ToolRule, Words};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail policy show ai-policy.toml
  handrail policy show ai-policy.toml --language es > politica.md

Exit codes: 0 shown, 2 the policy cannot be read, is refused, or has no words in that language.";

/// Prints what staff will read: the tools, the clauses and when they are shown, as Markdown.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Show {
    /// The policy file.
    file: PathBuf,
    /// A language of the policy; without it, its first.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// When the policy cannot be read or is refused, has no words in the language, or the output fails.
pub fn run(show: &Show) -> anyhow::Result<Outcome> {
    let policy = super::load(Some(&show.file))?;
    let first = policy.languages.first().map_or("en", String::as_str);
    let language = show.language.as_deref().unwrap_or(first);
    if !policy.languages.iter().any(|l| l == language) {
        bail!("the policy has no words in `{language}`; it has {}", policy.languages.join(", "));
    }
    let mut out = std::io::stdout().lock();
    print(&mut out, &policy, language, first)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

fn print(out: &mut impl Write, policy: &Policy, language: &str, first: &str) -> std::io::Result<()> {
    writeln!(out, "# {} {}\n", policy.title, policy.version)?;
    if !policy.organisation.is_empty() {
        writeln!(out, "{}\n", policy.organisation)?;
    }
    contacts(out, policy)?;
    writeln!(out, "## Tools\n")?;
    for (status, title) in [
        (Status::Approved, "Approved"),
        (Status::Conditional, "Approved with conditions"),
        (Status::Pending, "Under review"),
        (Status::Denied, "Not to be used"),
    ] {
        let of: Vec<&ToolRule> = policy.tools.iter().filter(|t| t.status == status).collect();
        if !of.is_empty() {
            writeln!(out, "- {title}: {}", of.iter().map(|t| tool(t)).collect::<Vec<_>>().join("; "))?;
        }
    }
    writeln!(out, "- Every other AI tool: not approved\n")?;
    if !policy.exceptions.is_empty() {
        writeln!(out, "## Exceptions\n")?;
        for exception in &policy.exceptions {
            writeln!(out, "- {}", said(exception))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "## The policy\n")?;
    for clause in &policy.clauses {
        let in_language = |words: &Words| -> String {
            words.get(language).or_else(|| words.get(first)).cloned().unwrap_or_default()
        };
        writeln!(out, "### {} {}\n\n{}\n", clause.id, in_language(&clause.title), in_language(&clause.text))?;
        let shown: Vec<&str> = policy
            .moments
            .iter()
            .filter(|(_, ids)| ids.first() == Some(&clause.id))
            .map(|(topic, _)| topic.as_str())
            .collect();
        if !shown.is_empty() {
            writeln!(out, "Shown for: {}\n", shown.join(", "))?;
        }
    }
    Ok(())
}

fn contacts(out: &mut impl Write, policy: &Policy) -> std::io::Result<()> {
    let contacts = &policy.contacts;
    if let Some(officer) = &contacts.compliance_officer {
        let phone = if officer.phone.is_empty() { String::new() } else { format!(", {}", officer.phone) };
        writeln!(out, "- Answers for it: {}, {}{phone}", officer.name, officer.email)?;
    }
    for (what, link) in [("Questions", &contacts.questions), ("Incidents", &contacts.report_incident)] {
        if let Some(link) = link {
            writeln!(out, "- {what}: {}", link.strip_prefix("mailto:").unwrap_or(link))?;
        }
    }
    writeln!(out)
}

fn tool(rule: &ToolRule) -> String {
    let mut notes = Vec::new();
    if rule.own_account_only {
        notes.push("with our own account only".to_owned());
    }
    if !rule.agreements.is_empty() {
        notes.push(format!("agreements: {}", rule.agreements.join(", ")));
    }
    if !rule.classes_allowed.is_empty() {
        notes.push(format!("may take {}", rule.classes_allowed.join(", ")));
    }
    if let Some(instead) = &rule.use_instead {
        notes.push(format!("use {instead} instead"));
    }
    if notes.is_empty() { rule.name.clone() } else { format!("{} ({})", rule.name, notes.join(", ")) }
}
