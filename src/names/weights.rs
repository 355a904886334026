//! What each feature weighs, by type of bearer.

use super::bits::{Reader, Signed};

/// Bits of a feature's place: features that share one share their weights, in training as in tagging.
pub(super) const PLACES: u32 = 22;

/// Types of bearers: person, place, organisation.
pub const TYPES: usize = 3;

/// One weight for each type.
pub type Weight = [i8; TYPES];

/// Weights by place.
pub(super) struct Weights {
    /// For each 32 places: which have weights, and how many have before them.
    index: Vec<(u32, u32)>,
    weights: Vec<Weight>,
}

impl Weights {
    /// Reads what [`write`] wrote.
    pub(super) fn read(bits: &mut Reader) -> Self {
        let count = (bits.bits(12) << 12 | bits.bits(12)) as usize;
        let low = bits.bits(5);
        let kinds: [Signed; TYPES] = std::array::from_fn(|_| Signed::new(bits.bits(4)));
        let mut index = vec![(0u32, 0u32); 1 << (PLACES - 5)];
        let mut weights = Vec::with_capacity(count.min(1 << 18));
        let mut place = 0u32;
        for _ in 0..count.min(1 << 18) {
            place = place.wrapping_add(bits.rice(low));
            if let Some(slot) = index.get_mut((place >> 5) as usize) {
                if slot.0 == 0 {
                    slot.1 = weights.len() as u32;
                }
                slot.0 |= 1 << (place & 31);
            }
            weights.push(weight(bits, &kinds));
        }
        Self { index, weights }
    }

    /// The weights of a feature; `None` when it has none.
    #[inline]
    pub(super) fn of(&self, feature: u32) -> Option<&Weight> {
        let place = feature >> (32 - PLACES);
        let (present, before) = *self.index.get((place >> 5) as usize)?;
        let bit = 1u32 << (place & 31);
        if present & bit == 0 {
            return None;
        }
        self.weights.get((before + (present & (bit - 1)).count_ones()) as usize)
    }
}

#[inline(always)]
fn weight(bits: &mut Reader, kinds: &[Signed; TYPES]) -> Weight {
    let mask = bits.bits(TYPES as u32);
    let mut weight = [0; TYPES];
    for (i, (slot, kind)) in weight.iter_mut().zip(kinds).enumerate() {
        if mask >> i & 1 == 1 {
            *slot = kind.read(bits);
        }
    }
    weight
}

/// Writes weights by place, in order of place, for [`Weights::read`].
#[cfg(feature = "training")]
pub(super) fn write(weights: &[(u32, Weight)], bits: &mut super::bits::Writer) {
    let low = super::bits::low_bits(1 << PLACES, weights.len());
    bits.bits(weights.len() as u32 >> 12, 12);
    bits.bits(weights.len() as u32 & 0xFFF, 12);
    bits.bits(low, 5);
    let rice: Vec<u32> = (0..TYPES)
        .map(|i| {
            let sizes: Vec<u32> =
                weights.iter().map(|w| u32::from(w.1[i].unsigned_abs())).filter(|s| *s > 0).collect();
            let length = |low: u32| sizes.iter().map(|s| ((s - 1) >> low) + low).sum::<u32>();
            (0..6).min_by_key(|low| length(*low)).unwrap_or(0)
        })
        .collect();
    rice.iter().for_each(|low| bits.bits(*low, 4));
    let mut before = 0;
    for (place, weight) in weights {
        bits.rice(place - before, low);
        before = *place;
        let mask = weight.iter().enumerate().fold(0, |m, (i, w)| m | u32::from(*w != 0) << i);
        bits.bits(mask, TYPES as u32);
        for (w, low) in weight.iter().zip(&rice).filter(|(w, _)| **w != 0) {
            bits.bits(u32::from(*w < 0), 1);
            bits.rice(u32::from(w.unsigned_abs()) - 1, *low);
        }
    }
}
