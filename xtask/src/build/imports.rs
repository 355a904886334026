//! Short names for what a Wasm imports from its glue: wasm-bindgen's are long, and hundreds of them stand in both.

use anyhow::{Context, Result, ensure};
use std::collections::HashMap;

/// The section that names imports (WebAssembly Core Specification, 5.5.5).
const IMPORTS: u8 = 2;
/// The kind of import that is a function; its description is one number.
const FUNCTION: u8 = 0;
/// Length of the magic and version at the beginning.
const HEAD: usize = 8;

/// The same glue and Wasm with short names between them.
///
/// # Errors
/// When the Wasm is cut off, or imports anything but functions.
pub fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut names = Names::default();
    let mut short = wasm.get(..HEAD).context("the Wasm has no head")?.to_vec();
    let mut rest = Bytes(&wasm[HEAD..]);
    while let Ok(id) = rest.byte() {
        let section = rest.run()?;
        let section = if id == IMPORTS { imports(section, &mut names)? } else { section.to_vec() };
        short.push(id);
        push_run(&mut short, &section);
    }
    Ok((names.replaced(glue), short))
}

fn imports(section: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(section);
    let mut short = Vec::new();
    let count = rest.number()?;
    push_number(&mut short, count);
    for _ in 0..count {
        let (module, name) = (std::str::from_utf8(rest.run()?)?, std::str::from_utf8(rest.run()?)?);
        ensure!(rest.byte()? == FUNCTION, "{module} {name} is no function: see {}", file!());
        push_run(&mut short, names.of_module(module).as_bytes());
        push_run(&mut short, names.of(name).as_bytes());
        short.push(FUNCTION);
        push_number(&mut short, rest.number()?);
    }
    Ok(short)
}

/// Names given out so far.
#[derive(Default)]
struct Names {
    modules: HashMap<String, String>,
    names: HashMap<String, String>,
}

impl Names {
    fn of_module(&mut self, module: &str) -> String {
        let next = format!("m{}", self.modules.len());
        self.modules.entry(module.to_owned()).or_insert(next).clone()
    }

    fn of(&mut self, name: &str) -> String {
        let next = format!("${}", self.names.len());
        self.names.entry(name.to_owned()).or_insert(next).clone()
    }

    /// The glue, each whole identifier that is an import's name and each string that is a module's in its short form.
    fn replaced(&self, glue: &str) -> String {
        let mut out = String::with_capacity(glue.len());
        let inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut rest = glue;
        while let Some(start) = rest.find(inside) {
            let (before, after) = rest.split_at(start);
            let end = after.find(|c| !inside(c)).unwrap_or(after.len());
            let (word, tail) = after.split_at(end);
            out.push_str(before);
            out.push_str(self.names.get(word).map_or(word, String::as_str));
            rest = tail;
        }
        out.push_str(rest);
        let quoted = |name: &str| format!("\"{name}\"");
        self.modules.iter().fold(out, |glue, (long, short)| glue.replace(&quoted(long), &quoted(short)))
    }
}

/// What is left to read.
struct Bytes<'w>(&'w [u8]);

impl<'w> Bytes<'w> {
    fn byte(&mut self) -> Result<u8> {
        let (byte, rest) = self.0.split_first().context("the Wasm is cut off")?;
        self.0 = rest;
        Ok(*byte)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number in the Wasm is too long")
    }

    /// Bytes behind their length.
    fn run(&mut self) -> Result<&'w [u8]> {
        let length = self.number()? as usize;
        let (run, rest) = self.0.split_at_checked(length).context("the Wasm is cut off")?;
        self.0 = rest;
        Ok(run)
    }
}

fn push_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn push_run(out: &mut Vec<u8>, run: &[u8]) {
    push_number(out, run.len() as u32);
    out.extend_from_slice(run);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut section = vec![imports.len() as u8];
        for (module, name) in imports {
            push_run(&mut section, module.as_bytes());
            push_run(&mut section, name.as_bytes());
            section.extend([FUNCTION, 3]);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04type\x02".to_vec();
        push_run(&mut wasm, &section);
        wasm.extend(b"\x0a\x04code");
        wasm
    }

    #[test]
    fn imports_and_glue_get_the_same_short_names_and_all_else_stays() {
        let wasm = module(&[("./a_bg.js", "__wbg_get_12"), ("./a_bg.js", "__wbg_get_123")]);
        let glue =
            "const i = {__wbg_get_12: () => wasm.__wbg_get_1, __wbg_get_123: f}; x = {\"./a_bg.js\": i};";
        let (glue, wasm) = shorten(glue, &wasm).unwrap();
        assert_eq!(glue, "const i = {$0: () => wasm.__wbg_get_1, $1: f}; x = {\"m0\": i};");
        assert_eq!(wasm, module(&[("m0", "$0"), ("m0", "$1")]));
    }

    #[test]
    fn a_wasm_that_is_cut_off_is_refused() {
        let wasm = module(&[("m", "f")]);
        assert!(shorten("", &wasm[..wasm.len() - 8]).is_err());
    }
}
