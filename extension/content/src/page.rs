use crate::backstop::{self, Backstop};
use crate::bench::{Bench, Judged};
use crate::composer::{Composer, Reading};
use crate::held::{self, Held};
use crate::later::later;
use crate::listen::Listener;
use crate::notice::Notice;
use crate::place::Place;
use crate::strip::Strip;
use crate::{account, gate, link};
use handrail::policy::Policy;
use handrail::standing::AccountFacts;
use handrail_wire::{Coverage, InForce, PageStatus};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, InputEvent, KeyboardEvent, Window};

/// One frame of a tool's page, with everything that Handrail holds of it. It lives as long as the frame.
pub struct Page {
    window: Window,
    document: Document,
    bench: RefCell<Bench>,
    backstop: Backstop,
    used: RefCell<Option<Composer>>,
    /// The element that was typed into and not yet sent from.
    typed: RefCell<Option<Element>>,
    ours: Cell<bool>,
    pressing: Cell<bool>,
    drags_own_text: Cell<bool>,
    notice: RefCell<Option<Rc<Notice>>>,
    strip: RefCell<Option<Strip>>,
    counts: Cell<Counts>,
    reporting: Cell<bool>,
    ears: RefCell<Vec<Listener>>,
    /// The page's own scripts ran before Handrail could, and may hear what it hears first.
    late: Cell<bool>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    checked: u32,
    held: u32,
    unseen: u32,
}

thread_local! {
    static PAGE: RefCell<Option<Rc<Page>>> = const { RefCell::new(None) };
}

/// When the page is looked at for its account, ms after the start: pages build themselves up in stages.
const LOOKS_AT_MS: [i32; 5] = [0, 800, 2_500, 6_000, 15_000];

impl Page {
    /// Takes charge of the frame. Every gate is open before this returns.
    pub fn start(window: Window, document: Document) {
        let [key, written_key] = [(); 2].map(|()| random_key(&window));
        let built_in = InForce { policy: Policy::built_in(), ..InForce::default() };
        let bench = Bench::new(Place::of(&window), built_in, key);
        // Frames without an address of their own are complete from the start.
        let late = window.parent().is_ok_and(|parent| parent.as_ref() == Some(&window))
            && document.ready_state() != "loading";
        let page = Rc::new(Self {
            window,
            document,
            bench: RefCell::new(bench),
            backstop: Backstop::new(written_key),
            used: RefCell::default(),
            typed: RefCell::default(),
            ours: Cell::default(),
            pressing: Cell::default(),
            drags_own_text: Cell::default(),
            notice: RefCell::default(),
            strip: RefCell::default(),
            counts: Cell::default(),
            reporting: Cell::default(),
            ears: RefCell::default(),
            late: Cell::new(late),
        });
        page.ears.replace(gate::listen(&page));
        page.ears.borrow_mut().extend(backstop::open(&page));
        PAGE.with(|slot| slot.replace(Some(Rc::clone(&page))));
        link::open(&page);
        for ms in LOOKS_AT_MS {
            let page = Rc::clone(&page);
            later(ms, move || page.look_around());
        }
    }

    /// The page began its document anew (`document.open`), which takes every listener off the window. What it wrote
    /// meanwhile may stand before Handrail now.
    pub fn listen_again(self: &Rc<Self>) {
        self.ears.borrow().iter().for_each(Listener::attach);
        self.late.set(true);
        self.report();
    }

    /// The frame's window.
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// The frame's document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Judging.
    pub fn bench(&self) -> &RefCell<Bench> {
        &self.bench
    }

    /// What the person wrote here, and what leaves by the network.
    pub fn backstop(&self) -> &Backstop {
        &self.backstop
    }

    /// Judges a text that is about to go into or out of the page.
    pub fn judge(self: &Rc<Self>, text: String) -> Judged {
        let judged = self.bench.borrow_mut().judge(text);
        self.backstop.judged(&judged.text, !judged.interrupts());
        self.count(|c| c.checked += 1);
        judged
    }

