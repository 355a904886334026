//! What the popup says, top to bottom, ready to render as it is. Pure.

use super::enrol_view::{EnrolView, enrol_view};
use super::policy_view::{PolicyView, policy_view};
use crate::risk::{SheetView, sheet};
use handrail::catalog;
use handrail::guidance::office::office;
use handrail::guidance::{ClauseView, Count, Key, LinkView, Words, strip};
use handrail::policy::{Policy, Status, ToolRule, Words as SaidWords};
use handrail::standing::{Account, Standing};
use handrail::verdict::Visit;
use handrail_wire::{Coverage, PageStatus, Reach, TabView};

/// How something is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Well,
    /// Worth a look.
    Care,
    /// Neither good nor bad.
    Plain,
}

/// The whole popup.
#[derive(Clone, Debug, PartialEq)]
pub struct PopupView {
    /// Language of all words here, for the `lang` attribute.
    pub language: String,
    /// The page in front of the person.
    pub site: SiteView,
    /// How well it is covered.
    pub light: LightView,
    /// What happens to what is typed in there.
    pub risk: Option<SheetView>,
    /// The policy in force.
    pub policy: PolicyView,
    /// Where a group is entered or left.
    pub enrol: Option<EnrolView>,
    /// Advice for today, and the language that it is in.
    pub tip: Option<(String, String)>,
    /// The extension's own pages: address and words.
    pub pages: [(&'static str, String); 2],
    /// What leaves this device.
    pub footer: String,
}

/// The page in front of the person.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteView {
    /// "This site", for the landmark.
    pub label: String,
    /// The tool's name, or that there is none.
    pub title: String,
    /// Its standing in words.
    pub standing: Option<(Tone, String)>,
    /// The account in use.
    pub account: Option<String>,
    /// What follows from the standing.
    pub text: Option<String>,
    /// The organisation's clause on it.
    pub clause: Option<ClauseView>,
    /// What to use instead, or, where there is no tool, what may be used.
    pub open: Vec<LinkView>,
}

/// How full the lamp is drawn: a sign beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lamp {
    /// Every send is seen.
    Full,
    /// Some are.
    Half,
    /// None is, or none needs to be.
    Empty,
}

/// The coverage light.
#[derive(Clone, Debug, PartialEq)]
pub struct LightView {
    /// Its colour.
    pub tone: Tone,
    /// How full it is.
    pub lamp: Lamp,
    /// "Protected".
    pub title: String,
    /// What that means here.
    pub text: String,
    /// Label of the button that loads the page anew, where that would help, and whether it is the main one.
    pub reload: Option<(String, bool)>,
    /// What was checked here so far.
    pub counts: Option<String>,
}

/// The popup for a tab. `now_ms`: ms since the Unix epoch.
pub fn popup_view(tab: &TabView, language: Words, now_ms: f64) -> PopupView {
    let policy = &tab.in_force.policy;
    let page = tab.page.as_ref().filter(|page| !page.tool.is_empty());
    let reach = match (tab.reach, page) {
        (Reach::Running, None) if tab.tool_name.is_empty() => Reach::NotATool,
        (reach, _) => reach,
    };
    PopupView {
        language: language.code().to_owned(),
        site: match (reach, page) {
            (Reach::NotATool, _) => no_tool(policy, language),
            (_, Some(page)) => tool(policy, page, language),
            (_, None) => unwatched(&tab.tool_name, language),
        },
        light: light(reach, page, language),
        risk: page.filter(|_| reach == Reach::Running).and_then(|page| {
            let tool = catalog::tool(&page.tool)?;
            Some(sheet(policy, tool, page.account, &tab.terms, office(language.code())))
        }),
        policy: policy_view(&tab.in_force, language, now_ms),
        enrol: enrol_view(tab.enrolment, office(language.code())),
        tip: tip(&tab.tip, language),
        pages: [
            ("policy.html", language.text(Key::PolicyRead).to_owned()),
            ("ledger.html", language.text(Key::PopupLedger).to_owned()),
        ],
        footer: language.text(Key::PopupNothingLeaves).to_owned(),
    }
}

/// In the reader's language, else in another that there is.
fn tip(tip: &SaidWords, language: Words) -> Option<(String, String)> {
    let (spoken, words) = tip.get_key_value(language.code()).or_else(|| tip.iter().next())?;
    Some((spoken.clone(), words.clone()))
}

fn tool(policy: &Policy, page: &PageStatus, language: Words) -> SiteView {
    let rule = policy.tools.iter().find(|rule| rule.id == page.tool);
    let visit = Visit { rule, standing: page.standing };
    let strip = strip(policy, &visit, &page.tool_name, language.code());
    let (text, clause, use_instead) = match strip {
        Some(strip) => (Some(strip.text), strip.clause, strip.use_instead),
        None => (None, None, None),
    };
    SiteView {
        label: language.text(Key::PopupThisSite).to_owned(),
        title: page.tool_name.clone(),
        standing: Some(standing(page.standing, language)),
        account: account(page, rule, language),
        text,
        clause,
        open: use_instead.into_iter().collect(),
    }
}

