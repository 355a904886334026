//! The messages between Handrail's page side, background and pages.
//!
//! No message has a field that could hold prompt text: page status carries ids, states and counts only.

#[cfg(feature = "office")]
mod office;
mod packed;

#[cfg(feature = "office")]
pub use office::{LedgerView, Notes, ReadBefore, ReaderView, VersionRead};
pub use packed::{Unread, pack, unpack};

use handrail::ledger::{Did, Happened, Key, Mark};
use handrail::policy::{Policy, Problem, Provenance, Words};
use handrail::standing::{Account, Standing};
use serde::{Deserialize, Serialize};

/// The policy in force with what the popup says about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InForce {
    /// The policy to judge with.
    pub policy: Policy,
    /// Where it came from.
    pub provenance: Provenance,
    /// When it came into force, ms since the Unix epoch; 0 for the built-in default.
    pub since_ms: f64,
    /// The group that was pushed to this browser, whether the policy knows it or not.
    pub group: Option<String>,
    /// What is wrong with the newest policy, when that one was refused.
    pub problems: Vec<Problem>,
    /// What was learned of the page that is told; none of a page on a list.
    #[serde(default)]
    pub learned: Option<Learned>,
}

/// A host on no list that is treated as an AI tool.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Learned {
    /// The tool that its address poses as; empty where its page behaves like a tool.
    pub looks_like: String,
}

/// How much of the sending on a page Handrail has seen with its own eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// Listening, and every send so far was read.
    Protected,
    /// Listening, but something could not be read or was sent unseen.
    Partly,
    /// Not running on this page.
    #[default]
    NotProtected,
}

/// What the page side tells the background about its page. Ids, states and counts: never text, never a path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageStatus {
    /// Catalog or policy id of the tool; empty when the page is no tool.
    pub tool: String,
    /// Name of the tool for a reader.
    pub tool_name: String,
    /// Its standing under the policy in force.
    pub standing: Standing,
    /// The account in use as the page shows it.
    pub account: Account,
    /// How well the page is covered.
    pub coverage: Coverage,
    /// Prompts and pastes checked on this page.
    pub checked: u32,
    /// Of those, held for a decision.
    pub held: u32,
}

/// From the page side or a page of the extension to the background.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", content = "with", rename_all = "camelCase")]
pub enum ToBackground {
    /// Which policy is in force? Answered with an [`InForce`], [packed](pack).
    Policy,
    /// Bring the page side's twin into the frame of the sender, which refuses Wasm. Answered with whether it is there.
    Twin,
    /// The state of the sender's page changed. Not answered.
    Status(PageStatus),
    /// What the loader counted on a page that no list knows, for `Looks::read`. Not answered.
    Looks(Vec<u32>),
    /// What is known of the tab with this id? Answered with [`TabView`].
    Tab(i32),
    /// Something was held. Answered with `true` once it stands in the ledger.
    Held(Key, Happened),
    /// What became of it. Answered with `true` once it stands in the ledger.
    Decided(Key, Did),
    /// Open a page of the extension. Not answered.
    Open(Door),
    /// What does the ledger hold? Answered with [`LedgerView`].
    Ledger,
    /// Note on an entry of the ledger, or take it back. Answered with [`LedgerView`].
    Mark {
        /// The entry.
        serial: u32,
        /// The note.
        mark: Mark,
        /// Whether it is set or taken back.
        set: bool,
    },
    /// What is there to read? Answered with [`ReaderView`].
    Reader,
    /// Somebody confirmed something. Answered with [`ReaderView`].
    Confirm(Confirm),
    /// Somebody entered the code of a group, or leaves it (empty). Answered with whether a group has this code.
    Enrol(String),
}

/// What somebody confirms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Confirm {
    /// That the policy in force was read.
    Policy,
    /// A lesson, by its id.
    Lesson(String),
    /// That a tool's settings were seen to, by its id.
    Settings(String),
}

/// A place in the extension's own pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Door {
    /// A clause of the policy, by its id.
    Clause(String),
    /// What changed.
    Changed,
    /// A lesson, by its id.
    Lesson(String),
    /// A tool's settings, by its id.
    Settings(String),
    /// What sources say of a tool, by its id.
    Risk(String),
    /// The ledger.
    Ledger,
}

/// A line that the page side shows on a tool's page, with a button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    /// Language of the words.
    pub language: String,
    /// What it says.
    pub text: String,
    /// What the button says.
    pub show: String,
    /// What the button opens.
    pub door: Door,
}

/// From the background to the page side, [packed](pack).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToPage {
    /// A new policy is in force.
    Policy(Box<InForce>),
    /// Is the page side still there? That it is heard at all is the answer.
    Report,
    /// Show this line.
    Remind(Reminder),
}

/// Whether Handrail can and does run on a tab's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The page is no AI tool that the catalogue or the policy knows: Handrail stays out of it.
    #[default]
    NotATool,
    /// The page side answers.
    Running,
    /// The page is a tool and nothing answers: it was loaded before Handrail, or before the policy named it.
    NeedsReload,
    /// The page is a tool and the browser keeps Handrail out of it.
    KeptOut,
}

/// What the popup shows of a tab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TabView {
    /// Whether Handrail runs there.
    pub reach: Reach,
    /// The page's last report; `None` when no page side runs there.
    pub page: Option<PageStatus>,
    /// Name of the tool when the address tells it and no page side does; else empty.
    pub tool_name: String,
    /// The policy in force.
    pub in_force: InForce,
    /// Advice for today, by language; empty for none.
    #[serde(default)]
    pub tip: Words,
    /// Whether a group can be entered here.
    #[serde(default)]
    pub enrolment: Enrolment,
    /// What the organisation's agreement with the tool's vendor says, by language; empty for none.
    #[serde(default)]
    pub terms: Words,
}

/// Whether people enter their group by a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enrolment {
    /// No: the policy has no codes, or the group is pushed to this browser.
    #[default]
    None,
    /// A code can be entered.
    Open,
    /// One was entered, and its group holds.
    Entered,
}
