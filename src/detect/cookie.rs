//! HTTP cookies, and the description that a browser gives of itself, as headers carry them.

use super::Confidence;
use super::hit::Level;
use super::pass::Pass;
use super::tables::id;

/// Longest header that is taken whole, in bytes.
const LONGEST: usize = 2048;

/// The value of a header whose name ends at `end`: `Cookie: session=4b1f…`, `User-Agent: Mozilla/5.0 …`.
pub fn by_label(pass: &mut Pass, end: usize) {
    let bytes = pass.bytes;
    let rest = bytes.get(end..).unwrap_or_default();
    let gap = rest.iter().take(4).take_while(|b| b": \"'".contains(b)).count();
    if !rest.get(..gap).is_some_and(|lead| lead.contains(&b':')) {
        return;
    }
    let start = end + gap;
    let value = bytes.get(start..).unwrap_or_default();
    let length = value.iter().take(LONGEST).take_while(|b| !b"\r\n\"'`".contains(b)).count();
    let value = value.get(..length).unwrap_or_default().trim_ascii_end();
    let agent = value.starts_with(b"Mozilla/5.0 (");
    if agent || is_pair(value) {
        let sure = if agent { Confidence::Low } else { Confidence::High };
        pass.hit(start, start + value.len(), id::COOKIE_UA, sure, Level::Label);
    }
}

/// A cookie's name, `=`, and a value with a digit (RFC 6265, 4.1.1).
fn is_pair(value: &[u8]) -> bool {
    let name = value.iter().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"_-.".contains(b)).count();
    let content = value.get(name + 1..).unwrap_or_default();
    let content = content.split(|b| *b == b';').next().unwrap_or_default();
    name > 0
        && value.get(name) == Some(&b'=')
        && content.len() >= 4
        && content.iter().any(u8::is_ascii_digit)
        && !super::secret::is_placeholder(content)
}
