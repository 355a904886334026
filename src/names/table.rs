//! A read-only map from 32-bit hashes to bytes: buckets by the high bits, 16-bit fingerprints within.

/// Buckets in one group of offsets.
const GROUP: usize = 256;

/// A map laid out in bytes: `bucket bits`, group bases (u32), bucket offsets (u16, within the group),
/// fingerprints (u16), values (u8). All numbers little endian.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    bits: u32,
    bases: &'a [u8],
    offsets: &'a [u8],
    prints: &'a [u8],
    values: &'a [u8],
}

impl<'a> Table<'a> {
    /// Reads a table from the start of `bytes` and returns it with what follows it. `None`: it does not fit.
    pub(super) fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (head, rest) = bytes.split_at_checked(8)?;
        let bits = u32_at(head, 0)?;
        let count = u32_at(head, 4)? as usize;
        if !(8..=20).contains(&bits) || count > 1 << 24 {
            return None;
        }
        let buckets = 1usize << bits;
        let (bases, rest) = rest.split_at_checked(buckets / GROUP * 4)?;
        let (offsets, rest) = rest.split_at_checked((buckets + 1) * 2)?;
        let (prints, rest) = rest.split_at_checked(count * 2)?;
        let (values, rest) = rest.split_at_checked(count)?;
        Some((Self { bits, bases, offsets, prints, values }, rest))
    }

    /// The value stored for `hash`.
    #[inline]
    pub(super) fn get(&self, hash: u32) -> Option<u8> {
        let bucket = (hash >> (32 - self.bits)) as usize;
        let base = u32_at(self.bases, bucket / GROUP * 4)? as usize;
        let from = u16_at(self.offsets, bucket * 2)? as usize;
        let next = if (bucket + 1).is_multiple_of(GROUP) {
            match u32_at(self.bases, (bucket + 1) / GROUP * 4) {
                Some(b) => b as usize - base,
                None => self.values.len() - base,
            }
        } else {
            u16_at(self.offsets, bucket * 2 + 2)? as usize
        };
        let print = (hash as u16).to_le_bytes();
        let prints = self.prints.get((base + from) * 2..(base + next) * 2)?;
        let at = prints.chunks_exact(2).position(|p| p == print)?;
        self.values.get(base + from + at).copied()
    }
}

/// Lays a map out for [`Table::read`]. Of entries that share bucket and fingerprint the first stays.
#[cfg(feature = "training")]
pub(super) fn write(entries: &[(u32, u8)], bits: u32) -> Vec<u8> {
    let mut sorted: Vec<(u32, u16, u8)> =
        entries.iter().map(|&(h, v)| (h >> (32 - bits), h as u16, v)).collect();
    sorted.sort_by_key(|&(bucket, print, _)| (bucket, print));
    sorted.dedup_by_key(|e| (e.0, e.1));
    let buckets = 1usize << bits;
    let mut starts = vec![0usize; buckets + 1];
    for &(bucket, ..) in &sorted {
        starts[bucket as usize + 1] += 1;
    }
    for i in 0..buckets {
        starts[i + 1] += starts[i];
    }
    let mut out = Vec::new();
    out.extend(bits.to_le_bytes());
    out.extend((sorted.len() as u32).to_le_bytes());
    for group in 0..buckets / GROUP {
        out.extend((starts[group * GROUP] as u32).to_le_bytes());
    }
    for (i, start) in starts.iter().enumerate() {
        let base = starts[(i / GROUP * GROUP).min(buckets - GROUP)];
        out.extend(((start - base) as u16).to_le_bytes());
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

#[inline]
fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    match bytes.get(at..at + 2) {
        Some(&[a, b]) => Some(u16::from_le_bytes([a, b])),
        _ => None,
    }
}
