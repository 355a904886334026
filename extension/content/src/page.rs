mod broken;
mod judging;
mod ready;
mod report;

pub use broken::failed;

use crate::account::Told;
use crate::backstop::{self, Backstop};
use crate::bench::Bench;
use crate::composer::Composer;
use crate::ears;
use crate::files::Files;
use crate::generated::Generated;
use crate::hands::Hands;
use crate::later::{later, now_ms};
use crate::listen::Listener;
use crate::notice::Notice;
use crate::place::Place;
use crate::record::Record;
use crate::restored::Restored;
use crate::strip::{Line, Strip};
use crate::underline::Underline;
use crate::{account, gate, link, surface};
use handrail::policy::Policy;
use handrail::standing::AccountFacts;
use handrail_wire::{Door, InForce, Reminder, ToBackground};
use report::Counts;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, InputEvent, KeyboardEvent, Window};

/// One frame of a tool's page, with everything that Handrail holds of it. It lives as long as the frame.
pub struct Page {
    window: Window,
    document: Document,
    bench: RefCell<Bench>,
    backstop: Backstop,
    told: Told,
    files: Files,
    policy_told: RefCell<link::PolicyTold>,
    /// What waits for the policy.
    early: RefCell<Option<Box<dyn FnOnce()>>>,
    used: RefCell<Option<Composer>>,
    /// The element that was typed into and not yet sent from.
    typed: RefCell<Option<Element>>,
    ours: Cell<bool>,
    hands: Hands,
    notice: RefCell<Option<Rc<Notice>>>,
    strip: RefCell<Option<Strip>>,
    restored: Restored,
    underline: Underline,
    counts: Cell<Counts>,
    reporting: Cell<bool>,
    ears: RefCell<Vec<Listener>>,
    /// The page's own scripts ran before Handrail could, and may hear what it hears first.
    late: Cell<bool>,
    record: Record,
    /// When the person was last reminded to check what they copy, ms.
    reminded_ms: Cell<f64>,
    generated: Generated,
    /// When help was last offered, ms.
    helped_ms: Cell<f64>,
    /// When the page was last looked at for its account, ms.
    looked_ms: Cell<f64>,
}

thread_local! {
    static PAGE: RefCell<Option<Rc<Page>>> = const { RefCell::new(None) };
}

/// When the page is looked at for its account, ms after the start: pages build themselves up in stages.
const LOOKS_AT_MS: [i32; 5] = [0, 800, 2_500, 6_000, 15_000];
/// What was seen of the account holds for so long, ms.
const FRESH_MS: f64 = 5_000.0;
/// When everything is made ready that the first judgement would otherwise wait for, ms.
const READY_AT_MS: i32 = 1_200;

