//! IPv6 addresses (RFC 4291, text forms of RFC 5952).

use super::hit::Level;
use super::pass::Pass;
use super::tables::id;
use super::{Confidence, checks};

/// An address whose first group is the token at `start..end`, which holds a digit. Only ranges that a device is
/// given: global (2000::/3), unique local (fc00::/7) and link-local (fe80::/10), and not those for examples.
pub fn at(pass: &mut Pass, start: usize, end: usize) {
    let bytes = pass.bytes;
    let colon = |at: usize| bytes.get(at) == Some(&b':');
    if !colon(end) && !start.checked_sub(1).is_some_and(colon) {
        return;
    }
    let Some(start) = beginning(bytes, start) else { return };
    let first = bytes.get(start..).unwrap_or_default().iter().take(5).position(|b| *b == b':');
    let whole = first.is_some_and(|n| n >= 3) || bytes.get(end) == Some(&b':');
    if !whole || first.is_none_or(|n| n == 0) {
        return;
    }
    let rest = bytes.get(start..).unwrap_or_default();
    let mut length = rest.iter().take(40).take_while(|b| b.is_ascii_hexdigit() || **b == b':').count();
    if rest.get(..length).is_some_and(|r| r.ends_with(b":") && !r.ends_with(b"::")) {
        length -= 1;
    }
    let Some(address) = rest.get(..length) else { return };
    let cut = rest.get(length).is_some_and(u8::is_ascii_alphanumeric);
    if !cut && is_address(address) && (is_given(address) || is_whole(address)) {
        let level = pass.level_before(id::IP_ADDRESS, start).max(Level::Near);
        pass.hit(start, start + length, id::IP_ADDRESS, Confidence::High, level);
    }
}

/// Where the address that a group at `start` belongs to begins: there, or before it where all groups before are
/// letters, so that nobody looked at them. `None`: an earlier group was looked at.
fn beginning(bytes: &[u8], start: usize) -> Option<usize> {
    let head = bytes.get(..start)?;
    let before =
        head.iter().rev().take(39).take_while(|b| matches!(b, b'a'..=b'f' | b'A'..=b'F' | b':')).count();
    let at = start - before;
    let glued = |b: &u8| b.is_ascii_alphanumeric() || b":.-_".contains(b);
    let free = !at.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(glued);
    (free && (before == 0 || bytes.get(start - 1) == Some(&b':'))).then_some(at)
}

/// Eight groups, of which most are written in full: nothing else looks like it.
fn is_whole(address: &[u8]) -> bool {
    let full = address.split(|b| *b == b':').filter(|g| g.len() >= 3).count();
    address.iter().filter(|b| **b == b':').count() == 7 && full >= 5 && !address.starts_with(b"2001:db8:")
}

/// Eight groups of up to four hex digits, or fewer with one `::`.
fn is_address(address: &[u8]) -> bool {
    let gaps = address.windows(2).filter(|w| w == b"::").count();
    let mut groups = 0;
    for group in address.split(|b| *b == b':').filter(|g| !g.is_empty()) {
        groups += 1;
        if group.len() > 4 {
            return false;
        }
    }
    match gaps {
        0 => groups == 8,
        1 => groups < 8 && address.iter().any(|b| checks::digit(*b) < 10),
        _ => false,
    }
}

fn is_given(address: &[u8]) -> bool {
    let lower: Vec<u8> = address.iter().take(10).map(u8::to_ascii_lowercase).collect();
    let range = [&b"2"[..], b"3", b"fc", b"fd", b"fe8", b"fe9", b"fea", b"feb"];
    range.iter().any(|head| lower.starts_with(head)) && !lower.starts_with(b"2001:db8:")
}
