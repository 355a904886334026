//! Whatever is found, what was redacted can be restored exactly, and no value stays under its placeholder.

#![no_main]

use handrail::detect::Scanner;
use handrail::redact::{redact, redact_fully, restore};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let scanner = Scanner::default();
    let once = redact(&text, &scanner.scan(&text));
    assert_eq!(restore(&once, &once.text), text, "once");
    let fully = redact_fully(&text, |text| scanner.scan(text));
    assert_eq!(restore(&fully, &fully.text), text, "fully");
    let mut end = 0;
    for replacement in &fully.replacements {
        assert!(replacement.span.start >= end, "replacements overlap");
        assert_eq!(text.get(replacement.span.start..replacement.span.end), Some(replacement.value()));
        end = replacement.span.end;
    }
});
