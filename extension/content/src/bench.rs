use crate::decided::Decided;
use crate::later::now_ms;
use crate::pace::{self, Pace};
use crate::place::Place;
use handrail::action::Action;
use handrail::catalog::{Tool, tool_at};
use handrail::detect::{Finding, Scanner};
use handrail::guidance::CRISIS;
use handrail::intent::{self, Intent};
use handrail::policy::{ToolRule, is_fit_reference};
use handrail::redact::{Placeholders, Redaction, redact_knowing};
use handrail::standing::{Account, AccountFacts, account};
use handrail::text::{Span, sort_by_place};
use handrail::verdict::{Reason, Subject, Verdict, Visit, judge};
use handrail_wire::InForce;
use std::hint::black_box;
use std::ops::Range;

/// Where prompts are judged: the policy in force, the tool, the account, and what was decided before.
pub struct Bench {
    in_force: InForce,
    place: Place,
    /// Frames of a tool's page are part of it wherever they are from.
    is_top: bool,
    /// The background has said which policy is in force.
    told: bool,
    account: Account,
    scanner: Scanner,
    decided: Decided,
    pace: Pace,
    /// Of the text that was read last, which is the same when it is sent as when it is written.
    last: Option<Read>,
}

/// What stands in a text, which a keyed hash tells from others.
struct Read {
    hash: [u32; 2],
    findings: Vec<Finding>,
    intents: Vec<Intent>,
}

/// One text, judged. It lives until the person has decided, and is dropped then.
pub struct Judged {
    /// What was judged.
    pub text: String,
    /// What is in it.
    pub findings: Vec<Finding>,
    /// What it asks for.
    pub intents: Vec<Intent>,
    /// What the policy makes of it, without what was decided before.
    pub verdict: Verdict,
}

impl Judged {
    /// Whether the person has to be asked.
    pub fn interrupts(&self) -> bool {
        self.verdict.action.interrupts()
    }

    /// The findings that the policy has something to say about.
    pub fn asked_about(&self) -> Vec<Finding> {
        spoken_of(&self.verdict, &self.findings)
    }
}

impl Bench {
    /// A bench for a page at `place`; `key` is for this page only.
    pub fn new(place: Place, is_top: bool, in_force: InForce, key: [u32; 2]) -> Self {
        let mut decided = Decided::new(key);
        decided.at(&place.path, now_ms());
        let scanner = Scanner::new(&in_force.policy);
        Self {
            in_force,
            place,
            is_top,
            told: false,
            account: Account::default(),
            scanner,
            decided,
            pace: Pace::default(),
            last: None,
        }
    }

    /// Another policy is in force from now on.
    pub fn take_policy(&mut self, in_force: InForce) {
        self.scanner = Scanner::new(&in_force.policy);
        self.last = None;
        // A policy that every page is told of says nothing about this one.
        let learned = in_force.learned.clone().or(self.in_force.learned.take());
        self.in_force = InForce { learned, ..in_force };
        self.told = true;
    }

    /// The policy in force.
    pub fn in_force(&self) -> &InForce {
        &self.in_force
    }

    /// The page may have moved on, and shows this of its account.
    pub fn look_around(&mut self, place: Place, facts: &AccountFacts) {
        self.move_to(place);
        let own = self.rule().map(|rule| rule.own_accounts.clone()).unwrap_or_default();
        self.account = self.tool().map_or(Account::Unknown, |tool| account(tool, &own, facts));
    }

    /// The page may have moved on.
    pub fn move_to(&mut self, place: Place) {
        self.decided.at(&place.path, now_ms());
        self.place = place;
    }

