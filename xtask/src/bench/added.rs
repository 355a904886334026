//! What Handrail adds to a chat page: the same page in the same run with and without it.

use crate::{project, run};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::process::Command;

/// Medians of one side, ms but for the memory.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// To the first contentful paint.
    pub paint: f64,
    /// From a key to the page's hearing it.
    pub key: f64,
    /// From a paste of 2 KB to the page's hearing it.
    pub paste: f64,
    /// The first paste on a page, two seconds after it was opened.
    pub first_paste: f64,
    /// A paste as soon as the page is there.
    pub opening: f64,
    /// From Enter to the request's having begun.
    pub send: f64,
    /// The first send on a page, right after the last key.
    pub first_send: f64,
    /// From a key in a prompt of 100 KB to the page's hearing that its letter stands there.
    pub long_key: f64,
    /// The main thread's whole work for such a key, whenever it is done.
    pub long: f64,
    /// Heap and buffers of the tab, MB.
    pub memory: f64,
}

/// Both sides.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Added {
    /// The form that ran: `wasm` or `twin`.
    pub form: String,
    /// With Handrail.
    pub with: Side,
    /// Without.
    pub without: Side,
    /// To the first contentful paint with an extension of the same manifest whose scripts do nothing, ms.
    pub idle_paint: f64,
    /// Half of the first paints without Handrail lie within this, ms.
    pub noise: f64,
}

/// Measures in Chromium.
pub fn measure() -> Result<Added> {
    let mut node = Command::new("node");
    node.arg(project::e2e()?.join("latency/measure.js"));
    node.env("HANDRAIL_DIST", project::root()?.join("dist"));
    let said = run::quietly(&mut node, "The measurement could not be taken.")?;
    serde_json::from_str(said.trim()).with_context(|| format!("the measurement said {said:?}"))
}

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { with, without, idle_paint, noise, form } = self;
        writeln!(
            f,
            "\n{:36}{:>10}{:>10}{:>10}   budget ({form})",
            "on a page, medians", "without", "with", "added"
        )?;
        let paint = format!("within noise, {noise:.0}");
        let rows = [
            ("key, ms", without.key, with.key, "1"),
            ("paste of 2 KB, ms", without.paste, with.paste, "3"),
            ("  the first on a page, ms", without.first_paste, with.first_paste, ""),
            ("  as the page opens, ms", without.opening, with.opening, ""),
            ("send of 2 KB, ms", without.send, with.send, "3"),
            ("  the first on a page, ms", without.first_send, with.first_send, ""),
            ("key in 100 KB, to its letter, ms", without.long_key, with.long_key, "1"),
            ("  the whole work for it, ms", without.long, with.long, ""),
            ("first contentful paint, ms", without.paint, with.paint, &*paint),
            ("  of it for an idle extension", without.paint, *idle_paint, ""),
            ("memory, MB", without.memory, with.memory, "16"),
        ];
        for (what, without, with, budget) in rows {
            writeln!(f, "{what:36}{without:>10.2}{with:>10.2}{:>10.2}   {budget}", with - without)?;
        }
        Ok(())
    }
}