    /// Judges what a composer holds. What cannot be read is unchecked, never clean.
    pub fn judge_composer(self: &Rc<Self>, composer: &Composer) -> Judged {
        self.look_around();
        match composer.read() {
            Reading::Text(text) if text.trim().is_empty() && self.is_lost_sight_of(composer) => {
                self.unread(text)
            }
            Reading::Text(text) => self.judge(text),
            Reading::Unreadable => self.unread(String::new()),
        }
    }

    /// Judges what the person's own words in a body are, or what stands where its prompt does.
    pub fn judge_parts(self: &Rc<Self>, text: String, parts: &[Range<usize>], own: bool) -> Judged {
        let judged = self.bench.borrow_mut().judge_parts(text, parts, own);
        self.count(|c| c.checked += 1);
        judged
    }

    /// Something left that could not be read, while the person had written what nobody judged.
    pub fn saw_unjudged(self: &Rc<Self>) {
        self.count(|c| c.unseen += 1);
    }

    fn unread(self: &Rc<Self>, text: String) -> Judged {
        self.count(|c| c.unseen += 1);
        self.bench.borrow().unchecked(text)
    }

    /// Whether something was typed there that its text does not show.
    fn is_lost_sight_of(&self, composer: &Composer) -> bool {
        self.typed.borrow().as_ref() == Some(composer.element())
    }

    /// Holds what an event carried, and asks the person.
    pub fn hold(self: &Rc<Self>, held: Held, judged: Judged) {
        self.count(|c| c.held += 1);
        held::ask(self, held, judged);
    }

    /// A send was judged and let through.
    pub fn passed(&self) {
        self.typed.replace(None);
        self.bench.borrow_mut().sent();
    }

    /// Whether a question is open.
    pub fn is_asking(&self) -> bool {
        self.notice.borrow().is_some() || self.backstop.is_asking()
    }

    /// The open notice's place.
    pub fn notice(&self) -> &RefCell<Option<Rc<Notice>>> {
        &self.notice
    }

    /// The strip's place.
    pub fn strip(&self) -> &RefCell<Option<Strip>> {
        &self.strip
    }

    /// Runs `act`, whose events are Handrail's own and not judged again.
    pub fn while_ours<T>(&self, act: impl FnOnce() -> T) -> T {
        let before = self.ours.replace(true);
        let result = act();
        self.ours.set(before);
        result
    }

    /// Whether Handrail itself is causing the events of this moment.
    pub fn is_ours(&self) -> bool {
        self.ours.get()
    }

