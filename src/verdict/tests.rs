use super::{Subject, Verdict, Visit, judge};
use crate::action::Action;
use crate::detect::{Confidence, Definition, Finding, Kind};
use crate::intent::Intent;
use crate::policy::{CLASSES, Gate, Gates, Policy, read};
use crate::standing::{Account, Standing};
use crate::text::Span;
use proptest::prelude::*;
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

const STANDINGS: [Standing; 10] = [
    Standing::Approved,
    Standing::Conditional,
    Standing::Pending,
    Standing::Unapproved,
    Standing::Denied,
    Standing::WrongAccount(Account::Unknown),
    Standing::WrongAccount(Account::Free),
    Standing::WrongAccount(Account::LoggedOut),
    Standing::WrongAccount(Account::PersonalPaid),
    Standing::WrongAccount(Account::OtherOrganisation),
];

fn finding(class: &str, severity: Action, confidence: Confidence) -> Finding {
    let detector = Definition {
        id: Cow::Owned(format!("{class}_detector")),
        name: Cow::Borrowed("something"),
        kind: Kind::Other,
        class: Cow::Owned(class.to_owned()),
        severity,
        regulations: Cow::Borrowed(&[]),
        placeholder: Some(Cow::Borrowed("SOMETHING")),
    };
    Finding { detector: Arc::new(detector), span: Span::new(0, 1), confidence, role: None }
}

fn example() -> Policy {
    read(include_str!("../../policies/example.toml")).expect("accepted").policy
}

fn on(standing: Standing) -> Visit<'static> {
    Visit { rule: None, standing }
}

