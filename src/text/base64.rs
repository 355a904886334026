//! Base64 in both its alphabets (RFC 4648 sections 4 and 5).

/// The six bits that a letter of either alphabet stands for.
pub(crate) fn six(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

/// The bytes that a whole text stands for, its padding left out. `None`: some character is of no alphabet, or the
/// end is cut.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let body = text.strip_suffix(b"==").or(text.strip_suffix(b"=")).unwrap_or(text);
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3 + 2);
    for chunk in body.chunks(4) {
        let mut bits = 0;
        for &letter in chunk {
            bits = bits << 6 | six(letter)?;
        }
        bits <<= 6 * (4 - chunk.len() as u32);
        let whole = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        bytes.extend(whole.get(..chunk.len().checked_sub(1).filter(|n| *n > 0)?)?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_alphabets_are_read_with_and_without_padding() {
        for text in ["Pz8-fg==", "Pz8+fg", "Pz8-fg="] {
            assert_eq!(decode(text.as_bytes()).as_deref(), Some(&b"??>~"[..]), "{text}");
        }
        for text in ["Pz8-f", "Pz8 fg", "Pz8*"] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
