//! `cargo xtask test`: every test, from nothing.

mod browse;

use crate::setup::WASM;
use crate::tally::Tally;
use crate::{Browser, agreement, project, run, setup};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::ffi::OsString;
use std::process::Command;

/// What can be chosen on the command line.
#[derive(clap::Args)]
pub struct Options {
    /// Run only this part; may be given more than once.
    #[arg(long)]
    only: Vec<Part>,
    /// Test this browser only.
    #[arg(long)]
    browser: Option<Browser>,
    /// Run only the browser tests whose file name contains this.
    #[arg(long)]
    spec: Option<String>,
}

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Formatting and lints, for this machine and for Wasm.
    Lint,
    /// What runs on this machine: the core, the command line, the pure parts of the extension.
    Core,
    /// The same core as Wasm and as the twin: they must say what native code says.
    Forms,
    /// Real browsers with the built extension.
    E2e,
}

/// Runs the chosen parts to their end, then says how many tests passed and failed.
pub fn command(options: &Options) -> Result<()> {
    let chosen = |part| options.only.is_empty() || options.only.contains(&part);
    let mut tally = Tally::default();
    if chosen(Part::Lint) {
        tally.add(lint()?);
    }
    if chosen(Part::Core) {
        tally.add(core()?);
    }
    if chosen(Part::Forms) {
        tally.add(forms()?);
    }
    if chosen(Part::E2e) {
        tally.add(browse::e2e(options)?);
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("Not every test passed; what failed stands above.");
    }
    Ok(())
}

fn lint() -> Result<Tally> {
    setup::wasm_target()?;
    let clippy = ["clippy", "--quiet", "--locked"];
    let deny = ["--", "--deny", "warnings"];
    let host = [&clippy[..], &["--workspace", "--all-targets"], &deny].concat();
    // The page side by itself: together with others, cargo would switch on what it does without.
    let content = [&clippy[..], &["--target", WASM, "--package", "handrail-content"], &deny].concat();
    let others = ["--target", WASM, "--package", "handrail-background", "--package", "handrail-pages"];
    let others = [&clippy[..], &others, &deny].concat();
    let mut tally = Tally::default();
    for (what, arguments) in [
        ("format", vec!["fmt", "--all", "--check"]),
        ("lints, this machine", host),
        ("lints, Wasm, page side", content),
        ("lints, Wasm, background and pages", others),
    ] {
        let passed = run::step(what, || run::heard(cargo()?.args(arguments), |line| println!("{line}")))?;
        tally.check(passed);
    }
    Ok(tally)
}

fn core() -> Result<Tally> {
    run::step("core", || {
        runner("", cargo()?.args(["test", "--quiet", "--locked", "--workspace", "--no-fail-fast"]), |_| {})
    })
}

fn forms() -> Result<Tally> {
    agreement::prepare()?;
    let mut node = node_test(&[project::root()?.join("tests/forms/agreement.test.js").into()])?;
    run::step("forms", || runner("", &mut node, |_| {}))
}

fn node_test(files: &[OsString]) -> Result<Command> {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1", "--test-timeout=1200000"])
        .args(files);
    node.env("HANDRAIL_DIST", project::root()?.join("dist")).env("HANDRAIL_TARGET", project::target()?);
    Ok(node)
}

/// Runs a test runner, lets its lines through behind `mark` and to `hear`, and counts; one that fails without naming a
/// failed test counts as one failure.
fn runner(mark: &str, command: &mut Command, mut hear: impl FnMut(&str)) -> Result<Tally> {
    let mut tally = Tally::default();
    let succeeded = run::heard(command, |line| {
        println!("{mark}{line}");
        tally.read(line);
        hear(line);
    })?;
    if !succeeded && tally.failed == 0 {
        tally.check(false);
    }
    Ok(tally)
}

fn cargo() -> Result<Command> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(project::root()?);
    Ok(cargo)
}
