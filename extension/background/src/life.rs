//! The life of the background: what happens when. Every listener is added before the first pause, because a
//! browser that wakes the worker for an event gives that event only to listeners added by then.

use crate::address::Address;
use crate::badge::{badge, title};
use crate::browser::storage::Managed;
use crate::browser::{button, from_js, net, runtime, scripting, storage, tabs as browser_tabs, to_js};
use crate::desk::{Sender, Who, admits};
use crate::keeper::{Answer, Cause, Keep, Keeper, LastGood};
use crate::registration::{patterns, same, scripts, wanted};
use crate::tabs::{Echo, Tabs, reach};
use handrail::guidance::words;
use handrail::policy::{self, Policy, Problem, Severity};
use handrail_wire::{InForce, TabView, ToBackground, ToPage};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// Keys of the extension's own storage.
const LAST_GOOD: &str = "lastGood";
const FIRST_ASKED: &str = "firstAsked";
const REPORTS: &str = "reports";
const TOLD: &str = "told";

struct Background {
    keeper: RefCell<Keeper>,
    tabs: RefCell<Tabs>,
    awake: OnceCell<js_sys::Promise>,
    settling: Cell<Settling>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Settling {
    #[default]
    Rests,
    Runs,
    RunsAndMustAgain,
}

/// Adds every listener and starts to ask for the policy.
pub fn start() {
    let keeper = Keeper::new(read, Policy::built_in(), js_sys::Date::now());
    let background = Rc::new(Background {
        keeper: RefCell::new(keeper),
        tabs: RefCell::default(),
        awake: OnceCell::new(),
        settling: Cell::default(),
    });
    listen(&background);
    let waking = background.clone();
    let awake = future_to_promise(async move {
        waking.wake().await;
        Ok(JsValue::UNDEFINED)
    });
    let _ = background.awake.set(awake);
}

fn read(text: &str) -> Result<Policy, Vec<Problem>> {
    match policy::read(text) {
        Ok(read) => Ok(read.policy),
        Err(problems) => Err(problems.into_iter().filter(|p| p.severity == Severity::Error).collect()),
    }
}

fn listen(background: &Rc<Background>) {
    let on = |act: fn(Rc<Background>)| {
        let background = background.clone();
        move || act(background.clone())
    };
    runtime::on_alarm(on(|b| spawn_local(async move { b.ask().await })));
    runtime::on_startup(on(|b| spawn_local(async move { b.ask().await })));
    runtime::on_installed(on(|b| spawn_local(async move { b.cover_open_tabs().await })));
    let b = background.clone();
    storage::on_managed_changed(move || {
        let b = b.clone();
        spawn_local(async move {
            b.awake().await;
            let managed = storage::ask_managed().await;
            b.hear(managed, Cause::Changed).await;
        });
    });
    let b = background.clone();
    browser_tabs::on_removed(move |tab| {
        let b = b.clone();
        spawn_local(async move { b.forget(tab).await });
    });
    let b = background.clone();
    browser_tabs::on_loaded(move |tab| {
        let b = b.clone();
        spawn_local(async move { b.mark_loaded(tab).await });
    });
    let b = background.clone();
    runtime::on_message(move |message, sender, answer| b.receive(message, sender, answer));
}

/// What lies at the address of a signed policy.
async fn fetched(url: String, key: String) -> Answer {
    let text = if net::is_fit(&url) { net::text_at(&url).await } else { None };
    match text {
        Some(text) => Answer::Signed { text, key },
        None => Answer::Unreachable(url),
    }
}

impl Background {
    async fn wake(self: &Rc<Self>) {
        storage::keep_local_to_ourselves().await;
        let first_asked = storage::session(FIRST_ASKED).await;
        if first_asked.is_none() {
            note(storage::set_session(FIRST_ASKED, &js_sys::Date::now()).await);
            runtime::wake_regularly().await;
        }
        *self.tabs.borrow_mut() = storage::session(REPORTS).await.unwrap_or_default();
        let last_good: Option<LastGood> = storage::local(LAST_GOOD).await;
        self.keeper.borrow_mut().take_last_good(last_good, first_asked);
        let managed = storage::ask_managed().await;
        self.hear(managed, Cause::Asked).await;
    }

    async fn awake(&self) {
        if let Some(awake) = self.awake.get() {
            note(JsFuture::from(awake.clone()).await);
        }
    }

    async fn ask(self: &Rc<Self>) {
        self.awake().await;
        let managed = storage::ask_managed().await;
        self.hear(managed, Cause::Asked).await;
    }

    async fn hear(self: &Rc<Self>, managed: Managed, cause: Cause) {
        let Managed { policy, group, url, key } = managed;
        let answer = match (policy, url) {
            (Answer::Nothing, Some(url)) => fetched(url, key.unwrap_or_default()).await,
            (policy, _) => policy,
        };
        let outcome = {
            let mut keeper = self.keeper.borrow_mut();
            keeper.take_group(group);
            keeper.take(answer, cause, js_sys::Date::now())
        };
        match outcome.keep {
            Keep::AsItIs => {}
            Keep::Store(last_good) => note(storage::set_local(LAST_GOOD, &last_good).await),
            Keep::Forget => note(storage::remove_local(LAST_GOOD).await),
        }
        if let Some(ms) = outcome.ask_again_ms {
            let b = self.clone();
            runtime::later(ms, move || spawn_local(async move { b.ask().await })).await;
        }
        let b = self.clone();
        spawn_local(async move { b.settle().await });
    }

    /// Brings registrations and open pages in line with the policy in force, one settling at a time.
    async fn settle(self: &Rc<Self>) {
        if self.settling.get() != Settling::Rests {
            self.settling.set(Settling::RunsAndMustAgain);
            return;
        }
        loop {
            self.settling.set(Settling::Runs);
            self.register().await;
            self.tell_pages().await;
            if self.settling.get() == Settling::Runs {
                break;
            }
        }
        self.settling.set(Settling::Rests);
    }

