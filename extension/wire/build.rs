//! Names the form that packed messages have: a digest of the sources that describe it. See `src/packed.rs`.

use std::path::Path;
use std::{env, fs, io};

/// FNV-1a of 64 bits.
fn digest(mut hash: u64, bytes: &[u8]) -> u64 {
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    hash
}

/// Adds every Rust source under a folder, in order of name.
fn digest_all(hash: u64, folder: &Path) -> io::Result<u64> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    entries.iter().map(fs::DirEntry::path).try_fold(hash, |hash, path| {
        if path.is_dir() {
            digest_all(hash, &path)
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            Ok(digest(hash, &fs::read(&path)?))
        } else {
            Ok(hash)
        }
    })
}

fn main() -> io::Result<()> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut hash = 0xCBF2_9CE4_8422_2325;
    for folder in ["src", "../../src"] {
        let folder = Path::new(&here).join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        hash = digest_all(hash, &folder)?;
    }
    println!("cargo::rustc-env=HANDRAIL_FORM={hash:016x}");
    Ok(())
}