/// The account matters where the page shows one or the policy asks for one.
fn account(page: &PageStatus, rule: Option<&ToolRule>, language: Words) -> Option<String> {
    let asked_for = rule.is_some_and(|rule| rule.own_account_only);
    if page.account == Account::Unknown && !asked_for {
        return None;
    }
    let key = match page.account {
        Account::RequiredTenant => Key::AccountRequiredTenant,
        Account::OtherOrganisation => Key::AccountOtherOrganisation,
        Account::PersonalPaid => Key::AccountPersonalPaid,
        Account::Free => Key::AccountFree,
        Account::LoggedOut => Key::AccountLoggedOut,
        Account::Unknown => Key::AccountUnknown,
    };
    Some(language.text(key).to_owned())
}

fn standing(standing: Standing, language: Words) -> (Tone, String) {
    let (tone, key) = match standing {
        Standing::Approved => (Tone::Well, Key::StandingApproved),
        Standing::Conditional => (Tone::Well, Key::StandingConditional),
        Standing::Pending => (Tone::Care, Key::StandingPending),
        Standing::Unapproved => (Tone::Care, Key::StandingUnapproved),
        Standing::Denied => (Tone::Care, Key::StandingDenied),
        Standing::WrongAccount(_) => (Tone::Care, Key::StandingWrongAccount),
    };
    (tone, language.text(key).to_owned())
}

fn unwatched(name: &str, language: Words) -> SiteView {
    SiteView { title: name.to_owned(), open: vec![], ..no_tool(&Policy::default(), language) }
}

fn no_tool(policy: &Policy, language: Words) -> SiteView {
    let approved = policy.tools.iter().filter(|rule| rule.status == Status::Approved);
    let open = approved.filter_map(|rule| {
        Some(LinkView {
            label: language.fill(Key::PopupOpenInstead, &[("tool", &rule.name)]),
            href: front_door(rule)?,
        })
    });
    SiteView {
        label: language.text(Key::PopupThisSite).to_owned(),
        title: language.text(Key::PopupNoPage).to_owned(),
        standing: None,
        account: None,
        text: None,
        clause: None,
        open: open.take(3).collect(),
    }
}

fn front_door(rule: &ToolRule) -> Option<String> {
    let own = rule.hosts.first().filter(|host| !host.contains(':')).cloned();
    let known = || {
        let place = catalog::tool(&rule.id)?.places.first()?;
        Some(format!("{}{}", place.host, place.path))
    };
    own.or_else(known).map(|place| format!("https://{place}"))
}

fn light(reach: Reach, page: Option<&PageStatus>, language: Words) -> LightView {
    let lamp = match (reach, page.map(|page| page.coverage)) {
        (Reach::Running, Some(Coverage::Protected)) => Lamp::Full,
        (Reach::Running, Some(Coverage::Partly)) => Lamp::Half,
        _ => Lamp::Empty,
    };
    let coverage = page.map(|page| page.coverage).unwrap_or_default();
    let (tone, title, text, reload) = match (reach, coverage) {
        (Reach::NotATool, _) => (Tone::Plain, Key::CoverageNotNeeded, Key::CoverageNotNeededText, false),
        (Reach::KeptOut, _) => (Tone::Care, Key::CoverageNotProtected, Key::CoverageKeptOut, false),
        (Reach::NeedsReload, _) => (Tone::Care, Key::CoverageNotProtected, Key::CoverageReload, true),
        (Reach::Running, Coverage::Protected) => {
            (Tone::Well, Key::CoverageProtected, Key::CoverageProtectedText, false)
        }
        (Reach::Running, Coverage::Partly) => {
            (Tone::Care, Key::CoveragePartly, Key::CoveragePartlyText, true)
        }
        (Reach::Running, Coverage::NotProtected) => {
            (Tone::Care, Key::CoverageNotProtected, Key::CoverageNotProtectedText, true)
        }
    };
    LightView {
        tone,
        lamp,
        title: language.text(title).to_owned(),
        text: language.text(text).to_owned(),
        reload: reload.then(|| (language.text(Key::PopupReload).to_owned(), lamp == Lamp::Empty)),
        counts: page.filter(|page| page.checked > 0).map(|page| counts(page, language)),
    }
}

fn counts(page: &PageStatus, language: Words) -> String {
    let mut counts = vec![language.count(Count::PopupChecked, page.checked as usize)];
    if page.held > 0 {
        counts.push(language.count(Count::PopupHeld, page.held as usize));
    }
    counts.join(", ")
}

#[cfg(test)]
mod tests;
