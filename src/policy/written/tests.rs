use super::{CLASSES, LONGEST_POLICY, read, read_on};
use crate::action::Action;
use crate::policy::{Day, Policy, Problem, Severity};
use proptest::prelude::*;

const EXAMPLE: &str = include_str!("../../../policies/example.toml");

/// A policy that is accepted without a warning.
const GOOD: &str = r#"schema = 1
[organisation]
name = "Harbor Street"
[policy]
title = "AI Use Policy"
version = "1"
[contacts]
compliance_officer = { name = "Privacy Office", email = "privacy@example.org" }
questions = "mailto:help@example.org"
report_incident = "https://example.org/incident"
[[clause]]
id = "1.1"
title = "People decide"
text = "A person decides."
"#;

fn good_and(more: &str) -> String {
    format!("{GOOD}{more}")
}

fn problems(text: &str) -> Vec<Problem> {
    match read(text) {
        Ok(read) => read.warnings,
        Err(problems) => problems,
    }
}

/// The problems as a person reads them, one a line.
fn rendered(text: &str) -> String {
    problems(text).iter().map(|p| format!("{p}\n")).collect()
}

#[test]
fn the_worked_example_is_accepted_without_a_warning() {
    let read = read(EXAMPLE).unwrap_or_else(|p| panic!("{p:#?}"));
    assert_eq!(read.warnings, []);
    let policy = read.policy;
    assert_eq!(policy.organisation, "Harbor Street Family Services");
    assert_eq!(policy.matrix["restricted"], [Action::Block; 5]);
    assert_eq!(policy.tools.len(), 5);
    assert_eq!(policy.tools[0].name, "Microsoft 365 Copilot");
    assert_eq!(policy.clause_for("intent.surveillance").map(|c| &*c.id), Some("5.1"));
    assert_eq!(policy.clause_for("class.finance").map(|c| &*c.id), Some("4.2"));
}

#[test]
fn watching_is_off_and_underlining_on_until_the_policy_says_otherwise() {
    let of = |more: &str| {
        let policy = read(&good_and(more)).expect("accepted").policy;
        (policy.watch, policy.plain_typing)
    };
    assert_eq!(of(""), (false, false));
    assert_eq!(of("[watch]\nunknown_tools = true\n[typing]\nunderline = false"), (true, true));
    assert_eq!(of("[watch]\nunknown_tools = false\n[typing]\nunderline = true"), (false, false));
}

#[test]
fn a_policy_in_force_survives_its_way_to_the_page() {
    let policy = read(EXAMPLE).expect("accepted").policy;
    let json = serde_json::to_string(&policy).expect("plain data");
    assert_eq!(serde_json::from_str::<Policy>(&json).expect("the same data"), policy);
}

#[test]
fn every_problem_is_told_at_once_with_its_place_and_its_mending() {
    insta::assert_snapshot!(rendered(include_str!("many_problems.toml")));
}

#[test]
fn text_that_is_not_toml_is_refused_at_its_line() {
    insta::assert_snapshot!(rendered("schema = 1\n[policy\ntitle = \"x\nversion = 2..3\n"), @"2:8: error: This is not TOML: unclosed table, expected `]`. Check quotes, brackets and equals signs here and on the line above.");
}

