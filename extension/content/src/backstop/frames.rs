//! What is written in one frame may be sent by another of the same page: each frame tells those around it, and those
//! around it ask before they judge.
//!
//! Only that something was written crosses, never that it was judged: a page can make such an event itself, and would
//! gain nothing by it.

use super::catch_up;
use crate::deep::get;
use crate::listen::Listener;
use crate::page::Page;
use crate::surface::{around, inside};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Window};

/// Something was written, and this is what stands there now.
const WROTE: &str = "handrail-wrote";
/// Something was taken that nobody had read.
const LOST: &str = "handrail-lost";
/// A frame around is about to judge what the page sends.
const ASKS: &str = "handrail-asks";

/// Hears what was written in the frames inside this one, and what those around it ask.
pub fn hear(page: &Rc<Page>) -> [Listener; 3] {
    let on = |kind, hear: fn(&Page, Option<String>)| {
        let page = Rc::clone(page);
        Listener::capture(page.window().clone().as_ref(), kind, move |event| {
            // Made in another frame, so of another realm: `instanceof` would not know it.
            hear(&page, get(&event, "detail").and_then(|detail| detail.as_string()));
        })
    };
    [
        on(WROTE, |page, text| {
            if let Some(text) = text {
                page.backstop().heard(&text);
            }
        }),
        on(LOST, |page, _| page.backstop().lose()),
        on(ASKS, |page, _| catch_up(page)),
    ]
}

/// Tells the frames around this one, as far as they are of this origin.
pub fn tell(page: &Page, text: &str, is_lost: bool) {
    for window in around(page.window()).skip(1) {
        send(&window, WROTE, Some(text));
        if is_lost {
            send(&window, LOST, None);
        }
    }
}

/// Asks the frames inside this one for what they have not told yet.
pub fn ask(page: &Page) {
    for window in inside(page.window()) {
        send(&window, ASKS, None);
    }
}

fn send(window: &Window, kind: &str, text: Option<&str>) {
    let init = CustomEventInit::new();
    if let Some(text) = text {
        init.set_detail(&JsValue::from_str(text));
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &init) {
        let _ = window.dispatch_event(&event);
    }
}
