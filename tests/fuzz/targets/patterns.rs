//! An organisation's own pattern finds what the `regex` crate finds. The input is a pattern, a line's end, a text.

#![no_main]

use handrail::policy::{LONGEST, compile_pattern};
use libfuzzer_sys::fuzz_target;
use regex::RegexBuilder;

/// The most memory that the oracle may take, in bytes.
const MEMORY: usize = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let input = String::from_utf8_lossy(bytes);
    let Some((source, text)) = input.split_once('\n') else { return };
    // Longer matches are cut by design.
    if text.len() > LONGEST {
        return;
    }
    let Ok(pattern) = compile_pattern(source) else { return };
    let found = pattern.find_all(text);
    let oracle = RegexBuilder::new(source).size_limit(MEMORY).dfa_size_limit(MEMORY).build();
    if let Ok(oracle) = oracle {
        let wanted: Vec<_> = oracle.find_iter(text).map(|m| m.range()).collect();
        assert_eq!(found, wanted, "{source:?} in {text:?}");
    }
});
