//! The line to the background. It may be asleep, be replaced by an update, or be gone for good; the page side
//! goes on protecting with the policy it has.

use crate::deep::{chrome, get};
use crate::ears;
use crate::page::Page;
use handrail_wire::{InForce, PageStatus, ToBackground, ToPage, unpack};
use js_sys::{Function, Promise};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Writes to the console.
    #[wasm_bindgen(js_namespace = console)]
    fn warn(words: &str);
}

/// The policy in force as the background told it, to pass on as it is.
#[derive(Clone, Default)]
pub struct PolicyTold {
    /// The packed message; undefined as long as the built-in policy is in force.
    pub message: JsValue,
    /// Whether it is a [`ToPage`], else the answer to a question, an [`InForce`].
    pub pushed: bool,
}

/// Asks for the policy in force, and hears of each change.
pub fn open(page: &Rc<Page>) {
    let told = {
        let page = Rc::clone(page);
        Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            match message.as_string().as_deref().and_then(read) {
                Some(ToPage::Policy(in_force)) => {
                    page.take_policy(*in_force, PolicyTold { message, pushed: true })
                }
                Some(ToPage::Remind(reminder)) => page.remind(reminder),
                Some(ToPage::Report) | None => {}
            }
        })
    };
    if let Some(on_message) = runtime().and_then(|r| get(&r, "onMessage"))
        && let Some(add) = get(&on_message, "addListener").and_then(|f| f.dyn_into::<Function>().ok())
    {
        let _ = add.call1(&on_message, told.as_ref());
        told.forget();
    }
    match ears::told() {
        Some(text) => take(page, &text),
        None => ask_policy(page, 0),
    }
}

/// Takes the answer to the question for the policy in force.
fn take(page: &Rc<Page>, answer: &str) {
    if let Some(in_force) = read::<InForce>(answer) {
        page.take_policy(in_force, PolicyTold { message: answer.into(), pushed: false });
    }
}

/// A sleeping background takes a moment to wake, and an installing one longer.
const RETRY_AFTER_MS: [i32; 4] = [200, 1_000, 5_000, 20_000];

fn ask_policy(page: &Rc<Page>, tries: usize) {
    let again = Rc::clone(page);
    let retry = move || {
        if let Some(&wait) = RETRY_AFTER_MS.get(tries) {
            crate::later::later(wait, move || ask_policy(&again, tries + 1));
        }
    };
    let Some(answer) = send(&ToBackground::Policy) else { return retry() };
    let page = Rc::clone(page);
    let done = Closure::once_into_js(move |answer: JsValue| match answer.as_string() {
        Some(text) => take(&page, &text),
        None => retry(),
    });
    when_settled(&answer, &done);
}

/// A message as it was packed. One that cannot be read is told to whoever looks, and the policy that the page has, at
/// first the built-in one, goes on protecting.
fn read<T: DeserializeOwned>(message: &str) -> Option<T> {
    unpack(message).inspect_err(|why| warn(&why.to_string())).ok()
}

/// Tells the background how the page stands. Ids, states and counts only.
pub fn report(status: PageStatus) {
    tell(&ToBackground::Status(status));
}

/// Tells the background something that it does not answer.
pub fn tell(message: &ToBackground) {
    ask_whether(message, |_| {});
}

/// `done` hears whether the background answered yes; it is called once, and `false` when nobody answers.
pub fn ask_whether(message: &ToBackground, done: impl FnOnce(bool) + 'static) {
    match send(message) {
        Some(answer) => {
            let done = Closure::once_into_js(move |answer: JsValue| done(answer.as_bool() == Some(true)));
            when_settled(&answer, &done);
        }
        None => done(false),
    }
}

/// `done` hears the answer, or the error when there was none: it is called once, either way.
fn when_settled(answer: &Promise, done: &JsValue) {
    if let Some(then) = get(answer, "then").and_then(|f| f.dyn_into::<Function>().ok()) {
        let _ = then.call2(answer, done, done);
    }
}

/// `None` when the extension is no longer there to talk to.
fn send(message: &ToBackground) -> Option<Promise> {
    let runtime = runtime()?;
    let send: Function = get(&runtime, "sendMessage")?.dyn_into().ok()?;
    let message = message.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    send.call1(&runtime, &message).ok()?.dyn_into().ok()
}

fn runtime() -> Option<JsValue> {
    get(&chrome()?, "runtime").filter(|r| !r.is_undefined() && !r.is_null())
}
