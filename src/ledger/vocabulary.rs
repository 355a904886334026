use super::Id;
use crate::policy::Policy;
use crate::{catalog, detect, intent};

/// The words that may stand in the ledger: those of Handrail and of the policy in force.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'p>(pub &'p Policy);

impl Vocabulary<'_> {
    /// A tool of the catalog or the policy, or `unlisted`.
    pub fn tool(&self, id: &str) -> Id {
        let known = catalog::tool(id).is_some() || self.0.tools.iter().any(|rule| rule.id == id);
        Id::known(if known { id } else { "unlisted" })
    }

    /// A detector of Handrail or the policy, or `other`.
    pub fn detector(&self, id: &str) -> Id {
        let known = detect::definitions().iter().any(|definition| definition.id == id)
            || self.0.detectors.iter().any(|own| own.id == id);
        Id::known(if known { id } else { "other" })
    }

    /// An intent.
    pub fn intent(&self, id: &str) -> Option<Id> {
        intent::ids().find(|known| *known == id).map(Id::known)
    }

    /// A clause of the policy.
    pub fn clause(&self, id: &str) -> Option<Id> {
        self.0.clause(id).map(|clause| Id::known(&clause.id))
    }

    /// A reviewer's role.
    pub fn reviewer(&self, id: &str) -> Option<Id> {
        self.0.gates.reviewers.get_key_value(id).map(|(id, _)| Id::known(id))
    }
}
