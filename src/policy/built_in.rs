use super::{Clause, Policy, Words};
use crate::action::Action;
use std::collections::BTreeMap;

/// Language and words.
type Text = &'static [(&'static str, &'static str)];

include!(concat!(env!("OUT_DIR"), "/built_in_policy.rs"));

impl Policy {
    /// The policy that protects where no organisation has pushed its own: `policies/default.toml`.
    pub fn built_in() -> Self {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        Self {
            title: TITLE.into(),
            version: VERSION.into(),
            hash: HASH.into(),
            languages: texts(LANGUAGES),
            intents: map(INTENTS.iter().map(|(id, action)| ((*id).to_owned(), *action))),
            clauses: CLAUSES.iter().map(clause).collect(),
            moments: map(MOMENTS.iter().map(|(topic, ids)| ((*topic).to_owned(), texts(ids)))),
            unchecked: UNCHECKED,
            ..Self::default()
        }
    }
}

fn clause((id, title, text): &(&str, Text, Text)) -> Clause {
    let words =
        |text: Text| -> Words { map(text.iter().map(|(l, words)| ((*l).to_owned(), (*words).to_owned()))) };
    Clause { id: (*id).into(), title: words(title), text: words(text) }
}

/// A map filled one by one; collecting into one would bring along a sort for each type.
fn map<V>(pairs: impl Iterator<Item = (String, V)>) -> BTreeMap<String, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

#[cfg(test)]
#[cfg(feature = "written")]
mod tests {
    use crate::intent;
    use crate::policy::{CLASSES, Policy, STANDINGS, read};

    #[test]
    fn the_built_in_policy_is_its_file_as_the_reader_reads_it() {
        let read = read(include_str!("../../policies/default.toml")).expect("accepted");
        assert_eq!(Policy::built_in(), read.policy);
        assert!(read.warnings.iter().all(|w| w.key.starts_with("contacts") || w.key == "organisation"));
    }

    #[test]
    fn the_built_in_policy_has_a_clause_for_every_moment_in_every_language() {
        let policy = Policy::built_in();
        let classes = CLASSES.iter().map(|c| format!("class.{c}"));
        let standings = STANDINGS.iter().filter(|s| **s != "approved").map(|s| format!("standing.{s}"));
        let intents = intent::ids().map(|i| format!("intent.{i}"));
        for topic in classes.chain(standings).chain(intents).chain(["unchecked".to_owned()]) {
            let clause = policy.clause_for(&topic).unwrap_or_else(|| panic!("{topic} has no clause"));
            assert!(policy.moments.contains_key(&topic), "{topic}");
            for language in &policy.languages {
                assert!(clause.title.contains_key(language) && clause.text.contains_key(language), "{topic}");
            }
        }
        assert_eq!(policy.intents.len(), intent::ids().count());
    }
}
