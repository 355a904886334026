//! Codes by which people enter a group where nobody pushes it to their browser. The policy holds a code's seal, from which
//! the code cannot be read back; a code of [`new_code`] is too long to be found by trying.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a seal begins with.
const SEAL: &str = "sha256:";
/// Letters and digits that are not taken for each other when somebody reads them out.
const LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// Letters of a code: 59 bits.
const LENGTH: usize = 12;

/// A group that somebody entered by its code, as this device keeps it: the seal, never the code.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enrolled {
    /// The group's id.
    pub group: String,
    /// The seal that the code fitted. With another one in the policy the code has to be entered anew.
    pub seal: String,
}

/// A code of random bytes, in groups of four: `K7QP-2MZD-WX4N`.
pub fn new_code(random: [u8; 16]) -> String {
    let mut left = u128::from_le_bytes(random);
    let mut code = String::with_capacity(LENGTH + 2);
    for at in 0..LENGTH {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        let letters = LETTERS.len() as u128;
        code.push(char::from(LETTERS[(left % letters) as usize]));
        left /= letters;
    }
    code
}

/// The seal of a group's code, as the policy writes it.
pub fn seal(group: &str, code: &str) -> String {
    let digest = Sha256::digest(format!("handrail group\n{group}\n{}", plain(code)));
    digest.iter().fold(SEAL.to_owned(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Whether a text is a seal and no code.
pub(super) fn is_seal(text: &str) -> bool {
    text.strip_prefix(SEAL).is_some_and(|hex| {
        hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

/// The group that a code opens, of a policy's seals by group.
pub fn enrol(seals: &BTreeMap<String, String>, code: &str) -> Option<Enrolled> {
    let fits = |(group, written): &(&String, &String)| seal(group, code) == **written;
    seals.iter().find(fits).map(|(group, seal)| Enrolled { group: group.clone(), seal: seal.clone() })
}

impl Enrolled {
    /// Whether the policy still has the group under this seal.
    pub fn holds(&self, seals: &BTreeMap<String, String>) -> bool {
        seals.get(&self.group) == Some(&self.seal)
    }
}

/// A code without what people add when they write it.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seals(group: &str, code: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(group.to_owned(), seal(group, code)), ("other".to_owned(), seal("other", "ZZZZ"))])
    }

    #[test]
    fn a_code_opens_its_own_group_however_it_is_written() {
        let code = new_code([7; 16]);
        let seals = seals("clinicians", &code);
        for written in [code.clone(), code.to_lowercase(), code.replace('-', " "), format!("  {code}\n")] {
            let entered = enrol(&seals, &written).expect("a fitting code");
            assert_eq!(entered.group, "clinicians", "{written}");
            assert!(entered.holds(&seals));
        }
        for wrong in ["", "-", &code[1..], "K7QP-2MZD-WX4N", seals["clinicians"].as_str()] {
            assert_eq!(enrol(&seals, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_code_of_one_group_opens_no_other() {
        let moved = BTreeMap::from([("interns".to_owned(), seal("clinicians", "K7QP-2MZD-WX4N"))]);
        assert_eq!(enrol(&moved, "K7QP-2MZD-WX4N"), None);
    }

    #[test]
    fn a_new_code_in_the_policy_ends_what_was_entered_with_the_old_one() {
        let before = seals("clinicians", "K7QP-2MZD-WX4N");
        let entered = enrol(&before, "k7qp2mzdwx4n").expect("a fitting code");
        assert!(!entered.holds(&seals("clinicians", "NEWC-0DE0-0000")));
        assert!(!entered.holds(&BTreeMap::new()));
    }

    #[test]
    fn codes_are_long_and_differ() {
        let of =
            |seed: u8| new_code(std::array::from_fn(|at| seed.wrapping_mul(31).wrapping_add(at as u8 * 7)));
        let all: std::collections::BTreeSet<String> = (0..=255).map(of).collect();
        assert!(all.len() > 250);
        let plain_letters = |code: &String| code.bytes().all(|b| b == b'-' || LETTERS.contains(&b));
        assert!(all.iter().all(|code| code.len() == 14 && plain_letters(code)));
    }

    #[test]
    fn a_seal_is_told_from_a_code() {
        assert!(is_seal(&seal("a", "b")));
        for other in ["K7QP-2MZD-WX4N", "sha256:", "sha256:ABCD", ""] {
            assert!(!is_seal(other), "{other}");
        }
    }
}
