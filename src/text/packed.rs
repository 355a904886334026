//! Tables that lie packed in the Wasm and are laid out when they are first asked for.
//!
//! A packed table is a row of commands, as in DEFLATE (RFC 1951): a byte that stands for itself, or how many bytes are said
//! again, with how far back they stand. Commands are in prefix codes, of which a block has several: the byte before says which
//! one is meant, so that letters cost what they cost behind their like. `packed/compile.rs` packs.

use classes::{CODE_BITS, COMMANDS, Classes, DISTANCES, LENGTHS, LONGEST_CODE, REACHES, SHORTEST};

use std::iter::repeat_n;

#[path = "packed/classes.rs"]
mod classes;

/// The bytes that were packed; fewer where the table is cut off.
pub(crate) fn unpack(packed: &[u8]) -> Vec<u8> {
    let (head, body) = packed.split_at(packed.len().min(3));
    let length = head.iter().rev().fold(0, |n, byte| n << 8 | usize::from(*byte));
    let mut reader = Reader { bytes: body, at: 0, held: 0, buffer: 0 };
    let mut bytes: Vec<u8> = Vec::with_capacity(length);
    while bytes.len() < length && !reader.is_over() {
        let end = length.min(bytes.len() + reader.number());
        Block::new(&mut reader).unpack(&mut reader, &mut bytes, end);
    }
    bytes.truncate(length);
    bytes
}

/// The codes of a block.
struct Block {
    /// The code of the command behind each byte.
    behind: [u8; 256],
    commands: Codes,
    distances: Codes,
}

impl Block {
    fn new(reader: &mut Reader) -> Self {
        let codes = reader.bits(CODE_BITS) as usize + 1;
        let (mut behind, mut at) = ([0; 256], 0);
        while at < behind.len() && codes > 1 {
            let code = reader.bits(CODE_BITS) as u8;
            let run = reader.number();
            behind.iter_mut().skip(at).take(run).for_each(|b| *b = code);
            at += run;
        }
        Self {
            behind,
            commands: Codes::new(reader, codes, COMMANDS),
            distances: Codes::new(reader, REACHES, DISTANCES.count),
        }
    }

    /// Adds to `bytes` until there are `end`, or a few more.
    fn unpack(&self, reader: &mut Reader, bytes: &mut Vec<u8>, end: usize) {
        while bytes.len() < end {
            let last = bytes.last().copied().unwrap_or_default();
            let command = reader.symbol(&self.commands, usize::from(self.behind[usize::from(last)]));
            let Some(class) = command.checked_sub(256) else {
                bytes.push(command as u8);
                continue;
            };
            let more = reader.in_class(&LENGTHS, class);
            let class = reader.symbol(&self.distances, more.min(REACHES - 1));
            let back = reader.in_class(&DISTANCES, class) + 1;
            let Some(from) = bytes.len().checked_sub(back) else { return };
            for at in from..from + more + SHORTEST {
                let Some(byte) = bytes.get(at).copied() else { break };
                bytes.push(byte);
            }
        }
    }
}

/// Prefix codes: for each, and for all that can follow in the input, a symbol above 4 bits for how long its code is.
struct Codes(Vec<u16>);

impl Codes {
    /// Reads how long the codes of each symbol are, and numbers them in order of length (RFC 1951, 3.2.2).
    fn new(reader: &mut Reader, count: usize, symbols: usize) -> Self {
        let mut codes = Vec::with_capacity(count << LONGEST_CODE);
        let mut used = Vec::with_capacity(symbols);
        for code in 1..=count {
            used.clear();
            let mut symbol = reader.number() - 1;
            while symbol < symbols && !reader.is_over() {
                used.push((symbol as u16) << 4 | reader.bits(4) as u16);
                symbol += reader.number();
            }
            for length in 0..=LONGEST_CODE {
                let same = used.iter().filter(|entry| u32::from(**entry & 15) == length);
                same.for_each(|entry| codes.extend(repeat_n(*entry, 1 << (LONGEST_CODE - length))));
            }
            codes.resize(code << LONGEST_CODE, 0);
        }
        Self(codes)
    }
}

/// Reads bits, the highest first.
struct Reader<'p> {
    bytes: &'p [u8],
    at: usize,
    /// The next bits, at the top.
    buffer: u32,
    /// How many they are.
    held: u32,
}

impl Reader<'_> {
    /// Takes in bytes until at least 25 bits are held, if `count` are not; behind the end, zeros.
    #[inline(always)]
    fn fill(&mut self, count: u32) {
        if self.held >= count {
            return;
        }
        let rest = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<4>());
        // Bits of a byte that is not yet wholly held are taken in again, as what they are.
        self.buffer |= rest.map_or_else(|| self.last(), |next| u32::from_be_bytes(*next)) >> self.held;
        let count = (32 - self.held) / 8;
        self.at += count as usize;
        self.held += 8 * count;
    }

    /// The next four bytes where fewer are left.
    #[cold]
    fn last(&self) -> u32 {
        (0..4).fold(0, |all, n| all << 8 | self.bytes.get(self.at + n).copied().map_or(0, u32::from))
    }

    fn is_over(&self) -> bool {
        self.at > self.bytes.len() + 8
    }

    #[inline(always)]
    fn skip(&mut self, count: u32) {
        self.buffer <<= count;
        self.held -= count;
    }

    /// The next `count` bits, at most 25.
    #[inline]
    fn bits(&mut self, count: u32) -> u32 {
        self.fill(count);
        let value = (self.buffer >> 1) >> (31 - count);
        self.skip(count);
        value
    }

    /// A number from 1 (P. Elias, *Universal codeword sets*, 1975): as many zeros as it has bits behind its first one.
    fn number(&mut self) -> usize {
        self.fill(17);
        let zeros = self.buffer.leading_zeros().min(16);
        self.skip(zeros);
        self.bits(zeros + 1).max(1) as usize
    }

    /// What the next code of a kind stands for.
    #[inline(always)]
    fn symbol(&mut self, codes: &Codes, kind: usize) -> usize {
        self.fill(LONGEST_CODE);
        let at = kind << LONGEST_CODE | (self.buffer >> (32 - LONGEST_CODE)) as usize;
        let entry = codes.0.get(at).copied().unwrap_or_default();
        self.skip(u32::from(entry & 15));
        usize::from(entry >> 4)
    }

    /// A number of a class.
    #[inline]
    fn in_class(&mut self, classes: &Classes, class: usize) -> usize {
        let (least, bits) = classes.least(class);
        least + self.bits(bits) as usize
    }
}

#[cfg(test)]
#[path = "packed/compile.rs"]
mod compile;

#[cfg(test)]
mod tests {
    use super::compile::pack;
    use super::unpack;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_was_packed_is_unpacked(
            pieces in prop::collection::vec(
                prop_oneof![prop::collection::vec(any::<u8>(), 0..20), Just(b"the same again ".to_vec()), Just(vec![0; 300])],
                0..20,
            ),
            cuts in prop::collection::vec(0usize..6000, 0..4),
        ) {
            let bytes = pieces.concat();
            prop_assert_eq!(unpack(&pack(&bytes, &cuts)), bytes);
        }

        #[test]
        fn a_damaged_table_ends(packed in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(unpack(&packed).len() < 1 << 24);
        }
    }

    #[test]
    fn words_in_order_take_half_their_room() {
        let words: Vec<String> = (0..400).map(|n| format!("word {} of a list;", n * 7)).collect();
        let text = words.concat();
        assert!(pack(text.as_bytes(), &[]).len() * 4 < text.len());
    }
}