#[test]
fn an_empty_policy_says_what_a_policy_needs() {
    assert!(rendered(" \n").contains("There is nothing in this file."));
    insta::assert_snapshot!(rendered("# soon\n"), @r#"
    1:1: warning: contacts.compliance_officer: There is no `compliance_officer`. Write it under `[contacts]`, so that staff know whom to turn to.
    1:1: warning: contacts.questions: There is no `questions`. Write it under `[contacts]`, so that staff know whom to turn to.
    1:1: warning: contacts.report_incident: There is no `report_incident`. Write it under `[contacts]`, so that staff know whom to turn to.
    1:1: warning: organisation: The organization has no name. Add `[organization]` with its name; until then staff read "your organization".
    1:1: error: policy: `policy` is missing. Add `[policy]` with a title and a version.
    1:1: error: schema: `schema` is missing. Begin the file with `schema = 1`.
    "#);
}

#[test]
fn columns_count_characters_from_one() {
    let problems = problems(
        "schema = 1\norganisation = { name = \"ñandú 👩‍👩‍👧\", colour = 1 }\n[policy]\ntitle='a'\nversion='1'",
    );
    let at = problems.iter().find(|p| p.key == "organisation.colour").map(|p| (p.line, p.column));
    assert_eq!(at, Some((2, 40)));
}

#[test]
fn a_warning_does_not_refuse_a_policy() {
    let text = "schema = 1\n[policy]\ntitle = \"a\"\nversion = \"1\"\n";
    let read = read(text).expect("accepted");
    assert!(read.warnings.iter().all(|p| p.severity == Severity::Warning));
    assert_eq!(read.warnings.len(), 4);
}

#[test]
fn days_are_past_only_for_a_caller_who_knows_the_day() {
    let today = Day { year: 2027, month: 9, day: 2 };
    assert_eq!(read_on(EXAMPLE, Some(Day { month: 6, ..today })).expect("accepted").warnings.len(), 0);
    let late = read_on(EXAMPLE, Some(today)).expect("accepted").warnings;
    let keys: Vec<_> = late.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, ["policy.review_by", "tool[1].expires", "exception[1].until"]);
}

#[test]
fn the_hash_tells_texts_apart_but_not_line_ends() {
    let hash = |text: &str| read(text).expect("accepted").policy.hash;
    assert_eq!(hash(GOOD), hash(&GOOD.replace('\n', "\r\n")));
    assert_ne!(hash(GOOD), hash(&good_and("# more")));
    assert_eq!(hash(GOOD).len(), 16);
}

#[test]
fn the_good_policy_of_these_tests_is_good() {
    assert_eq!(problems(GOOD), []);
}

