//! What a person reads, situation by situation, in every language; and that the notice never repeats what was
//! found.

use handrail::action::Action;
use handrail::detect::{Confidence, Definition, Finding, Kind, Role};
use handrail::guidance::{Emphasis, NoticeView, Occasion, StripView, languages, notice, strip};
use handrail::intent::Intent;
use handrail::policy::{Clause, Contact, Policy, Status, ToolRule};
use handrail::redact::{Redaction, redact};
use handrail::standing::{Account, Standing};
use handrail::text::Span;
use handrail::verdict::{Reason, Subject, Verdict, Visit, judge};
use proptest::prelude::*;
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

fn definition(id: &'static str, name: &'static str, kind: Kind, class: &'static str) -> Definition {
    let (placeholder, regulations): (Option<&'static str>, &[&'static str]) = match id {
        "person_name" => (Some("Person"), &["FERPA"]),
        "iep_504" | "diagnosis_term" => (None, &["FERPA", "IDEA"]),
        "us_ssn" => (Some("SSN"), &["Privacy Act", "RCW 19.255"]),
        "date_of_birth" => (Some("Birth date"), &["FERPA"]),
        _ => (Some("Value"), &[]),
    };
    Definition {
        id: id.into(),
        name: name.into(),
        kind,
        class: class.into(),
        severity: Action::Redact,
        regulations: regulations.iter().map(|r| Cow::Borrowed(*r)).collect(),
        placeholder: placeholder.map(Cow::Borrowed),
    }
}

fn ssn() -> Definition {
    definition("us_ssn", "Social Security number", Kind::Ssn, "restricted")
}

fn name() -> Definition {
    definition("person_name", "Person’s name", Kind::Person, "student")
}

fn iep() -> Definition {
    definition("iep_504", "Special-education plan", Kind::Education, "student")
}

fn birth() -> Definition {
    definition("date_of_birth", "Date of birth", Kind::Date, "student")
}

/// One finding for every occurrence of `value`.
fn found(prompt: &str, value: &str, detector: Definition, role: Option<Role>) -> Vec<Finding> {
    let detector = Arc::new(detector);
    prompt
        .match_indices(value)
        .map(|(at, _)| Finding {
            detector: detector.clone(),
            span: Span::new(at, at + value.len()),
            confidence: Confidence::High,
            role,
        })
        .collect()
}

fn clause(id: &str, title: [&str; 2], text: [&str; 2]) -> Clause {
    let words = |[en, es]: [&str; 2]| {
        let pairs = [("en", en), ("es", es)];
        pairs.into_iter().filter(|(_, w)| !w.is_empty()).map(|(l, w)| (l.into(), w.into())).collect()
    };
    Clause { id: id.into(), title: words(title), text: words(text) }
}

fn tool(id: &str, name: &str, status: Status, host: &str) -> ToolRule {
    ToolRule {
        id: id.into(),
        name: name.into(),
        hosts: vec![host.into()],
        status,
        own_account_only: false,
        own_accounts: Vec::new(),
        classes_allowed: Vec::new(),
        use_instead: None,
    }
}

