//! What is held while a person decides, and what each decision does with it.

use crate::backstop;
use crate::bench::Judged;
use crate::composer::{Caret, Composer};
use crate::later::until;
use crate::notice::{Answer, Notice};
use crate::page::Page;
use crate::resend;
use crate::strip::Strip;
use crate::write_back::{self, Change, Outcome};
use handrail::guidance::{Key, Occasion, notice, words};
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
        /// Where the person wrote it, if anywhere.
        composer: Option<Composer>,
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
            redaction: Some(&bench.redaction(&judged)),
            language: &language(page),
        })
    };
    let again = Rc::clone(page);
    Notice::open(page, view, move |answer| {
        again.notice().replace(None);
        decide(&again, held, &judged, answer);
    });
}

fn decide(page: &Rc<Page>, held: Held, judged: &Judged, answer: Answer) {
    match answer {
        Answer::Edit => back(page, held, judged),
        Answer::GoOn => {
            page.bench().borrow_mut().accept(judged);
            match held {
                Held::Insert { composer, caret, text } => insert(page, composer, caret, text),
                Held::Send { composer, how } => resend::resend(page, composer, how),
                Held::Request { id, .. } => backstop::say(page, &id, backstop::Answer::Pass),
            }
        }
        Answer::Replace => match held {
            Held::Insert { composer, caret, text } => {
                let safe = page.bench().borrow_mut().redacted(text);
                insert(page, composer, caret, safe);
            }
            Held::Send { composer, how } => {
                let safe = page.bench().borrow().redaction(judged).text;
                replace_and_send(page, composer, how, safe);
            }
            Held::Request { id, composer } => {
                backstop::say(page, &id, backstop::Answer::Refuse);
                let safe = page.bench().borrow().redaction(judged).text;
                match composer.filter(Composer::is_connected) {
                    Some(composer) => {
                        replace_and_send(page, composer, How::Enter { ctrl: false, meta: false }, safe);
                    }
                    None => tell(page, Key::NoticeNotTaken),
                }
            }
        },
    }
}

/// Back to the composer as if nothing had been pressed.
fn back(page: &Rc<Page>, held: Held, judged: &Judged) {
    match held {
        Held::Insert { composer, caret, .. } => page.while_ours(|| composer.restore(&caret)),
        Held::Send { composer, .. } => page.while_ours(|| composer.focus()),
        Held::Request { id, composer } => {
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

fn insert(page: &Rc<Page>, composer: Composer, caret: Caret, text: String) {
    let told = Rc::clone(page);
    write_back::write(Rc::clone(page), composer, Change::Insert(caret), text, move |outcome| {
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

fn replace_and_send(page: &Rc<Page>, composer: Composer, how: How, safe: String) {
    let told = Rc::clone(page);
    let written = composer.clone();
    write_back::write(Rc::clone(page), composer, Change::Whole, safe, move |outcome| match outcome {
        Outcome::Taken => {
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
