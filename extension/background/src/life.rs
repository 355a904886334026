//! The life of the background: what happens when. Every listener is added before the first pause, because a
//! browser that wakes the worker for an event gives that event only to listeners added by then.

mod group;
mod ledger;
mod office;
mod shown;
mod unknown;

use crate::address::Address;
use crate::browser::storage::Managed;
use crate::browser::tabs::Change;
use crate::browser::{from_js, headers, net, runtime, scripting, storage, tabs as browser_tabs, to_js};
use crate::desk::{Sender, Who, admits};
use crate::keeper::{Answer, Cause, Keep, Keeper, LastGood};
use crate::learned::Hosts;
use crate::registration::{Declared, WATCH, patterns, same, scripts, wanted};
use crate::sign_in;
use crate::tabs::{Echo, Tabs};
use handrail::ledger::Ledger;
use handrail::policy::{self, Policy, Practice, Problem, Severity};
use handrail_wire::{InForce, ToBackground, ToPage};
use serde::Serialize;
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

/// The page side as JavaScript, for frames that refuse Wasm.
const TWIN: &str = "twin.js";

/// How long a page may take to say that it is being loaded, ms.
const SETTLES_MS: f64 = 50.0;

struct Background {
    keeper: RefCell<Keeper>,
    tabs: RefCell<Tabs>,
    learned: RefCell<Hosts>,
    awake: OnceCell<js_sys::Promise>,
    settling: Cell<Settling>,
    /// None until it was read.
    ledger: RefCell<Option<Ledger>>,
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
        learned: RefCell::default(),
        awake: OnceCell::new(),
        settling: Cell::default(),
        ledger: RefCell::default(),
    });
    listen(&background);
    let waking = background.clone();
    let awake = future_to_promise(async move {
        waking.wake().await;
        Ok(JsValue::UNDEFINED)
    });
    let _ = background.awake.set(awake);
}

