use super::Span;
use serde::{Deserialize, Serialize};

/// What a position counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes, the core's own unit.
    Bytes,
    /// Unicode code points, what Python and most labelled data count.
    Chars,
    /// UTF-16 code units, what JavaScript and the DOM count.
    Utf16,
}

/// Converts byte offsets of one text into another unit.
///
/// ASCII text costs nothing; other text costs one pass when the map is made and a binary search per offset.
pub struct OffsetMap {
    unit: OffsetUnit,
    /// `(byte, units)` at the end of every non-ASCII char; between two entries one byte is one unit.
    steps: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// Prepares conversion of byte offsets of `text` to `unit`.
    pub fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut steps = Vec::new();
        if unit != OffsetUnit::Bytes {
            let (mut last_byte, mut last_units) = (0, 0);
            for (byte, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
                let units = last_units + (byte - last_byte);
                let width = if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
                (last_byte, last_units) = (byte + c.len_utf8(), units + width);
                steps.push((last_byte, last_units));
            }
        }
        Self { unit, steps }
    }

    /// The unit this map converts to.
    pub fn unit(&self) -> OffsetUnit {
        self.unit
    }

    /// The position in this map's unit of a byte offset on a `char` boundary.
    pub fn offset(&self, byte: usize) -> usize {
        let after = self.steps.partition_point(|&(b, _)| b <= byte);
        match after.checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some(&(b, units)) => units + (byte - b),
            None => byte,
        }
    }

    /// Both ends of a span, converted.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.offset(span.start), self.offset(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_maps_to_the_count_of_units_before_it(text in "\\PC{0,40}") {
            let chars = OffsetMap::new(&text, OffsetUnit::Chars);
            let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
            for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                prop_assert_eq!(chars.offset(byte), text[..byte].chars().count());
                prop_assert_eq!(utf16.offset(byte), text[..byte].encode_utf16().count());
            }
        }
    }

    #[test]
    fn an_emoji_family_before_a_number_shifts_each_unit_by_its_own_width() {
        let text = "👩‍👩‍👧 4111";
        let byte = text.find('4').unwrap();
        assert_eq!(OffsetMap::new(text, OffsetUnit::Bytes).offset(byte), 19);
        assert_eq!(OffsetMap::new(text, OffsetUnit::Chars).offset(byte), 6);
        assert_eq!(OffsetMap::new(text, OffsetUnit::Utf16).offset(byte), 9);
    }
}
