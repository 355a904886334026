//! Whatever the disguise, the plain copy's characters lead back to places of the original, in order.

#![no_main]

use handrail::text::normalise;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let Some(copy) = normalise(&text) else { return };
    let mut last = (0, 0);
    for (at, c) in copy.text().char_indices() {
        let (from, until) = copy.original(at, at + c.len_utf8()).expect("a place for each character");
        assert!(from < until && text.get(from..until).is_some(), "{from}..{until} of {}", text.len());
        assert!(last.0 <= from && last.1 <= until, "{last:?} before {from}..{until}");
        last = (from, until);
    }
    assert!(copy.original(0, copy.text().len() + 1).is_none());
});
