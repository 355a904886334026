//! The notice: one modal question in the browser's top layer, inside a closed shadow root.
//!
//! Going on despite what was found takes a real press on a notice that stood in plain sight. Everything else
//! that can happen to it, from Esc to a page that takes it away, is the safe answer or no answer at all.

mod render;
mod seen;
mod sight;

use crate::later::{later, now_ms};
use crate::listen::Listener;
use crate::page::Page;
use crate::surface::Surface;
use handrail::guidance::{Choice, NoticeView};
use render::{Reason, Rendered, render};
use seen::Seen;
use sight::{Observing, in_sight, observe};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement};

const CSS: &str = include_str!("notice.css");
/// How often an open notice sees to it that it is still there and still on top.
const WATCH_MS: i32 = 100;

/// What the person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Put placeholders in and go on.
    Replace,
    /// Back to the composer; also everything that is no decision.
    Edit,
    /// Go on as it is.
    GoOn,
}

type Tell = Box<dyn FnOnce(Answer)>;

/// An open notice. Dropping it takes it off the page.
pub struct Notice {
    surface: Surface,
    dialog: HtmlDialogElement,
    row: Element,
    reason: Option<Reason>,
    seen: Rc<Seen>,
    answer: RefCell<Option<Tell>>,
    ears: RefCell<Vec<Listener>>,
    observing: RefCell<Option<Observing>>,
}

impl Notice {
    /// Shows `view` on the page and tells `answer`, once, what the person decided. When it cannot be shown, what
    /// was held stays held: the answer is [`Answer::Edit`].
    pub fn open(page: &Rc<Page>, view: NoticeView, answer: impl FnOnce(Answer) + 'static) {
        match Self::build(page.document(), &view, Box::new(answer)) {
            Ok(notice) => {
                page.notice().replace(Some(Rc::clone(&notice)));
                notice.show(page.document());
                notice.focus_safe_choice();
                watch(notice, page.document().clone());
            }
            Err(answer) => answer(Answer::Edit),
        }
    }

    /// The element that the page sees of it.
    pub fn host(&self) -> &Element {
        self.surface.host()
    }

    fn build(document: &Document, view: &NoticeView, answer: Tell) -> Result<Rc<Self>, Tell> {
        let made = Surface::new(document, CSS).zip(render(document, view));
        let Some((surface, Rendered { dialog, choices, row, reason })) = made else { return Err(answer) };
        let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() else { return Err(answer) };
        if surface.root().append_child(&dialog).is_err() {
            return Err(answer);
        }
        let notice = Rc::new(Self {
            surface,
            dialog,
            row,
            reason,
            seen: Rc::default(),
            answer: RefCell::new(Some(answer)),
            ears: RefCell::default(),
            observing: RefCell::default(),
        });
        notice.observing.replace(observe(&notice.dialog, &notice.seen));
        notice.listen(&choices);
        Ok(notice)
    }

    fn listen(self: &Rc<Self>, choices: &[(Choice, Element)]) {
        let mut ears = Vec::new();
        for (choice, button) in choices {
            let choice = *choice;
            ears.push(self.on_press(button, move |notice| match choice {
                Choice::Replace => notice.decide(Answer::Replace),
                Choice::Edit => notice.decide(Answer::Edit),
                Choice::SendAnyway => notice.go_on(),
                Choice::SendWithReason => notice.ask_reason(true),
                Choice::UseInstead => {}
            }));
        }
        if let Some(Reason { answers, send, back, .. }) = &self.reason {
            ears.push(self.on_press(send, Self::go_on));
            ears.push(self.on_press(back, |notice| notice.ask_reason(false)));
            for radio in answers {
                ears.push(self.on_press(radio, |notice| {
                    if let Some(reason) = &notice.reason {
                        let _ = reason.send.remove_attribute("disabled");
                    }
                }));
            }
        }
        for kind in ["cancel", "close"] {
            let notice = Rc::downgrade(self);
            ears.push(Listener::bubble(&self.dialog, kind, move |event: Event| {
                event.prevent_default();
                if let Some(notice) =
                    notice.upgrade().filter(|n| !n.dialog.open() || event.type_() == "cancel")
                {
                    notice.decide(Answer::Edit);
                }
            }));
        }
        self.ears.replace(ears);
    }

    fn on_press(self: &Rc<Self>, target: &Element, act: impl Fn(&Rc<Self>) + 'static) -> Listener {
        let notice = Rc::downgrade(self);
        Listener::bubble(target, "click", move |event: Event| {
            if let Some(notice) = notice.upgrade().filter(|_| event.is_trusted()) {
                act(&notice);
            }
        })
    }

    /// Shows it, or brings it back on top when something else has come to lie over it.
    fn show(&self, document: &Document) {
        let focused = self.surface.root().active_element();
        let was_open = self.dialog.open();
        if !self.surface.attach() {
            return;
        }
        if was_open && in_sight(document, self.host(), &self.dialog) {
            return;
        }
        // `close` would be heard as an answer; taking the attribute away is not.
        let _ = self.dialog.remove_attribute("open");
        self.surface.host().remove();
        self.surface.attach();
        let _ = self.dialog.show_modal();
        if let Some(element) = focused.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }

    fn focus_safe_choice(&self) {
        let first = self.row.first_element_child().and_then(|e| e.dyn_into::<HtmlElement>().ok());
        first.map(|button| button.focus());
    }

    fn ask_reason(&self, asked: bool) {
        let Some(reason) = &self.reason else { return };
        let (shown, hidden) = if asked { (&reason.panel, &self.row) } else { (&self.row, &reason.panel) };
        let _ = hidden.set_attribute("hidden", "");
        let _ = shown.remove_attribute("hidden");
        match reason.answers.first().and_then(|e| e.dyn_ref::<HtmlElement>()) {
            Some(first) if asked => drop(first.focus()),
            _ => self.focus_safe_choice(),
        }
    }

    fn go_on(self: &Rc<Self>) {
        if self.seen.counts(now_ms()) {
            self.decide(Answer::GoOn);
        }
    }

    fn decide(self: &Rc<Self>, answer: Answer) {
        if let Some(tell) = self.answer.borrow_mut().take() {
            let notice = Rc::clone(self);
            // Outside the listener, so that the notice can be dropped with its listeners.
            later(0, move || {
                notice.take_down();
                tell(answer);
            });
        }
    }

    /// Off the page at once: behind an open modal dialog no composer can take the focus.
    fn take_down(&self) {
        self.ears.borrow_mut().clear();
        self.dialog.close();
        self.surface.host().remove();
    }

    fn is_answered(&self) -> bool {
        self.answer.borrow().is_none()
    }
}

fn watch(notice: Rc<Notice>, document: Document) {
    if notice.is_answered() {
        return;
    }
    let visible = notice.dialog.open() && in_sight(&document, notice.host(), &notice.dialog);
    notice.seen.look(visible, now_ms());
    if !visible && document.visibility_state() == web_sys::VisibilityState::Visible {
        notice.show(&document);
    }
    later(WATCH_MS, move || watch(notice, document));
}
