//! What the bytes of a block are, a bit each, so that the scanner goes from word to word and not from byte to byte.

/// Bits of a block; the twin of the page side has no fast 64-bit numbers.
#[cfg(not(target_arch = "wasm32"))]
pub type Bits = u64;
/// Bits of a block.
#[cfg(target_arch = "wasm32")]
pub type Bits = u32;

/// Bytes in a block.
pub const BLOCK: usize = Bits::BITS as usize;

/// A block with some bytes before it and behind it.
pub type Window = [u8; AHEAD + BLOCK + BEHIND];
/// How many bytes before a block its window shows: the beginning of a short word that ends in it.
pub const AHEAD: usize = 16;
/// How many bytes behind it: what is read of a word that begins in it, whatever its length.
const BEHIND: usize = 4;

/// The window of the block at `base`; zeros where there is no text.
pub fn bordering(bytes: &[u8], base: usize) -> Window {
    let mut window = [0; AHEAD + BLOCK + BEHIND];
    let from = base.saturating_sub(AHEAD);
    let shown = window.get_mut(AHEAD + from - base..).unwrap_or_default();
    for (to, byte) in shown.iter_mut().zip(bytes.get(from..).unwrap_or_default()) {
        *to = *byte;
    }
    window
}

/// A bit for each byte of a block, the first the lowest.
pub struct Classes {
    /// ASCII letters and digits, and everything beyond ASCII.
    pub word: Bits,
    /// Of these, all but small letters.
    pub special: Bits,
    /// Signs that something of interest may begin with.
    pub symbol: Bits,
}

/// The classes of a byte, a bit each: word, special, symbol. Without a branch, so that sixteen bytes are told at once.
#[inline(always)]
const fn kinds(byte: u8) -> u8 {
    let small = byte.wrapping_sub(b'a') < 26;
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let word = letter | (byte.wrapping_sub(b'0') < 10) | (byte >= 0x80);
    let pair = byte & 0xfe;
    // `<` and `=`, a backslash and `]` differ in the last bit.
    let symbol =
        (byte == b'@') | (byte == b':') | (byte == b'&') | (byte == b'%') | (pair == b'<') | (pair == b'\\');
    word as u8 | ((word & !small) as u8) << 1 | (symbol as u8) << 2
}

/// For each byte a bit in the lane of each class that it belongs to.
#[cfg(target_arch = "wasm32")]
static LANES: [u32; 256] = {
    let mut lanes = [0; 256];
    let mut b = 0;
    while b < 256 {
        let kinds = kinds(b as u8) as u32;
        lanes[b] = kinds & 1 | (kinds & 2) << 7 | (kinds & 4) << 14;
        b += 1;
    }
    lanes
};

impl Classes {
    /// Classes of the bytes of a window's block.
    #[cfg(target_arch = "wasm32")]
    #[inline(always)]
    pub fn of(window: &Window) -> Self {
        let mut classes = Self { word: 0, special: 0, symbol: 0 };
        let (eights, _) = window.as_chunks::<8>();
        for (place, eight) in eights.iter().skip(AHEAD / 8).take(BLOCK / 8).enumerate() {
            // Written out: built for size, a loop would stay one.
            let [a, b, c, d, e, f, g, h] = eight.map(|byte| LANES[usize::from(byte)]);
            let lanes = a | b << 1 | c << 2 | d << 3 | e << 4 | f << 5 | g << 6 | h << 7;
            let shift = 8 * place as u32;
            classes.word |= (lanes & 0xff) << shift;
            classes.special |= (lanes >> 8 & 0xff) << shift;
            classes.symbol |= (lanes >> 16) << shift;
        }
        classes
    }

    /// Classes of the bytes of a window's block.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline(always)]
    pub fn of(window: &Window) -> Self {
        let mut all = [0; BLOCK];
        for (to, byte) in all.iter_mut().zip(window.iter().skip(AHEAD)) {
            *to = kinds(*byte);
        }
        let mut classes = Self { word: 0, special: 0, symbol: 0 };
        for (eight, place) in all.as_chunks::<8>().0.iter().zip(0..) {
            let kinds = u64::from_le_bytes(*eight);
            classes.word |= gathered(kinds) << (8 * place);
            classes.special |= gathered(kinds >> 1) << (8 * place);
            classes.symbol |= gathered(kinds >> 2) << (8 * place);
        }
        classes
    }
}

/// The lowest bit of each of eight bytes, the first the lowest.
#[cfg(not(target_arch = "wasm32"))]
#[inline(always)]
fn gathered(bytes: u64) -> u64 {
    // Each factor takes the bit of one byte to its place in the highest; no two of their products meet.
    (bytes & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The lowest bit.
#[inline(always)]
pub fn lowest(bits: Bits) -> Bits {
    bits & bits.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_byte_of_a_block_has_its_classes(bytes in prop::collection::vec(any::<u8>(), 0..200), block in 0usize..3) {
            let base = block * BLOCK;
            let classes = Classes::of(&bordering(&bytes, base));
            for place in 0..BLOCK {
                let byte = bytes.get(base + place).copied().unwrap_or_default();
                let is = |bits: Bits| bits >> place & 1 == 1;
                let word = byte.is_ascii_alphanumeric() || !byte.is_ascii();
                prop_assert_eq!(is(classes.word), word);
                prop_assert_eq!(is(classes.special), word && !byte.is_ascii_lowercase());
                prop_assert_eq!(is(classes.symbol), b"@:&<%=\\]".contains(&byte));
            }
        }
    }
}
