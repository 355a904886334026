//! Turns `front_ends/*.toml` and `brands/*.toml` into static tables, and refuses a file that is malformed or whose proofs
//! fail.

#[path = "brand.rs"]
mod brand;

use brand::Brand;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFrontEnd {
    selector: String,
    /// Where it was seen, and when.
    basis: String,
    sample: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenBrand {
    tool: String,
    distinct: bool,
    except: Vec<String>,
    /// Labels that pose as the name.
    alike: Vec<String>,
    /// Labels that do not.
    unlike: Vec<String>,
}

/// Writes `watch.rs`.
///
/// # Errors
/// Names the file that cannot be used, and why.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let mut out = String::from("pub const FRONT_ENDS: &[super::FrontEnd] = &[\n");
    for (id, WrittenFrontEnd { selector, basis, sample }) in read("front_ends")? {
        if basis.is_empty() || selector.is_empty() || !sample.contains('<') {
            return Err(format!("{id}.toml: a front end has a selector, a basis and a sample of its markup"));
        }
        let _ =
            writeln!(out, "super::FrontEnd {{ id: {id:?}, selector: {selector:?}, sample: {sample:?} }},");
    }
    out += "];\npub const BRANDS: &[Brand<'static>] = &[\n";
    for (word, written) in read::<WrittenBrand>("brands")? {
        prove(&word, &written).map_err(|why| format!("{word}.toml: {why}"))?;
        let WrittenBrand { tool, distinct, except, .. } = written;
        let _ = writeln!(
            out,
            "Brand {{ tool: {tool:?}, word: {word:?}, distinct: {distinct}, except: &{except:?} }},"
        );
    }
    out += "];\n";
    fs::write(out_dir.join("watch.rs"), out).map_err(|e| format!("watch.rs: {e}"))
}

fn prove(word: &str, written: &WrittenBrand) -> Result<(), String> {
    if written.alike.is_empty() || written.unlike.len() < 2 {
        return Err("it needs a label that poses as the name and two that do not".into());
    }
    let except: Vec<&str> = written.except.iter().map(String::as_str).collect();
    let brand = Brand { tool: &written.tool, word, distinct: written.distinct, except: &except };
    let wrong =
        |labels: &[String], expected| labels.iter().find(|l| brand.is_in(l, false) != expected).cloned();
    if let Some(label) = wrong(&written.alike, true) {
        return Err(format!("`{label}` is not taken for it"));
    }
    match wrong(&written.unlike, false) {
        Some(label) => Err(format!("`{label}` is taken for it")),
        None => Ok(()),
    }
}

/// Every file of a folder, by name.
fn read<T: DeserializeOwned>(folder: &str) -> Result<Vec<(String, T)>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/watch").join(folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        paths.push(entry.map_err(|e| format!("{}: {e}", folder.display()))?.path());
    }
    paths.sort();
    let mut entries = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(id) = file.strip_suffix(".toml") else {
            return Err(format!("{file}: only .toml files belong in {}", folder.display()));
        };
        let text = fs::read_to_string(&path).map_err(|e| format!("{file}: {e}"))?;
        entries.push((id.to_owned(), toml::from_str(&text).map_err(|e| format!("{file}: {e}"))?));
    }
    Ok(entries)
}
