use crate::decided::Decided;
use crate::later::now_ms;
use crate::pace::{self, Pace};
use crate::place::Place;
use handrail::action::Action;
use handrail::catalog::{Tool, tool_at};
use handrail::detect::{Finding, Scanner};
use handrail::intent::{self, Intent};
use handrail::policy::ToolRule;
use handrail::redact::{Redaction, redact_fully};
use handrail::standing::{Account, AccountFacts, account};
use handrail::text::Span;
use handrail::verdict::{Reason, Subject, Verdict, Visit, judge};
use handrail_wire::InForce;
use std::ops::Range;

/// Where prompts are judged: the policy in force, the tool, the account, and what was decided before.
pub struct Bench {
    in_force: InForce,
    place: Place,
    account: Account,
    scanner: Scanner,
    decided: Decided,
    pace: Pace,
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
}

impl Bench {
    /// A bench for a page at `place`; `key` is for this page only.
    pub fn new(place: Place, in_force: InForce, key: [u32; 2]) -> Self {
        let mut decided = Decided::new(key);
        decided.at(&place.path, now_ms());
        let scanner = Scanner::new(&in_force.policy);
        Self { in_force, place, account: Account::default(), scanner, decided, pace: Pace::default() }
    }

    /// Another policy is in force from now on.
    pub fn take_policy(&mut self, in_force: InForce) {
        self.scanner = Scanner::new(&in_force.policy);
        self.in_force = in_force;
    }

    /// The policy in force.
    pub fn in_force(&self) -> &InForce {
        &self.in_force
    }

    /// The page may have moved on, and shows this of its account.
    pub fn look_around(&mut self, place: Place, facts: &AccountFacts) {
        self.decided.at(&place.path, now_ms());
        self.place = place;
        let own = self.rule().map(|rule| rule.own_accounts.clone()).unwrap_or_default();
        self.account = self.tool().map_or(Account::Unknown, |tool| account(tool, &own, facts));
    }

    /// What the catalog says lives here.
    pub fn tool(&self) -> Option<&'static Tool> {
        tool_at(&self.place.host, self.place.port, &self.place.path)
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
        if !self.can_scan(&text) {
            return self.unchecked(text);
        }
        let began = now_ms();
        let findings = self.in_force.policy.findings(&text, self.scanner.scan(&text));
        let intents = intent::find(&text, &findings);
        self.pace.took(text.len(), now_ms() - began);
        let verdict = judge(&self.in_force.policy, &self.visit(), &findings, &intents);
        let verdict = self.undecided(verdict, &text, &findings, &intents);
        Judged { text, findings, intents, verdict }
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
        let verdict = self.undecided(Verdict::unchecked(&self.in_force.policy), &text, &[], &[]);
        Judged { text, findings: Vec::new(), intents: Vec::new(), verdict }
    }

    /// What replacing would make of it: everything that the policy has something to say about, and that was not
    /// decided on before.
    pub fn redaction(&self, judged: &Judged) -> Redaction {
        redact_fully(&judged.text, |text| {
            if text == judged.text {
                return spoken_of(&judged.verdict, &judged.findings);
            }
            let findings = self.in_force.policy.findings(text, self.scanner.scan(text));
            let verdict = judge(&self.in_force.policy, &self.visit(), &findings, &[]);
            spoken_of(&self.undecided(verdict, text, &findings, &[]), &findings)
        })
    }

    /// A text with placeholders for what may not leave.
    pub fn redacted(&mut self, text: String) -> String {
        let judged = self.judge(text);
        self.redaction(&judged).text
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
