/// FNV-1a of a policy's text with plain line ends, 16 hex digits: for telling texts apart, not for trusting them.
pub fn hash(text: &str) -> String {
    let bytes = text.bytes().filter(|b| *b != b'\r');
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
