//! The notice: one modal question in the browser's top layer, inside a closed shadow root.
//!
//! Going on despite what was found takes a real press on a notice that stood in plain sight. Everything else
//! that can happen to it, from Esc to a page that takes it away, is the safe answer or no answer at all.

mod quiet;
mod reason;
mod render;
mod seen;
mod sight;

use crate::later::{later, now_ms};
use crate::listen::Listener;
use crate::page::Page;
use crate::surface::Surface;
use handrail::guidance::{Choice, NoticeView};
use handrail_wire::Door;
use reason::Reason;
use render::{Rendered, render};
use seen::{Place, Seen};
use sight::{Observing, in_sight, observe, overlapping};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement};

const CSS: &str = include_str!("notice.css");
/// How often an open notice sees to it that it is still there and still on top.
const WATCH_MS: i32 = 100;
/// Every so many looks go into the page's shadow roots too.
const THOROUGH_EVERY: u32 = 3;

/// What the person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Put placeholders in and go on.
    Replace,
    /// Back to the composer; also everything that is no decision.
    Edit,
    /// Go on as it is.
    GoOn(Given),
}

/// What was asked for before going on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The id of the answer that was chosen.
    pub answer: Option<String>,
    /// Whether it was attested that consent is documented.
    pub consent: bool,
}

type Tell = Box<dyn FnOnce(Answer)>;

/// Whether a reference says nothing of whose it is.
type IsFit = Box<dyn Fn(&str) -> bool>;

/// An open notice. Dropping it takes it off the page.
pub struct Notice {
    surface: Surface,
    dialog: HtmlDialogElement,
    row: Element,
    /// Names the clause, and leads to it.
    source: Option<Element>,
    reason: Option<Reason>,
    seen: Rc<Seen>,
    answer: RefCell<Option<Tell>>,
    is_fit: IsFit,
    ears: RefCell<Vec<Listener>>,
    observing: RefCell<Option<Observing>>,
    /// What stood in the top layer before it did, and so stands below it.
    below: RefCell<Vec<Element>>,
    roots: RefCell<Vec<Listener>>,
    quiet: RefCell<Vec<Listener>>,
}

impl Notice {
    /// Shows `view` on the page and tells `answer`, once, what the person decided. When it cannot be shown, what
    /// was held stays held: the answer is [`Answer::Edit`].
    pub fn open(page: &Rc<Page>, view: NoticeView, answer: impl FnOnce(Answer) + 'static) {
        let stage = page.stage();
        let bench = Rc::clone(page);
        let is_fit = Box::new(move |reference: &str| bench.bench().borrow().is_fit_reference(reference));
        match Self::build(&stage, &view, Box::new(answer), is_fit) {
            Ok(notice) => {
                notice.lead_to_policy(page, &view);
                page.notice().replace(Some(Rc::clone(&notice)));
                notice.quiet.replace(quiet::quiet(page.window(), notice.host()));
                notice.show(&stage);
                notice.focus_safe_choice();
                watch(notice, stage, 0);
            }
            Err(answer) => answer(Answer::Edit),
        }
    }

    /// The element that the page sees of it.
    pub fn host(&self) -> &Element {
        self.surface.host()
    }

