use super::{Policy, Words};
use crate::detect::{Confidence, Finding, Kind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person is asked where the policy says `justify`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// One of a few fixed reasons.
    Reason,
    /// That consent is documented, and where.
    Consent,
    /// Who reviews what comes of it, by role.
    Oversight,
}

impl Gate {
    /// The word used in policies and output.
    pub fn word(self) -> &'static str {
        match self {
            Gate::Reason => "reason",
            Gate::Consent => "consent",
            Gate::Oversight => "oversight",
        }
    }
}

/// Which gate stands where. What is named in none asks for a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gates {
    /// Data classes that go out only where consent is documented.
    pub consent: Vec<String>,
    /// Intents whose result a person must review.
    pub oversight: Vec<String>,
    /// Who may review: the role's id, and what it is called.
    pub reviewers: BTreeMap<String, Words>,
}

impl Policy {
    /// The gate for a class of data that the policy asks to justify.
    pub fn gate_of_class(&self, class: &str) -> Gate {
        if self.gates.consent.iter().any(|own| own == class) { Gate::Consent } else { Gate::Reason }
    }

    /// The gate for an intent that the policy asks to justify.
    pub fn gate_of_intent(&self, intent: &str) -> Gate {
        if self.gates.oversight.iter().any(|own| own == intent) { Gate::Oversight } else { Gate::Reason }
    }
}

/// The longest reference that is taken, in bytes. A place in the files is named by less.
pub const LONGEST_REFERENCE: usize = 80;

/// Whether a reference says where consent is documented without saying whose: short, not empty, and with nothing found
/// in it that tells who somebody is.
pub fn is_fit_reference(reference: &str, found: &[Finding]) -> bool {
    let tells = |finding: &Finding| {
        let harmless = matches!(
            finding.kind(),
            Kind::Date | Kind::Place | Kind::Organisation | Kind::Url | Kind::Marking | Kind::Other
        );
        finding.confidence >= Confidence::Medium && !harmless
    };
    let says_something = reference.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    says_something && reference.len() <= LONGEST_REFERENCE && !found.iter().any(tells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Scanner;

    #[test]
    fn a_reference_that_tells_who_somebody_is_is_refused() {
        let scanner = Scanner::new(&Policy::built_in());
        let fit = |reference: &str| is_fit_reference(reference, &scanner.scan(reference));
        for reference in [
            "ROI-2026-118",
            "release form 12, intake folder",
            "en el archivo de entrada, formulario 7",
            "yes, form 4",
        ] {
            assert!(fit(reference), "{reference}");
        }
        let long = "form ".repeat(30);
        for reference in [
            "",
            " - ",
            "Dana Whitfield",
            "form of Dana Whitfield",
            "SSN 536-80-4398",
            "dana.whitfield@example.com",
            &*long,
        ] {
            assert!(!fit(reference), "{reference}");
        }
    }
}
