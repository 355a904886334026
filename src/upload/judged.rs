use crate::action::Action;
use crate::detect::{Confidence, Definition, Finding, Kind, Role, Scanner};
use crate::document::{Document, Format, Limits, Part, Place, Progress, Step, Unread, Weight, read};
use crate::policy::{Gate, Policy};
use crate::redact::redact_fully;
use crate::verdict::{Reason, Subject, Verdict, Visit, judge as judge_text};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// What files are judged with.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// The tool in front of the person, as the policy sees it.
    pub visit: &'a Visit<'a>,
    /// The policy's scanner.
    pub scanner: &'a Scanner,
    /// How much work one file may make.
    pub limits: Limits,
}

/// One file, judged. It holds places and counts, and of the text only the copy with placeholders.
#[derive(Debug)]
pub struct Judged {
    /// The file's name, as the person knows it.
    pub name: String,
    /// What the policy asks for: the strictest of its matters.
    pub action: Action,
    /// What there is to say, strictest first.
    pub matters: Vec<Matter>,
    /// The text with placeholders; `None` where no such copy can be made, or none is needed.
    pub copy: Option<String>,
}

/// One thing to say about a file, however often it occurs.
#[derive(Clone, Debug)]
pub struct Matter {
    /// What it is.
    pub about: About,
    /// What the policy asks for on this account.
    pub action: Action,
    /// The clause that says so, by its id.
    pub clause: Option<String>,
    /// What it asks for where the action is [`Action::Justify`].
    pub gate: Gate,
    /// How many places it stands at; for names, how many different ones.
    pub times: usize,
    /// Where it stands first; `None` for the file as a whole.
    pub place: Option<Place>,
}

/// What a matter is about.
#[derive(Clone, Debug)]
pub enum About {
    /// Something that was found.
    Found {
        /// The detector.
        detector: Arc<Definition>,
        /// For a person's name: who they are, if the text says.
        role: Option<Role>,
        /// How sure.
        confidence: Confidence,
    },
    /// Something that was not read.
    Unread(Unread),
    /// The tool itself, which the organisation ruled out.
    Tool,
}

impl Matter {
    fn is_of(&self, other: &About) -> bool {
        match (&self.about, other) {
            (About::Found { detector: a, role: r, .. }, About::Found { detector: b, role: s, .. }) => {
                a.id == b.id && r == s
            }
            (About::Unread(a), About::Unread(b)) => a == b,
            (About::Tool, About::Tool) => true,
            _ => false,
        }
    }
}

impl Judged {
    /// Whether the person has to be asked.
    pub fn interrupts(&self) -> bool {
        self.action.interrupts()
    }

    /// Whether nobody could read the file, or a part of it that matters.
    pub fn is_unread(&self) -> bool {
        self.matters.iter().any(|matter| matches!(matter.about, About::Unread(_)))
    }

    /// What there is to say of a file that was never read.
    pub fn unread(policy: &Policy, name: &str, why: Unread) -> Self {
        let mut matters = Vec::new();
        if let Some(matter) = unread(policy, why, None) {
            matters.push(matter);
        }
        Self { name: name.to_owned(), action: strictest(&matters), matters, copy: None }
    }
}

