//! A read-only map from 32-bit hashes to bytes: buckets by the high bits, 16-bit fingerprints within.

/// A map laid out in bytes: bucket bits (u32), entries (u32), one u32 a bucket (first entry in the high 24 bits,
/// how many in the low 8), fingerprints (u16), values (u8). All numbers little endian.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    shift: u32,
    buckets: &'a [u8],
    prints: &'a [u8],
    values: &'a [u8],
}

impl<'a> Table<'a> {
    /// Reads a table from the start of `bytes` and returns it with what follows it. `None`: it does not fit.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (head, rest) = bytes.split_at_checked(8)?;
        let bits = u32_at(head, 0)?;
        let count = u32_at(head, 4)? as usize;
        if !(4..=20).contains(&bits) || count >= 1 << 24 {
            return None;
        }
        let (buckets, rest) = rest.split_at_checked(4 << bits)?;
        let (prints, rest) = rest.split_at_checked(count * 2)?;
        let (values, rest) = rest.split_at_checked(count)?;
        Some((Self { shift: 32 - bits, buckets, prints, values }, rest))
    }

    /// The value stored for `hash`.
    #[inline]
    pub(super) fn get(&self, hash: u32) -> Option<u8> {
        let bucket = u32_at(self.buckets, (hash >> self.shift) as usize * 4)?;
        let (from, count) = ((bucket >> 8) as usize, (bucket & 0xFF) as usize);
        let print = (hash as u16).to_le_bytes();
        let prints = self.prints.get(from * 2..(from + count) * 2)?;
        let at = prints.chunks_exact(2).position(|p| p == print)?;
        self.values.get(from + at).copied()
    }
}

/// Lays a map out for [`Table::read`]. Of entries that share bucket and fingerprint the first stays; a bucket
/// keeps 255 entries.
#[cfg(feature = "training")]
pub(super) fn write(entries: &[(u32, u8)], bits: u32) -> Vec<u8> {
    let mut sorted: Vec<(u32, u16, u8)> =
        entries.iter().map(|&(h, v)| (h >> (32 - bits), h as u16, v)).collect();
    sorted.sort_by_key(|&(bucket, print, _)| (bucket, print));
    sorted.dedup_by_key(|e| (e.0, e.1));
    let mut out = Vec::new();
    out.extend(bits.to_le_bytes());
    out.extend((sorted.len() as u32).to_le_bytes());
    let mut start = 0;
    for bucket in 0..1u32 << bits {
        let count = sorted.get(start..).map_or(0, |s| s.partition_point(|e| e.0 <= bucket));
        out.extend(((start as u32) << 8 | count.min(255) as u32).to_le_bytes());
        start += count;
    }
    for &(_, print, _) in &sorted {
        out.extend(print.to_le_bytes());
    }
    out.extend(sorted.iter().map(|e| e.2));
    out
}

/// The little-endian number at a byte offset.
#[inline]
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => Some(u32::from_le_bytes([a, b, c, d])),
        _ => None,
    }
}
