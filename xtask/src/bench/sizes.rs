//! Sizes of what a page pays for, raw and compressed.

use crate::{project, run};
use anyhow::{Context, Result};
use serde::Serialize;
use std::path::Path;
use std::process::Command;

/// One script's size against its budget, in bytes.
#[derive(Serialize)]
pub struct Size {
    /// What it is.
    pub what: &'static str,
    /// As it lies on the disk.
    pub raw: u64,
    /// Compressed by gzip -9.
    pub gzip: u64,
    /// Most that `raw` may be; the design's section 5.
    pub budget_raw: Option<u64>,
    /// Most that `gzip` may be.
    pub budget_gzip: Option<u64>,
}

impl Size {
    /// Whether a budget is broken.
    pub fn is_over(&self) -> bool {
        let over = |size: u64, budget: Option<u64>| budget.is_some_and(|most| size > most);
        over(self.raw, self.budget_raw) || over(self.gzip, self.budget_gzip)
    }
}

/// Measures the built extension in `dist`.
pub fn measure(dist: &Path) -> Result<Vec<Size>> {
    let wasm = project::target()?.join("wasm-parts/content.optimised.wasm");
    let sizes = [
        ("page side, Wasm", wasm, Some(1_200_000), Some(600_000)),
        ("page side, script as shipped", dist.join("page.js"), None, None),
        ("page side, twin", dist.join("twin.js"), None, None),
        ("guard", dist.join("guard.js"), None, None),
        ("loader on other pages, if watched", dist.join("watch.js"), Some(2_048), None),
        ("background", dist.join("background.js"), None, None),
        ("pages", dist.join("pages.js"), None, None),
    ];
    let measured = sizes.into_iter().map(|(what, path, budget_raw, budget_gzip)| {
        let raw = std::fs::metadata(&path).with_context(|| format!("{} is missing", path.display()))?.len();
        Ok(Size { what, raw, gzip: gzip(&path)?, budget_raw, budget_gzip })
    });
    measured.collect()
}

fn gzip(path: &Path) -> Result<u64> {
    let mut node = Command::new("node");
    node.args(["-p", "zlib.gzipSync(fs.readFileSync(process.argv[1]), { level: 9 }).length"]).arg(path);
    let said = run::quietly(&mut node, "Node could not compress the file.")?;
    said.trim().parse().with_context(|| format!("node said {said:?}"))
}
