//! `docs/detectors.md`: every detector, from its own file, with what was measured of its family.

use crate::family::Family;
use anyhow::{Context, Result};
use handrail::detect::{Definition, Described, Kind, definitions, described};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Families with fewer labels than this have no figures worth reading.
const ENOUGH: f64 = 20.0;

/// The kinds in the order of the page, and what each is called.
const SECTIONS: [(&str, &[Kind]); 13] = [
    ("Names of people", &[Kind::Person]),
    ("Numbers that governments give", &[Kind::Ssn, Kind::GovId]),
    ("Health numbers", &[Kind::MedicalId]),
    ("Other numbers of people", &[Kind::Id]),
    ("Money", &[Kind::Card, Kind::Bank, Kind::Crypto]),
    ("Ways to reach somebody", &[Kind::Email, Kind::Phone, Kind::Address, Kind::Username, Kind::Url]),
    ("Devices and vehicles", &[Kind::Ip, Kind::Device, Kind::Vehicle]),
    ("Places and organisations", &[Kind::Place, Kind::Organisation]),
    ("Dates and ages", &[Kind::Date, Kind::Age]),
    (
        "Sensitive matter, once it is tied to a person",
        &[Kind::Health, Kind::Education, Kind::Benefits, Kind::Justice, Kind::Demographic, Kind::Other],
    ),
    ("Combinations", &[Kind::Combination]),
    ("Markings", &[Kind::Marking]),
    ("Secrets", &[Kind::Secret]),
];

/// Kinds that are no detector of their own.
#[derive(Deserialize)]
struct LeftOut {
    kind: Vec<Without>,
}

#[derive(Deserialize)]
struct Without {
    name: String,
    found_as: Option<String>,
    reason: String,
}

/// What was counted of one family over all sets: labels, labels found, false alarms.
#[derive(Clone, Copy, Default)]
struct Count {
    labelled: f64,
    found: f64,
    wrong: f64,
}

/// Where the page is.
pub fn path(root: &Path) -> PathBuf {
    root.join("docs/detectors.md")
}

/// Writes the page of the project at `root`.
///
/// # Errors
/// Files that cannot be read or written, and a kind that is said to be found by a detector that is not there.
pub fn write(root: &Path) -> Result<()> {
    std::fs::write(path(root), render(root)?).context("docs/detectors.md")
}

/// The page as it should be.
///
/// # Errors
/// As [`write`].
pub fn render(root: &Path) -> Result<String> {
    let card = std::fs::read_to_string(root.join("docs/evaluation.md")).context("docs/evaluation.md")?;
    let counts = counts(&card);
    let mut page = format!(
        "# What Handrail looks for\n\n{} detectors, each a file in `src/detect/detectors` with its own proof. This page is \
         written by `cargo xtask detectors`; a test fails when it is out of date.\n\n\
         *Action* is what the detector itself proposes for an approved tool; a policy's rows replace it. *Measured* is the \
         precision and recall of the whole family over the development sets and our corpus ([evaluation.md](evaluation.md)), \
         where there are at least {ENOUGH} labels. The last column names the same kind in Google's Sensitive Data Protection (G), \
         Microsoft Purview (M) and Presidio (P).\n",
        definitions().len()
    );
    for (title, kinds) in SECTIONS {
        section(&mut page, title, kinds, &counts);
    }
    left_out(&mut page, root)?;
    secrets_left_out(&mut page, root)?;
    Ok(page)
}

/// The secrets that other scanners name and that no detector finds.
fn secrets_left_out(page: &mut String, root: &Path) -> Result<()> {
    #[derive(Deserialize)]
    struct File {
        about: String,
        left_out: Vec<Names>,
    }
    #[derive(Deserialize)]
    struct Names {
        reason: String,
        names: Vec<String>,
    }
    let path = "src/detect/secrets_left_out.toml";
    let file: File = toml::from_str(&std::fs::read_to_string(root.join(path))?).context(path)?;
    let _ = writeln!(page, "\n## Secrets left out\n\n{}\n", file.about.trim());
    for group in file.left_out {
        let names: Vec<String> = group.names.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(page, "- {}: {}.", names.join(", "), group.reason);
    }
    Ok(())
}

