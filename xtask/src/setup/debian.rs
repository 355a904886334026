//! Debian packages that the tests need.

use crate::{Browser, run};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// A program and the package that brings it.
struct Program {
    paths: &'static [&'static str],
    package: &'static str,
}

const OPENSSL: Program = Program { paths: &["/usr/bin/openssl"], package: "openssl" };
const CHROMIUM: Program =
    Program { paths: &["/usr/bin/chromium", "/usr/bin/google-chrome"], package: "chromium" };
const FIREFOX: Program =
    Program { paths: &["/usr/lib/firefox-esr/firefox-esr", "/usr/bin/firefox"], package: "firefox-esr" };

/// Makes sure that these browsers, and what their tests need beside them, are on the machine.
pub fn browsers(browsers: &[Browser]) -> Result<()> {
    let mut wanted = vec![OPENSSL];
    for browser in browsers {
        wanted.push(match browser {
            Browser::Chromium => CHROMIUM,
            Browser::Firefox => FIREFOX,
        });
    }
    let missing: Vec<_> = wanted
        .iter()
        .filter(|program| !program.paths.iter().any(|path| Path::new(path).exists()))
        .map(|program| program.package)
        .collect();
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
