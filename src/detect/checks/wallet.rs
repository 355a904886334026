//! Addresses of cryptocurrency wallets.

use sha2::{Digest, Sha256};

/// A bitcoin address in base 58: version, 20 bytes, and four bytes of a double SHA-256 (Bitcoin, Base58Check).
pub fn base58check(value: &[u8]) -> bool {
    const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut number = [0u8; 25];
    for byte in value {
        let Some(worth) = DIGITS.iter().position(|d| d == byte) else { return false };
        let mut carry = worth as u32;
        for place in number.iter_mut().rev() {
            carry += u32::from(*place) * 58;
            *place = carry as u8;
            carry >>= 8;
        }
        if carry != 0 {
            return false;
        }
    }
    let (body, check) = number.split_at(21);
    matches!(body.first(), Some(0 | 5)) && Sha256::digest(Sha256::digest(body)).get(..4) == Some(check)
}

/// A bitcoin address in bech32 or bech32m with the prefix `bc` (BIP 173, BIP 350).
pub fn bech32(value: &[u8]) -> bool {
    const DIGITS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let Some(data) = value.strip_prefix(b"bc1") else { return false };
    // The prefix as the checksum reads it: high bits of `b` and `c`, zero, low bits.
    let mut check = [3, 3, 0, 2, 3].into_iter().fold(1, polymod);
    for byte in data {
        let Some(worth) = DIGITS.iter().position(|d| d == byte) else { return false };
        check = polymod(check, worth as u32);
    }
    check == 1 || check == 0x2bc8_30a3
}

fn polymod(check: u32, value: u32) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let top = check >> 25;
    let next = ((check & 0x1ff_ffff) << 5) ^ value;
    GENERATOR.iter().enumerate().filter(|(i, _)| top >> i & 1 == 1).fold(next, |c, (_, g)| c ^ g)
}