/// One line a row, one column a standing.
fn table(policy: &Policy, rows: &[(&str, Finding)]) -> String {
    let mut out = String::new();
    for (name, finding) in rows {
        let _ = write!(out, "{name:14}");
        for standing in STANDINGS {
            let verdict = judge(policy, &on(standing), std::slice::from_ref(finding), &[]);
            let _ = write!(out, " {:8}", verdict.action.word());
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// Columns: approved, conditional, pending, unapproved, denied; wrong account: unknown, free, logged out,
/// personal, another organisation's.
#[test]
fn without_a_row_a_severity_is_tightened_outside_approved_use_but_never_past_redaction() {
    let rows = Action::ALL.map(|severity| (severity.word(), finding("student", severity, Confidence::High)));
    insta::assert_snapshot!(table(&Policy::built_in(), &rows));
}

#[test]
fn a_row_of_the_matrix_replaces_severities_for_every_class_and_standing() {
    let rows = CLASSES.map(|class| (class, finding(class, Action::Warn, Confidence::High)));
    insta::assert_snapshot!(table(&example(), &rows));
}

#[test]
fn a_finding_that_is_not_sure_enough_only_informs() {
    let mut policy = example();
    for (least, confidence, expected) in [
        (Some(Confidence::Medium), Confidence::Low, Action::Inform),
        (Some(Confidence::Medium), Confidence::Medium, Action::Block),
        (Some(Confidence::High), Confidence::Medium, Action::Inform),
        (Some(Confidence::Low), Confidence::Low, Action::Block),
        (None, Confidence::Low, Action::Inform),
    ] {
        policy.min_confidence = least;
        let verdict =
            judge(&policy, &on(Standing::Approved), &[finding("secret", Action::Block, confidence)], &[]);
        assert_eq!(verdict.action, expected, "{least:?} {confidence:?}");
    }
}

#[test]
fn a_class_allowed_in_a_tool_is_allowed_only_while_the_tool_is_approved() {
    let policy = example();
    let rule = policy.tools.iter().find(|rule| rule.id == "harbor-chat");
    let name = [finding("identity", Action::Redact, Confidence::High)];
    let judged = |standing| judge(&policy, &Visit { rule, standing }, &name, &[]).action;
    assert_eq!(judged(Standing::Approved), Action::Inform);
    assert_eq!(judged(Standing::WrongAccount(Account::Free)), Action::Redact);
}

#[test]
fn a_detector_moved_to_another_class_is_judged_there() {
    let mut policy = example();
    let moved = [finding("contact", Action::Warn, Confidence::High)];
    assert_eq!(judge(&policy, &on(Standing::Approved), &moved, &[]).action, Action::Inform);
    policy.classes.insert("secret".into(), vec!["contact_detector".into()]);
    assert_eq!(judge(&policy, &on(Standing::Approved), &moved, &[]).action, Action::Block);
}

#[test]
fn a_denied_tool_is_blocked_with_its_clause_before_anything_is_found() {
    let verdict = judge(&example(), &on(Standing::Denied), &[], &[]);
    assert_eq!(verdict.action, Action::Block);
    assert_eq!(verdict.reasons[0].subject, Subject::Tool);
    assert_eq!(verdict.reasons[0].clause.as_deref(), Some("2.1"));
}

#[test]
fn an_intent_is_judged_by_the_policy_and_quotes_its_clause() {
    let intent = |id: &'static str| Intent {
        intent: Cow::Borrowed(id),
        span: Span::new(0, 1),
        confidence: Confidence::High,
    };
    let verdict =
        judge(&example(), &on(Standing::Approved), &[], &[intent("surveillance"), intent("crisis")]);
    assert_eq!(verdict.action, Action::Block);
    assert_eq!(verdict.reasons.len(), 1);
    assert_eq!(verdict.reasons[0].clause.as_deref(), Some("5.1"));
}

#[test]
fn what_could_not_be_checked_is_never_allowed_by_the_built_in_policy() {
    let verdict = Verdict::unchecked(&Policy::built_in());
    assert!(verdict.action.interrupts());
    assert_eq!(verdict.reasons[0].clause.as_deref(), Some("3.9"));
}

fn findings() -> impl Strategy<Value = Vec<Finding>> {
    let one = (0..CLASSES.len(), 0..Action::ALL.len(), 0..3usize).prop_map(|(class, severity, sure)| {
        let sure = [Confidence::Low, Confidence::Medium, Confidence::High][sure];
        finding(CLASSES[class], Action::ALL[severity], sure)
    });
    proptest::collection::vec(one, 1..6)
}

proptest! {
    #[test]
    fn one_more_finding_never_makes_a_verdict_milder(
        all in findings(),
        standing in 0..STANDINGS.len(),
        tool in 0..6usize,
        built_in: bool,
    ) {
        let policy = if built_in { Policy::built_in() } else { example() };
        let visit = Visit { rule: policy.tools.get(tool), standing: STANDINGS[standing] };
        let fewer = judge(&policy, &visit, &all[1..], &[]);
        let more = judge(&policy, &visit, &all, &[]);
        prop_assert!(more.action >= fewer.action);
        prop_assert_eq!(more.action == Action::Allow, more.reasons.is_empty());
        prop_assert!(more.reasons.is_sorted_by_key(|r| std::cmp::Reverse(r.action)));
        prop_assert_eq!(more.reasons.first().map_or(Action::Allow, |r| r.action), more.action);
    }

    #[test]
    fn the_built_in_policy_is_nowhere_milder_than_in_approved_use(all in findings(), standing in 0..STANDINGS.len()) {
        let policy = Policy::built_in();
        let approved = judge(&policy, &on(Standing::Approved), &all, &[]).action;
        prop_assert!(judge(&policy, &on(STANDINGS[standing]), &all, &[]).action >= approved);
    }
}

#[test]
fn a_gate_stands_where_the_policy_says_justify_and_nowhere_else() {
    let mut policy = example();
    let health = [finding("health", Action::Warn, Confidence::High)];
    let decision = [Intent {
        intent: Cow::Borrowed("auto_decision"),
        span: Span::new(0, 1),
        confidence: Confidence::High,
    }];
    let gates = |policy: &Policy, standing, findings: &[Finding], intents: &[Intent]| {
        judge(policy, &on(standing), findings, intents).gates()
    };
    assert_eq!(gates(&policy, Standing::Approved, &health, &[]), [Gate::Consent]);
    assert_eq!(gates(&policy, Standing::Approved, &[], &decision), [Gate::Oversight]);
    assert_eq!(gates(&policy, Standing::Approved, &health, &decision), [Gate::Oversight, Gate::Consent]);
    assert_eq!(
        gates(&policy, Standing::Pending, &health, &decision),
        [],
        "redact is stricter and has no gate"
    );
    policy.gates = Gates::default();
    assert_eq!(gates(&policy, Standing::Approved, &health, &decision), [Gate::Reason]);
    assert_eq!(Verdict::unchecked(&policy).gates(), [Gate::Reason]);
}
