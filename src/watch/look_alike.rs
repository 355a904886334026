use super::compiled::BRANDS;
use crate::catalog::{self, Tool, plain_host};
use crate::text::{lower, normalise};

/// A host that poses as a known tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookAlike {
    /// The tool that it looks like.
    pub tool: &'static Tool,
}

/// The known tool that a host's name poses as: misspelled, in look-alike letters, or with words beside it that make it
/// seem official. None for the tools' own hosts.
///
/// `host` as a page's `location.hostname` gives it, international labels in punycode.
pub fn look_alike(host: &str) -> Option<LookAlike> {
    let host = plain_host(host);
    let labels: Vec<&str> = host.split('.').collect();
    // The last label is a registry's. An address or a name without a dot is nobody's brand.
    let (_, named) = labels.split_last().filter(|(_, named)| !named.is_empty())?;
    let is_address =
        host.starts_with('[') || labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_digit()));
    if is_address || belongs_to_a_tool(&host) {
        return None;
    }
    named.iter().find_map(|label| {
        let (plain, disguised) = plain_label(label)?;
        let brand = BRANDS.iter().find(|brand| brand.is_in(&plain, disguised))?;
        Some(LookAlike { tool: catalog::tool(brand.tool)? })
    })
}

/// Whether a host is a tool's, or a tool's place stands at or below the same registered name: `help.openai.com`.
fn belongs_to_a_tool(host: &str) -> bool {
    let own = |place: &catalog::Place<'_>| {
        let base = registered(place.host);
        host == base || host.strip_suffix(base).is_some_and(|rest| rest.ends_with('.'))
    };
    catalog::tools().iter().flat_map(|tool| tool.places).any(own)
}

/// The part of a host that somebody registered, as far as it can be told without the public suffix list: the last two
/// labels, or three where the last but one is a short suffix such as `co` in `co.uk`.
fn registered(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, second, third) = (dots.next(), dots.next(), dots.next());
    let short = match (second, last) {
        (Some(second), Some(last)) => host.get(second + 1..last).is_some_and(|label| label.len() <= 3),
        _ => false,
    };
    let cut = if short { third } else { second };
    cut.and_then(|at| host.get(at + 1..)).unwrap_or(host)
}

/// A label in plain small letters, and whether it was written otherwise; `None` when nothing plain comes of it.
fn plain_label(label: &str) -> Option<(String, bool)> {
    let decoded = match label.strip_prefix("xn--") {
        Some(encoded) => punycode(encoded)?,
        None => label.to_owned(),
    };
    let read = if decoded.is_ascii() { None } else { normalise(&decoded) };
    let letters = read.map_or_else(|| decoded.clone(), |plain| lower(plain.text()));
    let plain = letters.replace("vv", "w");
    let plain: String = plain
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' => 'l',
            '3' => 'e',
            '5' => 's',
            c => unaccented(c),
        })
        .collect();
    let disguised = plain != label;
    // Digits that stand for themselves, as in a version.
    Some(if disguised && letters == label && !reads_better(&plain, label) {
        (label.to_owned(), false)
    } else {
        (plain, disguised)
    })
}

/// Whether a label with letters for its digits is a name, where with digits it is none.
fn reads_better(plain: &str, label: &str) -> bool {
    let names = |text: &str| BRANDS.iter().any(|brand| text.contains(brand.word));
    names(plain) && !names(label)
}

fn unaccented(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ō' | 'ø' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ţ' | 'ť' => 't',
        c => c,
    }
}

/// Decodes the part of an international label behind `xn--` (RFC 3492, section 6.2).
fn punycode(encoded: &str) -> Option<String> {
    let (basic, rest) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut out: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (128u32, 0u32, 72u32);
    let mut digits = rest.bytes();
    while digits.len() > 0 {
        let (before, mut weight, mut k) = (i, 1u32, 36u32);
        loop {
            let digit = match digits.next()? {
                b @ b'a'..=b'z' => u32::from(b - b'a'),
                b @ b'0'..=b'9' => u32::from(b - b'0') + 26,
                _ => return None,
            };
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = out.len() as u32 + 1;
        bias = adapted(i - before, count, before == 0);
        n = n.checked_add(i / count)?;
        i %= count;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(out.into_iter().collect())
}

fn adapted(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests;
