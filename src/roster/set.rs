//! Sets of hashes, small enough to travel.

use crate::text::sort_by_place;

/// Reads the bits of bytes, lowest first.
fn bit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}

fn set_bit(bytes: &mut [u8], at: usize) {
    if let Some(byte) = bytes.get_mut(at / 8) {
        *byte |= 1 << (at % 8);
    }
}

/// A number scaled down from 32 bits to `0..size`.
fn scaled(number: u32, size: u32) -> u32 {
    ((u64::from(number) * u64::from(size)) >> 32) as u32
}

/// How many bits of the filter each first word sets.
const PROBES: u32 = 3;
/// Bits of the filter for each first word: about 2 of 100 other words pass.
const BITS: usize = 10;

/// First words of names, as a Bloom filter over quick hashes.
#[derive(Clone, Debug)]
pub struct First(Vec<u8>);

impl First {
    pub fn of(hashes: &[u32]) -> Self {
        let mut first = Self(vec![0; (hashes.len() * BITS).div_ceil(8)]);
        for &hash in hashes {
            for at in first.places(hash) {
                set_bit(&mut first.0, at);
            }
        }
        first
    }

    pub fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn may_hold(&self, hash: u32) -> bool {
        self.places(hash).all(|at| bit(&self.0, at))
    }

    fn places(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let size = (self.0.len() * 8) as u32;
        let step = hash.rotate_left(15).wrapping_mul(0x9E37_79B1) | 1;
        (0..PROBES).map(move |n| scaled(hash.wrapping_add(step.wrapping_mul(n)), size) as usize)
    }
}

/// Buckets between two marks of the index.
const STRIDE: u32 = 32;

/// A set of hashes as Elias and Fano keep sorted numbers: as many buckets as hashes, for each bucket how many hashes
/// it holds in unary, and for each hash the next `width` bits. Two bits and `width` a hash; another hash is held by
/// accident in one of 2^`width` cases.
#[derive(Clone, Debug)]
pub struct Set {
    count: u32,
    width: u32,
    /// Bits: a one for each hash, a zero at the end of each bucket.
    buckets: Vec<u8>,
    /// The next bits of each hash, in the order of buckets.
    rest: Vec<u8>,
    /// For every `STRIDE`th bucket: its first bit and its first hash.
    index: Vec<(u32, u32)>,
}

impl Set {
    /// `width` is at most 32; hashes that are equal as far as it goes are kept once.
    pub fn of(hashes: &[[u32; 2]], width: u32) -> Self {
        let count = hashes.len() as u32;
        let mut parts: Vec<(u32, u32)> =
            hashes.iter().map(|[a, b]| (scaled(*a, count), b >> (32 - width))).collect();
        sort_by_place(&mut parts, |part| (part.0 as usize, part.1 as usize));
        let mut buckets = vec![0; (2 * hashes.len()).div_ceil(8)];
        let mut rest = vec![0; (hashes.len() * width as usize).div_ceil(8)];
        for (n, (bucket, bits)) in parts.into_iter().enumerate() {
            set_bit(&mut buckets, n + bucket as usize);
            for i in 0..width as usize {
                if bits >> i & 1 == 1 {
                    set_bit(&mut rest, n * width as usize + i);
                }
            }
        }
        Self::from(count, width, buckets, rest)
    }

    /// The set that [`Set::bytes`] wrote.
    pub fn from(count: u32, width: u32, buckets: Vec<u8>, rest: Vec<u8>) -> Self {
        let mut set = Self { count, width, buckets, rest, index: Vec::new() };
        let (mut at, mut hash) = (0, 0);
        for bucket in 0..count {
            if bucket % STRIDE == 0 {
                set.index.push((at, hash));
            }
            (at, hash) = set.behind(at, hash);
        }
        set
    }

    /// The two parts, and how many bytes each has for `count` hashes.
    pub fn bytes(&self) -> (&[u8], &[u8]) {
        (&self.buckets, &self.rest)
    }

    /// The sizes of the two parts, in bytes.
    pub fn sizes(count: u32, width: u32) -> (usize, usize) {
        let count = count as usize;
        ((2 * count).div_ceil(8), (count * width as usize).div_ceil(8))
    }

    /// How many hashes there are, and how many bits are kept of each.
    pub fn shape(&self) -> (u32, u32) {
        (self.count, self.width)
    }

    /// Whether the set holds a hash.
    pub fn holds(&self, [a, b]: [u32; 2]) -> bool {
        if self.count == 0 {
            return false;
        }
        let bucket = scaled(a, self.count);
        let Some(&(mut at, mut hash)) = self.index.get((bucket / STRIDE) as usize) else { return false };
        for _ in 0..bucket % STRIDE {
            (at, hash) = self.behind(at, hash);
        }
        let wanted = b >> (32 - self.width);
        (hash..).take_while(|n| bit(&self.buckets, (at + n - hash) as usize)).any(|n| self.bits(n) == wanted)
    }

    /// The first bit and hash behind the bucket that begins at a bit with a hash.
    fn behind(&self, mut at: u32, mut hash: u32) -> (u32, u32) {
        while hash < self.count && bit(&self.buckets, at as usize) {
            at += 1;
            hash += 1;
        }
        (at + 1, hash)
    }

    fn bits(&self, n: u32) -> u32 {
        let from = n as usize * self.width as usize;
        (0..self.width as usize).fold(0, |bits, i| bits | u32::from(bit(&self.rest, from + i)) << i)
    }
}
