//! Credentials that everybody knows, as checksums.

use serde::Deserialize;
use std::collections::BTreeSet;

const FILE: &str = "src/detect/public_examples.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    what: String,
    source: String,
    crc32: Vec<u32>,
}

/// The checksums as a Rust table, in order.
///
/// # Errors
/// Names the file and says what is wrong with it.
pub fn rust() -> Result<String, String> {
    println!("cargo::rerun-if-changed={FILE}");
    let text = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
    let read: Examples = toml::from_str(&text).map_err(|e| format!("{FILE}: {e}"))?;
    if let Some(bare) = read.example.iter().find(|e| e.source.is_empty()) {
        return Err(format!("{FILE}: `{}` has no source", bare.what));
    }
    let sums: BTreeSet<u32> = read.example.iter().flat_map(|e| e.crc32.iter().copied()).collect();
    let list: Vec<String> = sums.iter().map(|s| format!("0x{s:08X}")).collect();
    Ok(format!("pub static PUBLIC_EXAMPLES: [u32; {}] = [{}];\n", sums.len(), list.join(", ")))
}