    async fn register(&self) {
        let wanted = wanted(&self.keeper.borrow().in_force().policy, &scripting::declared());
        if same(&scripting::registered().await, &wanted) {
            return;
        }
        note(scripting::register(&wanted).await);
        let patterns: BTreeSet<String> = wanted.into_iter().flat_map(|script| script.matches).collect();
        self.cover(&patterns.into_iter().collect::<Vec<_>>()).await;
    }

    /// Tells every page side of a policy that none of them was told of in this browser session.
    async fn tell_pages(&self) {
        let in_force = self.keeper.borrow().in_force().clone();
        let InForce { provenance, policy, group, problems, .. } = &in_force;
        let news =
            format!("{provenance:?} {} {} {group:?} {problems:?}", policy.hash, policy.exceptions.len());
        if storage::session::<String>(TOLD).await.as_deref() == Some(&news) {
            return;
        }
        let message = ToPage::Policy(Box::new(in_force));
        for tab in browser_tabs::open(None).await.into_iter().filter_map(|tab| tab.id) {
            browser_tabs::tell(tab, &message).await;
        }
        note(storage::set_session(TOLD, &news).await);
    }

    async fn cover_open_tabs(&self) {
        self.awake().await;
        let declared = scripting::declared();
        let mut all: Vec<String> = declared.into_iter().flat_map(|script| script.matches).collect();
        all.extend(patterns(&self.keeper.borrow().in_force().policy));
        all.sort();
        all.dedup();
        self.cover(&all).await;
    }

    /// Brings the page side into matching pages that were open before it could come by itself.
    async fn cover(&self, patterns: &[String]) {
        let declared = scripting::declared();
        for tab in browser_tabs::open(Some(patterns)).await.into_iter().filter_map(|tab| tab.id) {
            if browser_tabs::tell(tab, &ToPage::Report).await == Echo::Heard {
                continue;
            }
            for script in scripts(&declared) {
                note(scripting::inject(tab, script).await);
            }
            self.mark(tab).await;
        }
    }

    fn receive(self: &Rc<Self>, message: JsValue, sender: JsValue, answer: js_sys::Function) -> bool {
        let sender: Sender = from_js(sender).unwrap_or_default();
        let Some(who) = sender.who(&runtime::own_id(), &runtime::own_origin()) else { return false };
        let Some(message) = from_js(message).filter(|message| admits(who, message)) else { return false };
        let b = self.clone();
        match message {
            ToBackground::Status(status) => {
                if let Who::PageSide { tab, frame } = who {
                    spawn_local(async move {
                        b.awake().await;
                        if b.tabs.borrow_mut().take(tab, frame, status) {
                            b.remember().await;
                            b.show(tab, &b.view_heard(tab, Echo::Heard).await).await;
                        }
                    });
                }
                false
            }
            ToBackground::Policy => {
                spawn_local(async move {
                    b.awake().await;
                    let in_force = to_js(b.keeper.borrow().in_force());
                    note(in_force.and_then(|value| answer.call1(&JsValue::UNDEFINED, &value)));
                });
                true
            }
            ToBackground::Tab(tab) => {
                spawn_local(async move {
                    let view = to_js(&b.view(tab).await);
                    note(view.and_then(|value| answer.call1(&JsValue::UNDEFINED, &value)));
                });
                true
            }
        }
    }

    async fn view(&self, tab: i32) -> TabView {
        self.awake().await;
        let echo = browser_tabs::tell(tab, &ToPage::Report).await;
        self.view_heard(tab, echo).await
    }

    async fn view_heard(&self, tab: i32, echo: Echo) -> TabView {
        let in_force = self.keeper.borrow().in_force().clone();
        let url = browser_tabs::get(tab).await.and_then(|tab| tab.url).unwrap_or_default();
        let address = Address::parse(&url);
        let tool_name = address.as_ref().and_then(|address| address.tool_name(&in_force.policy));
        let let_in = match &address {
            Some(address) => scripting::let_in(&address.origin).await,
            None => false,
        };
        let reach = reach(echo, tool_name.is_some(), let_in);
        let page = if echo == Echo::Heard { self.tabs.borrow().page(tab) } else { None };
        TabView { reach, page, tool_name: tool_name.unwrap_or_default(), in_force }
    }

    async fn mark(&self, tab: i32) {
        self.show(tab, &self.view(tab).await).await;
    }

    async fn show(&self, tab: i32, view: &TabView) {
        let page = view.page.as_ref();
        button::show(tab, badge(view.reach, page)).await;
        button::name(tab, &title(view.reach, page, words(&runtime::language()))).await;
    }

    /// Pages that are no tool, nearly all, are left in peace.
    async fn mark_loaded(&self, tab: i32) {
        self.awake().await;
        let url = browser_tabs::get(tab).await.and_then(|tab| tab.url).unwrap_or_default();
        let is_tool = Address::parse(&url)
            .is_some_and(|address| address.tool_name(&self.keeper.borrow().in_force().policy).is_some());
        if is_tool {
            self.mark(tab).await;
        }
    }

    async fn remember(&self) {
        let reports = self.tabs.borrow().clone();
        note(storage::set_session(REPORTS, &reports).await);
    }

    async fn forget(&self, tab: i32) {
        self.awake().await;
        if self.tabs.borrow_mut().forget(tab) {
            self.remember().await;
        }
    }
}

/// Leaves a refusal of the browser in the extension's own console, where whoever looks for it finds it.
fn note<T>(result: Result<T, JsValue>) {
    if let Err(refusal) = result {
        runtime::warn(&refusal);
    }
}
