//! Turns the detector and lexicon files into static tables, and refuses a malformed file by name.

mod beginning;
mod emit;
#[allow(dead_code, reason = "the scanner uses the rest")]
#[path = "../follow.rs"]
mod follow;
mod mask;
mod parts;
#[path = "../renowned/print.rs"]
mod print;
mod public;
mod renowned;
mod source;
mod tables;
mod vocabulary;

use std::path::{Path, PathBuf};

const DETECTORS: &str = "src/detect/detectors";
const LEXICONS: &str = "src/detect/lexicons";

/// Compiles `src/detect/{detectors,lexicons}` into `detectors.rs` and `detectors.packed` in `out_dir`.
///
/// # Errors
/// Names the file and says what is wrong with it.
pub fn compile(out_dir: &Path) -> Result<(), String> {
    let mut lexicons = Vec::new();
    for path in files(Path::new(LEXICONS))? {
        lexicons.push(source::lexicon(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let mut detectors = Vec::new();
    for path in files(Path::new(DETECTORS))? {
        let detector = source::detector(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        detectors.push(detector);
    }
    detectors.sort_by(|a, b| a.id.cmp(&b.id));
    for pair in detectors.windows(2) {
        if let [a, b] = pair
            && a.id == b.id
        {
            return Err(format!("{}: two files define this id", a.id));
        }
    }
    let tables = tables::build(&detectors, &lexicons)?;
    let (rust, parts) = emit::tables(&detectors, &tables)?;
    let write = |name: &str, content: Vec<u8>| {
        std::fs::write(out_dir.join(name), content).map_err(|e| format!("{name}: {e}"))
    };
    write("detectors.packed", parts.pack())?;
    write("detectors.rs", (rust + &public::rust()?).into_bytes())
}

/// Every `.toml` file below `dir`, in order of name; tells cargo to watch them.
fn files(dir: &Path) -> Result<Vec<PathBuf>, String> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut found = Vec::new();
    let entries = std::fs::read_dir(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", dir.display()))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|e| e == "toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