impl Page {
    /// Takes charge of the frame. Every gate is open before this returns.
    pub fn start(window: Window, document: Document) {
        let [key, written_key, [number, _]] = [(); 3].map(|()| random_key(&window));
        let built_in = InForce { policy: Policy::built_in(), ..InForce::default() };
        let is_top = window.parent().is_ok_and(|parent| parent.as_ref() == Some(&window));
        let bench = Bench::new(Place::of(&window), is_top, built_in, key);
        // Frames without an address of their own are complete from the start.
        let late = is_top && ears::late() || ears::missed();
        let page = Rc::new(Self {
            window,
            document,
            bench: RefCell::new(bench),
            backstop: Backstop::new(written_key),
            told: Told::default(),
            files: Files::default(),
            policy_told: RefCell::default(),
            early: RefCell::default(),
            used: RefCell::default(),
            typed: RefCell::default(),
            ours: Cell::default(),
            hands: Hands::default(),
            notice: RefCell::default(),
            strip: RefCell::default(),
            restored: Restored::default(),
            underline: Underline::default(),
            counts: Cell::default(),
            reporting: Cell::default(),
            ears: RefCell::default(),
            late: Cell::new(late),
            record: Record::new(number),
            reminded_ms: Cell::new(f64::NEG_INFINITY),
            generated: Generated::default(),
            helped_ms: Cell::new(f64::NEG_INFINITY),
            looked_ms: Cell::new(f64::NEG_INFINITY),
        });
        page.ears.replace(gate::listen(&page));
        page.ears.borrow_mut().extend(backstop::open(&page));
        if ears::missed() {
            page.backstop.forgot();
        }
        PAGE.with(|slot| slot.replace(Some(Rc::clone(&page))));
        if let Some(composer) = Composer::focused_in(&page.document) {
            page.uses(composer);
        }
        link::open(&page);
        for ms in LOOKS_AT_MS {
            let page = Rc::clone(&page);
            later(ms, move || page.look_around());
        }
        if is_top {
            let page = Rc::clone(&page);
            later(READY_AT_MS, move || ready::rehearse(&page));
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

    /// The document on which to show something to the person.
    pub fn stage(&self) -> Document {
        surface::outermost(&self.window).unwrap_or_else(|| self.document.clone())
    }

    /// What the person's hands are doing.
    pub fn hands(&self) -> &Hands {
        &self.hands
    }

    /// Judging.
    pub fn bench(&self) -> &RefCell<Bench> {
        &self.bench
    }

    /// What the person wrote here, and what leaves by the network.
    pub fn backstop(&self) -> &Backstop {
        &self.backstop
    }

    /// What the page's own requests showed of the account.
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// Files on their way in.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The policy in force as the background told it.
    pub fn policy_told(&self) -> link::PolicyTold {
        self.policy_told.borrow().clone()
    }

    /// Does it now, or once the background has told the policy in force; only the first of several waits.
    pub fn once_told(&self, act: impl FnOnce() + 'static) {
        if self.policy_told.borrow().message.is_undefined() {
            self.early.borrow_mut().get_or_insert_with(|| Box::new(act));
        } else {
            act();
        }
    }

    /// Keeps a listener for as long as the frame lives.
    pub fn keep(&self, ear: Listener) {
        self.ears.borrow_mut().push(ear);
    }

    /// What placeholders stand for.
    pub fn restored(&self) -> &Restored {
        &self.restored
    }

    /// What is underlined while the person writes.
    pub fn underline(&self) -> &Underline {
        &self.underline
    }

    /// A send was judged and let through.
    pub fn passed(&self) {
        self.typed.replace(None);
        self.restored.sent();
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

    /// The frame goes away, and takes with it what it shows, also outside itself. What was held stays held.
    pub fn leave(&self) {
        if let Some(notice) = self.notice.borrow().as_ref() {
            notice.host().remove();
        }
        self.strip.replace(None);
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
            || surface::is_one(&target)
    }

    /// Keeps keys that are meant for the notice from the page, and a held-down key from pressing its buttons.
    pub fn shield_notice(&self, event: &Event) {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            event.stop_immediate_propagation();
            if key.repeat() && key.key() == "Enter" {
                event.prevent_default();
            }
        } else if matches!(event.type_().as_str(), "input" | "beforeinput" | "paste") {
            event.stop_immediate_propagation();
            if let Some(notice) = &*self.notice.borrow() {
                notice.look();
            }
        }
    }

    /// What is told to the ledger.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// When the person was last reminded to check what they copy, ms.
    pub fn reminded_ms(&self) -> f64 {
        self.reminded_ms.get()
    }

    /// Notes that the person was reminded.
    pub fn set_reminded_ms(&self, ms: f64) {
        self.reminded_ms.set(ms);
    }

    /// What was made here, for the tip on it.
    pub fn generated(&self) -> &Generated {
        &self.generated
    }

    /// Opens what sources say of the tool.
    pub fn open_risk(&self) {
        let tool = self.bench.borrow().visit().rule.map(|rule| rule.id.clone());
        self.open_door(Door::Risk(tool.unwrap_or_default()));
    }

    /// Opens a page of the extension.
    pub fn open_door(&self, door: Door) {
        link::tell(&ToBackground::Open(door));
    }

    /// The background has something to remind of.
    pub fn remind(self: &Rc<Self>, Reminder { text, show, door, .. }: Reminder) {
        // Every frame of the tab hears it.
        if !self.window.parent().is_ok_and(|parent| parent.as_ref() == Some(&self.window)) {
            return;
        }
        let page = Rc::clone(self);
        let act: Box<dyn Fn()> = Box::new(move || page.open_door(door.clone()));
        Strip::say(self, Line { text, clause: None, button: Some((show, act)), stays_ms: None });
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

    /// Whether the catalog's adapter for this tool names `control` as its send control.
    pub fn adapter_sends(&self, control: &Element) -> bool {
        let adapter = self.bench.try_borrow().ok().and_then(|b| b.tool()?.adapter);
        adapter.is_some_and(|a| a.send.iter().any(|selector| control.matches(selector).unwrap_or(false)))
    }

    /// Another policy is in force.
    pub fn take_policy(self: &Rc<Self>, in_force: InForce, told: link::PolicyTold) {
        self.policy_told.replace(told);
        self.files.known.forget();
        self.bench.borrow_mut().take_policy(in_force);
        self.backstop.reopen();
        self.look_around();
        self.report();
        if let Some(act) = self.early.take() {
            act();
        }
    }

    /// Looks around unless that was done a moment ago. A cookie alone takes the browser a millisecond.
    pub fn look_again(self: &Rc<Self>) {
        if now_ms() - self.looked_ms.get() > FRESH_MS {
            self.look_around();
        }
    }

    /// Sees where the page is now and which account it shows.
    pub fn look_around(self: &Rc<Self>) {
        self.looked_ms.set(now_ms());
        let tool = self.bench.borrow().tool();
        backstop::look(self);
        let facts = tool.map_or_else(AccountFacts::default, |tool| account::facts(self, tool));
        let before = self.bench.borrow().account();
        self.bench.borrow_mut().look_around(Place::of(&self.window), &facts);
        if self.bench.borrow().account() != before {
            self.report();
        }
        Strip::show(self);
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
