//! How the glue hands strings to Wasm.

use anyhow::{Result, ensure};

/// What wasm-bindgen's glue hands strings over by.
const HANDS_OVER: &str = "function passStringToWasm0";
/// It copies letter by letter until one is not ASCII, and has the browser encode the rest.
const LETTER_BY_LETTER: &str = "for (; offset < len; offset++)";
/// Strings of some length are the browser's to encode from the start, which is many times as fast. Not without end: it
/// is given three bytes a letter to write to.
const SHORT_ONES: &str = "for (; (len < 512 || len > 1e6) && offset < len; offset++)";

/// The same glue, with the browser encoding what is long.
///
/// # Errors
/// When the glue hands strings over in another way than it did.
pub fn encoded_at_once(glue: &str) -> Result<String> {
    let found = glue.matches(LETTER_BY_LETTER).count();
    ensure!(
        found == usize::from(glue.contains(HANDS_OVER)),
        "wasm-bindgen's glue hands strings over in a new way: see {}",
        file!()
    );
    Ok(glue.replace(LETTER_BY_LETTER, SHORT_ONES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_that_hands_strings_over_in_a_new_way_is_refused() {
        let glue = format!("{HANDS_OVER}(arg) {{ {LETTER_BY_LETTER} {{}} }}");
        assert!(encoded_at_once(&glue).unwrap().contains(SHORT_ONES));
        assert_eq!(encoded_at_once("").unwrap(), "");
        assert!(encoded_at_once(&glue.replace("offset++", "++offset")).is_err());
    }
}
