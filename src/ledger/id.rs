use serde::{Deserialize, Serialize};

/// Longest id, in bytes.
const LONGEST: usize = 64;

/// Names one of the things that Handrail or the policy has a name for: a tool, a detector, a clause, a role. It cannot be
/// made from a text: only a [`Vocabulary`](super::Vocabulary) makes one, of a word that stands in the policy or in
/// Handrail itself. Read back from the ledger, it must still have an id's shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

impl Id {
    /// For a word of the vocabulary; what no id has, such as a space in a clause's number, becomes `_`.
    pub(super) fn known(word: &str) -> Self {
        let fit = |c: char| if is_fit(c) { c } else { '_' };
        Self(word.chars().take(LONGEST).map(fit).collect())
    }

    /// The id as a word.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the id of a word of the vocabulary.
    pub fn is(&self, word: &str) -> bool {
        *self == Id::known(word)
    }
}

fn is_fit(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(word: String) -> Result<Self, Self::Error> {
        let is_id = !word.is_empty() && word.len() <= LONGEST && word.chars().all(is_fit);
        if is_id { Ok(Self(word)) } else { Err("this is no id") }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}
