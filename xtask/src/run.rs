//! Running other programs, with progress and with errors that say what to do.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Says what is being done, and how long it took once it is done.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("· {what}");
    let start = Instant::now();
    let done = work()?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds >= 1.0 {
        eprintln!("  {seconds:.0} s");
    }
    Ok(done)
}

/// Runs a command whose output is worth seeing only when it fails; `mend` says what to do then.
pub fn quietly(command: &mut Command, mend: &str) -> Result<String> {
    let shown = show(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{shown}` could not be started.\n{mend}"))?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let err = String::from_utf8_lossy(&output.stderr);
        bail!("{out}{err}\n`{shown}` failed ({}).\n{mend}", output.status);
    }
    Ok(out)
}

/// Runs a command that says on stderr how far it is, and gives its stdout.
pub fn said(command: &mut Command, mend: &str) -> Result<String> {
    let shown = show(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{shown}` could not be started.\n{mend}"))?;
    if !output.status.success() {
        bail!("`{shown}` failed ({}).\n{mend}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command and lets its output through.
pub fn aloud(command: &mut Command, mend: &str) -> Result<()> {
    let shown = show(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{shown}` could not be started.\n{mend}"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}).\n{mend}");
    }
    Ok(())
}

/// Runs a command and hands each line of its output to `hear`; true if it succeeded.
pub fn heard(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<bool> {
    let shown = show(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{shown}` could not be started"))?;
    let output = child.stdout.take().with_context(|| format!("`{shown}` has no output"))?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line.with_context(|| format!("the output of `{shown}` broke off"))?;
        hear(&String::from_utf8_lossy(&line));
    }
    Ok(child.wait().with_context(|| format!("`{shown}` did not end"))?.success())
}

/// True when a command can be started and succeeds; its output is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// True when a program can be started at all.
pub fn exists(program: &str) -> bool {
    let mut probe = Command::new(program);
    probe.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    probe.status().is_ok()
}

/// A command as a person would type it.
pub fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
