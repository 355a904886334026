//! The specs in real browsers. Both browsers run at the same time, and what a loaded machine made too late for a test is
//! tried once more with one browser alone; that is said, and more than a few are not tried again.

use super::{Options, node_test, runner};
use crate::tally::Tally;
use crate::{Browser, build, project, run, setup};
use anyhow::{Result, anyhow, bail};
use std::ffi::OsString;

/// Where tests of more files than this fail, it is not the machine.
const MOST_AGAIN: usize = 3;

/// Builds the extension and runs the chosen specs.
pub fn e2e(options: &Options) -> Result<Tally> {
    let browsers = Browser::chosen(options.browser);
    setup::browsers(&browsers)?;
    setup::environment("chainlit")?;
    setup::wheel("open_webui")?;
    build::build(&browsers)?;
    let wanted = options.spec.as_deref().unwrap_or_default();
    let specs: Vec<_> = specs()?.into_iter().filter(|spec| is_wanted(spec, wanted)).collect();
    if specs.is_empty() {
        bail!("No file in tests/e2e/specs is named like {wanted:?}.");
    }
    let names: Vec<&str> = browsers.iter().map(|browser| browser.name()).collect();
    let first = run::step(&names.join(" and "), || at_once(&names, &specs))?;
    let mut tally = Tally::default();
    for (name, ran) in names.iter().zip(first) {
        tally.add(again(name, &specs, ran)?);
    }
    Ok(tally)
}

/// All browsers at the same time: each waits more than it works.
fn at_once(names: &[&str], specs: &[OsString]) -> Result<Vec<Ran>> {
    std::thread::scope(|scope| {
        let running: Vec<_> = names.iter().map(|name| scope.spawn(move || Ran::of(name, specs))).collect();
        let broke_off = |_| anyhow!("A runner of the specs broke off.");
        running.into_iter().map(|browser| browser.join().map_err(broke_off)?).collect()
    })
}

/// Runs the files of failed tests once more, with nothing beside them.
fn again(name: &str, specs: &[OsString], first: Ran) -> Result<Tally> {
    let files: Vec<OsString> = specs.iter().filter(|spec| first.failed_in(spec)).cloned().collect();
    if files.is_empty() || files.len() > MOST_AGAIN {
        return Ok(first.tally);
    }
    let second = run::step(&format!("{name} once more, alone"), || Ran::of(name, &files))?;
    let failed = second.tally.failed;
    let passed = first.tally.passed + first.tally.failed.saturating_sub(failed);
    println!("\n{name}: {} failed beside the other browser, {failed} alone", first.tally.failed);
    Ok(Tally { passed, failed })
}

/// What came of some specs in a browser.
struct Ran {
    tally: Tally,
    /// Where failed tests stand, as the runner names the places.
    failed: Vec<String>,
}

impl Ran {
    fn of(name: &str, specs: &[OsString]) -> Result<Self> {
        let mut failed = Vec::new();
        let mut node = node_test(specs)?;
        node.env("HANDRAIL_BROWSER", name);
        let tally = runner(&format!("{name:<9}"), &mut node, |line| failed.extend(place(line)))?;
        Ok(Self { tally, failed })
    }

    fn failed_in(&self, spec: &OsString) -> bool {
        let spec = spec.to_string_lossy();
        let file = spec.rsplit('/').next().unwrap_or_default();
        self.failed.iter().any(|place| place.rsplit('/').next() == Some(file))
    }
}

/// The file of a failed test: `test at tests/e2e/specs/held.test.js:17:5`.
fn place(line: &str) -> Option<String> {
    let mut parts = line.trim().strip_prefix("test at ")?.rsplitn(3, ':');
    parts.nth(2).map(str::to_owned)
}

/// `wanted` is part of a name.
fn is_wanted(spec: &OsString, wanted: &str) -> bool {
    let path = spec.to_string_lossy();
    path.rsplit('/').next().is_some_and(|file| file.contains(wanted))
}

fn specs() -> Result<Vec<OsString>> {
    let mut specs = Vec::new();
    for entry in std::fs::read_dir(project::e2e()?.join("specs"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.js") {
            specs.push(path.into_os_string());
        }
    }
    specs.sort();
    Ok(specs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_failed_test_is_found_in_what_the_runner_says() {
        let said = ["test at tests/e2e/specs/held.test.js:17:5", "  ✔ test at noon (3 ms)", "ℹ fail 1"];
        let failed = said.iter().filter_map(|line| place(line)).collect();
        let ran = Ran { tally: Tally::default(), failed };
        assert_eq!(ran.failed, ["tests/e2e/specs/held.test.js"]);
        assert!(ran.failed_in(&"tests/e2e/specs/held.test.js".into()));
        assert!(!ran.failed_in(&"tests/e2e/specs/upheld.test.js".into()));
    }
}
