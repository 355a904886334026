//! Keys without a prefix of their own, by the vendor's name before them: `DATADOG_API_KEY=…`.

use super::assignment;
use crate::detect::hit::Level;
use crate::detect::pass::Pass;
use crate::detect::tables::VENDORS;
use crate::detect::{Confidence, checks, mask};

/// How much of a name may stand between the vendor and the sign, in bytes.
const REACH: usize = 24;
/// Something this long under a vendor's name is meant as its key.
const KEY: usize = 12;

/// Looks at what is assigned to the name that begins with a vendor's, whose word ends at `end`. What is no key of
/// this vendor is remembered, so that nobody takes it for a key of just any kind.
pub fn by_vendor(pass: &mut Pass, vendor: u16, end: usize) {
    let Some(vendor) = VENDORS.get(usize::from(vendor)) else { return };
    let bytes = pass.bytes;
    let rest = bytes.get(end..).unwrap_or_default();
    let part = |b: &&u8| b.is_ascii_alphanumeric() || b"_-. \t".contains(b);
    let length = rest.iter().take(REACH).take_while(part).count();
    let arrow = rest.get(..length).is_some_and(|r| r.ends_with(b"-")) && rest.get(length) == Some(&b'>');
    let Some(from) = assignment::sign(bytes, end + length - usize::from(arrow)) else { return };
    let Some(value) = assignment::value(bytes, from) else { return };
    let text = bytes.get(value.start..value.end).unwrap_or_default();
    let whole = |shape: &[_]| mask::matches(shape, bytes, value.start) == Some(value.end);
    if !vendor.shapes().any(whole) {
        if !vendor.open && text.len() >= KEY {
            pass.refused = value.start;
        }
    } else if checks::lively(text) {
        pass.hit(value.start, value.end, vendor.detector, Confidence::High, Level::Label);
    }
}
