//! `handrail policy build`.

mod admx;
mod browser;
mod deployment;
mod firefox;
mod instructions;
mod intune;
mod mac;
mod oma;
mod registry;
mod server;
mod settings;

use super::today;
use crate::outcome::Outcome;
use crate::paint::Paint;
use crate::source;
use anyhow::{Context, bail};
use browser::BROWSERS;
use clap::Args;
use deployment::{Deployment, ForceInstall};
use handrail::policy::{Policy, Severity, read_on};
use std::io::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  handrail policy build ai-policy.toml --out push
  handrail policy build ai-policy.toml --out push \\
      --update-url https://intranet.example.org/handrail/updates.xml \\
      --firefox-url https://intranet.example.org/handrail/handrail.xpi

Begin with push/instructions.html: it says, for this policy, what goes where.

Exit codes: 0 written, 1 the policy is refused, 2 a file cannot be read or written.";

/// Writes everything that pushes a policy to Chrome, Edge, Brave and Firefox on Windows, macOS and Linux.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Build {
    /// The policy file.
    file: PathBuf,
    /// The folder to write into; files of the same names are replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where Chrome, Edge and Brave fetch the extension: a store's update address, or your own update.xml. Without
    /// it they are not told to install Handrail.
    #[arg(long, value_name = "URL")]
    update_url: Option<String>,
    /// The extension's id in Chrome and Brave, where it is not the id of the project's own key.
    #[arg(long, value_name = "ID")]
    extension_id: Option<String>,
    /// The extension's id in Edge, where its store gave it another.
    #[arg(long, value_name = "ID")]
    edge_id: Option<String>,
    /// Where Firefox fetches the signed .xpi. Without it Firefox is not told to install Handrail.
    #[arg(long, value_name = "URL")]
    firefox_url: Option<String>,
    /// Push this address of the signed policy instead of the policy itself.
    #[arg(long, value_name = "URL", requires = "policy_key")]
    policy_url: Option<String>,
    /// The public key that the signed policy is signed with.
    #[arg(long, value_name = "KEY", requires = "policy_url")]
    policy_key: Option<String>,
    /// The group of the people at these browsers, by its id in the policy.
    #[arg(long, value_name = "ID")]
    group: Option<String>,
    /// Do not block the addresses of denied tools in the browsers themselves.
    #[arg(long)]
    no_blocklist: bool,
}

/// A file of the folder: its path below it, with `/`, and what it holds.
pub struct Artefact {
    pub path: String,
    pub bytes: Vec<u8>,
    /// What it is for, as the instructions say it.
    pub about: &'static str,
}

/// Runs the command.
///
/// # Errors
/// When the policy cannot be read, an address or id is none, or a file cannot be written.
pub fn run(build: &Build) -> anyhow::Result<Outcome> {
    let text = source::read(&build.file)?;
    let shown = source::shown(&build.file);
    let policy = match read_on(&text, today::today()) {
        Ok(read) => read.policy,
        Err(problems) => {
            let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
            println!(
                "{shown}: refused, nothing was written. {errors} to mend: handrail policy check {shown}"
            );
            return Ok(Outcome::Found);
        }
    };
    let blocked = if build.no_blocklist { Vec::new() } else { deployment::denied(&policy) };
    let deployment = Deployment {
        managed: managed(build, text, &policy)?,
        blocked,
        install: build.update_url.as_deref().map(https).transpose()?.map(|url| ForceInstall { url }),
        firefox_install: build.firefox_url.as_deref().map(https).transpose()?.map(|url| ForceInstall { url }),
        chromium_id: id(build.extension_id.as_deref())?,
        firefox_id: deployment::firefox_id()?,
        edge_id: id(build.edge_id.as_deref().or(build.extension_id.as_deref()))?,
        policy,
    };
    let artefacts = artefacts(&deployment)?;
    for artefact in &artefacts {
        write(&build.out, artefact)?;
    }
    let paint = Paint::stdout();
    let mut out = std::io::stdout().lock();
    let width = artefacts.iter().map(|a| a.path.len()).max().unwrap_or_default();
    for Artefact { path, about, .. } in &artefacts {
        writeln!(out, "{path:width$}  {}", paint.faint(about))?;
    }
    let first = build.out.join("instructions.html").display().to_string();
    writeln!(
        out,
        "{} files in {}. Begin with {}.",
        artefacts.len(),
        build.out.display(),
        paint.strong(&first)
    )?;
    Ok(Outcome::Clean)
}

/// Every file that pushes a policy.
fn artefacts(deployment: &Deployment) -> anyhow::Result<Vec<Artefact>> {
    let mut all = Vec::new();
    for browser in &BROWSERS {
        let settings = settings::of(browser, deployment);
        all.push(registry::file(browser, &settings));
        all.extend(intune::scripts(browser, &settings));
        all.extend(oma::profile(browser, &settings));
        all.push(mac::profile(browser, &settings, deployment)?);
        all.push(settings::linux(browser, &settings)?);
    }
    all.push(settings::google_admin(deployment)?);
    all.extend(server::updates(deployment));
    all.extend(admx::templates(deployment)?);
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all.insert(0, instructions::page(deployment, &all)?);
    Ok(all)
}

/// What goes into managed storage.
fn managed(build: &Build, text: String, policy: &Policy) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut managed = match (&build.policy_url, &build.policy_key) {
        (Some(url), Some(key)) => vec![("policy_url", https(url)?), ("policy_key", key.clone())],
        _ => vec![("policy", text)],
    };
    if let Some(group) = &build.group {
        if !policy.groups.contains(group) {
            bail!("the policy knows no group `{group}`; it has: {}", policy.groups.join(", "));
        }
        managed.push(("group", group.clone()));
    }
    Ok(managed)
}

fn https(url: &str) -> anyhow::Result<String> {
    let is_plain = url.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\".contains(&b));
    if !is_plain || !(url.starts_with("https://") || url.starts_with("http://127.0.0.1")) {
        bail!("`{url}` is no https:// address that a browser could fetch the extension from");
    }
    Ok(url.to_owned())
}

fn id(given: Option<&str>) -> anyhow::Result<String> {
    let Some(id) = given else { return deployment::own_id() };
    if id.len() != 32 || !id.bytes().all(|b| matches!(b, b'a'..=b'p')) {
        bail!("`{id}` is no extension id: 32 letters from a to p, as the store's address shows them");
    }
    Ok(id.to_owned())
}

fn write(folder: &Path, artefact: &Artefact) -> anyhow::Result<()> {
    let path = folder.join(&artefact.path);
    let shown = path.display().to_string();
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("{}: cannot be made", parent.display()))?;
    }
    std::fs::write(&path, &artefact.bytes).with_context(|| format!("{shown}: cannot be written"))
}
