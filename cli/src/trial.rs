//! One prompt on one page, judged as the extension would.

use crate::page::Page;
use handrail::catalog::{Tool, tool_at};
use handrail::detect::{Finding, Scanner};
use handrail::intent::{self, Intent};
use handrail::policy::Policy;
use handrail::standing::Account;
use handrail::verdict::{Verdict, Visit, judge};

/// What came of a trial.
pub struct Trial<'p> {
    /// The policy's rule for the page, and its standing.
    pub visit: Visit<'p>,
    /// What the catalog says lives there.
    pub tool: Option<&'static Tool>,
    /// Sensitive data in the prompt.
    pub findings: Vec<Finding>,
    /// What the prompt asks for.
    pub intents: Vec<Intent>,
    /// What happens.
    pub verdict: Verdict,
}

/// Judges `text` on the page at `url`. `None` when `url` is no web address.
pub fn trial<'p>(
    policy: &'p Policy,
    scanner: &Scanner,
    url: &str,
    account: Account,
    text: &str,
) -> Option<Trial<'p>> {
    let page = Page::parse(url)?;
    let tool = tool_at(&page.host, page.port, &page.path);
    let visit = policy.visit(&page.host, page.port, &page.path, account);
    let findings = policy.findings(text, scanner.scan(text));
    let intents = intent::find(text, &findings);
    let verdict = judge(policy, &visit, &findings, &intents);
    Some(Trial { visit, tool, findings, intents, verdict })
}
