//! Running other programs, with progress and with errors that say what to do.

use anyhow::{Context, Result, bail};
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
