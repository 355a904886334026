//! Checks on tokens and keys.

/// Shannon entropy of the bytes, in hundredths of a bit per byte. Integer arithmetic only.
pub fn entropy(value: &[u8]) -> u32 {
    let mut counts = [0u16; 256];
    for &byte in value {
        counts[usize::from(byte)] += 1;
    }
    let length = value.len().min(65_535) as u32;
    if length == 0 {
        return 0;
    }
    let total: u32 = counts.iter().filter(|&&c| c > 0).map(|&c| u32::from(c) * log2(u32::from(c))).sum();
    log2(length).saturating_sub(total / length) * 100 / 1024
}

/// log2 in units of 1/1024, for 1 to 65,535.
fn log2(n: u32) -> u32 {
    let whole = 31 - n.leading_zeros();
    let f = ((n << 16 >> whole) - (1 << 16)) >> 6;
    // Quadratic fit of log2(1 + f), off by at most 0.008.
    whole * 1024 + f + ((f * (1024 - f)) >> 10) * 346 / 1024
}

/// A body with some variety: keeps out `xxxxxxxx`.
pub fn varied(value: &[u8]) -> bool {
    entropy(value) >= 200 && !repeats(value)
}

/// Five equal characters in a row.
fn repeats(value: &[u8]) -> bool {
    value.windows(5).any(|w| w.iter().all(|b| Some(b) == w.first()))
}
