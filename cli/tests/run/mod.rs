//! Runs the `handrail` binary.
#![allow(clippy::panic, reason = "what a test needs and cannot have ends it")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// What a run left behind.
pub struct Ran {
    /// Exit code; -1 when ended by a signal.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Code, output and errors as one text, for a snapshot.
    #[allow(dead_code, reason = "not every test file takes snapshots")]
    pub fn shown(&self) -> String {
        format!("exit {}\n--- out\n{}--- err\n{}", self.code, self.out, self.err)
    }
}

/// Runs `handrail` in the folder of test files with `input` on its standard input. It gets a minute.
pub fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_handrail"))
        .args(arguments)
        .current_dir(folder())
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("handrail does not start: {e}"));
    let (input, stdin) = (input.into(), child.stdin.take());
    let writer = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || send.send(child.wait_with_output()));
    let output = receive
        .recv_timeout(Duration::from_secs(60))
        .unwrap_or_else(|_| panic!("handrail {arguments:?} does not end"))
        .unwrap_or_else(|e| panic!("handrail {arguments:?}: {e}"));
    drop(writer.join());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|e| panic!("not UTF-8: {e}"));
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// Writes a test file into the folder that `run` runs in.
#[allow(dead_code, reason = "not every test file needs files")]
pub fn file(name: &str, content: impl AsRef<[u8]>) {
    std::fs::write(folder().join(name), content).unwrap_or_else(|e| panic!("{name}: {e}"));
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}
