//! Check digits that many numbers share.

/// The value of an ASCII digit.
pub fn digit(byte: u8) -> u32 {
    u32::from(byte.wrapping_sub(b'0'))
}

/// ISO/IEC 7812-1 annex B (Luhn): every second digit from the right is doubled, digits summed, total a multiple of
/// ten. False when a byte is no digit.
pub fn luhn(value: &[u8]) -> bool {
    let mut sum = 0;
    for (i, &byte) in value.iter().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        let doubled = digit(byte) * if i % 2 == 1 { 2 } else { 1 };
        sum = (sum + doubled / 10 + doubled % 10) % 10;
    }
    sum == 0
}

/// Sum of digits times weights; a byte that is no digit counts by its distance from `0`.
pub fn weighted(value: &[u8], weights: &[u32]) -> u32 {
    value.iter().zip(weights).map(|(&b, w)| digit(b).wrapping_mul(*w)).fold(0, u32::wrapping_add)
}

/// Whether all bytes are the same.
pub fn all_same(value: &[u8]) -> bool {
    value.windows(2).all(|w| matches!(w, [a, b] if a == b))
}

/// Whether the digits run up or down by one all the way, as people type for an example.
pub fn is_run(value: &[u8]) -> bool {
    let step = |by: u32| value.windows(2).all(|w| matches!(w, [a, b] if (digit(*a) + by) % 10 == digit(*b)));
    step(1) || step(9)
}

/// Digits that are neither all the same nor a run: something that was issued rather than typed as an example.
pub fn plausible(value: &[u8]) -> bool {
    !all_same(value) && !is_run(value)
}

/// Letters and at least two digits.
pub fn mixed(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_alphabetic) && value.iter().filter(|b| b.is_ascii_digit()).count() >= 2
}
