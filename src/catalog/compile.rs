//! Turns `tools/*.toml` into the static tables of the catalog, and refuses a file that is malformed or whose
//! proofs fail.

#[path = "emit.rs"]
mod emit;
#[path = "place.rs"]
mod place;
#[path = "prove.rs"]
mod prove;
#[path = "written.rs"]
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use written::{Vendor, WrittenRestriction, WrittenTool};

/// A tool as written, with its vendor's name.
type Entry = (String, WrittenTool);

/// Writes `catalog.packed`, `catalog.rs`, `catalog_tiers.rs` and `catalog_restrictions.rs`.
///
/// # Errors
/// Names the file and the tool that cannot be used, and why.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/tools");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut tools: BTreeMap<String, Entry> = BTreeMap::new();
    let mut restrictions: Vec<(String, WrittenRestriction)> = Vec::new();
    for (file, vendor) in read(&folder)? {
        for restriction in vendor.restriction {
            prove::restriction(&restriction)
                .map_err(|why| format!("{file}: restriction `{}`: {why}", restriction.header))?;
            restrictions.push((vendor.vendor.clone(), restriction));
        }
        for tool in vendor.tool {
            let id = tool.id.clone();
            prove::form(&tool).map_err(|why| format!("{file}: tool `{id}`: {why}"))?;
            if tools.insert(id.clone(), (vendor.vendor.clone(), tool)).is_some() {
                return Err(format!("{file}: tool `{id}`: the id is used twice"));
            }
        }
    }
    prove::places(&tools)?;
    let (lines, rest) = emit::tools(&tools);
    let tables = [
        ("catalog.packed", crate::packed::pack(lines.as_bytes(), &[])),
        ("catalog.rs", rest.into_bytes()),
        ("catalog_tiers.rs", (emit::tiers(&tools) + &emit::keepings(&tools)).into_bytes()),
        ("catalog_restrictions.rs", emit::restrictions(&restrictions).into_bytes()),
    ];
    for (name, bytes) in tables {
        fs::write(out_dir.join(name), bytes).map_err(|e| format!("{name}: {e}"))?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<(String, Vendor)>, String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        paths.push(entry.map_err(|e| format!("{}: {e}", folder.display()))?.path());
    }
    paths.sort();
    let mut vendors = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !file.ends_with(".toml") {
            return Err(format!("{file}: only .toml files belong in src/catalog/tools"));
        }
        let text = fs::read_to_string(&path).map_err(|e| format!("{file}: {e}"))?;
        vendors.push((file.clone(), toml::from_str(&text).map_err(|e| format!("{file}: {e}"))?));
    }
    Ok(vendors)
}