    /// Whether an event belongs to the notice or the strip.
    pub fn owns(&self, event: &Event) -> bool {
        let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return false };
        self.notice.borrow().as_ref().is_some_and(|n| *n.host() == target)
            || self.strip.borrow().as_ref().is_some_and(|s| *s.host() == target)
    }

    /// Keeps keys that are meant for the notice from the page, and a held-down key from pressing its buttons.
    pub fn shield_notice(&self, event: &Event) {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            event.stop_immediate_propagation();
            if key.repeat() && key.key() == "Enter" {
                event.prevent_default();
            }
        }
    }

    /// The composer last used, if it is still there.
    pub fn used(&self) -> Option<Composer> {
        self.used.borrow().clone().filter(Composer::is_connected)
    }

    /// Notes that a composer is being used.
    pub fn uses(&self, composer: Composer) {
        self.used.replace(Some(composer));
    }

    /// Notes that the person wrote or deleted something.
    pub fn hear_input(&self, event: &Event) {
        let Some(composer) = Composer::of_event(event) else { return };
        let wrote =
            event.dyn_ref::<InputEvent>().is_some_and(|input| input.input_type().starts_with("insert"));
        self.typed.replace(wrote.then(|| composer.element().clone()));
        self.uses(composer);
    }

    /// Whether a press that will be held is going on.
    pub fn is_pressing(&self) -> bool {
        self.pressing.get()
    }

    /// Notes whether a press that will be held is going on.
    pub fn set_pressing(&self, pressing: bool) {
        self.pressing.set(pressing);
    }

    /// Whether the text being dragged comes from a composer itself.
    pub fn drags_own_text(&self) -> bool {
        self.drags_own_text.get()
    }

    /// Notes where a drag began.
    pub fn set_drags_own_text(&self, own: bool) {
        self.drags_own_text.set(own);
    }

    /// Whether the catalog's adapter for this tool names `control` as its send control.
    pub fn adapter_sends(&self, control: &Element) -> bool {
        let adapter = self.bench.try_borrow().ok().and_then(|b| b.tool()?.adapter);
        adapter.is_some_and(|a| a.send.iter().any(|selector| control.matches(selector).unwrap_or(false)))
    }

    /// Another policy is in force.
    pub fn take_policy(self: &Rc<Self>, in_force: InForce) {
        self.bench.borrow_mut().take_policy(in_force);
        self.backstop.reopen();
        self.look_around();
        self.report();
    }

    /// Sees where the page is now and which account it shows.
    pub fn look_around(self: &Rc<Self>) {
        let tool = self.bench.borrow().tool();
        let facts = tool.map_or_else(AccountFacts::default, |tool| account::facts(&self.document, tool));
        let before = self.bench.borrow().account();
        self.bench.borrow_mut().look_around(Place::of(&self.window), &facts);
        if self.bench.borrow().account() != before {
            self.report();
        }
        Strip::show(self);
    }

    fn count(self: &Rc<Self>, change: impl FnOnce(&mut Counts)) {
        let mut counts = self.counts.get();
        change(&mut counts);
        self.counts.set(counts);
        self.report();
    }

    /// Tells the background, once for everything that happens within a moment.
    fn report(self: &Rc<Self>) {
        if !self.reporting.replace(true) {
            let page = Rc::clone(self);
            later(REPORT_AFTER_MS, move || {
                page.reporting.set(false);
                link::report(page.status());
            });
        }
    }

    fn status(&self) -> PageStatus {
        let bench = self.bench.borrow();
        let visit = bench.visit();
        let tool = bench.tool();
        let Counts { checked, held, unseen } = self.counts.get();
        PageStatus {
            tool: visit.rule.map_or_else(|| tool.map_or("", |t| t.id).to_owned(), |rule| rule.id.clone()),
            tool_name: visit
                .rule
                .map_or_else(|| tool.map_or("", |t| t.name).to_owned(), |rule| rule.name.clone()),
            standing: visit.standing,
            account: bench.account(),
            coverage: if unseen == 0 && !self.late.get() { Coverage::Protected } else { Coverage::Partly },
            checked,
            held,
        }
    }
}

const REPORT_AFTER_MS: i32 = 150;

/// An event could not be judged because Handrail itself broke. What may carry a prompt is stopped; the rest goes on.
pub fn failed(event: &Event) {
    let carries = match event.type_().as_str() {
        "paste" | "drop" | "submit" => true,
        "keydown" | "keypress" => event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter"),
        "click" | "pointerdown" | "mousedown" | "touchstart" => event.composed_path().iter().any(|target| {
            target.dyn_ref::<Element>().is_some_and(|e| e.matches("button, [role=button]").unwrap_or(false))
        }),
        _ => false,
    };
    if carries {
        gate::stop(event);
        let _ = PAGE.try_with(|slot| {
            if let Some(page) = slot.try_borrow().ok().and_then(|slot| slot.clone()) {
                page.count(|c| c.unseen += 1);
            }
        });
    }
}

fn random_key(window: &Window) -> [u32; 2] {
    let mut bytes = [0; 8];
    if let Ok(crypto) = window.crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    let [a, b, c, d, e, f, g, h] = bytes;
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])]
}
