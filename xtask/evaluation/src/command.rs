use crate::comparison::compare;
use crate::corpus::{self, Half};
use crate::report::{HalfReport, SetReport};
use crate::{baseline, card, development, show};
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// Say how good the detectors are, and fail if they got worse than the committed baseline.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Score the labelled sets in this folder instead of the project's own corpus: JSON lines, or texts written as
    /// our own are, in the folders `tune` and `check`.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Show up to this many mistakes of each family. Of the corpus: of the tune half only.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub mistakes: usize,
    /// With --data: install other scanners under the target folder and put their figures beside ours.
    #[arg(long, requires = "data")]
    pub peers: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Take these figures as the baseline, and write them into docs/evaluation.md.
    #[arg(long)]
    pub accept: bool,
}

/// Runs `cargo xtask eval` for the project at `root`.
///
/// # Errors
/// Texts that cannot be read, and figures worse than the baseline's.
pub fn command(options: &Options, root: &Path) -> Result<()> {
    let card = root.join("docs/evaluation.md");
    match &options.data {
        Some(folder) if Half::ALL.iter().all(|half| folder.join(half.word()).is_dir()) => {
            halves(options, folder).map(|_| ())
        }
        Some(folder) => sets(options, folder, root, &card),
        None => own(options, root, &card),
    }
}

/// Scores both halves of the corpus in `folder` and says how they did; mistakes of the tune half only.
fn halves(options: &Options, folder: &Path) -> Result<Vec<HalfReport>> {
    let mut reports = Vec::new();
    for half in Half::ALL {
        reports.push(HalfReport::of(half, &corpus::read(folder, half)?));
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    } else {
        print!("{}", show::halves(&reports));
        for report in reports.iter().filter(|r| r.half == Half::Tune && options.mistakes > 0) {
            print!("{}", show::mistakes(&report.mistakes, options.mistakes));
        }
    }
    Ok(reports)
}

fn own(options: &Options, root: &Path, page: &Path) -> Result<()> {
    let corpus = root.join("tests/corpus");
    let reports = halves(options, &corpus)?;
    let file = corpus.join("baseline.json");
    if options.accept {
        baseline::write(&file, &reports)?;
        card::fill(page, "figures", &show::halves(&reports))?;
        return crate::kinds_page::write(root);
    }
    let worse = baseline::regressions(&baseline::read(&file)?, &reports);
    if !worse.is_empty() {
        bail!("worse than {}:\n  {}", file.display(), worse.join("\n  "));
    }
    Ok(())
}

fn sets(options: &Options, folder: &Path, root: &Path, page: &Path) -> Result<()> {
    let sets = development::read(folder)?;
    if sets.is_empty() {
        bail!("{}: no .jsonl file there", folder.display());
    }
    let reports: Vec<SetReport> = sets.iter().map(SetReport::of).collect();
    if options.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    } else {
        print!("{}", show::sets(&reports));
        for report in reports.iter().filter(|_| options.mistakes > 0) {
            print!("--- {}\n{}", report.name, show::mistakes(&report.mistakes, options.mistakes));
        }
    }
    if options.accept {
        card::fill(page, "development sets", &show::sets(&reports))?;
        crate::kinds_page::write(root)?;
    }
    if options.peers {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        let home = root.join(target).join("peers");
        let beside = compare(&sets, &reports, &root.join("xtask/evaluation/peers"), &home)?;
        print!("{beside}");
        if options.accept {
            card::fill(page, "peers", &beside)?;
        }
    }
    Ok(())
}
