//! The core in both forms, for comparing and timing: `target/forms`, never shipped.

use super::{script, twin, wasm};
use crate::{project, setup};
use anyhow::Result;
use std::path::PathBuf;

/// Builds `tests/forms` into `form.js` and `twin.js`; gives their folder.
pub fn forms() -> Result<PathBuf> {
    setup::wasm_target()?;
    setup::node_modules()?;
    let module = wasm::compile("forms")?;
    let folder = project::target()?.join("forms");
    let loader = project::root()?.join("tests/forms/form.js");
    project::write(&folder.join("form.js"), script::bundle(&loader, &module)?)?;
    project::write(&folder.join("twin.js"), twin::translate(&module)?)?;
    Ok(folder)
}
