/// HalfSipHash-2-4 with 64 bits of output (Aumasson and Bernstein, <https://github.com/veorq/SipHash>), which needs
/// 32-bit arithmetic only. Without the key, what was hashed cannot be tried out against the result.
pub fn keyed_hash(key: [u32; 2], parts: &[&[u8]]) -> [u32; 2] {
    let mut state = State([key[0], key[1] ^ 0xee, 0x6c79_6765 ^ key[0], 0x7465_6462 ^ key[1]]);
    let (mut word, mut filled, mut length) = (0u32, 0u32, 0u32);
    for byte in parts.iter().flat_map(|part| part.iter()) {
        word |= u32::from(*byte) << (8 * filled);
        filled += 1;
        length = length.wrapping_add(1);
        if filled == 4 {
            state.absorb(word);
            (word, filled) = (0, 0);
        }
    }
    state.absorb(word | (length << 24));
    state.0[2] ^= 0xee;
    state.rounds(4);
    let low = state.0[1] ^ state.0[3];
    state.0[1] ^= 0xdd;
    state.rounds(4);
    [low, state.0[1] ^ state.0[3]]
}

struct State([u32; 4]);

impl State {
    fn absorb(&mut self, word: u32) {
        self.0[3] ^= word;
        self.rounds(2);
        self.0[0] ^= word;
    }

    fn rounds(&mut self, count: u32) {
        let [mut v0, mut v1, mut v2, mut v3] = self.0;
        for _ in 0..count {
            v0 = v0.wrapping_add(v1);
            v1 = v1.rotate_left(5) ^ v0;
            v0 = v0.rotate_left(16);
            v2 = v2.wrapping_add(v3);
            v3 = v3.rotate_left(8) ^ v2;
            v0 = v0.wrapping_add(v3);
            v3 = v3.rotate_left(7) ^ v0;
            v2 = v2.wrapping_add(v1);
            v1 = v1.rotate_left(13) ^ v2;
            v2 = v2.rotate_left(16);
        }
        self.0 = [v0, v1, v2, v3];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `vectors.h` of the reference implementation: key 00 01 … 07, input 00 01 … of the given length.
    #[test]
    fn it_agrees_with_the_reference_vectors() {
        let vectors: [(u8, [u8; 8]); 6] = [
            (0, [0x21, 0x8d, 0x1f, 0x59, 0xb9, 0xb8, 0x3c, 0xc8]),
            (1, [0xbe, 0x55, 0x24, 0x12, 0xf8, 0x38, 0x73, 0x15]),
            (3, [0xce, 0x0f, 0x1a, 0x45, 0xf7, 0x06, 0x06, 0x79]),
            (4, [0xd5, 0xe7, 0x8a, 0x17, 0x5b, 0xe5, 0x2e, 0xa1]),
            (7, [0xff, 0x20, 0x27, 0x28, 0xb0, 0x7b, 0xc6, 0x84]),
            (14, [0x3b, 0xb1, 0xa8, 0x70, 0xea, 0xe8, 0xe6, 0x58]),
        ];
        for (length, expected) in vectors {
            let input: Vec<u8> = (0..length).collect();
            let [low, high] = keyed_hash([0x0302_0100, 0x0706_0504], &[&input]);
            assert_eq!([low.to_le_bytes(), high.to_le_bytes()].concat(), expected, "{length} bytes");
        }
    }

    #[test]
    fn parts_hash_as_their_concatenation() {
        assert_eq!(keyed_hash([1, 2], &[b"us_ssn", b"\0", b"x"]), keyed_hash([1, 2], &[b"us_ssn\0x"]));
    }
}
