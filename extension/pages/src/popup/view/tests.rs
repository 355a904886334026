use super::*;
use handrail::guidance::words;
use handrail::policy::{Clause, Contact, Contacts, Problem, Provenance, Severity};
use handrail_wire::{Enrolment, InForce};
use std::collections::BTreeMap;

const HOUR: f64 = 3_600_000.0;
const NOW: f64 = 1_000.0 * HOUR;

fn policy() -> Policy {
    let rule = |id: &str, name: &str, status| ToolRule {
        id: id.into(),
        name: name.into(),
        status,
        own_account_only: status == Status::Approved,
        ..ToolRule::default()
    };
    let clause = Clause {
        id: "2.1".into(),
        title: BTreeMap::from([("en".into(), "Accounts".into())]),
        text: BTreeMap::from([("en".into(), "Work happens in our own workspace only.".into())]),
    };
    Policy {
        organisation: "Example Family Services".into(),
        title: "AI Use Policy".into(),
        version: "2026.2".into(),
        hash: "3f2a9c1b00000000".into(),
        languages: vec!["en".into()],
        contacts: Contacts {
            compliance_officer: Some(Contact {
                name: "Privacy office".into(),
                email: "privacy@example.org".into(),
                phone: String::new(),
            }),
            questions: Some("mailto:ai-help@example.org".into()),
            report_incident: Some("javascript:alert(1)".into()),
        },
        tools: vec![
            rule("chatgpt", "ChatGPT", Status::Approved),
            rule("m365-copilot", "Microsoft Copilot", Status::Approved),
        ],
        clauses: vec![clause],
        moments: BTreeMap::from([("standing.free".into(), vec!["2.1".into()])]),
        ..Policy::default()
    }
}

fn managed() -> InForce {
    InForce {
        policy: policy(),
        provenance: Provenance::Managed,
        since_ms: NOW - 3.4 * HOUR,
        ..InForce::default()
    }
}

fn page(standing: Standing, account: Account, coverage: Coverage) -> PageStatus {
    PageStatus {
        tool: "chatgpt".into(),
        tool_name: "ChatGPT".into(),
        standing,
        account,
        coverage,
        checked: 12,
        held: 1,
    }
}

fn running(page: PageStatus, in_force: InForce) -> TabView {
    TabView {
        reach: Reach::Running,
        page: Some(page),
        tool_name: "ChatGPT".into(),
        in_force,
        ..TabView::default()
    }
}

fn show(tab: &TabView, language: &str) -> PopupView {
    popup_view(tab, words(language), NOW)
}

#[test]
fn an_approved_tool_with_the_right_account() {
    let page = page(Standing::Approved, Account::RequiredTenant, Coverage::Protected);
    insta::assert_debug_snapshot!(show(&running(page, managed()), "en"));
}

#[test]
fn a_free_account_on_a_tool_that_is_approved_in_the_own_workspace() {
    let page = page(Standing::WrongAccount(Account::Free), Account::Free, Coverage::Protected);
    insta::assert_debug_snapshot!(show(&running(page, managed()), "en"));
}

#[test]
fn the_same_in_spanish() {
    let page = page(Standing::WrongAccount(Account::Free), Account::Free, Coverage::Partly);
    insta::assert_debug_snapshot!(show(&running(page, managed()), "es"));
}

#[test]
fn a_refused_policy_is_shown_by_key_and_line_while_the_last_good_one_stays() {
    let problem = |line| Problem {
        severity: Severity::Error,
        key: "tool[2].status".into(),
        line,
        column: 10,
        what: "“aproved” is no status.".into(),
        mend: "Write approved, conditional, pending or denied.".into(),
    };
    let in_force =
        InForce { provenance: Provenance::Cached, problems: (14..21).map(problem).collect(), ..managed() };
    let page = page(Standing::Approved, Account::RequiredTenant, Coverage::Protected);
    insta::assert_debug_snapshot!(show(&running(page, in_force), "en").policy);
}

#[test]
fn a_first_policy_that_was_refused_is_never_passed_off_as_nobody_managing() {
    let problem = Problem {
        severity: Severity::Error,
        key: String::new(),
        line: 3,
        column: 1,
        what: "This is not TOML.".into(),
        mend: "Check the quotes.".into(),
    };
    let in_force = InForce { problems: vec![problem], ..InForce::default() };
    let view = show(&TabView { in_force, ..TabView::default() }, "en").policy;
    assert_eq!(view.source, (Tone::Care, "Policy refused".into()));
    assert_eq!(view.title, "Handrail’s built-in rules");
    assert_eq!(
        view.problems.unwrap().items,
        [("line 3".into(), "This is not TOML. Check the quotes.".into())]
    );
}