/// Reads and judges one file.
pub fn judge(
    bench: &Bench,
    name: &str,
    bytes: &[u8],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Judged {
    match read(name, bytes, &bench.limits, progress) {
        Ok(document) => judge_document(bench, name, &document),
        Err(why) => {
            let mut judged = Judged::unread(bench.policy, name, why);
            add_tool(bench, &mut judged.matters);
            judged.action = strictest(&judged.matters);
            judged
        }
    }
}

fn judge_document(bench: &Bench, name: &str, document: &Document) -> Judged {
    let mut matters: Vec<Matter> = Vec::new();
    for part in &document.parts {
        let (findings, verdict) = judge_part(bench, part.text.text());
        add_part(&mut matters, part, &findings, &verdict);
    }
    for omission in &document.unread {
        if omission.weight == Weight::Told {
            continue;
        }
        let place = (!omission.place.steps().is_empty()).then(|| omission.place.clone());
        if let Some(matter) = unread(bench.policy, omission.why, place) {
            add(&mut matters, matter);
        }
    }
    add_tool(bench, &mut matters);
    matters.sort_by_key(|matter| std::cmp::Reverse(matter.action));
    let action = strictest(&matters);
    let copy = if action.interrupts() { copy(bench, document, &matters) } else { None };
    Judged { name: name.to_owned(), action, matters, copy }
}

fn judge_part(bench: &Bench, text: &str) -> (Vec<Finding>, Verdict) {
    let findings = bench.policy.findings(text, bench.scanner.scan(text));
    let verdict = judge_text(bench.policy, bench.visit, &findings, &[]);
    (findings, verdict)
}

fn add_part(matters: &mut Vec<Matter>, part: &Part, findings: &[Finding], verdict: &Verdict) {
    let text = part.text.text();
    let mut reasons: Vec<(&Finding, &Reason)> =
        verdict.reasons.iter().filter_map(|r| of(findings, r)).collect();
    reasons.sort_by_key(|(finding, _)| finding.span.start);
    let mut people: BTreeSet<(Option<Role>, String)> = BTreeSet::new();
    for (finding, reason) in reasons {
        let named = finding.kind() == Kind::Person;
        if named && !people.insert((finding.role, finding.span.of(text).to_lowercase())) {
            continue;
        }
        let about = About::Found {
            detector: finding.detector.clone(),
            role: finding.role,
            confidence: finding.confidence,
        };
        let place = part.place_at(finding.span.start);
        add(
            matters,
            Matter {
                about,
                action: reason.action,
                clause: reason.clause.clone(),
                gate: reason.gate,
                times: 1,
                place: (!place.steps().is_empty()).then_some(place),
            },
        );
    }
}

fn of<'f, 'r>(findings: &'f [Finding], reason: &'r Reason) -> Option<(&'f Finding, &'r Reason)> {
    match reason.subject {
        Subject::Finding(i) => findings.get(i).map(|finding| (finding, reason)),
        _ => None,
    }
}

/// Adds a matter, or counts it where the same was said already. The strictest of the same is what is said.
fn add(matters: &mut Vec<Matter>, new: Matter) {
    let Some(known) = matters.iter_mut().find(|known| known.is_of(&new.about)) else {
        return matters.push(new);
    };
    known.times += new.times;
    if new.action > known.action {
        *known = Matter { times: known.times, ..new };
    }
}

fn unread(policy: &Policy, why: Unread, place: Option<Place>) -> Option<Matter> {
    let action = match why {
        Unread::Picture if place.is_none() => policy.pictures(),
        _ => policy.unchecked,
    };
    let clause = policy.clause_for("unchecked").map(|clause| clause.id.clone());
    (action > Action::Allow).then_some(Matter {
        about: About::Unread(why),
        action,
        clause,
        gate: Gate::Reason,
        times: 1,
        place,
    })
}

fn add_tool(bench: &Bench, matters: &mut Vec<Matter>) {
    let Verdict { reasons, .. } = judge_text(bench.policy, bench.visit, &[], &[]);
    for Reason { action, clause, gate, .. } in reasons {
        matters.insert(0, Matter { about: About::Tool, action, clause, gate, times: 1, place: None });
    }
}

fn strictest(matters: &[Matter]) -> Action {
    matters.iter().map(|matter| matter.action).max().unwrap_or_default()
}

/// The text of a plain file with placeholders, where that settles everything that was to decide on.
fn copy(bench: &Bench, document: &Document, matters: &[Matter]) -> Option<String> {
    let is_name = |part: &&Part| part.place().steps() == [Step::Names];
    let content: Vec<&Part> = document.parts.iter().filter(|part| !is_name(part)).collect();
    let [part] = content.as_slice() else { return None };
    // The copy is called by the same name.
    let mut names = document.parts.iter().filter(is_name);
    if names.any(|name| judge_part(bench, name.text.text()).1.action.interrupts()) {
        return None;
    }
    let mendable = |matter: &Matter| match &matter.about {
        About::Found { .. } => matter.action < Action::Block,
        About::Unread(_) | About::Tool => false,
    };
    let held = || matters.iter().filter(|matter| matter.action.interrupts());
    if document.format != Format::Text || !held().all(mendable) {
        return None;
    }
    let spoken_of = |text: &str| {
        let (findings, verdict) = judge_part(bench, text);
        verdict.reasons.iter().filter_map(|r| of(&findings, r)).map(|(finding, _)| finding.clone()).collect()
    };
    let redaction = redact_fully(part.text.text(), spoken_of);
    (!redaction.replacements.is_empty()).then_some(redaction.text)
}
