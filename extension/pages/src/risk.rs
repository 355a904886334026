//! A risk sheet as the extension's pages show it.

use crate::dom::{Node, node};
use handrail::catalog::Tool;
use handrail::guidance::office::{Key, Office};
use handrail::guidance::risk::{RiskView, risk};
use handrail::policy::{Policy, Words};
use handrail::standing::Account;

/// What happens to what is typed in on a tool with one account.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetView {
    /// Heading.
    pub title: String,
    /// The sheet.
    pub risk: RiskView,
    /// What the organisation's own agreement says: heading, language and words. With its own account only.
    pub terms: Option<(String, String, String)>,
}

/// The sheet of an account. `terms`: the organisation's words on its agreement, by language.
pub fn sheet(policy: &Policy, tool: &Tool, account: Account, terms: &Words, office: Office) -> SheetView {
    let rule = policy.tools.iter().find(|rule| rule.id == tool.id);
    let said = terms.get_key_value(office.code()).or_else(|| terms.iter().next());
    SheetView {
        title: office.text(Key::RiskTitle).to_owned(),
        risk: risk(policy, tool, rule, account, office),
        terms: said.filter(|_| account == Account::RequiredTenant).map(|(language, words)| {
            (office.text(Key::RiskOwnWords).to_owned(), language.clone(), words.clone())
        }),
    }
}

/// What sources and the organisation say, one below the other.
pub fn statements(view: &SheetView) -> Node {
    let facts = view.risk.says.iter().map(|says| {
        let source = (!says.source.href.is_empty()).then(|| {
            let link = node("a")
                .with("href", &says.source.href)
                .with("target", "_blank")
                .with("rel", "noopener noreferrer")
                .text(&says.source.label);
            node("span").class("soft").holding(link)
        });
        node("li").holding(node("span").text(&says.text)).maybe(source)
    });
    let own = view.terms.as_ref().map(|(title, language, words)| {
        let words = node("span").with("lang", language).text(words);
        node("li").holding(node("b").text(title)).holding(words)
    });
    let signed = view.risk.agreements.as_ref().map(|signed| node("li").text(signed));
    node("ul").class("says").maybe(own).maybe(signed).all(facts)
}
