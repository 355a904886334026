use anyhow::{Context, bail};
use handrail::action::Action;
use handrail::standing::Account;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A file of cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// The policy to try, beside this file; the built-in one when it is left out.
    pub policy: Option<String>,
    /// Where prompts are tried, by name.
    pub place: BTreeMap<String, Place>,
    /// The prompts.
    #[serde(default)]
    pub case: Vec<Case>,
}

/// A page with the account in use there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub url: String,
    #[serde(default)]
    pub account: Account,
    /// The group of the person at the browser.
    pub group: Option<String>,
}

/// A prompt and what is to happen with it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    pub text: String,
    expect: Expect,
    /// The clause that staff are shown first.
    pub clause: Option<String>,
    /// Detectors that must have fired.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What the prompt must be seen to ask for.
    #[serde(default)]
    pub intents: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Expect {
    Everywhere(Action),
    At(BTreeMap<String, Action>),
}

impl Cases {
    /// Reads a file of cases.
    ///
    /// # Errors
    /// Says what is wrong with it and where, or that it holds no case.
    pub fn read(text: &str) -> anyhow::Result<Self> {
        let cases: Self = toml::from_str(text)?;
        if cases.case.is_empty() {
            bail!("it has no [[case]]: write at least one");
        }
        for case in &cases.case {
            cases.expected(case)?;
        }
        Ok(cases)
    }

    /// The places where a case is tried, each with what is to happen there.
    ///
    /// # Errors
    /// When the case names a place that the file does not describe.
    pub fn expected<'a>(&'a self, case: &'a Case) -> anyhow::Result<Vec<(&'a str, Action)>> {
        match &case.expect {
            Expect::Everywhere(action) => {
                Ok(self.place.keys().map(|place| (place.as_str(), *action)).collect())
            }
            Expect::At(at) => at
                .iter()
                .map(|(place, action)| {
                    let (name, _) = self.place.get_key_value(place).with_context(|| {
                        let known: Vec<_> = self.place.keys().map(String::as_str).collect();
                        format!("case `{}`: no [place.{place}]; known are {}", case.name, known.join(", "))
                    })?;
                    Ok((name.as_str(), *action))
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "[place.a]\nurl = 'https://chatgpt.com/'\n[[case]]\nname = 'n'\ntext = 't'\n";

    #[test]
    fn a_case_names_one_action_or_one_for_each_place() {
        let one = Cases::read(&format!("{HEAD}expect = 'warn'")).expect("one action");
        assert_eq!(one.expected(&one.case[0]).expect("known places"), [("a", Action::Warn)]);
        let each = Cases::read(&format!("{HEAD}expect = {{ a = 'block' }}")).expect("by place");
        assert_eq!(each.expected(&each.case[0]).expect("known places"), [("a", Action::Block)]);
    }

    #[test]
    fn what_is_wrong_with_cases_is_said() {
        for (text, word) in [
            (format!("{HEAD}expect = {{ b = 'block' }}"), "no [place.b]; known are a"),
            (HEAD.to_owned(), "missing field `expect`"),
            ("[place.a]\nurl = 'x'\n".to_owned(), "has no [[case]]"),
            (format!("{HEAD}expect = 'warn'\nexpcet = 1"), "unknown field `expcet`"),
        ] {
            let error = Cases::read(&text).expect_err(word);
            assert!(format!("{error:#}").contains(word), "{error:#}");
        }
    }
}
