//! Addresses of cryptocurrency wallets.

use sha2::{Digest, Sha256};

/// A bitcoin address in base 58: version, 20 bytes, and four bytes of a double SHA-256 (Bitcoin, Base58Check).
pub fn base58check(value: &[u8]) -> bool {
    let Some(number) = base58::<25>(value) else { return false };
    let (body, check) = number.split_at(21);
    matches!(body.first(), Some(0 | 5)) && Sha256::digest(Sha256::digest(body)).get(..4) == Some(check)
}

/// A private key in wallet import format: version 128, 32 bytes, 1 when the public key is compressed, and four bytes of
/// a double SHA-256 (Bitcoin, Base58Check).
pub fn wif(value: &[u8]) -> bool {
    let sound = |bytes: &[u8]| {
        let (body, check) = bytes.split_at(bytes.len() - 4);
        body.first() == Some(&128) && Sha256::digest(Sha256::digest(body)).get(..4) == Some(check)
    };
    match value.len() {
        51 => base58::<37>(value).is_some_and(|b| sound(&b)),
        52 => base58::<38>(value).is_some_and(|b| sound(&b)),
        _ => false,
    }
}

/// The number that base 58 digits write, in as many bytes.
fn base58<const BYTES: usize>(value: &[u8]) -> Option<[u8; BYTES]> {
    const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut number = [0u8; BYTES];
    for byte in value {
        let mut carry = DIGITS.iter().position(|d| d == byte)? as u32;
        for place in number.iter_mut().rev() {
            carry += u32::from(*place) * 58;
            *place = carry as u8;
            carry >>= 8;
        }
        if carry != 0 {
            return None;
        }
    }
    Some(number)
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
