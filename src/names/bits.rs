//! Whole numbers in as few bits as their sizes ask for (Rice codes), lowest bits first.

/// Reads what [`Writer`] wrote. Past the end it reads zeros.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    buffer: u32,
    held: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, buffer: 0, held: 0 }
    }

    /// The next `count` bits, at most 16.
    #[inline]
    pub(super) fn bits(&mut self, count: u32) -> u32 {
        while self.held < 16 {
            self.buffer |= u32::from(self.bytes.get(self.at).copied().unwrap_or(0)) << self.held;
            self.at += 1;
            self.held += 8;
        }
        let value = self.buffer & ((1 << count) - 1);
        self.buffer >>= count;
        self.held -= count;
        value
    }

    /// A Rice code: the part above `low` bits in ones, ended by a zero, then `low` bits (at most 24).
    #[inline]
    pub(super) fn rice(&mut self, low: u32) -> u32 {
        let mut high = 0;
        while self.bits(1) == 1 && high < 1 << 8 {
            high += 1;
        }
        let first = low.min(12);
        let value = self.bits(first);
        high << low | self.bits(low - first) << first | value
    }

    /// Whether everything has been read, but for less than a byte.
    pub(super) fn is_done(&self) -> bool {
        self.at.saturating_sub((self.held / 8) as usize) >= self.bytes.len()
    }
}

/// Writes what [`Reader`] reads.
#[cfg(any(test, feature = "training"))]
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    held: u32,
}

#[cfg(any(test, feature = "training"))]
impl Writer {
    pub(super) fn bits(&mut self, value: u32, count: u32) {
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
    pub(super) fn rice(&mut self, value: u32, low: u32) {
        for _ in 0..value >> low {
            self.bits(1, 1);
        }
        self.bits(0, 1);
        self.bits(value & ((1 << low) - 1), low);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// How many low bits suit the steps between `count` numbers in order below `most`.
#[cfg(feature = "training")]
pub(super) fn low_bits(most: u32, count: usize) -> u32 {
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
