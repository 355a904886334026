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

/// For each byte a bit in the lane of each class that it belongs to.
static LANES: [u32; 256] = {
    const WORD: u32 = 1;
    const SPECIAL: u32 = 1 << 8;
    const SYMBOL: u32 = 1 << 16;
    let mut lanes = [0; 256];
    let mut b = 0;
    while b < 256 {
        lanes[b] = match b as u8 {
            b'a'..=b'z' => WORD,
            b'A'..=b'Z' | b'0'..=b'9' | 0x80.. => WORD | SPECIAL,
            b'@' | b':' | b'&' | b'<' | b'%' | b'=' | b'\\' | b']' => SYMBOL,
            _ => 0,
        };
        b += 1;
    }
    lanes
};

impl Classes {
    /// Classes of the bytes of a window's block.
    #[inline(always)]
    pub fn of(window: &Window) -> Self {
        let mut classes = Self { word: 0, special: 0, symbol: 0 };
        let (eights, _) = window.as_chunks::<8>();
        for (place, eight) in eights.iter().skip(AHEAD / 8).take(BLOCK / 8).enumerate() {
            // Written out: built for size, a loop would stay one.
            let [a, b, c, d, e, f, g, h] = eight.map(|byte| LANES[usize::from(byte)]);
            let lanes = a | b << 1 | c << 2 | d << 3 | e << 4 | f << 5 | g << 6 | h << 7;
            let shift = 8 * place as u32;
            classes.word |= Bits::from(lanes & 0xff) << shift;
            classes.special |= Bits::from(lanes >> 8 & 0xff) << shift;
            classes.symbol |= Bits::from(lanes >> 16) << shift;
        }
        classes
    }
}

/// The lowest bit.
#[inline(always)]
pub fn lowest(bits: Bits) -> Bits {
    bits & bits.wrapping_neg()
}