#[test]
fn each_provenance_reads_differently() {
    let kinds = [Provenance::Pending, Provenance::Unmanaged, Provenance::Managed, Provenance::Cached];
    let sources: Vec<String> = kinds
        .into_iter()
        .map(|provenance| {
            let in_force = InForce { provenance, ..managed() };
            show(&TabView { in_force, ..TabView::default() }, "en").policy.source.1
        })
        .collect();
    let expected = [
        "Waiting for your organization’s policy",
        "Built-in rules",
        "From your organization",
        "Last good policy",
    ];
    assert_eq!(sources, expected);
}

#[test]
fn a_tool_loaded_before_handrail_asks_for_a_reload() {
    let tab = TabView {
        reach: Reach::NeedsReload,
        page: None,
        tool_name: "Claude".into(),
        in_force: managed(),
        ..TabView::default()
    };
    let view = show(&tab, "en");
    assert_eq!((view.site.title.as_str(), view.light.title.as_str()), ("Claude", "Not protected"));
    assert_eq!(view.light.reload, Some(("Reload this page".into(), true)));
}

#[test]
fn a_page_that_the_browser_keeps_shut_offers_no_reload() {
    let tab = TabView { reach: Reach::KeptOut, tool_name: "Claude".into(), ..TabView::default() };
    let light = show(&tab, "en").light;
    assert_eq!((light.title.as_str(), light.reload, light.tone), ("Not protected", None, Tone::Care));
    assert!(light.text.contains("IT department"));
}

#[test]
fn a_tool_whose_page_side_has_reported_nothing_is_not_called_protected() {
    let tab = TabView { reach: Reach::Running, tool_name: "Claude".into(), ..TabView::default() };
    let view = show(&tab, "en");
    assert_eq!((view.site.title.as_str(), view.light.title.as_str()), ("Claude", "Not protected"));
}

#[test]
fn only_full_coverage_is_shown_as_well() {
    let table = [
        (Coverage::Protected, Tone::Well, Lamp::Full),
        (Coverage::Partly, Tone::Care, Lamp::Half),
        (Coverage::NotProtected, Tone::Care, Lamp::Empty),
    ];
    for (coverage, tone, lamp) in table {
        let page = page(Standing::Approved, Account::RequiredTenant, coverage);
        let light = show(&running(page, managed()), "en").light;
        assert_eq!((light.tone, light.lamp), (tone, lamp));
    }
}

#[test]
fn a_page_that_is_no_tool_offers_the_approved_ones() {
    let view = show(&TabView { in_force: managed(), ..TabView::default() }, "en");
    assert_eq!(view.light.tone, Tone::Plain);
    let open: Vec<_> = view.site.open.iter().map(|link| (link.label.as_str(), link.href.as_str())).collect();
    assert_eq!(open[0], ("Open ChatGPT", "https://chatgpt.com"));
    assert_eq!(open.len(), 2);
}

#[test]
fn a_page_side_that_finds_itself_on_no_tool_is_no_tool() {
    let mut page = page(Standing::Unapproved, Account::Unknown, Coverage::Protected);
    page.tool.clear();
    let tab = TabView { tool_name: String::new(), ..running(page, managed()) };
    assert_eq!(show(&tab, "en").light.tone, Tone::Plain);
}

#[test]
fn the_group_is_named_and_one_that_the_policy_does_not_know_is_said() {
    let facts = |known: &[&str], pushed: &str| {
        let groups = known.iter().map(|group| (*group).to_owned()).collect();
        let policy = Policy { groups, ..policy() }.narrowed(Some(pushed), None);
        let in_force = InForce { policy, group: Some(pushed.into()), ..managed() };
        let view = super::super::policy_view::policy_view(&in_force, words("en"), NOW);
        view.facts.last().cloned().unwrap_or_default()
    };
    assert_eq!(facts(&["clinicians"], "clinicians"), "Group clinicians");
    assert_eq!(facts(&["clinicians"], "interns"), "Group interns, which the policy does not know");
}

#[test]
fn a_group_is_entered_by_a_code_and_left_again() {
    let of = |enrolment| show(&TabView { enrolment, in_force: managed(), ..TabView::default() }, "es").enrol;
    assert_eq!(of(Enrolment::None), None);
    let Some(EnrolView::Enter { label, wrong, .. }) = of(Enrolment::Open) else { panic!("a field") };
    assert_eq!((label.as_str(), wrong.as_str()), ("Código de grupo", "Ningún grupo tiene este código."));
    assert_eq!(of(Enrolment::Entered), Some(EnrolView::Leave("Salir de este grupo".into())));
}

#[test]
fn the_organisations_own_words_on_its_agreement_stand_with_its_own_account_alone() {
    for (account, expected) in
        [(Account::RequiredTenant, true), (Account::Free, false), (Account::Unknown, false)]
    {
        let mut tab = running(page(Standing::Approved, account, Coverage::Protected), managed());
        tab.terms = BTreeMap::from([("en".into(), "Deleted after 90 days.".into())]);
        let sheet = show(&tab, "en").risk.expect("a tool of the catalog");
        assert_eq!(sheet.terms.is_some(), expected, "{account:?}");
        assert!(!sheet.risk.says.is_empty());
    }
}
