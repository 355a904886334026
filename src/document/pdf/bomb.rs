//! The interpreter unpacks a stream whole, so what the streams unpack to is counted before it sees them.

use crate::document::budget::Budget;
use crate::document::limits::Limits;
use crate::document::unread::Unread;
use flate2::bufread::ZlibDecoder;
use std::io::Read;

/// How far before a stream its dictionary may begin, in bytes.
const DICTIONARY: usize = 1024;
/// Unpacked at a time, in bytes.
const CHUNK: usize = 64 << 10;

/// Counts what the streams of a file unpack to. Streams of an encrypted file cannot be counted.
///
/// # Errors
/// [`Unread::Bomb`] for a stream that is packed more than once or unpacks to far too much, [`Unread::TooLarge`] past
/// the limits, [`Unread::Cancelled`] when the caller breaks off.
pub fn look(bytes: &[u8], budget: &mut Budget) -> Result<(), Unread> {
    let mut chunk = vec![0; CHUNK];
    let mut from = 0;
    while let Some(at) = next(bytes, from) {
        let dictionary = bytes.get(at.saturating_sub(DICTIONARY).max(from)..at).unwrap_or_default();
        let dictionary = last_dictionary(dictionary);
        if packings(dictionary) > 1 {
            return Err(Unread::Bomb);
        }
        let start = at + b"stream".len();
        let data = bytes.get(start..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        count(data, &mut chunk, budget)?;
        from = start;
    }
    Ok(())
}

/// Unpacks a stream and drops it; what is not packed this way ends at once.
fn count(data: &[u8], chunk: &mut [u8], budget: &mut Budget) -> Result<(), Unread> {
    let mut decoder = ZlibDecoder::new(data);
    let mut unpacked = 0_usize;
    while let Ok(read @ 1..) = decoder.read(chunk) {
        budget.unpacked(read)?;
        unpacked += read;
        let packed = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
        let most = packed.saturating_mul(budget.limits().ratio as usize);
        if unpacked > most.max(Limits::RATIO_FROM as usize * 4) {
            return Err(Unread::Bomb);
        }
    }
    Ok(())
}

/// Where the next stream begins.
fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut at = 0;
    loop {
        let found = rest.get(at..)?.windows(6).position(|w| w == b"stream")? + at;
        let ends = rest.get(found.saturating_sub(3)..found) == Some(b"end");
        if !ends {
            return Some(from + found);
        }
        at = found + 6;
    }
}

/// The part of the text before a stream that is its own dictionary.
fn last_dictionary(text: &[u8]) -> &[u8] {
    let object = text.windows(4).rposition(|w| w == b" obj");
    text.get(object.unwrap_or_default()..).unwrap_or_default()
}

/// How many times a dictionary says that its stream is packed.
fn packings(dictionary: &[u8]) -> usize {
    let count = |name: &[u8]| dictionary.windows(name.len()).filter(|w| *w == name).count();
    count(b"/FlateDecode") + count(b"/LZWDecode") + count(b"/RunLengthDecode") + count(b"/BrotliDecode")
}