    fn build(document: &Document, view: &NoticeView, answer: Tell, is_fit: IsFit) -> Result<Rc<Self>, Tell> {
        let made = Surface::new(document, CSS).zip(render(document, view));
        let Some((surface, Rendered { dialog, choices, row, reason, source })) = made else {
            return Err(answer);
        };
        let dialog: HtmlDialogElement = dialog.unchecked_into();
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
            is_fit,
            source,
            ears: RefCell::default(),
            observing: RefCell::default(),
            below: RefCell::default(),
            roots: RefCell::default(),
            quiet: RefCell::default(),
        });
        notice.observing.replace(observe(&notice.dialog, &notice.seen));
        notice.listen(document, &choices);
        Ok(notice)
    }

    fn listen(self: &Rc<Self>, document: &Document, choices: &[(Choice, Element)]) {
        let mut ears = Vec::new();
        for (choice, button) in choices {
            let choice = *choice;
            ears.push(self.on_press(button, move |notice| match choice {
                Choice::Replace => notice.decide(Answer::Replace),
                Choice::Edit => notice.decide(Answer::Edit),
                Choice::SendAnyway => notice.go_on(Given::default()),
                Choice::SendWithReason => notice.ask_reason(true),
                Choice::UseInstead => {}
            }));
        }
        if let Some(reason) = &self.reason {
            ears.push(self.on_press(&reason.send, |notice| {
                let given = notice.reason.as_ref().and_then(|reason| reason.given(&notice.is_fit));
                if let Some(given) = given {
                    notice.go_on(given);
                }
            }));
            ears.push(self.on_press(&reason.back, |notice| notice.ask_reason(false)));
            let notice = Rc::downgrade(self);
            ears.push(Listener::bubble(&reason.panel, "input", move |_| {
                if let Some(notice) = notice.upgrade() {
                    notice.look();
                }
            }));
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
        let notice = Rc::downgrade(self);
        ears.push(Listener::capture(document, "beforetoggle", move |_| {
            if let Some(notice) = notice.upgrade() {
                notice.forget_below();
            }
        }));
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
    fn show(self: &Rc<Self>, document: &Document) {
        let focused = self.surface.root().active_element();
        let was_open = self.dialog.open();
        if !self.surface.attach() {
            return;
        }
        if was_open && self.place(document, true).is_some() {
            return;
        }
        // `close` would be heard as an answer; taking the attribute away is not.
        let _ = self.dialog.remove_attribute("open");
        self.surface.host().remove();
        self.surface.attach();
        let _ = self.dialog.show_modal();
        let below = overlapping(document, self.host(), &self.dialog, true);
        // What opens inside a shadow root is not heard outside it.
        let roots = below.iter().map(|other| {
            let notice = Rc::downgrade(self);
            Listener::capture(&other.get_root_node(), "beforetoggle", move |_| {
                if let Some(notice) = notice.upgrade() {
                    notice.forget_below();
                }
            })
        });
        self.roots.replace(roots.collect());
        self.below.replace(below);
        if let Some(element) = focused {
            let _ = element.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Where it stands in plain sight, if it does.
    fn place(&self, document: &Document, thorough: bool) -> Option<Place> {
        // Taken off the page and put back, it is open still, and modal no longer.
        let is_modal = self.dialog.open() && self.dialog.matches(":modal").unwrap_or(false);
        let place = in_sight(document, self.host(), &self.dialog).filter(|_| is_modal)?;
        let below = self.below.borrow();
        let above = overlapping(document, self.host(), &self.dialog, thorough);
        above.iter().all(|other| below.contains(other)).then_some(place)
    }

    /// Something entered the top layer or left it: who stands below is to be seen anew.
    fn forget_below(&self) {
        self.below.borrow_mut().clear();
    }

    fn focus_safe_choice(&self) {
        if let Some(first) = self.row.first_element_child() {
            let _ = first.unchecked_ref::<HtmlElement>().focus();
        }
    }

    fn ask_reason(&self, asked: bool) {
        let Some(reason) = &self.reason else { return };
        let (shown, hidden) = if asked { (&reason.panel, &self.row) } else { (&self.row, &reason.panel) };
        let _ = hidden.set_attribute("hidden", "");
        let _ = shown.remove_attribute("hidden");
        match reason.first() {
            Some(first) if asked => drop(first.focus()),
            _ => self.focus_safe_choice(),
        }
    }

    /// Something was chosen or written in it.
    pub fn look(&self) {
        if let Some(reason) = &self.reason {
            reason.look();
        }
    }

    fn go_on(self: &Rc<Self>, given: Given) {
        let place = self.dialog.owner_document().and_then(|document| self.place(&document, true));
        self.seen.look(place, now_ms());
        if self.seen.counts(now_ms()) {
            self.decide(Answer::GoOn(given));
        }
    }

    /// The clause's name opens it in the policy, beside the page.
    fn lead_to_policy(self: &Rc<Self>, page: &Rc<Page>, view: &NoticeView) {
        let Some((source, clause)) = self.source.as_ref().zip(view.clause.as_ref()) else { return };
        let (page, id) = (Rc::clone(page), clause.id.clone());
        let ear = self.on_press(source, move |_| page.open_door(Door::Clause(id.clone())));
        self.ears.borrow_mut().push(ear);
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
        self.roots.borrow_mut().clear();
        self.dialog.close();
        self.surface.host().remove();
        self.quiet.borrow_mut().clear();
    }

    fn is_answered(&self) -> bool {
        self.answer.borrow().is_none()
    }
}

fn watch(notice: Rc<Notice>, document: Document, round: u32) {
    if notice.is_answered() {
        return;
    }
    let place = notice.place(&document, round.is_multiple_of(THOROUGH_EVERY));
    notice.seen.look(place, now_ms());
    if place.is_none() && document.visibility_state() == web_sys::VisibilityState::Visible {
        notice.show(&document);
    }
    later(WATCH_MS, move || watch(notice, document, round + 1));
}
