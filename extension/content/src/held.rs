//! What is held while a person decides, and what each decision does with it.

use crate::backstop;
use crate::bench::Judged;
use crate::composer::{Caret, Composer, Editor};
use crate::later::until;
use crate::notice::{Answer, Notice};
use crate::page::Page;
use crate::record;
use crate::resend;
use crate::restored;
use crate::strip::Strip;
use crate::write_back::{self, Change, Outcome};
use handrail::guidance::{Key, Occasion, notice, words};
use handrail::redact::Redaction;
use std::rc::Rc;
use web_sys::{Element, HtmlElement, HtmlFormElement};

/// What was stopped.
pub enum Held {
    /// Text on its way into a composer.
    Insert {
        /// Where it was going.
        composer: Composer,
        /// And where in there.
        caret: Caret,
        /// The text to insert.
        text: String,
    },
    /// A composer's text on its way out.
    Send {
        /// Whose text.
        composer: Composer,
        /// How it was being sent.
        how: How,
    },
    /// What the page itself was sending by the network.
    Request {
        /// Names it to the guard, which keeps it meanwhile.
        id: String,
        /// Where the person wrote last, if anywhere.
        composer: Option<Composer>,
        /// The person wrote what it carries, rather than chose it.
        own: bool,
        /// What leaves, where another may leave in its place.
        body: Option<backstop::Outgoing>,
    },
}

/// How a prompt was being sent.
#[derive(Clone)]
pub enum How {
    /// Enter in the composer.
    Enter {
        /// With Ctrl.
        ctrl: bool,
        /// With Meta.
        meta: bool,
    },
    /// A press on this control.
    Click(Element),
    /// This form's submission.
    Form {
        /// The form.
        form: HtmlFormElement,
        /// What submitted it.
        submitter: Option<HtmlElement>,
    },
}

/// Asks the person about `held`, and does what they decide.
pub fn ask(page: &Rc<Page>, held: Held, judged: Judged) {
    let redaction = page.redaction(&judged);
    let view = {
        let bench = page.bench().borrow();
        notice(&Occasion {
            policy: &bench.in_force().policy,
            visit: &bench.visit(),
            tool: bench.tool().map_or("", |tool| tool.name),
            verdict: &judged.verdict,
            findings: &judged.findings,
            intents: &judged.intents,
            prompt: &judged.text,
            redaction: Some(&redaction),
            language: &language(page),
        })
    };
    let again = Rc::clone(page);
    let key = record::held(page, &judged);
    let since_ms = page.bench().borrow().in_force().since_ms;
    Notice::open(page, view, move |answer| {
        again.notice().replace(None);
        record::decided(&again, key, &answer);
        match &answer {
            Answer::Edit => return back(&again, held, &judged),
            Answer::GoOn(_) => again.bench().borrow_mut().accept(&judged),
            Answer::Replace => {}
        }
        let is_same = again.bench().borrow().in_force().since_ms == since_ms;
        let judged = if is_same { judged } else { again.bench().borrow_mut().judge_anew(judged) };
        match answer {
            Answer::Replace => replace(&again, held, &judged),
            // Another policy came into force meanwhile, and asks for more.
            _ if !is_same && judged.interrupts() => ask(&again, held, judged),
            _ => go_on(&again, held),
        }
    });
}

fn go_on(page: &Rc<Page>, held: Held) {
    match held {
        Held::Insert { composer, caret, text } => insert(page, composer, caret, text, None),
        Held::Send { composer, how } => resend::resend(page, composer, how),
        Held::Request { id, .. } => backstop::say(page, &id, backstop::Answer::Pass),
    }
}