/// What each mistake must be answered with: key, and a word of the answer.
#[test]
fn each_mistake_has_its_answer() {
    let table = [
        ("[[tool]]\nid = \"chatgtp\"\nstatus = \"denied\"", "tool[1].id", "Did you mean `chatgpt`"),
        ("[[tool]]\nid = \"openwebui\"\nstatus = \"approved\"", "tool[1].id", "does not say where"),
        (
            "[[tool]]\nid = \"x\"\nhosts = [\"https://x.org\"]\nstatus = \"approved\"",
            "tool[1].hosts[1]",
            "no place",
        ),
        (
            "[[tool]]\nid = \"x\"\nhosts = [\"x.org:443\"]\nstatus = \"approved\"",
            "tool[1].hosts[1]",
            "port out",
        ),
        ("[[tool]]\nid = \"claude\"\nstatus = \"aproved\"", "tool[1].status", "Did you mean `approved`?"),
        ("[[tool]]\nid = \"claude\"\nstatus = true", "tool[1].status", "Write a text in quotes."),
        ("[[tool]]\nid = \"claude\"", "tool[1].status", "is missing"),
        (
            "[[tool]]\nid = \"claude\"\nstatus = \"denied\"\nclasses_allowed = [\"contact\"]",
            "tool[1].classes_allowed",
            "not approved",
        ),
        (
            "[[tool]]\nid = \"claude\"\nstatus = \"denied\"\nuse_instead = \"claude\"",
            "tool[1].use_instead",
            "itself",
        ),
        (
            "[[tool]]\nid = \"claude\"\nstatus = \"denied\"\nuse_instead = \"gemini\"",
            "tool[1].use_instead",
            "This policy has no tool `gemini`.",
        ),
        (
            "[[tool]]\nid = \"poe\"\nstatus = \"approved\"\nown_account_only = true",
            "tool[1].own_account_only",
            "cannot tell",
        ),
        (
            "[[tool]]\nid = \"chatgpt\"\nstatus = \"approved\"\nown_account_only = true",
            "tool[1].own_account_only",
            "own_accounts",
        ),
        (
            "[[tool]]\nid = \"chatgpt\"\nstatus = \"approved\"\nown_accounts = [\"a\"]",
            "tool[1].own_accounts",
            "no effect",
        ),
        (
            "[[tool]]\nid = \"poe\"\nstatus = \"approved\"\nrestrict_sign_in = true",
            "tool[1].restrict_sign_in",
            "No way is known",
        ),
        (
            "[[tool]]\nid = \"chatgpt\"\nstatus = \"approved\"\nown_accounts = [\"example.org\"]\nrestrict_sign_in = true",
            "tool[1].restrict_sign_in",
            "an id such as",
        ),
        (
            "[[tool]]\nid=\"claude\"\nstatus=\"approved\"\n[[tool]]\nid=\"claude\"\nstatus=\"denied\"",
            "tool[2].id",
            "two rules",
        ),
        ("[matrix]\nhealt = \"block\"", "matrix.healt", "Did you mean `health`?"),
        ("[matrix]\nhealth = [\"block\", \"warn\"]", "matrix.health", "this one has 2"),
        (
            "[matrix]\nhealth = [\"block\",\"block\",\"block\",\"block\",\"wran\"]",
            "matrix.health[5]",
            "Did you mean `warn`?",
        ),
        (
            "[matrix]\nhealth = [\"block\",\"block\",\"block\",\"block\",\"warn\"]",
            "matrix.health",
            "more easily",
        ),
        (
            "[matrix]\nbenefits = \"block\"\n[[tool]]\nid=\"claude\"\nstatus=\"approved\"\nclasses_allowed=[\"benefits\"]",
            "tool[1].classes_allowed[1]",
            "blocks it",
        ),
        ("[intent]\nsurveilance = \"block\"", "intent.surveilance", "Did you mean `surveillance`?"),
        ("[intent]\nsurveillance = \"redact\"", "intent.surveillance", "no value to replace"),
        ("[moments]\nunchecked = \"9.9\"", "moments.unchecked", "no known clause"),
        ("[moments]\nunchecked = [\"1.1\", \"1.1\"]", "moments.unchecked[2]", "twice"),
        ("[moments.class]\nhelth = \"1.1\"", "moments.class.helth", "Did you mean `health`?"),
        ("[moments.clas]\nhealth = \"1.1\"", "moments.clas", "Did you mean `class`?"),
        ("[[clause]]\nid = \"1.1\"\ntitle = \"a\"\ntext = \"b\"", "clause[2].id", "two clauses"),
        (
            "[[clause]]\nid = \"2\"\ntitle = { en = \"a\", fr = \"a\" }\ntext = \"b\"",
            "clause[2].title.fr",
            "no known language",
        ),
        ("[class]\nhealth = [\"no_such_detector\"]", "class.health[1]", "no known detector"),
        ("[watch]", "watch.unknown_tools", "missing"),
        ("[watch]\nunknown_tools = \"yes\"", "watch.unknown_tools", "`true` or `false`"),
        ("[typing]\nunderline = 1", "typing.underline", "`true` or `false`"),
        ("[defaults]\nunchecked = \"allow\"", "defaults.unchecked", "cannot be let through"),
        ("[defaults]\npictures = \"redact\"", "defaults.pictures", "no text to replace"),
        ("[defaults]\nmin_confidence = \"sure\"", "defaults.min_confidence", "Known are: low, medium, high."),
        ("[allow]\ndomains = [\"gmail.com\"]", "allow.domains[1]", "Anybody"),
        ("[allow]\ndomains = [\"@example.org\"]", "allow.domains[1]", "no domain"),
        ("[allow]\nvalues = [\" 1 2\"]", "allow.values[1]", "three characters"),
        (
            "[[detector]]\nid = \"a\"\nclass = \"identity\"\npattern = '(?=x)'",
            "detector[1].pattern",
            "cannot be read",
        ),
        (
            "[[detector]]\nid = \"a\"\nclass = \"identity\"\npattern = 'X\\d{3}'\nmatch = \"X12\"\nno_match = \"Y\"",
            "detector[1].match",
            "`X12` is not found",
        ),
        (
            "[[detector]]\nid = \"a\"\nclass = \"identity\"\npattern = 'X\\d{3}'\nmatch = \"X123\"\nno_match = [\"Y\", \"X1234\"]",
            "detector[1].no_match[2]",
            "must not be",
        ),
        (
            "[[detector]]\nid = \"a\"\nclass = \"identity\"\npattern = 'X\\d{3}'\nno_match = \"Y\"",
            "detector[1].match",
            "needs `match`",
        ),
        (
            "[[detector]]\nid = \"a\"\nclass = \"idenity\"\nwords = [\"blue\"]",
            "detector[1].class",
            "Did you mean `identity`?",
        ),
        (
            "[[detector]]\nid = \"a\"\nclass = \"identity\"\nwords = [\"bl\"]",
            "detector[1].words[1]",
            "three letters",
        ),
        ("[[detector]]\nid = \"a\"\nclass = \"identity\"", "detector[1]", "one of the two"),
        (
            "[[detector]]\nid = \"a\"\nclass = \"identity\"\nwords = [\"Shelter\"]\nplaceholder = \"SHELTER\"",
            "detector[1].placeholder",
            "its own placeholder",
        ),
        ("[team]\ngroups = [\"staff\"]", "team", "no known key"),
    ];
    for (more, key, answer) in table {
        let problems = problems(&good_and(more));
        let told = problems.iter().any(|p| p.key == key && p.to_string().contains(answer));
        assert!(told, "{more}\nwanted {key}: {answer}\ngot {problems:#?}");
        assert_eq!(problems.len(), 1, "{more}\n{problems:#?}");
    }
}

