//! What was held, and what became of it, told to the background by ids and counts. Each is told again until the background
//! says that it stands in the ledger; when it never does, the page says so.

use crate::bench::{Bench, Judged};
use crate::later::later;
use crate::link;
use crate::notice::Answer;
use crate::page::Page;
use crate::strip::Strip;
use handrail::guidance::{Key as Phrase, NoticeView, words};
use handrail::ledger::{Did, Happened, Key, Outcome};
use handrail::verdict::Subject;
use handrail_wire::ToBackground;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// A background that sleeps takes a moment to wake, and one that is being replaced longer. In ms.
const AGAIN_AFTER_MS: [i32; 4] = [300, 2_000, 10_000, 30_000];

/// What is still to be told, first come first.
#[derive(Default)]
pub struct Record {
    page: u32,
    last: Cell<u32>,
    waiting: RefCell<VecDeque<ToBackground>>,
    telling: Cell<bool>,
}

impl Record {
    /// A record of a page whose own number, drawn anew for each page, is `page`.
    pub fn new(page: u32) -> Self {
        Self { page, ..Self::default() }
    }
}

/// Notes that something was held; `None` where the policy keeps no records.
pub fn held(page: &Rc<Page>, judged: &Judged) -> Option<Key> {
    let happened = {
        let bench = page.bench().borrow();
        bench.in_force().policy.records.keeps().then(|| happened(&bench, judged))?
    };
    Some(hold(page, happened))
}

/// Notes that files were held. What was found in them the reader of files knows; here it is only that they were.
pub fn held_files(page: &Rc<Page>, view: &NoticeView, unread: bool) -> Option<Key> {
    let happened = {
        let bench = page.bench().borrow();
        bench.in_force().policy.records.keeps().then(|| Happened {
            tool: bench.tool_id(),
            standing: bench.visit().standing,
            account: bench.account(),
            found: BTreeMap::new(),
            asked: Vec::new(),
            unchecked: unread,
            action: view.action,
            clause: view.clause.as_ref().map(|clause| clause.id.clone()),
        })?
    };
    Some(hold(page, happened))
}

fn hold(page: &Rc<Page>, happened: Happened) -> Key {
    let record = page.record();
    record.last.set(record.last.get() + 1);
    let key = Key { page: record.page, n: record.last.get() };
    tell(page, ToBackground::Held(key, happened));
    key
}

/// Notes what became of it.
pub fn decided(page: &Rc<Page>, key: Option<Key>, answer: &Answer) {
    let Some(key) = key else { return };
    let did = match answer {
        Answer::Replace => Did { outcome: Outcome::Replaced, answer: None, consent: false },
        Answer::Edit => Did { outcome: Outcome::Edited, answer: None, consent: false },
        Answer::GoOn(given) => {
            Did { outcome: Outcome::Sent, answer: given.answer.clone(), consent: given.consent }
        }
    };
    tell(page, ToBackground::Decided(key, did));
}

fn happened(bench: &Bench, judged: &Judged) -> Happened {
    let visit = bench.visit();
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    let mut asked = Vec::new();
    for reason in judged.verdict.reasons.iter().filter(|reason| reason.action.interrupts()) {
        match reason.subject {
            Subject::Finding(i) => {
                if let Some(finding) = judged.findings.get(i) {
                    *found.entry(finding.detector.id.to_string()).or_default() += 1;
                }
            }
            Subject::Intent(i) => asked.extend(judged.intents.get(i).map(|n| n.intent.to_string())),
            Subject::Tool | Subject::Unchecked => {}
        }
    }
    Happened {
        tool: bench.tool_id(),
        standing: visit.standing,
        account: bench.account(),
        found,
        asked,
        unchecked: judged.verdict.reasons.iter().any(|reason| reason.subject == Subject::Unchecked),
        action: judged.verdict.action,
        clause: judged.verdict.reasons.iter().find_map(|reason| reason.clause.clone()),
    }
}

fn tell(page: &Rc<Page>, message: ToBackground) {
    page.record().waiting.borrow_mut().push_back(message);
    if !page.record().telling.replace(true) {
        next(page, 0);
    }
}

fn next(page: &Rc<Page>, tries: usize) {
    let Some(message) = page.record().waiting.borrow().front().cloned() else {
        return page.record().telling.set(false);
    };
    let page = Rc::clone(page);
    link::ask_whether(&message, move |stands| {
        if stands {
            page.record().waiting.borrow_mut().pop_front();
            return next(&page, 0);
        }
        match AGAIN_AFTER_MS.get(tries) {
            Some(&wait) => later(wait, move || next(&page, tries + 1)),
            None => {
                // It stays first in line: what is held next tries again, and a gap is counted as lost.
                page.record().telling.set(false);
                Strip::tell(&page, words(&crate::held::language(&page)).text(Phrase::ErrorUnrecorded));
            }
        }
    });
}
