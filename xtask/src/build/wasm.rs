//! A crate of the extension, from Rust to optimised Wasm with its glue.

use super::{imports, strings};
use crate::setup::WASM;
use crate::{project, run};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// What rustc's standard library for this target was compiled with, beyond the first version of Wasm.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// One crate of the extension, compiled.
pub struct Module {
    /// Which: `content`, `background`, `pages`.
    pub part: &'static str,
    /// JavaScript that wasm-bindgen wrote for it; defines `wasm_bindgen`.
    pub glue: String,
    /// Wasm as wasm-bindgen left it, before any optimiser.
    pub bound: PathBuf,
    /// Wasm as shipped.
    pub wasm: Vec<u8>,
}

/// Compiles the crate `handrail-<part>`.
pub fn compile(part: &'static str) -> Result<Module> {
    let compiled = run::step(&format!("{part}: rustc"), || rustc(part))?;
    let folder = project::target()?.join("wasm-parts");
    let (glue, bound) = bind(part, &compiled, &folder)?;
    let optimised = folder.join(format!("{part}.optimised.wasm"));
    made_from(&bound, &optimised, || {
        run::step(&format!("{part}: wasm-opt"), || optimise(&bound, &optimised, &["-Oz"]))
    })?;
    let wasm =
        std::fs::read(&optimised).with_context(|| format!("{} cannot be read", optimised.display()))?;
    Ok(Module { part, glue, bound, wasm })
}

/// Makes `product` from `source`, unless it was made from these very bytes before.
pub fn made_from(source: &Path, product: &Path, make: impl FnOnce() -> Result<()>) -> Result<()> {
    let bytes = std::fs::read(source).with_context(|| format!("{} cannot be read", source.display()))?;
    let origin = product.with_extension("origin");
    if product.exists() && std::fs::read(&origin).is_ok_and(|before| before == bytes) {
        return Ok(());
    }
    make()?;
    project::write(&origin, bytes)
}

/// Runs binaryen's optimiser.
pub fn optimise(from: &Path, to: &Path, passes: &[&str]) -> Result<()> {
    let mut command = Command::new(project::node_program("wasm-opt")?);
    command.arg(from).args(FEATURES).args(passes).arg("-o").arg(to);
    run::quietly(&mut command, "This is a fault of the build: binaryen did not take what rustc made.")?;
    Ok(())
}

/// Crate by crate, not all in one call: cargo would unite their features, and the page side does without some.
fn rustc(part: &str) -> Result<PathBuf> {
    let package = format!("handrail-{part}");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--locked", "--quiet", "--profile", "wasm", "--target", WASM, "--package", &package])
        .args(levels(part))
        .current_dir(project::root()?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?);
    run::aloud(&mut cargo, "Mend what rustc says above.")?;
    Ok(project::target()?.join(WASM).join("wasm").join(format!("handrail_{part}.wasm")))
}

/// What a part asks for beyond the profile: the reader is no part of the page side, and reads documents of many megabytes.
fn levels(part: &str) -> &'static [&'static str] {
    match part {
        "reader" => &[
            "--config",
            "profile.wasm.opt-level=\"s\"",
            "--config",
            "profile.wasm.package.handrail.opt-level=2",
        ],
        _ => &[],
    }
}

/// The oldest Wasm, so that `wasm2js` can translate it, and no path of this machine in the output.
fn flags() -> Result<String> {
    // Its hash rolled up weighs a quarter.
    let small = "--cfg=sha2_backend_soft=\"compact\"";
    let mut flags = ["-Ctarget-cpu=mvp", "-Dwarnings", small].map(str::to_owned).to_vec();
    let mut remap =
        |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    remap(&cargo_home()?, "cargo");
    remap(&project::root()?, "handrail");
    remap(&project::target()?, "target");
    Ok(flags.join("\u{1f}"))
}

fn cargo_home() -> Result<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || std::env::home_dir().map(|home| home.join(".cargo"));
    named.or_else(usual).context("neither CARGO_HOME nor a home folder is known")
}

fn bind(part: &str, compiled: &Path, folder: &Path) -> Result<(String, PathBuf)> {
    let generate = || -> Result<_> {
        let mut output = Bindgen::new()
            .input_path(compiled)
            .web(true)?
            .typescript(false)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate_output()?;
        Ok((output.js().to_owned(), output.wasm_mut().emit_wasm()))
    };
    let (glue, wasm) =
        generate().with_context(|| format!("wasm-bindgen did not take {}", compiled.display()))?;
    let glue = strings::encoded_at_once(&glue)?;
    let (glue, wasm) = imports::shorten(&glue, &wasm)?;
    let bound = folder.join(format!("{part}.bound.wasm"));
    project::write(&bound, wasm)?;
    Ok((glue, bound))
}
