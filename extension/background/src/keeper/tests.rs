use super::*;
use handrail::policy::Exception;

const T0: f64 = 1_000_000.0;

fn read(text: &str) -> Result<(Policy, Practice), Vec<Problem>> {
    match text.strip_prefix("good ") {
        Some(hash) => {
            let policy = Policy { hash: hash.into(), title: format!("Policy {hash}"), ..Policy::default() };
            Ok((policy, Practice { concerns: Some(hash.into()), ..Practice::default() }))
        }
        None => Err(vec![Problem {
            severity: Severity::Error,
            key: "tool[1].status".into(),
            line: 3,
            column: 1,
            what: "No such word.".into(),
            mend: "Write approved.".into(),
        }]),
    }
}

fn keeper() -> Keeper {
    Keeper::new(read, Policy { title: "Built in".into(), ..Policy::default() }, T0)
}

fn keeper_with(last_good: &str) -> Keeper {
    let mut keeper = keeper();
    let hash = last_good.trim_start_matches("good ").into();
    keeper
        .take_last_good(Some(LastGood { text: last_good.into(), hash, since_ms: 5.0, sequence: None }), None);
    keeper
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

fn state(keeper: &Keeper) -> (Provenance, &str) {
    (keeper.in_force().provenance, &keeper.in_force().policy.title)
}

#[test]
fn a_new_keeper_protects_with_the_built_in_default_and_says_that_it_does_not_know_yet() {
    assert_eq!(state(&keeper()), (Provenance::Pending, "Built in"));
}

#[test]
fn the_last_good_policy_protects_before_the_browser_has_answered() {
    assert_eq!(state(&keeper_with("good a")), (Provenance::Cached, "Policy a"));
}

#[test]
fn a_kept_text_that_this_version_cannot_read_is_passed_over_and_not_forgotten() {
    let mut keeper = keeper_with("from the future");
    assert_eq!(state(&keeper), (Provenance::Pending, "Built in"));
    let outcome = keeper.take(Answer::Nothing, Cause::Asked, T0 + GRACE_MS);
    assert_eq!(outcome.keep, Keep::AsItIs);
}

#[test]
fn nothing_is_not_believed_at_first() {
    let mut keeper = keeper();
    let outcome = keeper.take(Answer::Nothing, Cause::Asked, T0 + 4_000.0);
    assert_eq!(state(&keeper).0, Provenance::Pending);
    assert_eq!(outcome.ask_again_ms, Some(GRACE_MS - 4_000.0));
}

#[test]
fn nothing_is_believed_after_the_grace_period() {
    let mut keeper = keeper();
    let outcome = keeper.take(Answer::Nothing, Cause::Asked, T0 + GRACE_MS);
    assert_eq!(state(&keeper), (Provenance::Unmanaged, "Built in"));
    assert_eq!(outcome, Outcome::default());
}

#[test]
fn a_worker_that_wakes_late_in_the_session_believes_at_once() {
    let mut keeper = Keeper::new(read, Policy::default(), T0 + 3_600_000.0);
    keeper.take_last_good(None, Some(T0));
    keeper.take(Answer::Nothing, Cause::Asked, T0 + 3_600_001.0);
    assert_eq!(keeper.in_force().provenance, Provenance::Unmanaged);
}

#[test]
fn a_policy_that_arrives_four_seconds_late_is_taken() {
    let mut keeper = keeper();
    keeper.take(Answer::Nothing, Cause::Asked, T0);
    let outcome = keeper.take(text("good a"), Cause::Changed, T0 + 4_000.0);
    assert_eq!(state(&keeper), (Provenance::Managed, "Policy a"));
    assert_eq!(keeper.in_force().since_ms, T0 + 4_000.0);
    let kept = LastGood { text: "good a".into(), hash: "a".into(), since_ms: T0 + 4_000.0, sequence: None };
    assert_eq!(outcome.keep, Keep::Store(kept));
}

#[test]
fn a_policy_that_arrives_after_nothing_was_believed_is_taken_all_the_same() {
    let mut keeper = keeper();
    keeper.take(Answer::Nothing, Cause::Asked, T0 + GRACE_MS);
    keeper.take(text("good a"), Cause::Changed, T0 + 30_000.0);
    assert_eq!(state(&keeper), (Provenance::Managed, "Policy a"));
}

#[test]
fn the_same_policy_read_again_keeps_its_age_and_writes_nothing() {
    let mut keeper = keeper_with("good a");
    let outcome = keeper.take(text("good a"), Cause::Asked, T0);
    assert_eq!((keeper.in_force().provenance, keeper.in_force().since_ms), (Provenance::Managed, 5.0));
    assert_eq!(outcome, Outcome::default());
}

#[test]
fn a_changed_policy_is_taken_with_its_own_age() {
    let mut keeper = keeper_with("good a");
    keeper.take(text("good b"), Cause::Changed, T0);
    assert_eq!((state(&keeper).1, keeper.in_force().since_ms), ("Policy b", T0));
}

#[test]
fn a_malformed_policy_leaves_the_last_good_one_in_force_and_says_what_is_wrong() {
    let mut keeper = keeper();
    keeper.take(text("good a"), Cause::Asked, T0);
    let outcome = keeper.take(text("bad"), Cause::Changed, T0 + 1.0);
    assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"));
    assert_eq!(keeper.in_force().problems[0].key, "tool[1].status");
    assert_eq!(keeper.in_force().since_ms, T0);
    assert_eq!(outcome.keep, Keep::AsItIs);
}

#[test]
fn a_malformed_first_policy_leaves_the_built_in_default_and_is_never_called_unmanaged() {
    let mut keeper = keeper();
    keeper.take(text("bad"), Cause::Asked, T0 + GRACE_MS);
    assert_eq!(state(&keeper), (Provenance::Pending, "Built in"));
    assert_eq!(keeper.in_force().problems.len(), 1);
}

#[test]
fn a_mended_policy_clears_the_problems() {
    let mut keeper = keeper();
    keeper.take(text("bad"), Cause::Asked, T0);
    keeper.take(text("good a"), Cause::Changed, T0 + 1.0);
    assert!(keeper.in_force().problems.is_empty());
}

#[test]
fn a_value_that_is_no_text_is_refused_by_its_key() {
    let mut keeper = keeper_with("good a");
    keeper.take(Answer::NoText("an object"), Cause::Asked, T0);
    assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"));
    assert_eq!(keeper.in_force().problems[0].key, "policy");
    assert!(keeper.in_force().problems[0].what.contains("an object"));
}

#[test]
fn a_withdrawn_policy_is_forgotten_and_the_built_in_default_protects() {
    let mut keeper = keeper_with("good a");
    let outcome = keeper.take(Answer::Nothing, Cause::Changed, T0 + GRACE_MS);
    assert_eq!(state(&keeper), (Provenance::Unmanaged, "Built in"));
    assert_eq!(outcome.keep, Keep::Forget);
}

#[test]
fn a_removal_in_the_first_seconds_of_a_session_is_not_believed() {
    let mut keeper = keeper_with("good a");
    let outcome = keeper.take(Answer::Nothing, Cause::Changed, T0 + 1_000.0);
    assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"));
    assert_eq!(outcome.ask_again_ms, Some(GRACE_MS - 1_000.0));
}

#[test]
fn a_policy_withdrawn_while_the_browser_was_closed_is_forgotten_after_the_longer_grace() {
    let mut keeper = keeper_with("good a");
    let early = keeper.take(Answer::Nothing, Cause::Asked, T0 + GRACE_MS);
    assert_eq!((state(&keeper).0, early.keep), (Provenance::Cached, Keep::AsItIs));
    let late = keeper.take(Answer::Nothing, Cause::Asked, T0 + GRACE_WITH_LAST_GOOD_MS);
    assert_eq!((state(&keeper).0, late.keep), (Provenance::Unmanaged, Keep::Forget));
}

#[test]
fn a_failed_read_changes_nothing_and_is_tried_again() {
    let mut keeper = keeper_with("good a");
    let outcome = keeper.take(Answer::Failed, Cause::Asked, T0 + GRACE_WITH_LAST_GOOD_MS);
    assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"));
    assert!(outcome.ask_again_ms.is_some() && outcome.keep == Keep::AsItIs);
}

#[test]
fn a_clock_that_was_set_back_delays_belief_by_one_grace_period_at_most() {
    let mut keeper = keeper();
    let outcome = keeper.take(Answer::Nothing, Cause::Asked, T0 - 1e9);
    assert_eq!(outcome.ask_again_ms, Some(GRACE_MS));
}

fn exception(group: &str, year: u16) -> Exception {
    Exception {
        group: Some(group.into()),
        until: Some(Day { year, month: 1, day: 1 }),
        ..Exception::default()
    }
}

fn read_with_exceptions(text: &str) -> Result<(Policy, Practice), Vec<Problem>> {
    let policy = Policy {
        hash: text.into(),
        groups: vec!["clinicians".into(), "interns".into()],
        exceptions: vec![
            exception("clinicians", 1969),
            exception("clinicians", 2027),
            exception("interns", 2027),
        ],
        ..Policy::default()
    };
    Ok((policy, Practice::default()))
}

#[test]
fn what_is_asked_of_staff_comes_and_goes_with_its_policy() {
    let mut keeper = keeper();
    let concerns = |keeper: &Keeper| keeper.practice().concerns.clone();
    keeper.take(text("good a"), Cause::Changed, T0);
    assert_eq!((concerns(&keeper).as_deref(), keeper.written()), (Some("a"), Some("good a")));
    keeper.take(text("bad"), Cause::Changed, T0);
    assert_eq!(concerns(&keeper).as_deref(), Some("a"), "the last good policy stays whole");
    keeper.take(Answer::Nothing, Cause::Changed, T0 + GRACE_MS);
    assert_eq!((concerns(&keeper), keeper.written()), (None, None));
}

#[test]
fn a_policy_is_narrowed_to_the_group_and_the_day() {
    let mut keeper = Keeper::new(read_with_exceptions, Policy::default(), T0);
    for (pushed, known, exceptions) in [
        (Some("clinicians"), Some("clinicians"), vec![exception("clinicians", 2027)]),
        (Some("visitors"), None, vec![]),
        (None, None, vec![]),
    ] {
        keeper.take_group(pushed.map(str::to_owned));
        keeper.take(text("a"), Cause::Changed, T0);
        let in_force = keeper.in_force();
        assert_eq!(in_force.group.as_deref(), pushed);
        assert_eq!(in_force.policy.group.as_deref(), known);
        assert_eq!(in_force.policy.exceptions, exceptions, "{pushed:?}");
    }
}

const RANDOM: [u8; 32] = [7; 32];

fn signed_answer(text: &str, sequence: u32, year: u16) -> Answer {
    let (secret, key) = signed::new_key(RANDOM);
    let expires = Day { year, month: 1, day: 1 };
    Answer::Signed { text: signed::sign(text, &secret, sequence, expires).expect("a key"), key }
}

#[test]
fn a_signed_policy_is_taken_and_never_goes_back() {
    let mut keeper = keeper();
    let outcome = keeper.take(signed_answer("good a", 7, 2027), Cause::Asked, T0);
    assert_eq!(state(&keeper), (Provenance::Managed, "Policy a"));
    let Keep::Store(kept) = outcome.keep else { panic!("{outcome:?}") };
    assert_eq!((kept.text.as_str(), kept.sequence), ("good a", Some(7)));
    keeper.take(signed_answer("good old", 6, 2027), Cause::Asked, T0);
    assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"));
    assert!(keeper.in_force().problems[0].what.contains("older than number 7"));
    keeper.take(signed_answer("good b", 8, 2027), Cause::Asked, T0);
    assert_eq!(state(&keeper), (Provenance::Managed, "Policy b"));
}

#[test]
fn a_signed_policy_that_does_not_hold_is_refused_and_the_last_good_one_stays() {
    let other = Answer::Signed { text: "good c".into(), key: signed::new_key([8; 32]).1 };
    for (answer, word) in [
        (signed_answer("good c", 9, 1969), "ran out"),
        (signed_answer("bad", 9, 2027), "No such word"),
        (other, "no signed policy"),
    ] {
        let mut keeper = keeper_with("good a");
        keeper.take(answer, Cause::Asked, T0);
        assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"), "{word}");
        assert!(keeper.in_force().problems[0].what.contains(word), "{:?}", keeper.in_force().problems);
    }
}

#[test]
fn an_address_without_an_answer_leaves_the_last_good_policy_in_force() {
    let mut keeper = keeper_with("good a");
    keeper.take(Answer::Unreachable("https://example.org/p".into()), Cause::Asked, T0);
    assert_eq!(state(&keeper), (Provenance::Cached, "Policy a"));
    assert_eq!(keeper.in_force().problems, []);
    let mut keeper = self::keeper();
    keeper.take(Answer::Unreachable("https://example.org/p".into()), Cause::Asked, T0);
    assert_eq!(state(&keeper), (Provenance::Pending, "Built in"));
    assert!(keeper.in_force().problems[0].what.contains("https://example.org/p"));
}

const CODE: &str = "K7QP-2MZD-WX4N";

/// Reads policies with a group that a code opens; the text is the seal.
fn read_with_groups(seal: &str) -> Result<(Policy, Practice), Vec<Problem>> {
    let exception = |group: &str| Exception { group: Some(group.into()), ..Exception::default() };
    let policy = Policy {
        groups: vec!["clinicians".into(), "interns".into()],
        exceptions: vec![exception("clinicians"), exception("interns")],
        hash: seal.into(),
        ..Policy::default()
    };
    let enrol = [("clinicians".to_owned(), seal.to_owned())].into();
    Ok((policy, Practice { enrol, ..Practice::default() }))
}

fn keeper_with_groups() -> Keeper {
    let mut keeper = Keeper::new(read_with_groups, Policy::default(), T0);
    keeper.take(text(&handrail::policy::seal("clinicians", CODE)), Cause::Asked, T0);
    keeper
}

fn groups(keeper: &Keeper) -> (Option<&str>, Vec<&str>) {
    let policy = &keeper.in_force().policy;
    (policy.group.as_deref(), policy.exceptions.iter().filter_map(|e| e.group.as_deref()).collect())
}

#[test]
fn a_code_enters_its_group_and_an_empty_one_leaves_it() {
    let mut keeper = keeper_with_groups();
    assert_eq!((keeper.enrolment(), groups(&keeper)), (Enrolment::Open, (None, vec![])));
    assert_eq!(keeper.enrol("wrong", T0), None);
    assert_eq!(groups(&keeper), (None, vec![]));
    assert!(keeper.enrol(" k7qp 2mzd wx4n ", T0).is_some_and(|kept| kept.is_some()));
    assert_eq!(keeper.enrolment(), Enrolment::Entered);
    assert_eq!(groups(&keeper), (Some("clinicians"), vec!["clinicians"]));
    assert_eq!(keeper.in_force().group.as_deref(), Some("clinicians"));
    assert_eq!(keeper.enrol("", T0), Some(None));
    assert_eq!((keeper.enrolment(), groups(&keeper)), (Enrolment::Open, (None, vec![])));
}

#[test]
fn an_entered_group_outlives_the_worker_and_ends_with_its_code() {
    let entered = keeper_with_groups().enrol(CODE, T0).flatten();
    let seal = handrail::policy::seal("clinicians", CODE);
    let mut keeper = Keeper::new(read_with_groups, Policy::default(), T0);
    keeper.take_enrolled(entered);
    keeper.take_last_good(
        Some(LastGood { text: seal.clone(), hash: seal, since_ms: 5.0, sequence: None }),
        None,
    );
    assert_eq!(groups(&keeper), (Some("clinicians"), vec!["clinicians"]));
    keeper.take(text(&handrail::policy::seal("clinicians", "another code")), Cause::Changed, T0);
    assert_eq!((keeper.enrolment(), groups(&keeper)), (Enrolment::Open, (None, vec![])));
}

#[test]
fn a_pushed_group_counts_before_an_entered_one() {
    let mut keeper = keeper_with_groups();
    keeper.enrol(CODE, T0);
    keeper.take_group(Some("interns".into()));
    keeper.take(text(&handrail::policy::seal("clinicians", CODE)), Cause::Changed, T0);
    assert_eq!((keeper.enrolment(), groups(&keeper)), (Enrolment::None, (Some("interns"), vec!["interns"])));
}

#[test]
fn a_policy_without_codes_asks_for_none() {
    assert_eq!(keeper_with("good a").enrolment(), Enrolment::None);
}