fn read(text: &str) -> Result<(Policy, Practice), Vec<Problem>> {
    match policy::read(text) {
        Ok(read) => Ok((read.policy, read.practice)),
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
    browser_tabs::on_updated(move |tab, change| {
        let b = b.clone();
        spawn_local(async move {
            match change {
                Change::Loaded => b.mark_loaded(tab).await,
                Change::Moved => {
                    b.look_at_address(tab).await;
                    b.follow(tab).await;
                }
            }
        });
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
        self.wake_unknown().await;
        self.wake_group().await;
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
        self.expire().await;
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
            let rules = sign_in::wanted(&self.keeper.borrow().in_force().policy);
            note(headers::keep(&rules).await);
            self.register().await;
            self.tell_pages().await;
            if self.settling.get() == Settling::Runs {
                break;
            }
        }
        self.settling.set(Settling::Rests);
    }

    async fn register(self: &Rc<Self>) {
        let wanted = {
            let learned = self.learned_hosts().patterns();
            wanted(&self.keeper.borrow().in_force().policy, &learned, &scripting::declared())
        };
        if same(&scripting::registered().await, &wanted) {
            return;
        }
        note(scripting::register(&wanted).await);
        let of_tools = wanted.into_iter().filter(|script| script.id != WATCH);
        let patterns: BTreeSet<String> = of_tools.flat_map(|script| script.matches).collect();
        let (b, patterns) = (Rc::clone(self), patterns.into_iter().collect::<Vec<_>>());
        // A page that is going away may never answer, and nothing else is to wait for it.
        spawn_local(async move { b.cover(&patterns).await });
    }

    /// Tells every page side of a policy that none of them was told of in this browser session; waits for none.
    async fn tell_pages(&self) {
        let in_force = self.keeper.borrow().in_force().clone();
        let InForce { provenance, policy, group, problems, .. } = &in_force;
        let news =
            format!("{provenance:?} {} {} {group:?} {problems:?}", policy.hash, policy.exceptions.len());
        if storage::session::<String>(TOLD).await.as_deref() == Some(&news) {
            return;
        }
        let message = Rc::new(ToPage::Policy(Box::new(in_force)));
        for tab in browser_tabs::open(None).await.into_iter().filter_map(|tab| tab.id) {
            let message = Rc::clone(&message);
            spawn_local(async move {
                browser_tabs::tell(tab, &message).await;
            });
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
            self.enter(tab, &declared).await;
        }
    }

    /// Brings the page side into an open page, unless it is there.
    async fn enter(&self, tab: i32, declared: &[Declared]) {
        if browser_tabs::tell(tab, &ToPage::Report).await == Echo::Heard {
            return;
        }
        for script in scripts(declared) {
            note(scripting::inject(tab, script).await);
        }
        self.mark(tab).await;
    }

    /// A page that goes to a tool at a path of its host without being loaded anew: nothing was registered for where it
    /// came from.
    async fn follow(&self, tab: i32) {
        self.awake().await;
        if self.is_tool(tab).await {
            // A page that is loading gets the page side by itself, and sooner.
            runtime::pause(SETTLES_MS).await;
            if browser_tabs::get(tab).await.is_some_and(|tab| tab.status.as_deref() == Some("complete")) {
                self.enter(tab, &scripting::declared()).await;
            }
        }
    }

    async fn is_tool(&self, tab: i32) -> bool {
        let url = browser_tabs::get(tab).await.and_then(|tab| tab.url).unwrap_or_default();
        Address::parse(&url)
            .is_some_and(|address| address.tool_name(&self.keeper.borrow().in_force().policy).is_some())
    }

    fn receive(self: &Rc<Self>, message: JsValue, sender: JsValue, answer: js_sys::Function) -> bool {
        let sender: Sender = from_js(sender).unwrap_or_default();
        let url = sender.url.clone().unwrap_or_default();
        let Some(who) = sender.who(&runtime::own_id(), &runtime::own_origin()) else { return false };
        let Some(message) = from_js(message).filter(|message| admits(who, message)) else { return false };
        let b = self.clone();
        match message {
            ToBackground::Status(status) => {
                if let Who::PageSide { tab, frame } = who {
                    spawn_local(async move {
                        b.awake().await;
                        if b.tabs.borrow_mut().take(tab, frame, status.clone()) {
                            b.remember().await;
                            if frame == 0 && status.checked == 0 {
                                b.remind(tab, &status).await;
                            }
                            b.show(tab, &b.view_heard(tab, Echo::Heard).await).await;
                        }
                    });
                }
                false
            }
            ToBackground::Looks(counts) => {
                if let Who::PageSide { tab, frame: 0 } = who {
                    spawn_local(async move { b.hear_looks(tab, &url, &counts).await });
                }
                false
            }
            ToBackground::Twin => {
                let Who::PageSide { tab, frame } = who else { return false };
                give(
                    answer,
                    async move { scripting::bring(tab, frame, sender.document_id, TWIN).await.is_ok() },
                )
            }
            ToBackground::Policy => give(answer, async move {
                b.awake().await;
                handrail_wire::pack(&b.in_force_at(&url))
            }),
            ToBackground::Tab(tab) => give(answer, async move { b.view(tab).await }),
            ToBackground::Held(key, happened) => give(answer, async move {
                b.record(|ledger, words, now| ledger.hold(key, &happened, words, now)).await
            }),
            ToBackground::Decided(key, did) => give(answer, async move {
                b.record(|ledger, words, now| ledger.decide(key, &did, words, now)).await
            }),
            ToBackground::Open(door) => {
                spawn_local(async move { b.open(door).await });
                false
            }
            ToBackground::Ledger => give(answer, async move { b.ledger_view().await }),
            ToBackground::Mark { serial, mark, set } => give(answer, async move {
                b.record(|ledger, _, _| {
                    ledger.mark(serial, mark, set);
                })
                .await;
                b.ledger_view().await
            }),
            ToBackground::Reader => give(answer, async move { b.reader_view().await }),
            ToBackground::Confirm(confirm) => give(answer, async move { b.confirm(confirm).await }),
            ToBackground::Enrol(code) => give(answer, async move { b.enrol(&code).await }),
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

/// Answers a message in its own time.
fn give<T: Serialize + 'static>(answer: js_sys::Function, found: impl Future<Output = T> + 'static) -> bool {
    spawn_local(async move {
        let value = to_js(&found.await);
        note(value.and_then(|value| answer.call1(&JsValue::UNDEFINED, &value)));
    });
    true
}

/// Leaves a refusal of the browser in the extension's own console, where whoever looks for it finds it.
fn note<T>(result: Result<T, JsValue>) {
    if let Err(refusal) = result {
        runtime::warn(&refusal);
    }
}
