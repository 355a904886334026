//! Whatever the text, a scan ends, and its findings fit the text and stand in order.

#![no_main]

use handrail::detect::Scanner;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: { let _ = Scanner::default().scan("warm"); }, |bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let findings = Scanner::default().scan(&text);
    for finding in &findings {
        assert!(!finding.span.of(&text).is_empty(), "{} at {:?}", finding.detector.id, finding.span);
    }
    assert!(findings.windows(2).all(|w| w[0].span.start <= w[1].span.start), "findings are out of order");
});
