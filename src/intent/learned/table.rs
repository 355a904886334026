use crate::names::bits::Reader;

/// Bits of a hash that are kept.
pub const KEPT: u32 = 22;

/// Numbers by hash: where each hash stands among those that the model knows.
pub(super) struct Table {
    keys: Vec<u32>,
    /// Places in `keys` counted from 1, probed one by one; a power of two.
    slots: Vec<u16>,
}

impl Table {
    /// Reads `count` hashes in order, calling `each` after every one.
    pub fn read(reader: &mut Reader, count: usize, mut each: impl FnMut(&mut Reader)) -> Self {
        let low = reader.bits(8);
        let mut table =
            Self { keys: Vec::with_capacity(count), slots: vec![0; (count * 2 + 1).next_power_of_two()] };
        let mut key = 0_u32;
        for place in 1..=count {
            key = key.wrapping_add(reader.rice(low));
            let mut slot = table.slot(key);
            while table.slots.get(slot).is_some_and(|taken| *taken != 0) {
                slot = table.slot(slot as u32 + 1);
            }
            if let Some(free) = table.slots.get_mut(slot) {
                *free = place as u16;
            }
            table.keys.push(key);
            each(reader);
        }
        table
    }

    /// Where the hash stands.
    pub fn place(&self, hash: u32) -> Option<usize> {
        let key = hash >> (u32::BITS - KEPT);
        let mut slot = self.slot(key);
        loop {
            let place = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            if self.keys.get(place) == Some(&key) {
                return Some(place);
            }
            slot = self.slot(slot as u32 + 1);
        }
    }

    fn slot(&self, number: u32) -> usize {
        number as usize & (self.slots.len() - 1)
    }
}
