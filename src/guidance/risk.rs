//! The risk sheet of an account: what sources say that a tool's vendor does with what is typed in there, and what the
//! organisation offers instead. Facts come from the catalog with source and month; what no source was found for is said.

use super::office::{Count, Key, Office};
use super::view::LinkView;
use super::words::words;
use super::{clause, words::Key as Said};
use crate::catalog::{self, Basis, Keeping, Kept, Tier, TierKind, Tool};
use crate::policy::{Policy, Status, ToolRule};
use crate::standing::Account;

/// What happens to what is typed in with one account.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskView {
    /// The account: "Free plan".
    pub account: String,
    /// What it means for whoever types.
    pub means: String,
    /// What sources say.
    pub says: Vec<SaysView>,
    /// What the organisation signed with the vendor, where its own account is in use.
    pub agreements: Option<String>,
    /// The tool that the organisation offers instead; `None` with its own account.
    pub instead: Option<LinkView>,
}

/// A statement with who makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct SaysView {
    /// "Free: what you type trains its models, unless you switch that off."
    pub text: String,
    /// "OpenAI’s own page, read in November 2026", and where it is; the address is empty where nobody speaks.
    pub source: LinkView,
}

/// Every state of an account, in the order of a risk sheet.
pub const ACCOUNTS: [Account; 6] = [
    Account::RequiredTenant,
    Account::OtherOrganisation,
    Account::PersonalPaid,
    Account::Free,
    Account::LoggedOut,
    Account::Unknown,
];

/// The risk sheet for an account on a tool of the catalog.
pub fn risk(
    policy: &Policy,
    tool: &Tool,
    rule: Option<&ToolRule>,
    account: Account,
    office: Office,
) -> RiskView {
    let own = account == Account::RequiredTenant;
    let agreements = rule.filter(|rule| own && !rule.agreements.is_empty());
    RiskView {
        account: words(office.code()).text(named(account)).to_owned(),
        means: office.fill(means(account), &[("tool", rule.map_or(tool.name, |rule| &rule.name))]),
        says: says(tool, account, office),
        agreements: agreements
            .map(|rule| office.fill(Key::RiskAgreements, &[("list", &rule.agreements.join(", "))])),
        instead: (!own && !is_free_of_accounts(rule))
            .then(|| clause::use_instead(policy, rule, words(office.code())))
            .flatten(),
    }
}

/// Whether the organisation approved a tool whatever the account, and names no other for it.
fn is_free_of_accounts(rule: Option<&ToolRule>) -> bool {
    rule.is_some_and(|rule| {
        rule.status == Status::Approved && !rule.own_account_only && rule.use_instead.is_none()
    })
}

/// What sources say of an account's plans. Two accounts with the same plans get the same statements.
pub fn says(tool: &Tool, account: Account, office: Office) -> Vec<SaysView> {
    let kinds = match account {
        // A tool that has no free plan is on another.
        Account::Unknown | Account::LoggedOut if !has_free_plan(tool) => &PAID,
        account => kinds(account),
    };
    let tiers: Vec<&Tier> = catalog::tiers(tool.id).filter(|tier| kinds.contains(&tier.kind)).collect();
    let mut all: Vec<SaysView> = Vec::new();
    let mut told: Vec<&Tier> = Vec::new();
    for tier in &tiers {
        if told.iter().any(|other| same(other, tier)) {
            continue;
        }
        told.push(tier);
        let names: Vec<&str> =
            tiers.iter().filter(|other| same(other, tier)).map(|other| other.name).collect();
        let blanks = [("plans", &*names.join(", "))];
        let text = office.fill(training(tier), &blanks);
        all.push(SaysView { text, source: source(tool, tier.basis, tier.source, tier.seen, office) });
    }
    let keepings: Vec<&Keeping> = catalog::keepings(tool.id)
        .filter(|keeping| keeping.kinds.iter().any(|kind| kinds.contains(kind)))
        .collect();
    for keeping in &keepings {
        let of = tiers.iter().filter(|tier| keepings.len() > 1 && keeping.kinds.contains(&tier.kind));
        let names = of.map(|tier| tier.name).collect::<Vec<_>>().join(", ");
        let text = match names.as_str() {
            "" => kept(keeping, office),
            plans => {
                office.fill(Key::RiskOfPlans, &[("plans", plans), ("text", &within(&kept(keeping, office)))])
            }
        };
        all.push(SaysView {
            text,
            source: source(tool, keeping.basis, keeping.source, keeping.seen, office),
        });
    }
    if tiers.is_empty() {
        let text = office.fill(Key::RiskNothing, &[("vendor", tool.vendor)]);
        all.insert(0, SaysView { text, source: LinkView { label: String::new(), href: String::new() } });
    }
    all
}

