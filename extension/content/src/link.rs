//! The line to the background. It may be asleep, be replaced by an update, or be gone for good; the page side
//! goes on protecting with the policy it has.

use crate::deep::{chrome, get};
use crate::page::Page;
use handrail_wire::{InForce, PageStatus, ToBackground, ToPage};
use js_sys::{Function, Promise};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Asks for the policy in force, and hears of each change.
pub fn open(page: &Rc<Page>) {
    let told = {
        let page = Rc::clone(page);
        Closure::<dyn FnMut(JsValue)>::new(move |message| {
            if let Ok(ToPage::Policy(in_force)) = serde_wasm_bindgen::from_value(message) {
                page.take_policy(*in_force);
            }
        })
    };
    if let Some(on_message) = runtime().and_then(|r| get(&r, "onMessage"))
        && let Some(add) = get(&on_message, "addListener").and_then(|f| f.dyn_into::<Function>().ok())
    {
        let _ = add.call1(&on_message, told.as_ref());
        told.forget();
    }
    ask_policy(page, 0);
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
    let done = Closure::once_into_js(move |answer: JsValue| {
        match serde_wasm_bindgen::from_value::<InForce>(answer) {
            Ok(in_force) => page.take_policy(in_force),
            Err(_) => retry(),
        }
    });
    when_settled(&answer, &done);
}

/// Tells the background how the page stands. Ids, states and counts only.
pub fn report(status: PageStatus) {
    if let Some(answer) = send(&ToBackground::Status(status)) {
        let done = Closure::once_into_js(|_: JsValue| {});
        when_settled(&answer, &done);
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
