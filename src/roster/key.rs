use sha2::{Digest, Sha256};
use std::fmt;

/// The secret that a roster's hashes are made with. `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 16]);

impl From<[u8; 16]> for Key {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl Key {
    /// Reads a key as [`Key::written`] writes it; white space around it does not count. `None`: it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (byte, at) in bytes.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// 32 hexadecimal digits.
    pub fn written(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// What tells whether a key is the one that a roster was built with, and does not give it away.
    pub(super) fn proof(&self) -> [u8; 16] {
        let digest = Sha256::new().chain_update(self.0).chain_update(b"handrail roster key").finalize();
        let mut proof = [0; 16];
        proof.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        proof
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
