//! Whole numbers in as few bits as their sizes ask for (Rice codes), lowest bits first.

/// Reads what [`Writer`] wrote. Past the end it reads zeros.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    buffer: u32,
    held: u32,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, buffer: 0, held: 0 }
    }

    /// Takes in bytes until at least 25 bits are held. Above those may stand bits of the byte that comes next.
    #[inline(always)]
    fn fill(&mut self) {
        if let Some(next) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<4>()) {
            let bytes = (32 - self.held) / 8;
            self.buffer |= u32::from_le_bytes(*next) << (self.held & 31);
            self.at += bytes as usize;
            self.held += 8 * bytes;
        } else {
            self.fill_at_the_end();
        }
    }

    #[inline(never)]
    fn fill_at_the_end(&mut self) {
        while self.held <= 24 {
            self.buffer |= u32::from(self.bytes.get(self.at).copied().unwrap_or(0)) << self.held;
            self.at += 1;
            self.held += 8;
        }
    }

    /// The next `count` bits, which are held.
    #[inline(always)]
    fn take(&mut self, count: u32) -> u32 {
        let value = self.buffer & ((1 << count) - 1);
        self.buffer >>= count;
        self.held -= count;
        value
    }

    /// The next `count` bits, at most 24.
    #[inline]
    pub(crate) fn bits(&mut self, count: u32) -> u32 {
        if self.held < count {
            self.fill();
        }
        self.take(count)
    }

    /// A Rice code: the part above `low` bits in ones, ended by a zero, then `low` bits (at most 24).
    #[inline(always)]
    pub(crate) fn rice(&mut self, low: u32) -> u32 {
        if self.held <= 24 {
            self.fill();
        }
        let high = self.buffer.trailing_ones();
        if high + low < self.held.min(31) {
            self.take(high + 1);
            high << low | self.take(low)
        } else {
            self.long(low)
        }
    }

    /// A Rice code that may be longer than what is held.
    #[inline(never)]
    fn long(&mut self, low: u32) -> u32 {
        let mut high = 0;
        while self.bits(1) == 1 && high < 1 << 8 {
            high += 1;
        }
        high << low | self.bits(low)
    }

    /// Whether everything has been read, but for less than a byte.
    pub(crate) fn is_done(&self) -> bool {
        self.at.saturating_sub((self.held / 8) as usize) >= self.bytes.len()
    }
}

/// Sizes with a bit for the sign before them: Rice codes of what a size is above 1, most of which are short.
pub(crate) struct Signed {
    low: u32,
    /// By the next eight bits: the number, and how long its code is; 0 for a longer one.
    short: [(i8, u8); 256],
}

impl Signed {
    pub(crate) fn new(low: u32) -> Self {
        let mut short = [(0, 0); 256];
        for (bits, known) in (0u32..).zip(&mut short) {
            let high = (bits >> 1).trailing_ones();
            let length = 2 + high + low;
            if length <= 8 {
                let size = high << low | bits >> (2 + high) & ((1 << low) - 1);
                *known = (signed(bits & 1, size), length as u8);
            }
        }
        Self { low, short }
    }

    /// The next number, at most 127 from 0.
    #[inline(always)]
    pub(crate) fn read(&self, bits: &mut Reader) -> i8 {
        if bits.held < 8 {
            bits.fill();
        }
        let (number, length) = self.short[(bits.buffer & 0xff) as usize];
        if length > 0 {
            bits.take(u32::from(length));
            return number;
        }
        let sign = bits.bits(1);
        signed(sign, bits.rice(self.low))
    }
}

fn signed(sign: u32, above: u32) -> i8 {
    let size = (above + 1).min(127) as i8;
    if sign == 1 { -size } else { size }
}

/// Writes what [`Reader`] reads.
#[cfg(any(test, feature = "training"))]
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    held: u32,
}

#[cfg(any(test, feature = "training"))]
impl Writer {
    pub(crate) fn bits(&mut self, value: u32, count: u32) {
        for i in 0..count {
            if self.held == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> i & 1) as u8) << self.held;
            }
            self.held = (self.held + 1) % 8;
        }
    }

    /// Values whose part above `low` bits is 256 or more cannot be written; the caller keeps below.
    pub(crate) fn rice(&mut self, value: u32, low: u32) {
        for _ in 0..value >> low {
            self.bits(1, 1);
        }
        self.bits(0, 1);
        self.bits(value & ((1 << low) - 1), low);
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// How many low bits suit the steps between `count` numbers in order below `most`.
#[cfg(feature = "training")]
pub(crate) fn low_bits(most: u32, count: usize) -> u32 {
    let mean = most / (count.max(1) as u32) * 7 / 10;
    mean.max(1).ilog2().max(most.ilog2().saturating_sub(20))
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in proptest::collection::vec((0u32..1 << 20, 14u32..24), 0..200)) {
            let mut writer = Writer::default();
            for (value, low) in &numbers {
                writer.rice(*value, *low);
                writer.bits(value & 7, 3);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for (value, low) in &numbers {
                prop_assert_eq!(reader.rice(*low), *value);
                prop_assert_eq!(reader.bits(3), value & 7);
            }
            prop_assert!(reader.is_done());
        }
    }
}
