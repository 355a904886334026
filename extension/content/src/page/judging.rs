//! What a frame makes of a text.

use super::Page;
use crate::bench::Judged;
use crate::composer::{Composer, Reading};
use crate::held::{self, Held};
use crate::later::{later, now_ms};
use crate::place::Place;
use crate::strip::Strip;
use handrail::redact::Redaction;
use std::ops::Range;
use std::rc::Rc;

impl Page {
    /// What replacing would make of a judged text in this conversation.
    pub fn redaction(&self, judged: &Judged) -> Redaction {
        let taken = |placeholder: &str| self.restored.is_taken(self, placeholder);
        self.restored.with(self, |known| self.bench.borrow().redaction(judged, known, &taken))
    }

    /// Judges a text that is about to go into or out of the page.
    pub fn judge(self: &Rc<Self>, text: String) -> Judged {
        self.bench.borrow_mut().move_to(Place::of(&self.window));
        let judged = self.bench.borrow_mut().judge(text);
        self.backstop.judged(&judged.text, !judged.interrupts());
        self.count(|c| c.checked += 1);
        if !judged.interrupts() && self.bench.borrow().calls_for_help(&judged) {
            self.offer_help();
        }
        judged
    }

    /// Offers help without holding anything, once in a while.
    fn offer_help(self: &Rc<Self>) {
        const AGAIN_AFTER_MS: f64 = 600_000.0;
        if now_ms() - self.helped_ms.replace(now_ms()) > AGAIN_AFTER_MS {
            let page = Rc::clone(self);
            later(0, move || Strip::help(&page));
        }
    }

    /// Judges what a composer holds. What cannot be read is unchecked, never clean.
    pub fn judge_composer(self: &Rc<Self>, composer: &Composer) -> Judged {
        self.look_again();
        match composer.read() {
            Reading::Text(text) if text.trim().is_empty() && self.is_typed_in(composer) => self.unread(text),
            Reading::Text(text) => {
                // A page that sends at the beginning of a press has emptied it by the end.
                self.typed.replace(None);
                self.backstop.has_read();
                self.judge(text)
            }
            Reading::Unreadable => self.unread(String::new()),
        }
    }

    /// Judges what the person's own words in a body are, or what stands where its prompt does.
    pub fn judge_parts(self: &Rc<Self>, text: String, parts: &[Range<usize>], own: bool) -> Judged {
        self.bench.borrow_mut().move_to(Place::of(&self.window));
        let judged = self.bench.borrow_mut().judge_parts(text, parts, own);
        self.count(|c| c.checked += 1);
        judged
    }

    fn unread(self: &Rc<Self>, text: String) -> Judged {
        self.count(|c| c.unseen += 1);
        self.bench.borrow().unchecked(text)
    }

    /// Whether something was typed there that was not judged.
    pub fn is_typed_in(&self, composer: &Composer) -> bool {
        self.typed.borrow().as_ref() == Some(composer.element())
    }

    /// Holds what an event carried, and asks the person.
    pub fn hold(self: &Rc<Self>, held: Held, judged: Judged) {
        self.count(|c| c.held += 1);
        held::ask(self, held, judged);
    }
}
