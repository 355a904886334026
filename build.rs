//! Walks the data folders and refuses a malformed file by name.

use std::path::PathBuf;
use std::process::ExitCode;

#[path = "src/catalog/compile.rs"]
mod catalog;
#[path = "src/detect/compile/mod.rs"]
mod detect;
#[path = "src/guidance/compile.rs"]
mod guidance;
#[path = "src/policy/compile.rs"]
mod policy;

fn main() -> ExitCode {
    let Some(out_dir) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        eprintln!("OUT_DIR is not set");
        return ExitCode::FAILURE;
    };
    println!("cargo::rerun-if-changed=build.rs");
    let compilers = [catalog::compile, detect::compile, guidance::compile, policy::compile];
    match compilers.iter().try_for_each(|compile| compile(&out_dir)) {
    let compiled = catalog::compile(&out_dir)
        .and_then(|()| detect::compile(&out_dir))
        .and_then(|()| guidance::compile(&out_dir))
        .and_then(|()| intent::compile(&out_dir));
    match compiled {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo::error={why}");
            ExitCode::FAILURE
        }
    }
}
