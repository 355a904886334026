use super::Place;
use serde::{Deserialize, Serialize};

/// An AI tool that a person may come upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Stable id, used by policies: `m365-copilot`.
    pub id: &'static str,
    /// Name for a reader.
    pub name: &'static str,
    /// The company behind it.
    pub vendor: &'static str,
    /// What it is for.
    pub category: Category,
    /// AI inside a product that people use for other work: covered only where a policy names it.
    pub embedded: bool,
    /// Where it lives. Empty for software that each organisation runs at an address of its own.
    pub places: &'static [Place<'static>],
    /// Whether its free tier trains on what people type unless they object; `None` when no source was found.
    pub free_tier_trains: Option<bool>,
    /// What public reports say of its page; the page side must work without.
    pub adapter: Option<&'static Adapter>,
    /// What its page gives away about the account in use, most telling first.
    pub signals: &'static [Signal],
}

/// CSS selectors for a tool's page. They rot: each is a hint with a date, never a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adapter {
    /// The composer, most specific first.
    pub composer: &'static [&'static str],
    /// The control that sends, most specific first.
    pub send: &'static [&'static str],
    /// Month of the newest public report, `2026-07`.
    pub seen: &'static str,
}

/// One thing on a page that tells something about the account in use, without any token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Where to look.
    pub look: Look,
    /// What it says when it is there.
    pub says: Says,
}

/// Where a signal is found: on the page, or in what the page itself loads. Nothing is asked of the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A cookie that scripts can read; its value is what was seen.
    Cookie(&'static str),
    /// An element; what was seen is that it exists.
    Element(&'static str),
    /// An attribute of an element; its value is what was seen.
    Attribute(&'static str, &'static str),
    /// A [field](crate::standing::field) of the JSON answer to a request of the page whose address contains the text.
    Answer(&'static str, &'static str),
    /// A request of the page to an address that contains the text; what was seen is that it was made.
    Request(&'static str),
    /// A value in the page's own world: members of `window`, joined by dots.
    Global(&'static str),
    /// What the page stores under the keys that end in the text.
    Stored(&'static str),
    /// The address of the tool says enough.
    Always,
}

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// Nobody is signed in.
    LoggedOut,
    /// The plan is free.
    Free,
    /// The plan is a person's own, and paid for.
    Paid,
    /// What was seen is the id of the workspace in use.
    Workspace,
    /// What was seen holds the account's e-mail address.
    Email,
    /// What was seen names the plan, in the vendor's own words.
    Plan,
    /// What was seen lists accounts as MSAL, Microsoft's sign-in library, names them: each ends in its tenant's id.
    Tenant,
}

/// What a tool is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each word is its own definition")]
pub enum Category {
    Agent,
    Aggregator,
    ApiPlayground,
    Audio,
    Chat,
    Coding,
    Companion,
    Edu,
    Image,
    Meeting,
    Presentation,
    Productivity,
    Research,
    Search,
    Selfhosted,
    Translation,
    Video,
    Writing,
}
