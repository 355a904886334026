//! The loader for pages that no list knows, with the marks of known front ends.

use super::script;
use crate::project;
use anyhow::{Result, bail};
use handrail::watch::front_ends;

/// Most that other pages are made to carry, in bytes.
const MOST: usize = 2_048;
/// Marks by which pages say who wrote an entry of a conversation.
const AUTHORS: &str = "[data-role=assistant],[data-author=assistant],[data-sender=bot]";

/// The loader, minified; refused when it is larger than [`MOST`].
pub fn loader() -> Result<String> {
    let selectors: Vec<&str> = front_ends().iter().map(|front_end| front_end.selector).collect();
    let path = project::root()?.join("extension/world/watch.js");
    let text = project::read(&path)?
        .replace("FRONT_ENDS", &format!("{:?}", selectors.join(",")))
        .replace("AUTHORS", &format!("{AUTHORS:?}"));
    let staged = project::target()?.join("wasm-parts/watch.js");
    project::write(&staged, text)?;
    let loader = script::alone(&staged)?;
    if loader.len() > MOST {
        bail!(
            "extension/world/watch.js has {} bytes when minified, of at most {MOST}: shorten it.",
            loader.len()
        );
    }
    Ok(loader)
}
