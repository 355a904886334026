//! The popup: the tool in front of the person, how well it is covered, and the policy in force.

mod enrol_view;
mod policy_view;
mod render;
mod view;

use crate::browser;
use handrail::guidance::words;
use handrail_wire::{TabView, ToBackground};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// How long changes are gathered before the popup shows them, in ms.
const GATHER_MS: f64 = 150.0;

/// How long to wait before the background is asked again, when it did not answer, in ms.
const ASK_AGAIN_MS: f64 = 500.0;

/// Opens the popup and keeps it true while it is open. The address may name another tab (`?tab=7`) and another
/// language (`?lang=es`) than those in front of the person.
pub fn open(body: Element) {
    let waiting = Rc::new(Cell::new(false));
    show_soon(body.clone(), waiting.clone(), 0.0);
    browser::on_change(move || show_soon(body.clone(), waiting.clone(), GATHER_MS));
}

fn show_soon(body: Element, waiting: Rc<Cell<bool>>, ms: f64) {
    if waiting.replace(true) {
        return;
    }
    browser::later(ms, move || {
        waiting.set(false);
        spawn_local(async move {
            if !show(&body).await {
                show_soon(body, waiting, ASK_AGAIN_MS);
            }
        });
    });
}

/// Whether the background answered.
async fn show(body: &Element) -> bool {
    let words = words(&browser::parameter("lang").unwrap_or_else(browser::language));
    let named = browser::parameter("tab").and_then(|tab| tab.parse().ok());
    let tab = match named {
        Some(tab) => Some(tab),
        None => browser::active_tab().await,
    };
    let tab = tab.unwrap_or(NO_TAB);
    match browser::ask::<TabView>(&ToBackground::Tab(tab)).await {
        Some(view) => {
            render::render(body, &view::popup_view(&view, words, js_sys::Date::now()), tab);
            true
        }
        None => {
            render::render_silence(body, words);
            false
        }
    }
}

/// The browsers' own id for "no tab".
const NO_TAB: i32 = -1;
