//! What is written in one frame may be sent by another of the same page: each frame tells those around it.
//!
//! Only that something was written crosses, never that it was judged: a page can make such an event itself, and would
//! gain nothing by it.

use crate::deep::get;
use crate::listen::Listener;
use crate::page::Page;
use crate::surface::around;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

const WROTE: &str = "handrail-wrote";

/// Hears what was written in the frames inside this one.
pub fn hear(page: &Rc<Page>) -> Listener {
    let told = Rc::clone(page);
    Listener::capture(page.window(), WROTE, move |event| {
        // Made in another frame, so of another realm: `instanceof` would not know it.
        if let Some(text) = get(&event, "detail").and_then(|detail| detail.as_string()) {
            told.backstop().written.borrow_mut().write(&text);
        }
    })
}

/// Tells the frames around this one, as far as they are of this origin.
pub fn tell(page: &Page, text: &str) {
    for window in around(page.window()).skip(1) {
        let init = CustomEventInit::new();
        init.set_detail(&JsValue::from_str(text));
        if let Ok(event) = CustomEvent::new_with_event_init_dict(WROTE, &init) {
            let _ = window.dispatch_event(&event);
        }
    }
}
