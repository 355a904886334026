//! Prompts from templates: `[a|b]` is one of several wordings, `<name>` one entry of a list, and either may hold the
//! other.

use anyhow::{Context, Result, bail};
use names_trainer::random::Random;
use std::collections::HashMap;
use std::path::Path;

/// Lists by name.
pub struct Lists(HashMap<String, Vec<String>>);

impl Lists {
    /// Reads `name = one | another` lines.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let mut lists = HashMap::new();
        for line in text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            let (name, items) = line.split_once(" = ").with_context(|| format!("{line}: no ` = `"))?;
            lists.insert(name.to_owned(), items.split(" | ").map(|item| item.trim().to_owned()).collect());
        }
        Ok(Self(lists))
    }

    /// How many texts a template can give, about: a list counts as ten.
    pub fn variety(template: &str) -> usize {
        let wordings = |slot: &str| slot.split(']').next().map_or(1, |inner| inner.split('|').count());
        let choices = template.split('[').skip(1).map(wordings);
        choices.chain(template.matches('<').map(|_| 10)).fold(1, usize::saturating_mul)
    }

    /// One text of a template.
    pub fn fill(&self, template: &str, random: &mut Random) -> Result<String> {
        let mut out = String::new();
        let mut rest = template;
        while let Some(at) = rest.find(['[', '<']) {
            out.push_str(&rest[..at]);
            let close = if rest.as_bytes()[at] == b'[' { ']' } else { '>' };
            let inner = &rest[at + 1..];
            let end = inner.find(close).with_context(|| format!("{template}: no `{close}`"))?;
            let (inner, after) = (&inner[..end], &inner[end + 1..]);
            if close == ']' {
                let options: Vec<&str> = inner.split('|').collect();
                out.push_str(&self.fill(options[random.below(options.len())], random)?);
            } else {
                let Some(items) = self.0.get(inner) else { bail!("{template}: no list `{inner}`") };
                out.push_str(random.pick(items));
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

/// A line of a file of templates.
pub struct Template {
    pub asks: bool,
    pub text: String,
}

/// The templates of a file: lines that begin with `+` ask for the intent, those with `-` do not.
pub fn templates(path: &Path) -> Result<Vec<Template>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let line = |line: &str| {
        let (asks, text) = match line.split_at_checked(2) {
            Some(("+ ", text)) => (true, text),
            Some(("- ", text)) => (false, text),
            _ => bail!("{}: `{line}`: begin with `+ ` or `- `", path.display()),
        };
        Ok(Template { asks, text: text.trim().to_owned() })
    };
    text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).map(line).collect()
}

#[derive(serde::Deserialize)]
struct Intent {
    proof: Proof,
}

#[derive(serde::Deserialize)]
struct Proof {
    #[serde(rename = "match")]
    matches: Vec<String>,
    no_match: Vec<String>,
}

/// The proofs of an intent's own file, as templates.
pub fn proofs(path: &Path) -> Result<Vec<Template>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let intent: Intent = toml::from_str(&text).with_context(|| path.display().to_string())?;
    let signed = |asks| move |text: String| Template { asks, text };
    let asks = intent.proof.matches.into_iter().map(signed(true));
    Ok(asks.chain(intent.proof.no_match.into_iter().map(signed(false))).collect())
}
