//! Whatever is written, a policy is read or refused with problems that say what and how to mend; one that is read can
//! judge a text.

#![no_main]

use handrail::detect::Scanner;
use handrail::policy::read;
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "Client Mara Quill, HSF-204518, SSN 536-90-4399, mara@northfield.test";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match read(&text) {
        Ok(read) => {
            let found = Scanner::new(&read.policy).scan(TEXT);
            for finding in read.policy.findings(TEXT, found) {
                assert!(!finding.span.of(TEXT).is_empty(), "{} at {:?}", finding.detector.id, finding.span);
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            assert!(problems.iter().all(|problem| !problem.to_string().is_empty()));
        }
    }
});
