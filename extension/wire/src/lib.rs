//! The messages between Handrail's page side, background and pages.
//!
//! No message has a field that could hold prompt text: page status carries ids, states and counts only.

use handrail::policy::{Policy, Problem, Provenance};
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
    /// Which policy is in force? Answered with [`InForce`].
    Policy,
    /// The state of the sender's page changed. Not answered.
    Status(PageStatus),
    /// What is known of the tab with this id? Answered with [`TabView`].
    Tab(i32),
}

/// From the background to the page side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "tell", content = "with", rename_all = "camelCase")]
pub enum ToPage {
    /// A new policy is in force.
    Policy(Box<InForce>),
    /// Is the page side still there? That it is heard at all is the answer.
    Report,
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
}
