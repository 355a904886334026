use super::choices::Mend;
use super::rows::{about, rows};
use super::view::NoticeView;
use super::words::{Count, Key, Words, words};
use super::{choices, clause, help};
use crate::action::Action;
use crate::detect::{Finding, Kind, Role};
use crate::intent::Intent;
use crate::policy::Policy;
use crate::redact::Redaction;
use crate::text::{Span, lower, sort_by_place};
use crate::verdict::{Reason, Subject, Verdict, Visit};
use std::collections::BTreeSet;

/// Rows shown before "and 3 more".
const ROWS: usize = 6;

/// Everything that a notice is about.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// The tool in front of the person, as the policy sees it.
    pub visit: &'a Visit<'a>,
    /// The tool's name for a reader, as the catalog has it.
    pub tool: &'a str,
    /// The answer to show.
    pub verdict: &'a Verdict,
    /// The findings that were judged.
    pub findings: &'a [Finding],
    /// The intents that were judged.
    pub intents: &'a [Intent],
    /// The prompt, to count equal values and lines. Nothing of it reaches the notice.
    pub prompt: &'a str,
    /// What replacing would make of the prompt, where that was worked out.
    pub redaction: Option<&'a Redaction>,
    /// BCP 47 tag of the reader's language.
    pub language: &'a str,
}

/// The notice for a verdict. For [`Action::Allow`] it says nothing and offers nothing; do not show it.
pub fn notice(occasion: &Occasion) -> NoticeView {
    let language = words(occasion.language);
    let (policy, verdict) = (occasion.policy, occasion.verdict);
    let mut items = rows(occasion, language);
    let more = items.len().saturating_sub(ROWS);
    items.truncate(ROWS);
    let weightiest = weightiest(occasion);
    let use_instead = clause::use_instead(policy, occasion.visit.rule, language);
    NoticeView {
        language: language.code().to_owned(),
        action: verdict.action,
        title: weightiest.map(|reason| title(occasion, reason, language)).unwrap_or_default(),
        subtitle: language.text(subtitle(occasion)).to_owned(),
        items,
        more: (more > 0).then(|| language.count(Count::NoticeMore, more)),
        clause: weightiest
            .and_then(|reason| reason.clause.as_deref())
            .and_then(|id| clause::view(policy, id, language)),
        help: occasion.intents.iter().any(|i| i.intent == help::CRISIS).then(|| help::view(language)),
        choices: choices::choices(verdict.action, mend(occasion), use_instead, language),
        reason: choices::reason(policy, &verdict.gates(), language),
        regulations: regulations(occasion),
        ask: clause::ask(policy, language),
    }
}

impl<'a> Occasion<'a> {
    /// Replaced spans and their placeholders, by position.
    pub(super) fn placeholders(&self) -> Vec<(Span, &'a str)> {
        let replacements = self.redaction.map(|r| r.replacements.as_slice()).unwrap_or_default();
        let mut out: Vec<_> = replacements.iter().map(|r| (r.span, r.placeholder.as_str())).collect();
        sort_by_place(&mut out, |(span, _)| (span.start, span.end));
        out
    }
}

/// The reason that gives the notice its title: the strictest, and of equals what a reader would name first.
fn weightiest<'a>(occasion: &Occasion<'a>) -> Option<&'a Reason> {
    let rank = |reason: &Reason| match reason.subject {
        Subject::Tool | Subject::Unchecked => 0,
        Subject::Finding(i) => match occasion.findings.get(i).map(Finding::kind) {
            Some(Kind::Secret) => 1,
            Some(Kind::Person) => 2,
            Some(Kind::Combination) => 3,
            Some(
                Kind::Date
                | Kind::Age
                | Kind::Place
                | Kind::Organisation
                | Kind::Url
                | Kind::Other
                | Kind::Marking,
            ) => 6,
            _ => 4,
        },
        Subject::Intent(_) => 5,
    };
    occasion.verdict.reasons.iter().min_by_key(|reason| (std::cmp::Reverse(reason.action), rank(reason)))
}

