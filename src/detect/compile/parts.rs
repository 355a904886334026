//! The bytes of tables one behind the other, and the Rust that says where each stands.

use std::fmt::Write;

/// Tables to be packed.
#[derive(Default)]
pub struct Parts {
    /// All tables.
    bytes: Vec<u8>,
    /// The name of each, and where it ends.
    ends: Vec<(&'static str, usize)>,
    /// The checks that tables name by number, counted from 1.
    checks: Vec<String>,
}

impl Parts {
    /// Adds a table; `name` becomes a constant that says where it stands.
    pub fn add(&mut self, name: &'static str, bytes: impl AsRef<[u8]>) {
        self.bytes.extend(bytes.as_ref());
        self.ends.push((name, self.bytes.len()));
    }

    /// All tables, packed.
    pub fn pack(&self) -> Vec<u8> {
        let ends: Vec<usize> = self.ends.iter().map(|(_, end)| *end).collect();
        crate::packed::pack(&self.bytes, &ends)
    }

    /// The number of a check; 0 for none.
    pub fn check(&mut self, name: Option<&str>) -> u8 {
        let Some(name) = name else { return 0 };
        let known = self.checks.iter().position(|known| known == name);
        let at = known.unwrap_or_else(|| {
            self.checks.push(name.to_owned());
            self.checks.len() - 1
        });
        at as u8 + 1
    }

    /// `out` and the constants; more checks than a byte can number stop the build at the generated line.
    pub fn rust(&self, mut out: String) -> String {
        let mut start = 0;
        for (name, end) in &self.ends {
            let _ = writeln!(out, "pub const {name}: Range<usize> = {start}..{end};");
            start = *end;
        }
        let checks: String = self.checks.iter().map(|name| format!("checks::{name}, ")).collect();
        let most = self.checks.len().saturating_sub(255);
        let _ = writeln!(out, "pub static CHECKS: [Check; {}] = [{checks}];", self.checks.len());
        let _ = writeln!(out, "const _: [(); 0] = [(); {most}];");
        out
    }
}