fn section(page: &mut String, title: &str, kinds: &[Kind], counts: &BTreeMap<String, Count>) {
    let _ = writeln!(page, "\n## {title}\n");
    for line in kinds.iter().filter_map(|kind| measured(*kind, counts)) {
        let _ = writeln!(page, "{line}");
    }
    let _ = writeln!(page, "\n| id | what | regulation | format published in | proof | action | G, M, P |");
    let _ = writeln!(page, "| --- | --- | --- | --- | --- | --- | --- |");
    for definition in definitions().iter().filter(|d| kinds.contains(&d.kind)) {
        if let Some(said) = described(&definition.id) {
            let _ = writeln!(page, "{}", row(definition, said));
        }
    }
}

fn row(definition: &Definition, said: &Described) -> String {
    let regulations: Vec<&str> = definition.regulations.iter().map(AsRef::as_ref).collect();
    let action = format!("{:?}", definition.severity).to_lowercase();
    let cells = [
        format!("`{}`", definition.id),
        definition.name.to_string(),
        regulations.join(", "),
        said.source.to_owned(),
        proof(said),
        action,
        likes(said),
    ];
    format!("| {} |", cells.map(|c| c.replace('|', "\\|")).join(" | "))
}

fn proof(said: &Described) -> String {
    if let Some(validation) = said.validation {
        return validation.to_owned();
    }
    let mut rules: Vec<&str> = said.proofs.iter().map(|p| p.rule.trim_end_matches('.')).collect();
    rules.dedup();
    if !rules.is_empty() {
        return rules.join("; ");
    }
    match (said.terms.is_empty(), said.labels.is_empty(), said.shapes.is_empty()) {
        (false, ..) => "words, near a person".into(),
        (_, false, _) => "a label before it".into(),
        (_, _, false) => "its shape".into(),
        _ => "by code".into(),
    }
}

fn likes(said: &Described) -> String {
    let list = |letter: &str, names: &[&str]| {
        if names.is_empty() { None } else { Some(format!("{letter}: {}", names.join(", "))) }
    };
    let all = [list("G", said.google), list("M", said.microsoft), list("P", said.presidio)];
    all.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn measured(kind: Kind, counts: &BTreeMap<String, Count>) -> Option<String> {
    let family = Family::of_kind(kind).0;
    let count = counts.get(family).filter(|c| c.labelled >= ENOUGH)?;
    let precision = count.found / (count.found + count.wrong).max(1.0);
    let recall = count.found / count.labelled;
    Some(format!(
        "- Measured, {family}: precision {precision:.2}, recall {recall:.2}, of {} labels.",
        count.labelled
    ))
}

/// The rows of figures of every set in the model card, added up by family. Peers' tables have other columns.
fn counts(card: &str) -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for line in card.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let &[family, labelled, _, recall, _, wrong] = cells.as_slice() else { continue };
        let number = |text: &str| text.parse::<f64>().ok();
        if let (Some(labelled), Some(wrong)) = (number(labelled), number(wrong)) {
            let count = counts.entry(family.to_owned()).or_default();
            count.labelled += labelled;
            count.found += labelled * number(recall).unwrap_or(0.0);
            count.wrong += wrong;
        }
    }
    counts
}

fn left_out(page: &mut String, root: &Path) -> Result<()> {
    let text = std::fs::read_to_string(root.join("tests/parity/left_out.toml")).context("left_out.toml")?;
    let left: LeftOut = toml::from_str(&text).context("left_out.toml")?;
    let _ =
        writeln!(page, "\n## Not detectors of their own\n\n| kind | found as | why |\n| --- | --- | --- |");
    for kind in left.kind {
        let found = match &kind.found_as {
            Some(id) if described(id).is_none() => {
                anyhow::bail!("left_out.toml: there is no detector `{id}`")
            }
            Some(id) => format!("`{id}`"),
            None => "-".into(),
        };
        let _ = writeln!(page, "| {} | {found} | {} |", kind.name, kind.reason);
    }
    for (system, name) in [("Google", "google"), ("Microsoft", "microsoft"), ("Presidio", "presidio")] {
        #[derive(Deserialize)]
        struct List {
            types: Vec<String>,
            abroad: Vec<String>,
            without: BTreeMap<String, String>,
        }
        let path = format!("tests/parity/{name}.toml");
        let list: List = toml::from_str(&std::fs::read_to_string(root.join(&path))?).context(path)?;
        let all = list.types.len() + list.abroad.len();
        let covered = all - list.without.len();
        let _ = writeln!(
            page,
            "\n**{system}.** Of {} types for the United States and {} for other countries, {covered} have a detector here.",
            list.types.len(),
            list.abroad.len()
        );
        for (kind, reason) in list.without {
            let _ = writeln!(page, "- `{kind}`: {reason}");
        }
    }
    Ok(())
}
