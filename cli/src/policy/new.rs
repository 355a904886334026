//! `handrail policy new`.

mod ask;

use crate::outcome::Outcome;
use anyhow::{Context, bail};
use ask::Asker;
use clap::{Args, ValueEnum};
use handrail::policy::{Severity, read};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use toml_edit::{DocumentMut, Item, value};

/// What the templates' invented domains end in (RFC 2606), and their invented ids begin with.
const INVENTED: &str = ".example";
const NO_ID: &str = "00000000-";

const EXAMPLES: &str = "\
Examples:
  handrail policy new --out ai-policy.toml                      asks a few questions
  handrail policy new --template psesd-5023 --organization \"Lake County Schools\" \\
      --email privacy@lake.example --out ai-policy.toml         asks nothing more
  handrail policy new --template nonprofit-uses < /dev/null     the template as it is, to read

Exit codes: 0 written, 2 the file is there already or cannot be written, or an answer cannot be used.";

/// Begins a policy file from a ready one.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct New {
    /// The ready policy to begin with.
    #[arg(long, value_enum)]
    template: Option<Template>,
    /// The organization's name, as staff know it.
    #[arg(long = "organization", alias = "organisation", value_name = "NAME")]
    organisation: Option<String>,
    /// E-mail address of whoever answers for the policy; questions and incidents go there too.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// The file to write; standard output without it. A file that is there is never replaced.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Template {
    /// A nonprofit; guidelines and procedures.
    NonprofitGuidelines,
    /// A nonprofit; permitted and prohibited uses.
    NonprofitUses,
    /// A school or educational service district.
    #[value(name = "psesd-5023")]
    Psesd5023,
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Template::NonprofitGuidelines => include_str!("../../../policies/nonprofit-guidelines.toml"),
            Template::NonprofitUses => include_str!("../../../policies/nonprofit-uses.toml"),
            Template::Psesd5023 => include_str!("../../../policies/psesd-5023.toml"),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When an answer cannot be used, or the file is there already or cannot be written.
pub fn run(new: &New) -> anyhow::Result<Outcome> {
    if let Some(out) = new.out.as_ref().filter(|out| out.exists()) {
        bail!("{}: is there already; name another file", out.display());
    }
    let mut asker = Asker::new(std::io::stdin().is_terminal());
    let template = match new.template {
        Some(template) => template,
        None => *asker.choose(
            "What is closest to your organization?",
            &[
                ("a nonprofit whose policy gives guidelines and procedures", Template::NonprofitGuidelines),
                ("a nonprofit whose policy lists permitted and prohibited uses", Template::NonprofitUses),
                ("a school or educational service district", Template::Psesd5023),
            ],
        )?,
    };
    let organisation = match &new.organisation {
        Some(name) => Some(name.clone()),
        None => asker.text("What do your staff call the organization?")?,
    };
    let email = match &new.email {
        Some(email) => Some(email.clone()),
        None => asker.text("Which e-mail address answers for the policy?")?,
    };
    let text = filled(template.text(), organisation.as_deref(), email.as_deref())?;
    if let Err(problems) = read(&text) {
        let first =
            problems.iter().find(|p| p.severity == Severity::Error).context("the policy is refused")?;
        bail!("that answer cannot be used: {first}");
    }
    let unfilled = unfilled(&text);
    match &new.out {
        Some(out) => {
            std::fs::write(out, text).with_context(|| format!("{}: cannot be written", out.display()))?;
            let out = out.display();
            eprintln!("Wrote {out}.");
            for tool in unfilled {
                eprintln!(
                    "To fill in: `own_accounts` of {tool}, by which your own workspace is told. Its value is invented."
                );
            }
            eprintln!("Next: change its tools, then: handrail policy check {out}");
        }
        None => std::io::stdout().lock().write_all(text.as_bytes())?,
    }
    Ok(Outcome::Clean)
}

/// The template with the organisation's own name and address; its comments stay.
fn filled(template: &str, organisation: Option<&str>, email: Option<&str>) -> anyhow::Result<String> {
    let mut document: DocumentMut = template.parse().context("the template is no TOML")?;
    if let Some(name) = organisation {
        document["organization"]["name"] = value(name);
    }
    if let Some(email) = email {
        let contacts = &mut document["contacts"];
        contacts["compliance_officer"]["email"] = value(email);
        for key in ["questions", "report_incident", "concerns"] {
            contacts[key] = value(format!("mailto:{email}"));
        }
        own_domain(&mut document, email);
    }
    Ok(document.to_string())
}

/// The templates' invented domain gives way to the organization's own, by which Handrail tells its accounts.
fn own_domain(document: &mut DocumentMut, email: &str) {
    let Some((_, domain)) = email.rsplit_once('@') else { return };
    let tools = document.get_mut("tool").and_then(|tools| tools.as_array_of_tables_mut());
    for tool in tools.into_iter().flat_map(|tools| tools.iter_mut()) {
        let accounts = tool.get_mut("own_accounts").and_then(|accounts| accounts.as_array_mut());
        for account in accounts.into_iter().flat_map(|accounts| accounts.iter_mut()) {
            if account.as_str().is_some_and(|account| account.ends_with(INVENTED)) {
                *account = domain.to_ascii_lowercase().into();
            }
        }
    }
}

/// What is still to be filled in by somebody who knows: workspace ids that the templates invented.
fn unfilled(text: &str) -> Vec<String> {
    let accounts = |tool: &Item| tool.get("own_accounts")?.as_array().cloned();
    let Ok(document) = text.parse::<DocumentMut>() else { return Vec::new() };
    let tools = document.get("tool").and_then(Item::as_array_of_tables).cloned().unwrap_or_default();
    let invented = |tool: &Item| {
        let is = |account: &str| account.starts_with(NO_ID) || account.ends_with(INVENTED);
        accounts(tool).is_some_and(|all| all.iter().any(|account| account.as_str().is_some_and(is)))
    };
    let tools = tools.into_iter().map(Item::Table).filter(invented);
    tools.filter_map(|tool| Some(tool.get("id")?.as_str()?.to_owned())).collect()
}
