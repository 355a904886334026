//! The page side's JavaScript twin, translated from the same Wasm by binaryen's `wasm2js`.
//!
//! The data (tables, names model) is not written a second time: the twin copies it out of the Wasm's own bytes.

use super::script;
use super::wasm::{self, Module};
use crate::{project, run};
use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::path::Path;
use std::process::Command;

/// `wasm2js` knows the first version of Wasm only.
const LOWERING: [&str; 4] =
    ["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering", "-Oz"];

/// Translates a module into a script that defines `handrailTwin(imports, bytes)`.
pub fn translate(module: &Module) -> Result<String> {
    let folder = project::target()?.join("wasm-parts");
    let part = module.part;
    let lowered = folder.join(format!("{part}.twin.wasm"));
    let translated = folder.join(format!("{part}.twin.translated.js"));
    wasm::made_from(&module.bound, &translated, || {
        run::step(&format!("{part}, twin: wasm-opt"), || wasm::optimise(&module.bound, &lowered, &LOWERING))?;
        run::step(&format!("{part}, twin: wasm2js"), || project::write(&translated, wasm2js(&lowered)?))
    })?;
    let script = folder.join(format!("{part}.twin.js"));
    project::write(&script, wrap(&project::read(&translated)?, &module.wasm)?)?;
    run::step(&format!("{part}, twin: minify"), || script::minify(&script))
}

fn wasm2js(lowered: &Path) -> Result<String> {
    let mut command = Command::new(project::node_program("wasm2js")?);
    command.arg(lowered).arg("-O3");
    run::quietly(&mut command, "This is a fault of the build: wasm2js did not take what wasm-opt made.")
}

/// How `wasm2js` grows memory: the old buffer stays alive, and the glue goes on writing into it.
const GROW: &str = "var newBuffer = new ArrayBuffer(newPages << 16);
   var newHEAP8 = new Int8Array(newBuffer);
   newHEAP8.set(HEAP8);";

/// As Wasm grows memory: the old buffer is detached, by which the glue knows that its views are stale.
const GROW_AS_WASM: &str = "var newBuffer = buffer.transfer(newPages << 16);";

/// Left without parentheses and uncalled, so that engines do not compile it before it is needed.
fn wrap(translated: &str, wasm: &[u8]) -> Result<String> {
    let end =
        translated.find("\nvar retasmFunc = asmFunc(").context("wasm2js no longer closes with retasmFunc")?;
    let body = grow_as_wasm(&translated[..end])?;
    let mut script = String::from("globalThis.handrailTwin = function (imports, bytes) {\n");
    for line in body.lines().filter(|line| !line.starts_with("import ")) {
        script.push_str(&share_data(line, wasm)?);
        script.push('\n');
    }
    script.push_str("return asmFunc(imports);\n};\n");
    Ok(script)
}

fn grow_as_wasm(translated: &str) -> Result<String> {
    let grows = translated.contains("function __wasm_memory_grow(");
    if grows && !translated.contains(GROW) {
        bail!("wasm2js grows memory in a new way: see GROW in xtask/src/build/twin.rs");
    }
    Ok(translated.replace(GROW, GROW_AS_WASM))
}

/// Replaces a data segment spelt in base64 by a copy from the Wasm, where the same bytes stand there.
fn share_data(line: &str, wasm: &[u8]) -> Result<String> {
    let Some(call) = line.trim().strip_prefix("base64DecodeToExistingUint8Array(bufferView, ") else {
        return Ok(line.to_owned());
    };
    let parts = call.strip_suffix("\");").and_then(|call| call.split_once(", \""));
    let Some((address, encoded)) = parts else { bail!("wasm2js writes data in a new way: {:.80}", line) };
    let data = BASE64_STANDARD
        .decode(encoded)
        .with_context(|| format!("wasm2js wrote base64 that is none: {encoded:.40}"))?;
    Ok(match position(wasm, &data) {
        Some(start) => format!("bufferView.set(bytes.subarray({start}, {}), {address});", start + data.len()),
        None => line.to_owned(),
    })
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(step) = haystack.get(from..)?.iter().position(|byte| *byte == first) {
        if haystack[from + step..].starts_with(needle) {
            return Some(from + step);
        }
        from += step + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_stands_in_the_wasm_is_copied_from_there() {
        let line = "  base64DecodeToExistingUint8Array(bufferView, 1024, \"Zm9v\");";
        let shared = share_data(line, b"..foo..").unwrap();
        assert_eq!(shared, "bufferView.set(bytes.subarray(2, 5), 1024);");
        assert_eq!(share_data(line, b"..fo..").unwrap(), line);
    }
}
