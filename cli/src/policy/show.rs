//! `handrail policy show`.

use crate::outcome::Outcome;
use anyhow::bail;
use clap::Args;
use handrail::guidance::office::{Key, Office, office};
use handrail::policy::{Contact, Policy, Practice, Status, ToolRule, Words, said};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  handrail policy show ai-policy.toml
  handrail policy show ai-policy.toml --language es > politica.md

Exit codes: 0 shown, 2 the policy cannot be read, is refused, or has no words in that language.";

/// Prints what staff will read, as Markdown: whom to ask, the tools, lessons, settings, and the clauses with when they are
/// shown.
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
    let (policy, practice) = super::load_whole(&show.file)?;
    let first = policy.languages.first().map_or("en", String::as_str);
    let language = show.language.as_deref().unwrap_or(first);
    if !policy.languages.iter().any(|l| l == language) {
        bail!("the policy has no words in `{language}`; it has {}", policy.languages.join(", "));
    }
    let page = Page { policy: &policy, practice: &practice, language, office: office(language) };
    let mut out = std::io::stdout().lock();
    page.print(&mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

struct Page<'a> {
    policy: &'a Policy,
    practice: &'a Practice,
    language: &'a str,
    office: Office,
}

impl Page<'_> {
    fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Policy { title, version, organisation, .. } = self.policy;
        writeln!(out, "# {title} {version}\n")?;
        if !organisation.is_empty() {
            writeln!(out, "{organisation}\n")?;
        }
        self.contacts(out)?;
        self.tools(out)?;
        self.exceptions(out)?;
        self.practice(out)?;
        self.clauses(out)
    }

    fn heading(&self, out: &mut impl Write, key: Key) -> std::io::Result<()> {
        writeln!(out, "## {}\n", self.office.text(key))
    }

    /// Words in the language that was asked for, else in the policy's first.
    fn said<'w>(&self, words: &'w Words) -> &'w str {
        let first = self.policy.languages.first().map_or("en", String::as_str);
        words.get(self.language).or_else(|| words.get(first)).map_or("", String::as_str)
    }

    fn contacts(&self, out: &mut impl Write) -> std::io::Result<()> {
        let contacts = &self.policy.contacts;
        if let Some(Contact { name, email, phone }) = &contacts.compliance_officer {
            let phone = if phone.is_empty() { String::new() } else { format!(", {phone}") };
            writeln!(out, "- {}, {email}{phone}", self.office.fill(Key::ReaderOfficer, &[("name", name)]))?;
        }
        let links = [
            (Key::ReaderQuestions, &contacts.questions),
            (Key::ReaderIncident, &contacts.report_incident),
            (Key::ReaderConcern, &self.practice.concerns),
        ];
        for (key, link) in links {
            if let Some(link) = link {
                let link = link.strip_prefix("mailto:").unwrap_or(link);
                writeln!(out, "- {}: {link}", self.office.text(key))?;
            }
        }
        writeln!(out)
    }

    fn tools(&self, out: &mut impl Write) -> std::io::Result<()> {
        self.heading(out, Key::ReaderTools)?;
        for (status, key) in [
            (Status::Approved, Key::ReaderToolApproved),
            (Status::Conditional, Key::ReaderToolConditional),
            (Status::Pending, Key::ReaderToolPending),
            (Status::Denied, Key::ReaderToolDenied),
        ] {
            let of: Vec<String> =
                self.policy.tools.iter().filter(|t| t.status == status).map(|t| self.tool(t)).collect();
            if !of.is_empty() {
                writeln!(out, "- {}: {}", self.office.text(key), of.join("; "))?;
            }
        }
        writeln!(out, "- {}\n", self.office.text(Key::ReaderToolRest))
    }

    fn tool(&self, rule: &ToolRule) -> String {
        let mut notes = Vec::new();
        if rule.own_account_only {
            notes.push(self.office.text(Key::ReaderOwnAccount).to_owned());
        }
        if rule.restrict_sign_in {
            notes.push(self.office.text(Key::ChangeVendorRefuses).to_owned());
        }
        if !rule.agreements.is_empty() {
            let list = rule.agreements.join(", ");
            notes.push(
                self.office.fill(Key::RiskAgreements, &[("list", &list)]).trim_end_matches('.').to_owned(),
            );
        }
        for class in &rule.classes_allowed {
            notes.push(self.office.fill(Key::ChangeClassFree, &[("class", class)]));
        }
        if let Some(id) = &rule.use_instead {
            let name = self.policy.tools.iter().find(|tool| tool.id == *id).map_or(id, |tool| &tool.name);
            notes.push(self.office.fill(Key::ChangeInstead, &[("tool", name)]));
        }
        if notes.is_empty() { rule.name.clone() } else { format!("{} ({})", rule.name, notes.join(", ")) }
    }

    fn exceptions(&self, out: &mut impl Write) -> std::io::Result<()> {
        if self.policy.exceptions.is_empty() {
            return Ok(());
        }
        self.heading(out, Key::ReaderExceptions)?;
        for exception in &self.policy.exceptions {
            writeln!(out, "- {}", said(exception, self.office))?;
        }
        writeln!(out)
    }

    /// What staff read and confirm besides.
    fn practice(&self, out: &mut impl Write) -> std::io::Result<()> {
        if !self.practice.lessons.is_empty() {
            self.heading(out, Key::ReaderLessons)?;
        }
        for lesson in &self.practice.lessons {
            writeln!(out, "### {}\n\n{}\n", self.said(&lesson.title), self.said(&lesson.text))?;
        }
        if !self.practice.settings.is_empty() {
            self.heading(out, Key::ReaderSettings)?;
        }
        for tool in &self.policy.tools {
            let Some(items) = self.practice.settings.get(&tool.id) else { continue };
            writeln!(out, "### {}\n", tool.name)?;
            for item in items {
                writeln!(out, "- {}", self.said(item))?;
            }
            writeln!(out)?;
        }
        if let Some(notice) = &self.practice.client_notice {
            self.heading(out, Key::ReaderClientNotice)?;
            writeln!(out, "{}\n", self.said(notice))?;
        }
        Ok(())
    }

    fn clauses(&self, out: &mut impl Write) -> std::io::Result<()> {
        self.heading(out, Key::ReaderClauses)?;
        for clause in &self.policy.clauses {
            writeln!(out, "### {} {}\n\n{}\n", clause.id, self.said(&clause.title), self.said(&clause.text))?;
            let topics = self.policy.moments.iter().filter(|(_, ids)| ids.first() == Some(&clause.id));
            let topics: Vec<&str> = topics.map(|(topic, _)| topic.as_str()).collect();
            if !topics.is_empty() {
                let topic = topics.join(", ");
                let shown = self.office.fill(Key::ChangeShownFor, &[("topic", &topic)]);
                writeln!(out, "({shown})\n")?;
            }
        }
        Ok(())
    }
}
