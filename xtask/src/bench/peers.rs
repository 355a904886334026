//! Other scanners, timed on the text that our own throughput is measured on.

use crate::{project, run};
use anyhow::{Context, Result, ensure};
use evaluation::peer::{self, finish, venv};
use handrail_forms::mixed;
use serde::Serialize;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The fastest scanner that a registry serves: secrets alone, by a multi-pattern engine.
const KINGFISHER: &str = "kingfisher-bin==2.14.0";
/// Bytes that it reads in one file: ten megabytes would not show beside its start.
const LONG: usize = 100_000_000;
/// Bytes that a library reads, as prompts of 2 KB; the slowest needs a minute for a megabyte.
const SHORT: usize = 300_000;
/// How long one run of Kingfisher may take.
const LIMIT: Duration = Duration::from_secs(120);

/// One scanner's throughput.
#[derive(Serialize)]
pub struct Speed {
    /// What it calls itself.
    pub name: String,
    /// Megabytes a second, its start taken off.
    pub mb_per_s: f64,
}

/// Times every scanner, one after another, each on one core where it can be told so.
pub fn measure() -> Result<Vec<Speed>> {
    let home = project::target()?.join("peers");
    let mut speeds = vec![run::step("timing Kingfisher", || kingfisher(&home.join("kingfisher")))?];
    let drivers = project::root()?.join("xtask/evaluation/peers");
    for peer in peer::all(&drivers)? {
        let texts: Vec<String> = (0..SHORT / 2_000).map(|_| mixed(2_000)).collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let seconds = run::step(&format!("timing {}", peer.name), || {
            let start = peer.seconds(&drivers, &home, &[String::new()])?;
            Ok(peer.seconds(&drivers, &home, &texts)? - start)
        })?;
        speeds.push(Speed { name: peer.name, mb_per_s: rate(bytes, seconds) });
    }
    speeds.sort_by(|a, b| b.mb_per_s.total_cmp(&a.mb_per_s));
    Ok(speeds)
}

fn rate(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / 1e6 / seconds
}

fn kingfisher(home: &Path) -> Result<Speed> {
    let environment = home.join("venv");
    if !environment.join("bin/kingfisher").exists() {
        venv(&environment, &[KINGFISHER.to_owned()])?;
    }
    let (long, empty) = (home.join("long"), home.join("empty"));
    for (folder, text) in [(&long, mixed(LONG)), (&empty, "nothing\n".to_owned())] {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("text.txt"), text).context("the text cannot be written")?;
    }
    let (mut whole, mut start) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..5 {
        whole = whole.min(scan(&environment, &long)?);
        start = start.min(scan(&environment, &empty)?);
    }
    ensure!(
        whole > start * 1.2,
        "Kingfisher's reading cannot be told from its start: {whole:.2} s, {start:.2} s"
    );
    Ok(Speed { name: "Kingfisher (secrets alone)".into(), mb_per_s: rate(LONG, whole - start) })
}

/// Seconds for one run. It ends with a number of its own when it found something, which is no failure.
fn scan(environment: &Path, folder: &Path) -> Result<f64> {
    let inside = "\"$0\" scan --no-validate --no-update-check --no-dedup --jobs 1 --format json \"$1\" || [ $? -ge 200 ]";
    let mut shell = Command::new("sh");
    shell.args(["-c", inside]).arg(environment.join("bin/kingfisher")).arg(folder);
    let start = Instant::now();
    finish(shell.stdout(Stdio::null()), LIMIT).context("Kingfisher")?;
    Ok(start.elapsed().as_secs_f64())
}
