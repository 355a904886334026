//! Debian packages that the tests need.

use crate::{Browser, run};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// A program and the package that brings it.
struct Program {
    paths: &'static [&'static str],
    package: &'static str,
    /// The lowest major version that will do; 0 where any does.
    least: u32,
}

const OPENSSL: Program = Program { paths: &["/usr/bin/openssl"], package: "openssl", least: 0 };
const CHROMIUM: Program =
    Program { paths: &["/usr/bin/chromium", "/usr/bin/google-chrome"], package: "chromium", least: 130 };
// Up to 140 its driver cannot look into the browser's own windows, where the tests read the notice.
const FIREFOX: Program = Program {
    paths: &["/usr/lib/firefox-esr/firefox-esr", "/usr/bin/firefox"],
    package: "firefox-esr",
    least: 153,
};

impl Program {
    fn is_here(&self) -> bool {
        let found = self.paths.iter().find(|path| Path::new(path).exists());
        found.is_some_and(|path| self.least == 0 || major(path).is_none_or(|major| major >= self.least))
    }
}

/// The first number of what a program says to `--version`.
fn major(path: &str) -> Option<u32> {
    let said = Command::new(path).arg("--version").output().ok()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    said.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse().ok())
}

/// Makes sure that these browsers, and what their tests need beside them, are on the machine.
pub fn browsers(browsers: &[Browser]) -> Result<()> {
    let mut wanted = vec![OPENSSL];
    for browser in browsers {
        wanted.push(match browser {
            Browser::Chromium => CHROMIUM,
            Browser::Firefox => FIREFOX,
        });
    }
    let missing: Vec<_> =
        wanted.iter().filter(|program| !program.is_here()).map(|program| program.package).collect();
    install(&missing)
}

/// Installs packages; nothing to install is no work.
pub fn install(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    let mend = format!("Install by hand: apt-get install {list}");
    if !run::exists("apt-get") {
        bail!("This machine has no apt-get. {mend}, or what stands for it here.");
    }
    run::step(&format!("apt-get install {list}"), || {
        run::quietly(as_root().args(["apt-get", "update", "-q"]), &mend)?;
        let mut install = as_root();
        install.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y"]);
        run::quietly(install.arg("--no-install-recommends").args(packages), &mend)
    })?;
    Ok(())
}

/// The start of a command that runs as root: by `sudo`, where there is one and it is needed.
fn as_root() -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    Command::new(if root { "env" } else { "sudo" })
}