#[test]
fn a_hostile_policy_is_refused_in_good_time_with_a_hundred_problems_at_most() {
    let keys: String = (0..40_000).map(|i| format!("key_{i} = 1\n")).collect();
    let classes: String = (0..60_000).map(|i| format!("\"id_{i}\",")).collect();
    for text in [
        good_and(&format!("[class]\nhealth = [{classes}]")),
        format!("{keys}{GOOD}"),
        format!("a = {}", "[".repeat(400_000)),
        format!("a = {}", "{b=".repeat(300_000)),
        "a.".repeat(400_000),
        "\"".repeat(LONGEST_POLICY + 1),
    ] {
        let problems = read(&text).expect_err("refused");
        assert!((1..=100).contains(&problems.len()), "{}", problems.len());
    }
}

#[test]
fn an_own_detector_always_has_a_placeholder_that_it_does_not_find() {
    let more = "[[detector]]\nid = \"case_code\"\nname = \"case code\"\nclass = \"identity\"\nwords = [\"blue\"]\n\
                [[detector]]\nid = \"house\"\nname = \"Lantern House\"\nclass = \"restricted\"\nwords = [\"Lantern House\"]";
    let policy = read(&good_and(more)).expect("accepted").policy;
    let placeholders: Vec<_> = policy.detectors.iter().map(|d| d.placeholder.as_deref()).collect();
    assert_eq!(placeholders, [Some("CASE CODE"), Some("VALUE")]);
}

#[test]
fn every_built_in_detector_belongs_to_a_class_that_a_policy_can_name() {
    for definition in crate::detect::definitions() {
        assert!(CLASSES.contains(&&*definition.class), "{}: {}", definition.id, definition.class);
    }
}