/// Every kind of plan but the free one and that of programs.
const PAID: [TierKind; 4] =
    [TierKind::Individual, TierKind::Business, TierKind::Enterprise, TierKind::Education];

fn has_free_plan(tool: &Tool) -> bool {
    let mut plans = catalog::tiers(tool.id).peekable();
    plans.peek().is_none() || plans.any(|plan| plan.kind == TierKind::Free)
}

/// The plans that an account may be on. Whoever is not signed in, or cannot be told, is taken to be on a free one.
fn kinds(account: Account) -> &'static [TierKind] {
    match account {
        Account::RequiredTenant | Account::OtherOrganisation => {
            &[TierKind::Business, TierKind::Enterprise, TierKind::Education]
        }
        Account::PersonalPaid => &[TierKind::Individual],
        Account::Free | Account::LoggedOut | Account::Unknown => &[TierKind::Free],
    }
}

fn same(a: &Tier, b: &Tier) -> bool {
    (a.trains_by_default, a.opt_out, a.source) == (b.trains_by_default, b.opt_out, b.source)
}

fn training(tier: &Tier) -> Key {
    match (tier.trains_by_default, tier.opt_out) {
        (Some(true), Some(true)) => Key::RiskTrainsUnless,
        (Some(true), _) => Key::RiskTrains,
        (Some(false), _) => Key::RiskNoTraining,
        (None, Some(true)) => Key::RiskOptOut,
        (None, _) => Key::RiskUnclear,
    }
}

fn kept(keeping: &Keeping, office: Office) -> String {
    let first = match keeping.kept {
        Kept::UntilDeleted => office.text(Key::RiskUntilDeleted).to_owned(),
        Kept::AsSet => office.text(Key::RiskAsSet).to_owned(),
        Kept::Days(days) => office.count(Count::RiskDays, days.into()),
        Kept::Months(months) => office.count(Count::RiskMonths, months.into()),
    };
    let more = [
        keeping.gone_within_days.map(|days| office.count(Count::RiskGone, days.into())),
        keeping.trained_months.map(|months| office.count(Count::RiskTrained, months.into())),
        keeping.reviewed_months.map(|months| office.count(Count::RiskReviewed, months.into())),
    ];
    std::iter::once(first).chain(more.into_iter().flatten()).collect::<Vec<_>>().join(" ")
}

/// A sentence as it goes on behind a colon.
fn within(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

fn source(tool: &Tool, basis: Basis, href: &str, seen: &str, office: Office) -> LinkView {
    let who = match basis {
        Basis::Vendor => Key::RiskVendor,
        Basis::ThirdParty => Key::RiskThirdParty,
        Basis::Press => Key::RiskPress,
    };
    let label = office.fill(who, &[("vendor", tool.vendor), ("month", &month(seen, office))]);
    LinkView { label, href: href.to_owned() }
}

/// `2026-11` as a reader says it.
fn month(seen: &str, office: Office) -> String {
    let (year, number) = seen.split_once('-').unwrap_or((seen, ""));
    let at = number.parse::<usize>().unwrap_or_default().wrapping_sub(1);
    match office.text(Key::RiskMonthNames).split(' ').nth(at) {
        Some(name) => office.fill(Key::RiskMonth, &[("month", name), ("year", year)]),
        None => seen.to_owned(),
    }
}

fn named(account: Account) -> Said {
    match account {
        Account::RequiredTenant => Said::AccountRequiredTenant,
        Account::OtherOrganisation => Said::AccountOtherOrganisation,
        Account::PersonalPaid => Said::AccountPersonalPaid,
        Account::Free => Said::AccountFree,
        Account::LoggedOut => Said::AccountLoggedOut,
        Account::Unknown => Said::AccountUnknown,
    }
}

fn means(account: Account) -> Key {
    match account {
        Account::RequiredTenant => Key::RiskOwn,
        Account::OtherOrganisation => Key::RiskOther,
        Account::PersonalPaid => Key::RiskPersonal,
        Account::Free => Key::RiskFree,
        Account::LoggedOut => Key::RiskLoggedOut,
        Account::Unknown => Key::RiskUnknown,
    }
}

#[cfg(test)]
mod tests;
