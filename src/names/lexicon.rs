//! Words and their classes, in a table of fingerprints: a word is found by its hash, never spelled out.

use super::bits::Reader;
use super::class::Classes;

/// Bits of a fingerprint. An unlisted word is taken for a listed one in about one of three hundred cases.
pub(super) const PRINT: u32 = 25;
/// Slots of the table, a power of two, about three for each word.
const SLOTS: usize = 1 << 18;

/// The lexicon, laid out for looking up.
pub(super) struct Lexicon {
    /// A fingerprint plus one, by open addressing; 0 is an empty slot.
    prints: Vec<u32>,
    /// The index of the word's classes in `masks`, beside its fingerprint.
    indices: Vec<u8>,
    masks: Vec<Classes>,
}

impl Lexicon {
    /// Reads what [`write`] wrote: for each combination of classes its words' fingerprints in order, as steps.
    pub(super) fn read(bits: &mut Reader) -> Self {
        let count = bits.bits(9) as usize;
        let mut lexicon =
            Self { prints: vec![0; SLOTS], indices: vec![0; SLOTS], masks: Vec::with_capacity(count) };
        let mut left = SLOTS / 2;
        for index in 0..count {
            lexicon.masks.push(bits.bits(16) as Classes);
            let words = bits.bits(16) as usize;
            let low = bits.bits(5);
            let mut print = 0u32;
            for _ in 0..words.min(left) {
                print = print.wrapping_add(bits.rice(low));
                lexicon.add(print, index as u8);
            }
            left -= words.min(left);
        }
        lexicon
    }

    fn add(&mut self, print: u32, index: u8) {
        let mut at = home(print);
        while self.prints.get(at).is_some_and(|p| *p != 0) {
            at = (at + 1) & (SLOTS - 1);
        }
        if let (Some(p), Some(i)) = (self.prints.get_mut(at), self.indices.get_mut(at)) {
            (*p, *i) = (print + 1, index);
        }
    }

    /// Classes of the word with this hash; 0 when it is not listed.
    #[inline]
    pub(super) fn classes(&self, hash: u32) -> Classes {
        let print = hash >> (32 - PRINT);
        let mut at = home(print);
        loop {
            match self.prints.get(at) {
                Some(&p) if p == print + 1 => {
                    let index = self.indices.get(at).copied().unwrap_or(0);
                    return self.masks.get(usize::from(index)).copied().unwrap_or(0);
                }
                Some(0) | None => return 0,
                Some(_) => at = (at + 1) & (SLOTS - 1),
            }
        }
    }
}

#[inline]
fn home(print: u32) -> usize {
    (print >> (PRINT - 18)) as usize & (SLOTS - 1)
}

/// Writes word hashes and their classes, each hash once, for [`Lexicon::read`].
///
/// # Errors
/// More than 256 different combinations of classes, or too many words.
#[cfg(feature = "training")]
pub(super) fn write(words: &[(u32, Classes)], bits: &mut super::bits::Writer) -> Result<(), String> {
    let mut prints: Vec<(u32, Classes)> = words.iter().map(|w| (w.0 >> (32 - PRINT), w.1)).collect();
    prints.sort_unstable();
    prints.dedup_by_key(|w| w.0);
    let mut masks: Vec<Classes> = prints.iter().map(|w| w.1).collect();
    masks.sort_unstable();
    masks.dedup();
    if masks.len() > 256 || prints.len() > SLOTS / 2 {
        return Err(format!("{} combinations of classes, {} words", masks.len(), prints.len()));
    }
    bits.bits(masks.len() as u32, 9);
    for mask in masks {
        let group: Vec<u32> = prints.iter().filter(|w| w.1 == mask).map(|w| w.0).collect();
        let low = super::bits::low_bits(1 << PRINT, group.len());
        bits.bits(u32::from(mask), 16);
        bits.bits(group.len() as u32, 16);
        bits.bits(low, 5);
        let mut before = 0;
        for print in group {
            bits.rice(print - before, low);
            before = print;
        }
    }
    Ok(())
}