proptest! {
    #[test]
    fn garbage_is_refused_with_a_place_inside_it(text in "\\PC{0,200}|[\\[\\]={}\"'\\n.a-z0-9#é ]{0,120}") {
        let problems = read(&text).expect_err("garbage is no policy");
        let lines = text.lines().count().max(1);
        prop_assert!(!problems.is_empty());
        for problem in problems {
            prop_assert!((1..=lines).contains(&problem.line), "{problem}");
            let line = text.lines().nth(problem.line - 1).unwrap_or_default();
            prop_assert!((1..=line.chars().count() + 1).contains(&problem.column), "{problem}");
            prop_assert!(!problem.what.is_empty() && !problem.mend.is_empty());
        }
    }

    #[test]
    fn a_damaged_policy_never_panics(at in 0..EXAMPLE.len(), len in 0..40usize, put in "[\\[\\]={}\"'\\n.,a-z0-9é]{0,6}") {
        let floor = |at: usize| (0..=at.min(EXAMPLE.len())).rev().find(|i| EXAMPLE.is_char_boundary(*i)).unwrap_or(0);
        let (from, to) = (floor(at), floor(at + len));
        let text = format!("{}{put}{}", &EXAMPLE[..from], &EXAMPLE[to..]);
        let lines = text.lines().count().max(1);
        for problem in problems(&text) {
            prop_assert!((1..=lines).contains(&problem.line), "{problem}");
        }
    }
}

#[test]
fn exceptions_and_agreements_are_held_against_the_rest_of_the_policy() {
    let more = r#"
[scope]
groups = ["clinicians", "Clinicians", "clinicians"]
[[tool]]
id = "chatgpt"
status = "approved"
classes_allowed = ["health", "student"]
agreements = ["DPA"]
[[exception]]
group = "interns"
tool = "claude"
class = "shoes"
action = "waive"
until = 2026-01-01
[[exception]]
action = "warn"
[[exception]]
group = "clinicians"
action = "warn"
until = 2028-01-01
[[exception]]
group = "clinicians"
action = "block"
until = 2028-01-01
"#;
    let problems = match read_on(&good_and(more), Some(Day { year: 2027, month: 1, day: 1 })) {
        Ok(read) => read.warnings,
        Err(problems) => problems,
    };
    insta::assert_snapshot!(problems.iter().map(|p| format!("{p}\n")).collect::<String>());
}

#[test]
fn a_roster_that_cannot_be_opened_and_staff_without_a_name_are_refused_where_they_stand() {
    let whole = EXAMPLE.lines().find_map(|l| l.strip_prefix("data = ")).expect("a roster").trim_matches('"');
    let cut = &whole[..whole.len() - 4];
    let digits = "0".repeat(32);
    let text = format!(
        "{GOOD}[[roster]]\ndata = \"{cut}\"\n[[roster]]\ndata = \"{whole}\"\nkey = \"{digits}\"\n\
         [[roster]]\ndata = \"{whole}\"\n[[roster]]\ndata = \"HR9.abc\"\nowner = \"me\"\n[[roster]]\nabout = \"x\"\n\
         [allow]\nstaff = [\"Ada Vance\", \"Ada\"]\n"
    );
    insta::assert_snapshot!(rendered(&text));
}

#[test]
fn a_roster_without_its_key_is_refused() {
    let mut builder = crate::roster::Builder::new(crate::detect::Role::Client, [5; 16].into());
    builder.name("Mara Quill").expect("a name");
    let sealed = builder.seal(1e-6, false).expect("not full");
    let with = |more: &str| rendered(&format!("{GOOD}[[roster]]\ndata = \"{}\"\n{more}", sealed.data));
    assert_eq!(with(&format!("key = \"{}\"\n", sealed.key.clone().expect("apart"))), "");
    insta::assert_snapshot!(with(""), @"16:8: error: roster[1].data: The roster was built with a key that is kept apart. Add `key`, with the 32 digits of the key file.");
    insta::assert_snapshot!(with("key = \"1234\"\n"), @"17:7: error: roster[1].key: The key is not the one that the roster was built with. Write the 32 hexadecimal digits of the key file that it was built with.");
}
