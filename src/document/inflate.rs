//! Unpacking, counted while it happens: what a file says of its own size is not looked at.

use super::budget::Budget;
use super::limits::Limits;
use super::unread::Unread;
use std::io::Read;

/// Unpacked at a time, in bytes.
const CHUNK: usize = 64 << 10;

/// Takes everything out of a decoder of `packed` bytes.
///
/// # Errors
/// [`Unread::Bomb`] past the ratio, [`Unread::TooLarge`] past the limit, [`Unread::Damaged`] where the decoder fails.
pub fn all(mut decoder: impl Read, packed: usize, budget: &mut Budget) -> Result<Vec<u8>, Unread> {
    let most = packed.saturating_mul(budget.limits().ratio as usize).max(Limits::RATIO_FROM as usize);
    let mut out = Vec::new();
    let mut chunk = [0; CHUNK];
    loop {
        let read = decoder.read(&mut chunk).map_err(|_| Unread::Damaged)?;
        if read == 0 {
            return Ok(out);
        }
        budget.unpacked(read)?;
        out.extend_from_slice(chunk.get(..read).unwrap_or_default());
        if out.len() > most {
            return Err(Unread::Bomb);
        }
    }
}
