//! Whatever the bytes, a file is read or refused within its limits, and each place of its text can be said. The first
//! line of the input is the file's name.

#![no_main]

use handrail::document::{Limits, read};
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

const LIMITS: Limits = Limits { file: 1 << 20, unpacked: 8 << 20, text: 1 << 20, ratio: 200, depth: 3, members: 100 };

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or_default();
    let (name, content) = bytes.split_at(end);
    let name = String::from_utf8_lossy(name);
    let mut last = 0;
    let read = read(&name, content.get(1..).unwrap_or_default(), &LIMITS, &mut |at| {
        assert!(last <= at.done && at.done <= at.total, "{last} {at:?}");
        last = at.done;
        ControlFlow::Continue(())
    });
    let Ok(document) = read else { return };
    let mut text = 0;
    for part in &document.parts {
        text += part.text.text().len();
        let _ = part.place_at(part.text.text().len() / 2).say("es");
    }
    assert!(text <= LIMITS.text as usize, "{text}");
    for omission in &document.unread {
        assert!(!omission.why.say("en").is_empty());
    }
});
