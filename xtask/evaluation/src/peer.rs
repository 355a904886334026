//! Other scanners: how they are installed, asked and timed.

use crate::case::{Answer, Found};
use crate::development::Set;
use crate::family::Family;
use anyhow::{Context, Result, bail};
use handrail::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long one scanner may take over all sets. One that needs longer is left out, and that is said.
const LIMIT: Duration = Duration::from_secs(1800);

/// Another scanner, as its file in `peers/` describes it. Beside that file stands its driver, `ID.run.py` or
/// `ID.run.js`: JSON lines `{id, text}` in, `{id, spans: [{start, end, label}]}` out, offsets in code points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// The stem of its file.
    #[serde(skip)]
    pub id: String,
    /// What it calls itself.
    pub name: String,
    runtime: Runtime,
    packages: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Runtime {
    Python,
    Node,
}

#[derive(Serialize)]
struct Question<'a> {
    id: usize,
    text: &'a str,
}

#[derive(Deserialize)]
struct Reply {
    id: usize,
    spans: Vec<ReplySpan>,
}

#[derive(Deserialize)]
struct ReplySpan {
    start: usize,
    end: usize,
    label: String,
}

/// Every scanner described in `folder`, in order of id.
///
/// # Errors
/// A file that cannot be read or describes no scanner.
pub fn all(folder: &Path) -> Result<Vec<Peer>> {
    let mut peers = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            let read = || -> Result<Peer> { Ok(toml::from_str(&fs::read_to_string(&path)?)?) };
            let mut peer = read().with_context(|| path.display().to_string())?;
            peer.id = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
            peers.push(peer);
        }
    }
    peers.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(peers)
}

impl Peer {
    /// Installs the scanner under `home`, each in a folder of its own, and has it read every text. The same
    /// version asked the same again is not run again.
    ///
    /// # Errors
    /// It could not be installed, failed, or took longer than half an hour.
    pub fn answers(&self, drivers: &Path, home: &Path, sets: &[Set]) -> Result<Vec<Vec<Answer>>> {
        let place = home.join(&self.id);
        self.install(&place)?;
        let (input, output, answered) =
            (place.join("texts.jsonl"), place.join("answers.jsonl"), place.join("answered"));
        let texts = sets.iter().flat_map(|set| &set.cases).map(|case| case.text.as_str());
        let lines = texts.enumerate().map(|(id, text)| serde_json::to_string(&Question { id, text }));
        let lines = lines.collect::<Result<Vec<_>, _>>()?.join("\n") + "\n";
        let asked =
            format!("{}\n{}\n{lines}", self.packages.join(" "), fs::read_to_string(self.script(drivers))?);
        if !fs::read_to_string(&answered).is_ok_and(|before| before == asked) {
            fs::write(&input, lines)?;
            let mut driver = self.driver(drivers, &place);
            finish(driver.stdin(File::open(&input)?).stdout(File::create(&output)?), LIMIT)
                .with_context(|| self.name.clone())?;
            fs::write(&answered, asked)?;
        }
        read(&output, sets)
    }

    /// Installs the scanner under `home` and tells how many seconds it takes to read the texts, its start included.
    ///
    /// # Errors
    /// It could not be installed, failed, or took longer than half an hour.
    pub fn seconds(&self, drivers: &Path, home: &Path, texts: &[String]) -> Result<f64> {
        let place = home.join(&self.id);
        self.install(&place)?;
        let input = place.join("timed.jsonl");
        let lines = texts.iter().enumerate().map(|(id, text)| serde_json::to_string(&Question { id, text }));
        fs::write(&input, lines.collect::<Result<Vec<_>, _>>()?.join("\n") + "\n")?;
        let start = Instant::now();
        let mut driver = self.driver(drivers, &place);
        finish(driver.stdin(File::open(&input)?).stdout(Stdio::null()), LIMIT)
            .with_context(|| self.name.clone())?;
        Ok(start.elapsed().as_secs_f64())
    }

    fn install(&self, place: &Path) -> Result<()> {
        let stamp = place.join("installed");
        let wanted = self.packages.join("\n");
        if fs::read_to_string(&stamp).is_ok_and(|have| have == wanted) {
            return Ok(());
        }
        fs::create_dir_all(place)?;
        match self.runtime {
            Runtime::Python => venv(&place.join("venv"), &self.packages)?,
            Runtime::Node => {
                let mut npm = Command::new("npm");
                npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--silent"]);
                finish(npm.arg("--prefix").arg(place).args(&self.packages), LIMIT)?;
            }
        }
        Ok(fs::write(stamp, wanted)?)
    }

    fn script(&self, drivers: &Path) -> PathBuf {
        let extension = match self.runtime {
            Runtime::Python => "py",
            Runtime::Node => "js",
        };
        drivers.join(format!("{}.run.{extension}", self.id))
    }

    fn driver(&self, drivers: &Path, place: &Path) -> Command {
        match self.runtime {
            Runtime::Python => {
                let mut python = Command::new(place.join("venv/bin/python"));
                python.arg("-B").arg(self.script(drivers));
                python
            }
            Runtime::Node => {
                let mut node = Command::new("node");
                node.arg(self.script(drivers)).env("NODE_PATH", place.join("node_modules"));
                node
            }
        }
    }
}

/// Makes a virtual environment of Python with some packages in it.
///
/// # Errors
/// Python or a package cannot be had.
pub fn venv(place: &Path, packages: &[String]) -> Result<()> {
    finish(Command::new("python3").args(["-m", "venv"]).arg(place), LIMIT)?;
    let mut pip = Command::new(place.join("bin/python"));
    finish(pip.args(["-m", "pip", "install", "--quiet"]).args(packages), LIMIT)
}

/// Runs a program to its end, or ends it when `limit` has passed.
///
/// # Errors
/// It does not start, fails, or takes longer.
pub fn finish(command: &mut Command, limit: Duration) -> Result<()> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stderr(Stdio::null()).spawn().with_context(|| shown.clone())?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            if !status.success() {
                bail!("{shown} ended with {status}");
            }
            return Ok(());
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("{shown} took longer than {} s", limit.as_secs());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn read(output: &Path, sets: &[Set]) -> Result<Vec<Vec<Answer>>> {
    let mut replies = HashMap::new();
    for line in fs::read_to_string(output)?.lines() {
        let reply: Reply = serde_json::from_str(line).with_context(|| output.display().to_string())?;
        replies.insert(reply.id, reply.spans);
    }
    let mut next = 0..;
    let answers = sets.iter().map(|set| {
        let of_set = set.cases.iter().zip(&mut next).map(|(case, id)| {
            let spans = replies.get(&id).with_context(|| format!("{}: no answer {id}", output.display()))?;
            Ok(answer(&case.text, spans))
        });
        of_set.collect::<Result<Vec<_>>>()
    });
    answers.collect()
}

fn answer(text: &str, spans: &[ReplySpan]) -> Answer {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |point: usize| starts.get(point).copied().unwrap_or(text.len());
    let found = spans
        .iter()
        .map(|s| Found { span: Span::new(byte(s.start), byte(s.end)), family: Family::of_label(&s.label) });
    Answer { found: found.collect(), interrupts: false }
}
