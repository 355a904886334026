//! Walks the data folders and refuses a malformed file by name.

use std::path::PathBuf;
use std::process::ExitCode;

#[path = "src/catalog/compile.rs"]
mod catalog;
#[path = "src/detect/described/compile.rs"]
mod described;
#[path = "src/detect/compile/mod.rs"]
mod detect;
#[path = "src/document/compile.rs"]
mod document;
#[path = "src/text/front/compile.rs"]
mod front;
#[path = "src/guidance/compile.rs"]
mod guidance;
#[path = "src/intent/compile.rs"]
mod intent;
#[path = "src/text/lower/compile.rs"]
mod lower;
#[path = "src/names/compile.rs"]
mod names;
#[path = "src/text/packed/compile.rs"]
mod packed;
#[path = "src/policy/compile.rs"]
mod policy;
#[path = "src/upload/compile.rs"]
mod upload;
#[path = "src/watch/compile.rs"]
mod watch;

fn main() -> ExitCode {
    let Some(out_dir) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        eprintln!("OUT_DIR is not set");
        return ExitCode::FAILURE;
    };
    println!("cargo::rerun-if-changed=build.rs");
    let compilers = [
        catalog::compile,
        described::compile,
        detect::compile,
        document::compile,
        guidance::compile,
        intent::compile,
        lower::compile,
        names::compile,
        policy::compile,
        upload::compile,
        watch::compile,
    ];
    match compilers.iter().try_for_each(|compile| compile(&out_dir)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo::error={why}");
            ExitCode::FAILURE
        }
    }
}
