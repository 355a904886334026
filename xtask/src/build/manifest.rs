//! Each browser's manifest, derived from the one at the top of the project.

use crate::{Browser, project};
use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The manifest for one browser, as text.
pub fn derive(browser: Browser) -> Result<String> {
    let path = project::root()?.join("manifest.json");
    let mut manifest: Map<String, Value> = serde_json::from_str(&project::read(&path)?)
        .with_context(|| format!("{} is not a JSON object", path.display()))?;
    let mut own = manifest.remove("browsers").context("manifest.json has no `browsers`")?;
    let own = own[browser.name()].take();
    manifest.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    let mut manifest = Value::Object(manifest);
    merge(&mut manifest, own);
    Ok(format!("{manifest:#}\n"))
}

/// Lays one value over another: objects are united, everything else is replaced.
fn merge(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over,
    }
}