fn policy() -> Policy {
    let row = |class: &str, action| (class.to_owned(), [action; 5]);
    let moment = |topic: &str, id: &str| (topic.to_owned(), vec![id.to_owned()]);
    Policy {
        organisation: "Example Family Services".into(),
        title: "AI Use Policy".into(),
        version: "2026.2".into(),
        languages: vec!["en".into(), "es".into()],
        contacts: handrail::policy::Contacts {
            compliance_officer: Some(Contact {
                name: "the privacy office".into(),
                email: "privacy@example.org".into(),
                phone: String::new(),
            }),
            ..Default::default()
        },
        tools: vec![
            tool("copilot", "Copilot", Status::Approved, "m365.cloud.microsoft"),
            tool("chatgpt", "ChatGPT", Status::Denied, "chatgpt.com"),
        ],
        matrix: [
            row("student", Action::Redact),
            row("restricted", Action::Block),
            row("contact", Action::Warn),
        ]
        .into(),
        intents: [
            ("auto_decision".to_owned(), Action::Justify),
            ("no_attribution".to_owned(), Action::Inform),
            ("crisis".to_owned(), Action::Inform),
        ]
        .into(),
        clauses: vec![
            clause(
                "3.4",
                ["Data handling", "Manejo de datos"],
                [
                    "Student records stay out of AI tools unless they cannot be traced to a student.",
                    "Los expedientes escolares no entran en herramientas de IA si se puede saber de quién son.",
                ],
            ),
            clause("5.1", ["People decide", ""], ["A person makes every decision about a person.", ""]),
            clause("2.2", ["Tools", "Herramientas"], ["Use the tools on our list.", "Use las de la lista."]),
        ],
        moments: [
            moment("class.student", "3.4"),
            moment("intent.auto_decision", "5.1"),
            moment("standing.denied", "2.2"),
            moment("standing.unapproved", "2.2"),
        ]
        .into(),
        unchecked: Action::Block,
        ..Policy::default()
    }
}

fn approved(policy: &Policy) -> Visit<'_> {
    Visit { rule: policy.tools.first(), standing: Standing::Approved }
}

struct Scene {
    prompt: String,
    findings: Vec<Finding>,
    intents: Vec<Intent>,
    redaction: Option<Redaction>,
}

impl Scene {
    fn notice(&self, policy: &Policy, visit: &Visit, language: &str) -> NoticeView {
        let verdict = judge(policy, visit, &self.findings, &self.intents);
        self.notice_of(policy, visit, &verdict, language)
    }

    fn notice_of(&self, policy: &Policy, visit: &Visit, verdict: &Verdict, language: &str) -> NoticeView {
        notice(&Occasion {
            policy,
            visit,
            tool: "ChatGPT",
            verdict,
            findings: &self.findings,
            intents: &self.intents,
            prompt: &self.prompt,
            redaction: self.redaction.as_ref(),
            language,
        })
    }
}

fn render(view: &NoticeView) -> String {
    let mut out = format!("[{}] {}\n{}\n{}\n", view.language, view.action.word(), view.title, view.subtitle);
    for item in &view.items {
        let becomes = item.becomes.as_deref().unwrap_or("-");
        let _ = writeln!(out, "  * {} | {} | {becomes}\n      {}", item.what, item.place, item.why);
    }
    if let Some(more) = &view.more {
        let _ = writeln!(out, "  {more}");
    }
    if let Some(clause) = &view.clause {
        let _ = writeln!(out, "> {} ({})\n> {}", clause.source, clause.language, clause.words);
    }
    if let Some(help) = &view.help {
        let _ = writeln!(out, "{}\n{}", help.title, help.lead);
        for line in &help.lines {
            let _ = writeln!(out, "  {} <{}>", line.label, line.href);
        }
        let _ = writeln!(out, "{}", help.duty);
    }
    for choice in &view.choices {
        let label = match choice.emphasis {
            Emphasis::Primary => format!("[[{}]]", choice.label),
            Emphasis::Plain => format!("[{}]", choice.label),
            Emphasis::Quiet => format!("_{}_", choice.label),
        };
        let _ = writeln!(out, "{label} {}", choice.href.as_deref().unwrap_or_default());
    }
    if let Some(reason) = &view.reason {
        let _ = writeln!(out, "? {} ({})", reason.label, reason.kept);
        for (id, words) in &reason.answers {
            let _ = writeln!(out, "  {id}: {words}");
        }
    }
    if let Some(ask) = &view.ask {
        let _ = writeln!(out, "{} | {} <{}>", view.regulations, ask.label, ask.href);
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn in_every_language(view: impl Fn(&str) -> NoticeView) -> String {
    languages().map(|(code, _)| render(&view(code))).collect::<Vec<_>>().join("\n\n")
}

fn student_note() -> Scene {
    let prompt = "Ana Brown, born 3/4/2014\nreads well\nIEP meeting next week\nWrite to Ana Brown’s aunt";
    let mut findings = found(prompt, "Ana Brown", name(), Some(Role::Student));
    findings.extend(found(prompt, "3/4/2014", birth(), None));
    findings.extend(found(prompt, "IEP", iep(), None));
    let redaction = redact(prompt, &findings);
    Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction: Some(redaction) }
}

fn asking(intents: &[&'static str], prompt: &str) -> Scene {
    let span = Span::new(0, prompt.len());
    let intents = intents
        .iter()
        .map(|id| Intent { intent: Cow::Borrowed(id), span, confidence: Confidence::High })
        .collect();
    Scene { prompt: prompt.into(), findings: Vec::new(), intents, redaction: None }
}

#[test]
fn a_student_note_is_replaced_and_continues() {
    let policy = policy();
    let scene = student_note();
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_social_security_number_is_blocked_and_another_tool_offered() {
    let policy = policy();
    let prompt = "SSN 123-45-6789";
    let findings = found(prompt, "123-45-6789", ssn(), None);
    let scene = Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction: None };
    let visit = Visit { rule: None, standing: Standing::Unapproved };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &visit, l)));
}