    /// What the catalog says lives here.
    pub fn tool(&self) -> Option<&'static Tool> {
        tool_at(&self.place.host, self.place.port, &self.place.path)
    }

    /// Where the page is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether the page has gone from a tool at a path of this host to some other page of it, without being loaded anew.
    pub fn is_elsewhere(&self) -> bool {
        self.told
            && self.is_top
            && self.in_force.learned.is_none()
            && self.tool().is_none()
            && self.visit().rule.is_none()
    }

    /// Id and name of the tool here, by the policy first and the catalog second. A host that was learned has its own name.
    pub fn named(&self) -> Option<(&str, &str)> {
        let listed = self.visit().rule.map(|rule| (&*rule.id, &*rule.name));
        let known = || self.tool().map(|tool| (tool.id, tool.name));
        let learned = || self.in_force.learned.as_ref().map(|_| ("unknown", &*self.place.host));
        listed.or_else(known).or_else(learned)
    }

    /// Id of the tool: the policy's, else the catalog's; empty where there is none.
    pub fn tool_id(&self) -> String {
        self.named().map_or("", |(id, _)| id).to_owned()
    }

    /// Whether the policy has something to say about a prompt that speaks of danger to a person.
    pub fn calls_for_help(&self, judged: &Judged) -> bool {
        let policy = &self.in_force.policy;
        policy.intents.get(CRISIS).is_some_and(|action| *action > Action::Allow)
            && judged.intents.iter().any(|intent| intent.intent == CRISIS)
    }

    /// Whether a reference says where consent is documented, and nothing of whose it is.
    pub fn is_fit_reference(&self, reference: &str) -> bool {
        let found = self.in_force.policy.findings(reference, self.scanner.scan(reference));
        is_fit_reference(reference, &found)
    }

    /// The account in use.
    pub fn account(&self) -> Account {
        self.account
    }

    /// The tool as the policy sees it.
    pub fn visit(&self) -> Visit<'_> {
        let Place { host, port, path } = &self.place;
        self.in_force.policy.visit(host, *port, path, self.account)
    }

    /// Judges a text, or says that it is too large to.
    pub fn judge(&mut self, text: String) -> Judged {
        if self.is_elsewhere() {
            let verdict = Verdict { action: Action::Allow, reasons: Vec::new() };
            return Judged { text, findings: Vec::new(), intents: Vec::new(), verdict };
        }
        if !self.can_scan(&text) {
            return self.unchecked(text);
        }
        let (findings, intents) = self.read(&text);
        let verdict = judge(&self.in_force.policy, &self.visit(), &findings, &intents);
        let verdict = self.undecided(verdict, &text, &findings, &intents);
        Judged { text, findings, intents, verdict }
    }

    /// What stands in a text; it is scanned unless it is the one that was read last.
    fn read(&mut self, text: &str) -> (Vec<Finding>, Vec<Intent>) {
        let hash = self.decided.hash_of(text);
        if let Some(last) = self.last.as_ref().filter(|last| last.hash == hash) {
            return (last.findings.clone(), last.intents.clone());
        }
        let began = now_ms();
        let findings = self.in_force.policy.findings(text, self.scanner.scan(text));
        let intents = intent::find(text, &findings);
        self.pace.took(text.len(), now_ms() - began);
        self.last = Some(Read { hash, findings: findings.clone(), intents: intents.clone() });
        (findings, intents)
    }

    /// The person rests: what they wrote is read now, and needs no reading when it is sent.
    pub fn foresee(&mut self, text: &str) {
        if !self.is_elsewhere() && self.can_scan(text) {
            self.read(text);
        }
    }

    /// Judges a text that was judged by another policy before.
    pub fn judge_anew(&mut self, judged: Judged) -> Judged {
        let is_unread = judged.verdict.reasons.iter().any(|reason| reason.subject == Subject::Unchecked);
        if is_unread { self.unchecked(judged.text) } else { self.judge(judged.text) }
    }

    /// Judges only what stands in `parts` (bytes) of a text that carries more than a prompt. `own` when the person
    /// wrote any of it: only then does it matter whether the tool itself is allowed.
    pub fn judge_parts(&mut self, text: String, parts: &[Range<usize>], own: bool) -> Judged {
        let mut judged = self.judge(text);
        let counts = |span: Span| parts.iter().any(|p| span.overlaps(Span::new(p.start, p.end)));
        let Judged { findings, intents, verdict, .. } = &mut judged;
        verdict.reasons.retain(|reason| match reason.subject {
            Subject::Finding(i) => findings.get(i).is_some_and(|f| counts(f.span)),
            Subject::Intent(i) => intents.get(i).is_some_and(|n| counts(n.span)),
            Subject::Tool => own,
            Subject::Unchecked => true,
        });
        verdict.action = verdict.reasons.first().map_or(Action::Allow, |reason| reason.action);
        judged
    }

    /// The verdict for text that could not be read or is too large.
    pub fn unchecked(&self, text: String) -> Judged {
        let verdict = match self.is_elsewhere() {
            true => Verdict { action: Action::Allow, reasons: Vec::new() },
            false => self.undecided(Verdict::unchecked(&self.in_force.policy), &text, &[], &[]),
        };
        Judged { text, findings: Vec::new(), intents: Vec::new(), verdict }
    }

    /// What replacing would make of it: everything that the policy has something to say about, and that was not
    /// decided on before. `known` are the conversation's placeholders; `elsewhere` says which others stand in it.
    pub fn redaction(
        &self,
        judged: &Judged,
        known: &Placeholders,
        elsewhere: &dyn Fn(&str) -> bool,
    ) -> Redaction {
        redact_knowing(&judged.text, known, elsewhere, |text| {
            if text == judged.text {
                return judged.asked_about();
            }
            let findings = self.in_force.policy.findings(text, self.scanner.scan(text));
            let verdict = judge(&self.in_force.policy, &self.visit(), &findings, &[]);
            spoken_of(&self.undecided(verdict, text, &findings, &[]), &findings)
        })
    }

    /// Whether anything is underlined while a person writes here.
    pub fn underlines(&self) -> bool {
        !self.in_force.policy.plain_typing && !self.is_elsewhere()
    }

    /// Judges a made-up text for nothing: tables are laid out, and the browser has compiled what the first real
    /// judgement calls, before a person waits for it.
    pub fn get_ready(&self) {
        const SAMPLE: &str = "Please ask Ada Example of 12 Elm Street, Springfield, about order 12-3456-789 of 3/4/2026. \
                              Could she call (555) 010-4477 at 9:30, or write to ada@garden.example?\n- $45.00, 20% off\n";
        if self.is_elsewhere() {
            return;
        }
        black_box(self.underlined(SAMPLE));
        black_box(intent::find(SAMPLE, &self.scanner.scan(SAMPLE)));
    }

    /// What a person would be asked about, were this text sent, in order.
    pub fn underlined(&self, text: &str) -> Vec<Span> {
        let known = self.last.as_ref().filter(|last| last.hash == self.decided.hash_of(text));
        let findings = match known {
            Some(last) => last.findings.clone(),
            None => self.in_force.policy.findings(text, self.scanner.scan(text)),
        };
        let verdict = judge(&self.in_force.policy, &self.visit(), &findings, &[]);
        let verdict = self.undecided(verdict, text, &findings, &[]);
        let asked = verdict.reasons.iter().filter(|reason| reason.action.interrupts());
        let spans = asked.filter_map(|reason| match reason.subject {
            Subject::Finding(i) => findings.get(i).map(|finding| finding.span),
            _ => None,
        });
        let mut spans: Vec<Span> = spans.collect();
        sort_by_place(&mut spans, |span| (span.start, span.end));
        spans.dedup_by(|later, kept| kept.overlaps(*later) && kept.contains(*later));
        spans
    }

    /// The person went on with this as it is: it is not asked about again in this conversation.
    pub fn accept(&mut self, judged: &Judged) {
        for Reason { subject, action, .. } in &judged.verdict.reasons {
            match *subject {
                Subject::Finding(i) => {
                    if let Some(finding) = judged.findings.get(i) {
                        self.decided.accept_finding(finding, &judged.text, *action);
                    }
                }
                Subject::Intent(i) => {
                    if let Some(intent) = judged.intents.get(i) {
                        self.decided.accept_intent(intent, &judged.text, *action);
                    }
                }
                Subject::Tool | Subject::Unchecked => self.decided.accept_whole(&judged.text, *action),
            }
        }
    }

    /// A prompt was sent.
    pub fn sent(&mut self) {
        self.decided.sent(now_ms());
    }

    fn rule(&self) -> Option<&ToolRule> {
        self.visit().rule
    }

    fn can_scan(&mut self, text: &str) -> bool {
        self.pace.allows(text.len()).unwrap_or_else(|| {
            let sample = pace::sample(text);
            // What is done once is no part of the pace.
            self.get_ready();
            let began = now_ms();
            let _ = self.in_force.policy.findings(sample, self.scanner.scan(sample));
            self.pace.took(sample.len(), now_ms() - began);
            self.pace.allows(text.len()).unwrap_or(false)
        })
    }

    fn undecided(&self, verdict: Verdict, text: &str, findings: &[Finding], intents: &[Intent]) -> Verdict {
        let known = |reason: &Reason| match reason.subject {
            Subject::Finding(i) => {
                findings.get(i).is_some_and(|f| self.decided.knows_finding(f, text, reason.action))
            }
            Subject::Intent(i) => {
                intents.get(i).is_some_and(|n| self.decided.knows_intent(n, text, reason.action))
            }
            Subject::Tool | Subject::Unchecked => self.decided.knows_whole(text, reason.action),
        };
        let mut reasons = verdict.reasons;
        reasons.retain(|reason| !known(reason));
        Verdict { action: reasons.first().map_or(Action::Allow, |reason| reason.action), reasons }
    }
}

/// The findings that a verdict has something to say about.
fn spoken_of(verdict: &Verdict, findings: &[Finding]) -> Vec<Finding> {
    let says = |i: usize| verdict.reasons.iter().any(|r| r.subject == Subject::Finding(i));
    (0..).zip(findings).filter(|(i, _)| says(*i)).map(|(_, f)| f.clone()).collect()
}
