//! An organisation's policy, prompts that it has something to say about, and notices as text.

use handrail::action::Action;
use handrail::detect::{Confidence, Definition, Finding, Kind, Role};
use handrail::guidance::{Emphasis, NoticeView, Occasion, languages, notice};
use handrail::intent::Intent;
use handrail::policy::{Clause, Contact, Policy, Status, ToolRule};
use handrail::redact::{Redaction, redact};
use handrail::standing::Standing;
use handrail::text::Span;
use handrail::verdict::{Verdict, Visit, judge};
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

pub fn definition(id: &'static str, name: &'static str, kind: Kind, class: &'static str) -> Definition {
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

pub fn ssn() -> Definition {
    definition("us_ssn", "Social Security number", Kind::Ssn, "restricted")
}

pub fn name() -> Definition {
    definition("person_name", "Person’s name", Kind::Person, "student")
}

pub fn iep() -> Definition {
    definition("iep_504", "Special-education plan", Kind::Education, "student")
}

pub fn birth() -> Definition {
    definition("date_of_birth", "Date of birth", Kind::Date, "student")
}

/// One finding for every occurrence of `value`.
pub fn found(prompt: &str, value: &str, detector: Definition, role: Option<Role>) -> Vec<Finding> {
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

pub fn clause(id: &str, title: [&str; 2], text: [&str; 2]) -> Clause {
    let words = |[en, es]: [&str; 2]| {
        let pairs = [("en", en), ("es", es)];
        pairs.into_iter().filter(|(_, w)| !w.is_empty()).map(|(l, w)| (l.into(), w.into())).collect()
    };
    Clause { id: id.into(), title: words(title), text: words(text) }
}

pub fn tool(id: &str, name: &str, status: Status, host: &str) -> ToolRule {
    ToolRule {
        id: id.into(),
        name: name.into(),
        hosts: vec![host.into()],
        status,
        own_account_only: false,
        own_accounts: Vec::new(),
        classes_allowed: Vec::new(),
        use_instead: None,
        ..ToolRule::default()
    }
}

pub fn policy() -> Policy {
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

pub fn approved(policy: &Policy) -> Visit<'_> {
    Visit { rule: policy.tools.first(), standing: Standing::Approved }
}

pub struct Scene {
    pub prompt: String,
    pub findings: Vec<Finding>,
    pub intents: Vec<Intent>,
    pub redaction: Option<Redaction>,
}

impl Scene {
    pub fn notice(&self, policy: &Policy, visit: &Visit, language: &str) -> NoticeView {
        let verdict = judge(policy, visit, &self.findings, &self.intents);
        self.notice_of(policy, visit, &verdict, language)
    }

    pub fn notice_of(&self, policy: &Policy, visit: &Visit, verdict: &Verdict, language: &str) -> NoticeView {
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

pub fn render(view: &NoticeView) -> String {
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

pub fn in_every_language(view: impl Fn(&str) -> NoticeView) -> String {
    languages().map(|(code, _)| render(&view(code))).collect::<Vec<_>>().join("\n\n")
}

pub fn student_note() -> Scene {
    let prompt = "Ana Brown, born 3/4/2014\nreads well\nIEP meeting next week\nWrite to Ana Brown’s aunt";
    let mut findings = found(prompt, "Ana Brown", name(), Some(Role::Student));
    findings.extend(found(prompt, "3/4/2014", birth(), None));
    findings.extend(found(prompt, "IEP", iep(), None));
    let redaction = redact(prompt, &findings);
    Scene { prompt: prompt.into(), findings, intents: Vec::new(), redaction: Some(redaction) }
}

pub fn asking(intents: &[&'static str], prompt: &str) -> Scene {
    let span = Span::new(0, prompt.len());
    let intents = intents
        .iter()
        .map(|id| Intent { intent: Cow::Borrowed(id), span, confidence: Confidence::High })
        .collect();
    Scene { prompt: prompt.into(), findings: Vec::new(), intents, redaction: None }
}
