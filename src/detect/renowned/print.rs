//! The print of a name in the list of people of public life. Shared by the build step and the scanner.

/// Bits of a print. Of names that are not in the list one in five thousand has the print of one that is.
const BITS: u32 = 24;

/// The print of a name by its letters, without regard to case, blanks and points (FNV-1a, folded).
pub fn print(name: &str) -> u32 {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut hash: u32 = 0x811C_9DC5;
    for letter in letters {
        hash = (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    }
    (hash >> BITS) ^ (hash & ((1 << BITS) - 1))
}
