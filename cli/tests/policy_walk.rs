//! The walk-through of `docs/policy.md`, as IT types it: from nothing to a pushed policy on Linux in five commands.
#![cfg(target_os = "linux")]
#![allow(clippy::panic, clippy::expect_used, reason = "what a test needs and cannot have ends it")]

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const HEADING: &str = "## From nothing to a pushed policy";
const MOST: usize = 5;

/// The commands of the first block behind the heading, without what is said about them.
fn commands() -> Vec<String> {
    let page = include_str!("../../docs/policy.md");
    let (_, rest) = page.split_once(HEADING).expect("the heading");
    let block =
        rest.split("```").nth(1).and_then(|block| block.strip_prefix("sh\n")).expect("a block of commands");
    block.lines().map(|line| line.split('#').next().unwrap_or_default().trim().to_owned()).collect()
}

/// A program of ours in the place of one that this computer has.
fn stand_in(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\nset -eu\n{script}")).expect("written");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("made a program");
}

/// Runs a command on a terminal of its own, as `script` gives one, with what is typed there.
fn typed(command: &str, answers: &str, folder: &Path, programs: &Path) {
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--flush", "--command", command, "/dev/null"])
        .current_dir(folder)
        .env("PATH", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program `script`, which every Linux has");
    child.stdin.take().expect("a pipe").write_all(answers.as_bytes()).expect("typed");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{command}: {said}");
}

fn empty(path: PathBuf) -> PathBuf {
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

#[test]
fn five_commands_lead_from_nothing_to_a_pushed_policy() {
    let all = commands();
    assert!(!all.is_empty() && all.len() <= MOST, "{all:?}");
    let work = empty(Path::new(env!("CARGO_TARGET_TMPDIR")).join("walk"));
    let [programs, root, home] = ["programs", "root", "home"].map(|name| empty(work.join(name)));
    // Installing is putting the program that was built into the path; the machine's root is a folder.
    let program = env!("CARGO_BIN_EXE_handrail");
    let install =
        format!("[ \"$*\" = 'install --path cli' ]\nln -s '{program}' '{}/handrail'\n", programs.display());
    stand_in(&programs, "cargo", &install);
    let into_root = format!(
        "for last; do :; done\n[ \"$last\" = / ]\n[ \"$1 $2\" = 'cp -r' ]\nexec cp -r \"$3\" '{}'\n",
        root.display()
    );
    stand_in(&programs, "sudo", &into_root);

    for command in &all {
        let asks = command.contains("policy new");
        let answers =
            if asks { "2\nHarbor Street Family Services\nprivacy@harborstreet.example\n" } else { "" };
        typed(command, answers, &home, &programs);
    }

    let policy = std::fs::read_to_string(home.join("ai-policy.toml")).expect("a policy");
    assert!(policy.contains("Harbor Street Family Services"));
    for browser in ["chromium", "opt/chrome", "opt/edge", "brave"] {
        let file = root.join("etc").join(browser).join("policies/managed/handrail.json");
        let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let extensions = value["3rdparty"]["extensions"].as_object().expect("extensions");
        assert!(extensions.values().all(|keys| keys["policy"] == *policy), "{browser}");
    }
    let firefox = std::fs::read_to_string(root.join("etc/firefox/policies/policies.json")).expect("a file");
    let firefox: serde_json::Value = serde_json::from_str(&firefox).expect("JSON");
    let extensions = firefox["policies"]["3rdparty"]["Extensions"].as_object().expect("extensions");
    assert!(extensions.values().all(|keys| keys["policy"] == *policy));
}
