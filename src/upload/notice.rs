use super::judged::{About, Judged, Matter};
use super::row::row;
use super::words::Words;
use crate::action::Action;
use crate::detect::{Definition, Kind, Role};
use crate::document::Unread;
use crate::guidance::{Choice, ChoiceView, Emphasis, NoticeView, choices, clause, words};
use crate::policy::{Gate, Policy};
use crate::verdict::{Reason, Subject, Verdict, Visit};

/// Rows shown before "and 3 more".
const ROWS: usize = 6;

/// Everything that a notice about files is about.
#[derive(Clone, Copy)]
pub struct FilesOccasion<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// The tool in front of the person, as the policy sees it.
    pub visit: &'a Visit<'a>,
    /// The tool's name for a reader, as the catalog has it.
    pub tool: &'a str,
    /// Every file that is on its way, those with nothing to say included.
    pub files: &'a [Judged],
    /// BCP 47 tag of the reader's language.
    pub language: &'a str,
}

/// The notice about files that somebody has to decide on; show it only where one of them interrupts.
///
/// Its choices mean: [`Choice::Replace`], a copy with placeholders where there is one and the rest left out;
/// [`Choice::Edit`], what is held is left out and the rest attached; the others as for a prompt.
pub fn files_notice(occasion: &FilesOccasion) -> NoticeView {
    let (policy, language) = (occasion.policy, occasion.language);
    let held: Vec<&Judged> = occasion.files.iter().filter(|file| file.interrupts()).collect();
    let action = held.iter().map(|file| file.action).max().unwrap_or_default();
    let mut matters: Vec<(&Judged, &Matter)> =
        held.iter().flat_map(|file| spoken_of(file).map(|matter| (*file, matter))).collect();
    matters.sort_by_key(|(_, matter)| (std::cmp::Reverse(matter.action), rank(&matter.about)));
    let said = in_turn(&held, &matters);
    let more = said.len().saturating_sub(ROWS);
    let weightiest = matters.first();
    NoticeView {
        language: words(language).code().to_owned(),
        action,
        title: title(occasion, &held, weightiest),
        subtitle: subtitle(&held, language),
        items: said.iter().take(ROWS).map(|(file, matter)| row(file, matter, language)).collect(),
        more: (more > 0).then(|| Words::of(language).count("row.more", more, &[])),
        clause: weightiest
            .and_then(|(_, matter)| matter.clause.as_deref())
            .and_then(|id| clause::view(policy, id, words(language))),
        help: None,
        choices: offered(occasion, &held, action),
        reason: choices::reason(policy, &gates(action, &matters), words(language)),
        regulations: regulations(&matters),
        ask: clause::ask(policy, words(language)),
    }
}

/// Of each file what matters most, then of each what matters next: no file hides behind another.
fn in_turn<'a>(held: &[&'a Judged], matters: &[(&'a Judged, &'a Matter)]) -> Vec<(&'a Judged, &'a Matter)> {
    let of = |file: &Judged| {
        let own = matters.iter().filter(|(f, m)| std::ptr::eq(*f, file) && !matches!(m.about, About::Tool));
        own.copied().collect::<Vec<_>>()
    };
    let mut files: Vec<_> = held.iter().map(|file| of(file)).collect();
    files.sort_by_key(|own| own.first().map(|(_, m)| (std::cmp::Reverse(m.action), rank(&m.about))));
    let longest = files.iter().map(Vec::len).max().unwrap_or_default();
    (0..longest).flat_map(|at| files.iter().filter_map(move |own| own.get(at).copied())).collect()
}

/// What is said afterwards of files that go without having been read, by a policy that lets them.
pub fn files_told(files: &[Judged], language: &str) -> Option<String> {
    let unread = |file: &Judged| {
        file.matters.iter().find_map(|matter| match &matter.about {
            About::Unread(why) => Some(*why),
            _ => None,
        })
    };
    let (file, why) = files.iter().filter(|file| !file.interrupts()).find_map(|f| Some((f, unread(f)?)))?;
    let blanks = [("file", file.name.as_str()), ("why", &why.say(language))];
    Some(Words::of(language).fill("told.not_checked", &blanks))
}

/// What is asked before files may go in as they are: the same as for a prompt with these matters.
fn gates(action: Action, matters: &[(&Judged, &Matter)]) -> Vec<Gate> {
    let reason = |(_, matter): &(&Judged, &Matter)| Reason {
        subject: Subject::Unchecked,
        action: matter.action,
        clause: None,
        gate: matter.gate,
    };
    Verdict { action, reasons: matters.iter().map(reason).collect() }.gates()
}

fn spoken_of(file: &Judged) -> impl Iterator<Item = &Matter> {
    file.matters.iter().filter(|matter| matter.action.interrupts())
}

/// What a reader would name first, of what asks for the same.
fn rank(about: &About) -> u8 {
    match about {
        About::Tool => 0,
        About::Found { detector, .. } => match detector.kind {
            Kind::Secret => 1,
            Kind::Person => 2,
            Kind::Combination => 3,
            Kind::Date
            | Kind::Age
            | Kind::Place
            | Kind::Organisation
            | Kind::Url
            | Kind::Other
            | Kind::Marking => 6,
            _ => 4,
        },
        About::Unread(_) => 5,
    }
}