fn title(occasion: &Occasion, reason: &Reason, language: Words) -> String {
    match reason.subject {
        Subject::Tool => {
            let tool = occasion.visit.rule.map_or(occasion.tool, |rule| &rule.name);
            language.fill(Key::TitleTool, &[("tool", tool)])
        }
        Subject::Unchecked => language.text(Key::TitleUnchecked).to_owned(),
        Subject::Intent(i) => occasion
            .intents
            .get(i)
            .and_then(|intent| language.intent_title(&intent.intent))
            .unwrap_or(language.text(Key::TitleIntent))
            .to_owned(),
        Subject::Finding(i) => match occasion.findings.get(i) {
            Some(finding) if finding.kind() == Kind::Person => names(occasion, finding.role, language),
            Some(finding) => language.text(title_of(finding.kind())).to_owned(),
            None => language.text(Key::TitleOther).to_owned(),
        },
    }
}

/// "This prompt names 3 students": different people of the role, as far as their placeholders or names tell.
fn names(occasion: &Occasion, role: Option<Role>, language: Words) -> String {
    let placeholders = occasion.placeholders();
    let of_role = about(occasion).filter(|f| f.kind() == Kind::Person && f.role == role);
    let named =
        of_role.map(|finding| match placeholders.iter().find(|(span, _)| span.contains(finding.span)) {
            Some((_, placeholder)) => (*placeholder).to_owned(),
            None => lower(finding.span.of(occasion.prompt)),
        });
    let mut people = BTreeSet::new();
    people.extend(named);
    let count = match role {
        Some(Role::Student) => Count::TitleNamesStudent,
        Some(Role::Client) => Count::TitleNamesClient,
        Some(Role::Guardian) => Count::TitleNamesGuardian,
        Some(Role::Staff) => Count::TitleNamesStaff,
        None => Count::TitleNamesPerson,
    };
    language.count(count, people.len().max(1))
}

fn title_of(kind: Kind) -> Key {
    match kind {
        Kind::Secret | Kind::Crypto => Key::TitleSecret,
        Kind::Ssn => Key::TitleSsn,
        Kind::Card => Key::TitleCard,
        Kind::Bank => Key::TitleBank,
        Kind::GovId | Kind::Id | Kind::Vehicle => Key::TitleOfficialId,
        Kind::MedicalId => Key::TitleMedicalId,
        Kind::Email | Kind::Phone | Kind::Address | Kind::Username => Key::TitleContact,
        Kind::Date | Kind::Age => Key::TitleDate,
        Kind::Ip | Kind::Device => Key::TitleDevice,
        Kind::Health => Key::TitleHealth,
        Kind::Education => Key::TitleEducation,
        Kind::Benefits => Key::TitleBenefits,
        Kind::Justice => Key::TitleJustice,
        Kind::Demographic => Key::TitleBackground,
        Kind::Combination => Key::TitleCombination,
        Kind::Marking => Key::TitleMarking,
        Kind::Person | Kind::Place | Kind::Organisation | Kind::Url | Kind::Other => Key::TitleOther,
    }
}

fn subtitle(occasion: &Occasion) -> Key {
    let unchecked = occasion.verdict.reasons.iter().any(|r| r.subject == Subject::Unchecked);
    match (occasion.verdict.action.interrupts(), unchecked) {
        (true, true) => Key::NoticeUnchecked,
        (true, false) => Key::NoticeHeld,
        _ => Key::NoticeInformed,
    }
}

/// What would mend the prompt: replacing, where it changes anything that the prompt is held for.
pub(super) fn mend(occasion: &Occasion) -> Mend {
    let verdict = occasion.verdict;
    let held_for =
        |of: fn(Subject) -> bool| verdict.reasons.iter().any(|r| r.action.interrupts() && of(r.subject));
    let replaces = occasion.redaction.is_some_and(|r| !r.replacements.is_empty());
    if held_for(|subject| subject == Subject::Tool) {
        Mend::OtherTool
    } else if replaces && verdict.action < Action::Block && held_for(|s| matches!(s, Subject::Finding(_))) {
        Mend::Replacing
    } else {
        Mend::Editing
    }
}

fn regulations(occasion: &Occasion) -> String {
    let mut out: Vec<&str> = Vec::new();
    for regulation in about(occasion).flat_map(|finding| finding.detector.regulations.iter()) {
        if !out.contains(&&**regulation) {
            out.push(regulation);
        }
    }
    out.join(", ")
}