fn replace(page: &Rc<Page>, held: Held, judged: &Judged) {
    match held {
        Held::Insert { composer, caret, text } => {
            let judged = page.bench().borrow_mut().judge(text);
            let safe = page.redaction(&judged);
            insert(page, composer, caret, safe.text.clone(), Some(safe));
        }
        Held::Send { composer, how } if *composer.editor() == Editor::Drawn => {
            // Lines are drawn a moment after they were written: by now all of it stands there.
            let judged = page.bench().borrow_mut().judge(composer.text());
            let safe = page.redaction(&judged);
            replace_and_send(page, composer, how, safe);
        }
        Held::Send { composer, how } => replace_and_send(page, composer, how, page.redaction(judged)),
        Held::Request { id, composer, own, body } => {
            let safe = page.redaction(judged);
            let composer = composer.filter(Composer::is_connected);
            // A suggestion, or what stood in a box that the page has closed: there is nothing to write it into again.
            let in_place = body.filter(|_| !own || composer.is_none());
            if let Some(other) = in_place.and_then(|body| body.exchanged(&judged.text, &safe)) {
                restored::learn(page, &safe);
                backstop::say(page, &id, backstop::Answer::Instead(other));
                return tell(page, Key::NoticeSent);
            }
            backstop::say(page, &id, backstop::Answer::Refuse);
            match composer {
                Some(composer) => {
                    replace_and_send(page, composer, How::Enter { ctrl: false, meta: false }, safe);
                }
                None => tell(page, Key::NoticeNotTaken),
            }
        }
    }
}

/// Back to the composer as if nothing had been pressed.
fn back(page: &Rc<Page>, held: Held, judged: &Judged) {
    match held {
        Held::Insert { composer, caret, .. } => page.while_ours(|| composer.restore(&caret)),
        Held::Send { composer, .. } => page.while_ours(|| composer.focus()),
        Held::Request { id, composer, .. } => {
            backstop::say(page, &id, backstop::Answer::Refuse);
            if let Some(composer) = composer.filter(Composer::is_connected) {
                give_back(page, composer, judged.text.clone());
            }
        }
    }
}

/// Puts back what the page took out of its composer in order to send it.
fn give_back(page: &Rc<Page>, composer: Composer, text: String) {
    page.while_ours(|| composer.focus());
    if composer.text().trim().is_empty() {
        write_back::write(Rc::clone(page), composer, Change::Whole, text, |_| {});
    }
}

fn insert(page: &Rc<Page>, composer: Composer, caret: Caret, text: String, safe: Option<Redaction>) {
    let told = Rc::clone(page);
    write_back::write(Rc::clone(page), composer, Change::Insert(caret), text, move |outcome| {
        if let Some(safe) = safe.filter(|_| outcome == Outcome::Taken) {
            restored::learn(&told, &safe);
        }
        tell(
            &told,
            match outcome {
                Outcome::Taken => Key::NoticePasted,
                Outcome::Untouched => Key::NoticeNotTaken,
                Outcome::Cleared => Key::NoticeEmptied,
            },
        );
    });
}

fn replace_and_send(page: &Rc<Page>, composer: Composer, how: How, safe: Redaction) {
    let told = Rc::clone(page);
    let written = composer.clone();
    let text = safe.text.clone();
    write_back::write(Rc::clone(page), composer, Change::Whole, text, move |outcome| match outcome {
        Outcome::Taken => {
            restored::learn(&told, &safe);
            let safe = written.text();
            resend::resend(&told, written.clone(), how);
            tell_when_sent(told, written, safe);
        }
        Outcome::Untouched => tell(&told, Key::NoticeNotTaken),
        Outcome::Cleared => tell(&told, Key::NoticeEmptied),
    });
}

/// A page that has sent a prompt empties its composer; until then nothing is claimed.
fn tell_when_sent(page: Rc<Page>, composer: Composer, safe: String) {
    const SENT_WITHIN_MS: i32 = 3_000;
    const STEP_MS: i32 = 50;
    let sent = move || !composer.is_connected() || composer.text() != safe;
    until(STEP_MS, SENT_WITHIN_MS, sent, move |sent| {
        tell(&page, if sent { Key::NoticeSent } else { Key::NoticePasted });
    });
}

fn tell(page: &Rc<Page>, what: Key) {
    Strip::tell(page, words(&language(page)).text(what));
}

/// The language that the person reads, as the browser tells.
pub fn language(page: &Page) -> String {
    page.window().navigator().language().unwrap_or_else(|| "en".to_owned())
}
