//! The figures of one run, as a table and as JSON.

use super::added::Added;
use super::peers::Speed;
use super::sizes::Size;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Bytes of the long text that throughput is measured on.
const LONG: f64 = 10e6;

/// Times of one form, in ms.
#[derive(Serialize, Deserialize)]
pub struct Timed {
    /// A verdict on 2 KB, warm, names on.
    pub verdict: f64,
    /// A scan of 10 MB without names.
    pub scan: f64,
    /// A scan of 10 MB of prose without names and with no finding.
    pub prose: f64,
    /// A scan of 100 MB of mixed text without names; native only.
    pub hundred: Option<f64>,
    /// A scan of 10 MB with names.
    pub names: f64,
    /// A scan of 2 KB without names.
    pub prompt: f64,
    /// The same with a roster of 50,000 people.
    pub listed: f64,
    /// From the first line to listeners being on; only where there is a page.
    pub start: Option<f64>,
}

/// Everything measured in one run.
#[derive(Serialize)]
pub struct Report {
    /// Native code.
    pub native: Timed,
    /// Wasm in Chromium.
    pub wasm: Timed,
    /// The twin in Chromium.
    pub twin: Timed,
    /// Sizes.
    pub sizes: Vec<Size>,
    /// What a page pays.
    pub added: Added,
    /// Other scanners, fastest first, when they were asked for.
    pub peers: Vec<Speed>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:28}{:>12}{:>12}{:>12}   wasm/native  twin/wasm", "", "native", "wasm", "twin")?;
        self.times(f, "verdict on 2 KB, ms", |t| Some(t.verdict))?;
        self.times(f, "10 MB without names, MB/s", |t| Some(LONG / 1e3 / t.scan))?;
        self.times(f, "the same of prose, MB/s", |t| Some(LONG / 1e3 / t.prose))?;
        self.times(f, "100 MB without names, MB/s", |t| t.hundred.map(|ms| 10.0 * LONG / 1e3 / ms))?;
        self.times(f, "10 MB with names, MB/s", |t| Some(LONG / 1e3 / t.names))?;
        self.times(f, "scan of 2 KB, ms", |t| Some(t.prompt))?;
        self.times(f, "with 50,000 on a roster, ms", |t| Some(t.listed))?;
        self.times(f, "ready, ms", |t| t.start)?;
        writeln!(
            f,
            "\nbudgets: verdict 0.2, 0.5, 4 ms; 300, 150 MB/s; with names 15, 8 MB/s; ready 10, 40 ms\n"
        )?;
        writeln!(f, "{:32}{:>10}{:>10}   budget", "KB", "raw", "gzip")?;
        for size in &self.sizes {
            let budget = match (size.budget_raw, size.budget_gzip) {
                (Some(raw), Some(gzip)) => format!("{} / {}", raw / 1000, gzip / 1000),
                _ => String::new(),
            };
            let mark = if size.is_over() { "  OVER" } else { "" };
            writeln!(f, "{:32}{:>10}{:>10}   {budget}{mark}", size.what, size.raw / 1000, size.gzip / 1000)?;
        }
        write!(f, "{}", self.added)?;
        self.beside(f)
    }
}

impl Report {
    /// Other scanners beside ours, native code all.
    fn beside(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.peers.is_empty() {
            return Ok(());
        }
        let [plain, names] = [self.native.scan, self.native.names].map(|ms| LONG / 1e3 / ms);
        writeln!(
            f,
            "\n{:32}{:>10}{:>22}{:>22}",
            "the same text", "MB/s", "Handrail, no names", "Handrail, names"
        )?;
        writeln!(f, "{:32}{:>10}{plain:>22.1}{names:>22.1}", "Handrail", "")?;
        for Speed { name, mb_per_s } in &self.peers {
            let times = |ours: f64| format!("{:.1} times", ours / mb_per_s);
            writeln!(f, "{name:32}{mb_per_s:>10.2}{:>22}{:>22}", times(plain), times(names))?;
        }
        Ok(())
    }

    fn times(
        &self,
        f: &mut fmt::Formatter<'_>,
        what: &str,
        of: impl Fn(&Timed) -> Option<f64>,
    ) -> fmt::Result {
        let [native, wasm, twin] = [&self.native, &self.wasm, &self.twin].map(of);
        let number = |value: Option<f64>| value.map_or("-".into(), |value| format!("{value:.3}"));
        let ratio = |a: Option<f64>, b: Option<f64>| number(a.zip(b).map(|(a, b)| a / b));
        writeln!(
            f,
            "{what:28}{:>12}{:>12}{:>12}{:>14}{:>11}",
            number(native),
            number(wasm),
            number(twin),
            ratio(wasm, native),
            ratio(twin, wasm)
        )
    }
}