#[test]
fn a_warning_can_be_overridden_with_one_quiet_click() {
    let policy = policy();
    let prompt = "mail ana@example.org, then call her";
    let email = definition("email", "E-mail address", Kind::Email, "contact");
    let findings = found(prompt, "ana@example.org", email, None);
    let redaction = Some(redact(prompt, &findings));
    let scene = Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_decision_about_a_person_asks_for_a_reason() {
    let policy = policy();
    let scene = asking(&["auto_decision"], "Decide whether this family gets the voucher.");
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_mention_informs_and_holds_nothing() {
    let policy = policy();
    let scene = asking(&["no_attribution"], "Make it undetectable.");
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_crisis_offers_help_and_no_reprimand() {
    let policy = policy();
    let scene = asking(&["crisis"], "I do not want to live anymore.");
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_roster_shows_six_rows_and_counts_the_rest() {
    let policy = policy();
    let people = ["Ana", "Ben", "Cai", "Dov", "Eva", "Fay", "Gus", "Hal", "Ida"];
    let prompt = people.join("\n");
    let findings: Vec<Finding> =
        people.iter().flat_map(|p| found(&prompt, p, name(), Some(Role::Client))).collect();
    let redaction = Some(redact(&prompt, &findings));
    let scene = Scene { prompt, findings, intents: Vec::new(), redaction };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn a_tool_that_is_ruled_out_says_so_first() {
    let policy = policy();
    let scene = student_note();
    let visit = Visit { rule: policy.tools.get(1), standing: Standing::Denied };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &visit, l)));
}

#[test]
fn text_that_cannot_be_checked_is_not_vouched_for() {
    let policy = policy();
    let scene = asking(&[], "");
    let verdict = Verdict::unchecked(&policy);
    let view = |l: &str| scene.notice_of(&policy, &approved(&policy), &verdict, l);
    insta::assert_snapshot!(in_every_language(view));
}

#[test]
fn a_finding_that_stays_offers_no_replacing() {
    let policy = policy();
    let prompt = "The IEP of the boy in room 4";
    let scene = Scene {
        prompt: prompt.into(),
        findings: found(prompt, "IEP", iep(), None),
        intents: Vec::new(),
        redaction: Some(redact(prompt, &[])),
    };
    insta::assert_snapshot!(in_every_language(|l| scene.notice(&policy, &approved(&policy), l)));
}

#[test]
fn strips_say_what_the_standing_means() {
    let policy = policy();
    let line = |strip: Option<StripView>| match strip {
        None => "-".to_owned(),
        Some(s) => {
            let instead = s.use_instead.map_or(String::new(), |l| format!(" [{} <{}>]", l.label, l.href));
            let why = s.clause.map_or(String::new(), |c| format!(" ({} {})", s.why, c.id));
            format!("{} {}{why}{instead}", s.lead, s.text)
        }
    };
    let standings = [
        Standing::Approved,
        Standing::Conditional,
        Standing::Pending,
        Standing::Unapproved,
        Standing::Denied,
        Standing::WrongAccount(Account::PersonalPaid),
        Standing::WrongAccount(Account::Free),
        Standing::WrongAccount(Account::LoggedOut),
        Standing::WrongAccount(Account::OtherOrganisation),
        Standing::WrongAccount(Account::Unknown),
    ];
    let mut out = String::new();
    for (code, _) in languages() {
        for standing in standings {
            let visit = Visit { rule: policy.tools.get(1), standing };
            let _ = writeln!(out, "{}", line(strip(&policy, &visit, "ChatGPT", code)));
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn the_tool_to_use_instead_is_found_where_it_lives() {
    let table = [
        ("house", vec!["127.0.0.1:8000".to_owned()], Some("http://127.0.0.1:8000/")),
        ("house", vec!["example.org/chat".to_owned()], Some("https://example.org/chat/")),
        ("claude", vec![], Some("https://claude.ai/")),
        ("house", vec![], None),
    ];
    for (id, hosts, expected) in table {
        let mut policy = policy();
        policy.tools = vec![ToolRule { hosts, ..tool(id, "House chat", Status::Approved, "") }];
        let visit = Visit { rule: None, standing: Standing::Unapproved };
        let link = strip(&policy, &visit, "ChatGPT", "en").and_then(|strip| strip.use_instead);
        assert_eq!(link.map(|l| l.href).as_deref(), expected, "{id}");
    }
}

#[test]
fn a_verdict_about_nothing_that_was_judged_still_renders() {
    let policy = policy();
    let scene = asking(&[], "");
    let reasons = vec![
        Reason { subject: Subject::Finding(7), action: Action::Warn, clause: Some("9.9".into()) },
        Reason { subject: Subject::Intent(7), action: Action::Warn, clause: None },
    ];
    let verdict = Verdict { action: Action::Warn, reasons };
    let view = scene.notice_of(&policy, &approved(&policy), &verdict, "en");
    assert_eq!(view.title, "This prompt contains sensitive information");
    assert_eq!((view.items.len(), view.clause), (0, None));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// Values are digits and capitals, so that no run of six of them is a word of a notice.
    #[test]
    fn no_six_characters_of_a_found_value_are_in_the_notice(
        values in prop::collection::vec("[A-Z][0-9]{3}[A-Z]{2}[0-9]{4}[A-Z0-9]{0,8}", 1..12),
        filler in "[a-z \n]{0,30}",
        kinds in prop::collection::vec(0usize..4, 12),
        redacted in any::<bool>(),
    ) {
        let policy = policy();
        let prompt = values.iter().map(|v| format!("{filler}{v}\n")).collect::<String>();
        let definitions = [ssn(), name(), iep(), birth()];
        let findings: Vec<Finding> = values
            .iter()
            .zip(&kinds)
            .flat_map(|(value, kind)| found(&prompt, value, definitions[*kind].clone(), Some(Role::Client)))
            .collect();
        let redaction = redacted.then(|| redact(&prompt, &findings));
        let scene = Scene { prompt, findings, intents: Vec::new(), redaction };
        for (code, _) in languages() {
            let view = scene.notice(&policy, &approved(&policy), code);
            let shown = serde_json::to_string(&view).unwrap();
            for value in &values {
                for at in 0..=value.len() - 6 {
                    prop_assert!(!shown.contains(&value[at..at + 6]), "{} is shown", &value[at..at + 6]);
                }
            }
        }
    }
}

#[test]
fn every_intent_has_a_name_and_a_title_in_every_language() {
    for (code, _) in languages() {
        let words = handrail::guidance::words(code);
        for id in handrail::intent::ids() {
            assert!(words.intent(id).is_some() && words.intent_title(id).is_some(), "{code}: {id}");
        }
    }
}
