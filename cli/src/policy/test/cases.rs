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

/// A prompt or a file, and what is to happen with it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    text: Option<String>,
    file: Option<String>,
    unchecked: Option<Unchecked>,
    expect: Expect,
    /// The clause that staff are shown first.
    pub clause: Option<String>,
    /// What staff are asked for where the action is `justify`: reason, consent, oversight.
    #[serde(default)]
    pub gates: Vec<String>,
    /// Detectors that must have fired.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What the prompt must be seen to ask for.
    #[serde(default)]
    pub intents: Vec<String>,
}

/// What a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A prompt.
    Text(&'a str),
    /// A file beside the cases, read as the browser reads it.
    File(&'a str),
    /// Something that nobody can read.
    Unchecked(Unchecked),
}

/// Something that nobody can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// A prompt that is too large, or whose composer cannot be read.
    Prompt,
    /// A file that is encrypted, damaged, too large or of an unknown kind.
    File,
    /// A picture or a screenshot.
    Picture,
}

impl Case {
    /// What it is about.
    ///
    /// # Errors
    /// When it names nothing, or several things.
    pub fn subject(&self) -> anyhow::Result<Subject<'_>> {
        match (&self.text, &self.file, self.unchecked) {
            (Some(text), None, None) => Ok(Subject::Text(text)),
            (None, Some(file), None) => Ok(Subject::File(file)),
            (None, None, Some(unchecked)) => Ok(Subject::Unchecked(unchecked)),
            _ => bail!("case `{}`: write one of `text`, `file` and `unchecked`", self.name),
        }
    }
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
            case.subject()?;
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
            (format!("{HEAD}file = 'x.pdf'\nexpect = 'warn'"), "one of `text`, `file` and `unchecked`"),
            (format!("{HEAD}unchecked = 'film'\nexpect = 'warn'"), "unknown variant `film`"),
            (format!("{HEAD}expect = 'warn'\nexpcet = 1"), "unknown field `expcet`"),
        ] {
            let error = Cases::read(&text).expect_err(word);
            assert!(format!("{error:#}").contains(word), "{error:#}");
        }
    }
}
