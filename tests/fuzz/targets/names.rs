//! Whatever the text, the names that the tagger finds fit it, stand in order and do not overlap.

#![no_main]

use handrail::names::{Name, tag};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut end = 0;
    for name in tag(&text) {
        assert!(name.span.start >= end && !name.span.of(&text).is_empty(), "{:?} after {end}", name.span);
        assert!((Name::LEAST..=100).contains(&name.score), "{}", name.score);
        end = name.span.end;
    }
});
