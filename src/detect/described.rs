//! What detector files say for readers: where a format is published, its labels and words, and the rules that
//! prove it. For the command line; the page side is built without it.

use super::tables::Check;
use super::{Confidence, checks, definitions};

/// What one detector's file says of it besides its [`super::Definition`].
pub struct Described {
    /// Where the format or rule is published.
    pub source: &'static str,
    /// What proves a value that code finds.
    pub validation: Option<&'static str>,
    /// Types of Google's Sensitive Data Protection that mean the same (infoTypes).
    pub google: &'static [&'static str],
    /// Types of Microsoft Purview that mean the same (sensitive information types).
    pub microsoft: &'static [&'static str],
    /// Entities of Presidio that mean the same.
    pub presidio: &'static [&'static str],
    /// Field labels that make a value after them this kind.
    pub labels: &'static [&'static str],
    /// Words that speak for it nearby.
    pub near: &'static [&'static str],
    /// Words that speak against it directly before.
    pub reject: &'static [&'static str],
    /// Matter that is sensitive once it is tied to a person.
    pub terms: &'static [&'static str],
    /// The shapes it is written in; none for what code finds.
    pub shapes: &'static [Shape],
    /// The rules that its values are proved by.
    pub proofs: &'static [Proof],
}

/// A shape of a value.
pub struct Shape {
    /// The mask as the detector's file writes it, or what a value after a label may look like.
    pub text: &'static str,
    /// The proof that a value of this shape must pass, by name.
    pub check: Option<&'static str>,
    /// How sure it is alone, near its words, and after its label; `None`: not found.
    pub sure: [Option<Confidence>; 3],
}

/// A rule that proves a value: check digits, or what the issuer gives out.
#[derive(Debug)]
pub struct Proof {
    /// Its name in the detector's file.
    pub name: &'static str,
    /// The rule in words, with who publishes it.
    pub rule: &'static str,
    holds: Check,
}

impl Proof {
    /// Whether the rule holds for a value as written; only its ASCII letters and digits count.
    pub fn holds(&self, value: &str) -> bool {
        let compact: Vec<u8> = value.bytes().filter(u8::is_ascii_alphanumeric).take(512).collect();
        (self.holds)(&compact)
    }
}

/// What the file of the built-in detector with this id says.
pub fn described(id: &str) -> Option<&'static Described> {
    let number = definitions().binary_search_by(|d| (*d.id).cmp(id)).ok()?;
    DESCRIBED.get(number)
}

include!(concat!(env!("OUT_DIR"), "/described.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detector_is_described_by_its_own_file() {
        assert_eq!(DESCRIBED.len(), definitions().len());
        assert!(DESCRIBED.iter().all(|d| !d.source.is_empty()));
        let ssn = described("us_ssn").expect("a detector");
        assert!(ssn.labels.contains(&"social security number") && ssn.reject.contains(&"order"));
        assert!(ssn.source.contains("SSA"));
        assert!(described("no_such_thing").is_none());
    }

    #[test]
    fn a_proof_says_its_rule_and_holds_for_what_obeys_it() {
        let card = described("card_pan").expect("a detector");
        let proof = card.proofs.iter().find(|p| p.name == "card").expect("a proof");
        assert!(proof.rule.contains("Luhn") && proof.rule.contains("ISO/IEC 7812"));
        assert!(proof.holds("4539 1488 0343 6467") && !proof.holds("4539 1488 0343 6468"));
        assert!(DESCRIBED.iter().flat_map(|d| d.proofs).all(|p| p.rule.len() > 10));
    }
}
