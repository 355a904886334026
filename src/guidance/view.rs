use crate::action::Action;
use serde::{Deserialize, Serialize};

/// What a notice says, top to bottom, ready to render as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    /// Language of all words here, for the `lang` attribute.
    pub language: String,
    /// The verdict's action.
    pub action: Action,
    /// What is the matter, in one line.
    pub title: String,
    /// What has happened to the prompt so far.
    pub subtitle: String,
    /// What was found, what matters most first.
    pub items: Vec<ItemView>,
    /// "and 3 more", when there are more than `items` shows.
    pub more: Option<String>,
    /// The organisation's own words on the matter.
    pub clause: Option<ClauseView>,
    /// Help to offer when somebody may be in danger. Never instead of a choice.
    pub help: Option<HelpView>,
    /// What the person can do, in order; empty when nothing is held.
    pub choices: Vec<ChoiceView>,
    /// What to ask when [`Choice::SendWithReason`] is taken.
    pub reason: Option<ReasonView>,
    /// Laws and rules behind the findings: `FERPA, IDEA`. Empty when there are none.
    pub regulations: String,
    /// Whom to ask.
    pub ask: Option<LinkView>,
}

/// One row: one value, however often it occurs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// What it is: "Student's name".
    pub what: String,
    /// How often and where: "twice, lines 1 and 4". Empty for one occurrence in a one-line prompt.
    pub place: String,
    /// What replacing makes of it: `[Student 1]`, or the word for "kept". `None`: nothing to replace.
    pub becomes: Option<String>,
    /// Whether the value stays in the text after replacing.
    pub kept: bool,
    /// Why it counts: rule, how sure, which law.
    pub why: String,
}

/// A clause of the organisation's policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClauseView {
    /// The organisation's number for it: `3.4`.
    pub id: String,
    /// "AI Use Policy 2026.2, 3.4 Data handling".
    pub source: String,
    /// The clause in the organisation's words.
    pub words: String,
    /// Language of `source` and `words`, when the organisation did not write them in the notice's.
    pub language: String,
}

/// What a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Choice {
    /// Put placeholders in and go on.
    Replace,
    /// Back to the composer.
    Edit,
    /// Go on with the prompt as it is.
    SendAnyway,
    /// Go on with the prompt as it is after giving a reason.
    SendWithReason,
    /// Open the tool that the organisation offers instead.
    UseInstead,
}

/// How much a choice stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Emphasis {
    /// The safe way on: the big button. At most one.
    Primary,
    /// A plain button.
    Plain,
    /// A quiet link: the override.
    Quiet,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceView {
    /// What it does.
    pub choice: Choice,
    /// What it says.
    pub label: String,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// Where it leads, for [`Choice::UseInstead`].
    pub href: Option<String>,
}

/// The step before sending with a reason: fixed answers, so that no free text has to be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    /// The question.
    pub label: String,
    /// What is recorded.
    pub kept: String,
    /// The answers, of which one is chosen: stable id and words. Empty when only consent is asked for.
    pub answers: Vec<(String, String)>,
    /// What to attest besides.
    pub consent: Option<ConsentView>,
    /// Label of the button that sends.
    pub send: String,
    /// Label of the way back.
    pub back: String,
}

/// The question whether consent is documented.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    /// What is attested.
    pub attest: String,
    /// Label of the field for the reference.
    pub place: String,
    /// What to do about a reference that tells who somebody is.
    pub refused: String,
}

/// Help for somebody who may be in danger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HelpView {
    /// Heading.
    pub title: String,
    /// What to know first.
    pub lead: String,
    /// Whom to turn to, most urgent first, each with a `tel:` address.
    pub lines: Vec<LinkView>,
    /// What the law may ask of people who work with others.
    pub duty: String,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkView {
    /// What it says.
    pub label: String,
    /// Where it leads: `https:`, `mailto:` or `tel:`. Empty when there is nowhere to go.
    pub href: String,
}

/// The quiet line at the top of a tool whose standing is worth knowing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StripView {
    /// Language of all words here.
    pub language: String,
    /// The point, in bold: "Personal account."
    pub lead: String,
    /// What follows from it.
    pub text: String,
    /// The organisation's own words, behind `why`.
    pub clause: Option<ClauseView>,
    /// Label of the link that shows the clause.
    pub why: String,
    /// The tool to use instead.
    pub use_instead: Option<LinkView>,
    /// Where to ask for the tool to be reviewed.
    pub ask: Option<LinkView>,
    /// What leads to what sources say of the account in use.
    pub risk: Option<String>,
    /// Label of the button that hides the strip.
    pub hide: String,
}