fn title(occasion: &FilesOccasion, held: &[&Judged], weightiest: Option<&(&Judged, &Matter)>) -> String {
    let words = Words::of(occasion.language);
    let Some((file, matter)) = weightiest else { return String::new() };
    let name = [("file", file.name.as_str())];
    match &matter.about {
        About::Tool => {
            let tool = occasion.visit.rule.map_or(occasion.tool, |rule| &rule.name);
            words.fill("title.tool", &[("tool", tool)])
        }
        _ if held.len() > 1 => words.fill("title.several", &[("n", &held.len().to_string())]),
        About::Unread(Unread::Picture) => words.fill("title.picture", &name),
        About::Unread(_) => words.fill("title.unread", &name),
        About::Found { detector, role, .. } if detector.kind == Kind::Person => {
            words.count(person(*role), matter.times, &name)
        }
        About::Found { detector, .. } => words.fill(kind(detector), &name),
    }
}

fn person(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Student) => "title.student",
        Some(Role::Client) => "title.client",
        Some(Role::Guardian) => "title.guardian",
        Some(Role::Staff) => "title.staff",
        None => "title.person",
    }
}

fn kind(detector: &Definition) -> &'static str {
    match detector.kind {
        Kind::Secret | Kind::Crypto => "title.secret",
        Kind::Ssn => "title.ssn",
        Kind::Card => "title.card",
        Kind::Bank => "title.bank",
        Kind::GovId | Kind::Id | Kind::Vehicle => "title.official_id",
        Kind::MedicalId => "title.medical_id",
        Kind::Email | Kind::Phone | Kind::Address | Kind::Username => "title.contact",
        Kind::Date | Kind::Age => "title.date",
        Kind::Ip | Kind::Device => "title.device",
        Kind::Health => "title.health",
        Kind::Education => "title.education",
        Kind::Benefits => "title.benefits",
        Kind::Justice => "title.justice",
        Kind::Demographic => "title.background",
        Kind::Combination => "title.combination",
        Kind::Marking => "title.marking",
        Kind::Person | Kind::Place | Kind::Organisation | Kind::Url | Kind::Other => "title.other",
    }
}

fn subtitle(held: &[&Judged], language: &str) -> String {
    let unread = held.iter().all(|file| spoken_of(file).all(|m| matches!(m.about, About::Unread(_))));
    Words::of(language).fill(if unread { "subtitle.unread" } else { "subtitle.held" }, &[])
}

fn offered(occasion: &FilesOccasion, held: &[&Judged], action: Action) -> Vec<ChoiceView> {
    let words_of = Words::of(occasion.language);
    let rest = occasion.files.len() > held.len();
    let copies = held.iter().filter(|file| file.copy.is_some()).count();
    let choice = |choice, label, emphasis| ChoiceView { choice, label, emphasis, href: None };
    let mut out = Vec::new();
    if copies > 0 {
        let label = words_of.count("choice.copy", copies, &[]);
        out.push(choice(Choice::Replace, label, Emphasis::Primary));
    }
    let label = match rest {
        true => words_of.fill("choice.attach_rest", &[]),
        false => words_of.count("choice.leave_out", held.len(), &[]),
    };
    let emphasis = if copies > 0 { Emphasis::Plain } else { Emphasis::Primary };
    out.push(choice(Choice::Edit, label, emphasis));
    match action {
        Action::Warn => {
            out.push(choice(Choice::SendAnyway, words_of.fill("choice.attach", &[]), Emphasis::Quiet));
        }
        Action::Justify => {
            let label = words_of.fill("choice.attach_with_reason", &[]);
            out.push(choice(Choice::SendWithReason, label, Emphasis::Quiet));
        }
        Action::Block => {
            let instead = clause::use_instead(occasion.policy, occasion.visit.rule, words(occasion.language));
            out.extend(instead.map(|link| ChoiceView {
                choice: Choice::UseInstead,
                label: link.label,
                emphasis: Emphasis::Plain,
                href: Some(link.href),
            }));
        }
        _ => {}
    }
    out
}

fn regulations(matters: &[(&Judged, &Matter)]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for (_, matter) in matters {
        let About::Found { detector, .. } = &matter.about else { continue };
        for regulation in detector.regulations.iter() {
            if !out.contains(&&**regulation) {
                out.push(regulation);
            }
        }
    }
    out.join(", ")
}

/// What the copy of a file with placeholders is called: "notes (placeholders).txt".
pub fn copy_name(name: &str, language: &str) -> String {
    let (stem, extension) = match name.rfind('.').filter(|at| *at > 0) {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    Words::of(language).fill("copy.name", &[("stem", stem), ("extension", extension)])
}

/// What is said of files that were left out; `None` when there are none.
pub fn left_out<'a>(files: impl Iterator<Item = &'a Judged>, language: &str) -> Option<String> {
    let names: Vec<&str> = files.map(|file| file.name.as_str()).collect();
    (!names.is_empty()).then(|| Words::of(language).fill("told.left_out", &[("files", &names.join(", "))]))
}
